/** What the report reads of the store, statement by statement; users leave here only to be counted. */
import { z } from 'zod';
import type { Verdict } from '../../channels/channel.ts';
import type { Database } from '../database.ts';

/** From the first millisecond up to, but not with, the last. */
export type Period = { readonly sinceMs: number; readonly untilMs: number };

/** A line of the audit trail, without what was replied. */
export type AnswerRow = {
  readonly channel: string;
  readonly user: string;
  readonly askedAtMs: number;
  readonly question: string;
  readonly status: string;
  readonly reason: string | null;
  readonly answerMs: number;
  /** Null while it is not sent. */
  readonly sentMs: number | null;
};

/** An answer that somebody disliked within the period, whenever it was given. */
export type DislikedRow = {
  readonly question: string;
  readonly reply: string;
  readonly times: number;
  readonly lastAtMs: number;
};

/** Answers to what was asked in the period, oldest first; one at a time, for there may be a million. */
export function* answersIn(database: Database, { sinceMs, untilMs }: Period): Iterable<AnswerRow> {
  const statement = database.prepare(`
    SELECT channel, user, asked_at AS askedAtMs, question, status, reason, answer_ms AS answerMs, sent_ms AS sentMs
    FROM answers WHERE asked_at >= ? AND asked_at < ? ORDER BY asked_at, number`);
  yield* statement.iterate(sinceMs, untilMs) as Iterable<AnswerRow>;
}

/** Verdicts given in the period and still held. */
export function verdictsIn(database: Database, { sinceMs, untilMs }: Period): Readonly<Record<Verdict, number>> {
  const rows = database
    .prepare(`SELECT verdict, count(*) AS times FROM verdicts WHERE given_at >= ? AND given_at < ? GROUP BY verdict`)
    .all(sinceMs, untilMs) as readonly { verdict: Verdict; times: number }[];
  const timesOf = (wanted: Verdict): number => rows.find(({ verdict }) => verdict === wanted)?.times ?? 0;
  return { up: timesOf('up'), down: timesOf('down') };
}

export const dislikedIn = (database: Database, { sinceMs, untilMs }: Period): readonly DislikedRow[] =>
  database
    .prepare(`
      SELECT question, reply, count(*) AS times, max(given_at) AS lastAtMs
      FROM verdicts JOIN answers ON number = answer
      WHERE verdict = 'down' AND given_at >= ? AND given_at < ? GROUP BY number ORDER BY number`)
    .all(sinceMs, untilMs) as readonly DislikedRow[];

/** When the oldest question that is still kept was asked; null of an empty store. */
export const oldestKeptMs = (database: Database): number | null =>
  (database.prepare(`SELECT min(asked_at) AS oldestMs FROM answers`).get() as { oldestMs: number | null }).oldestMs;

/** What of a kept reply is told again; a reply of another shape, from another version, tells nothing rather than ends the report. */
const toldReply = z.object({
  answer: z.string().catch(''),
  citations: z.array(z.object({ section: z.string(), locator: z.string() })).catch([]),
});

/** The first line of a kept reply and what it cited. */
export function toldOf(reply: string): { readonly firstLine: string; readonly cited: readonly string[] } {
  const { answer, citations } = toldReply.parse(JSON.parse(reply));
  const [firstLine = ''] = answer.trim().split('\n');
  return { firstLine: firstLine.trim(), cited: citations.map(({ section, locator }) => `${section} · ${locator}`) };
}
