/** What the store tells of a period to those who keep the service and its lexicon. No hash of a user is in it. */
import type { Verdict } from '../channels/channel.ts';
import type { Database } from './database.ts';
import { buildDays, type DayCount } from './report/days.ts';
import { type Disliked, gatherDisliked } from './report/disliked.ts';
import { buildDurations, type Durations } from './report/durations.ts';
import { buildReasons, type FrequentReason } from './report/frequent.ts';
import { answersIn, dislikedIn, oldestKeptMs, type Period, verdictsIn } from './report/rows.ts';

export type Report = {
  readonly period: Period;
  /** When the oldest question that is still kept was asked, in the period or not; null of an empty store. */
  readonly oldestKeptMs: number | null;
  readonly days: readonly DayCount[];
  readonly refused: readonly FrequentReason[];
  readonly askedBack: readonly FrequentReason[];
  /** Verdicts given in the period and not taken back; what they judge may be older. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly disliked: readonly Disliked[];
  /** Making the answers. */
  readonly answering: Durations;
  /** From the arrival of the question until the answer was sent wholly. */
  readonly sending: Durations;
};

/** Reads the report. The database may be open for reading only; reads belong in one transaction so that counts agree. */
export function buildReport(database: Database, period: Period): Report {
  const days = buildDays();
  const refused = buildReasons();
  const askedBack = buildReasons();
  const answering = buildDurations();
  const sending = buildDurations();
  for (const row of answersIn(database, period)) {
    days.add(row);
    if (row.status === 'declined') refused.add(row);
    if (row.status === 'clarify') askedBack.add(row);
    answering.add(row.answerMs, row);
    if (row.sentMs !== null) sending.add(row.sentMs, row);
  }
  return {
    period,
    oldestKeptMs: oldestKeptMs(database),
    days: days.counts(),
    refused: refused.reasons(),
    askedBack: askedBack.reasons(),
    verdicts: verdictsIn(database, period),
    disliked: gatherDisliked(dislikedIn(database, period)),
    answering: answering.durations(),
    sending: sending.durations(),
  };
}
