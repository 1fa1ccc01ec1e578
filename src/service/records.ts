/** What the store keeps, statement by statement. Times are milliseconds since 1970; hashes are made by the caller. */
import { z } from 'zod';
import type { Language } from '../answer/reply.ts';
import type { Arrival, Call, Recalled, Verdict } from '../channels/channel.ts';
import { type Database, emptyLog, inTransaction } from './database.ts';

/** An arrival whose answer was not yet sent wholly. `calls` is null while it is not answered. */
export type Unfinished = {
  readonly arrival: Arrival;
  readonly receivedAtMs: number;
  readonly calls: readonly KeptCall[] | null;
};

/** A call that is still to be made; with attempts but no success it may have been made when the process died. */
export type KeptCall = { readonly number: number; readonly call: Call; readonly attempts: number };

export type ConversationKey = { readonly channel: string; readonly conversation: string };

/** One line of the audit trail, before its number is known. */
export type AnswerRecord = ConversationKey & {
  readonly arrival: string;
  readonly place: string;
  readonly user: string;
  readonly askedAtMs: number;
  readonly question: string;
  readonly reply: {
    readonly status: string;
    readonly route: string;
    readonly reason?: string;
    readonly knowledge: string;
  };
  readonly plans: readonly unknown[];
  readonly answerMs: number;
};

const arrivalSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  place: z.string(),
  user: z.string(),
  counts: z.boolean(),
  payload: z.unknown(),
});

const simpleCall = z.object({
  method: z.string(),
  payload: z.record(z.string(), z.unknown()),
  fleeting: z.literal(true).optional(),
});
const callSchema = simpleCall.extend({ otherwise: simpleCall.optional() });

const recalledReply = z.object({
  language: z.enum(['zh', 'en']),
  options: z.array(z.object({ label: z.string(), question: z.string() })),
  suggestions: z.array(z.string()),
});

const questionsSchema = z.array(z.string());

export type Records = ReturnType<typeof buildRecords>;

/** The statements over an open database. */
export function buildRecords(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  const sql = {
    keep: prepare(
      `INSERT OR IGNORE INTO arrivals (channel, id, received_at, state, arrival) VALUES (?, ?, ?, 'waiting', ?)`,
    ),
    see: prepare(`INSERT OR IGNORE INTO arrivals (channel, id, received_at, state) VALUES (?, ?, ?, 'done')`),
    seen: prepare(`SELECT channel, id, received_at FROM arrivals WHERE received_at >= ?`),
    open: prepare(
      `SELECT id, received_at, state, arrival FROM arrivals WHERE channel = ? AND state <> 'done' ORDER BY received_at, CAST(id AS INTEGER), id`,
    ),
    answered: prepare(`UPDATE arrivals SET state = 'answered' WHERE channel = ? AND id = ?`),
    finish: prepare(`UPDATE arrivals SET state = 'done', arrival = NULL WHERE channel = ? AND id = ?`),
    addCall: prepare(`INSERT INTO calls (channel, arrival, call) VALUES (?, ?, ?)`),
    callsOf: prepare(`SELECT number, call, attempts FROM calls WHERE channel = ? AND arrival = ? ORDER BY number`),
    attempt: prepare(`UPDATE calls SET attempts = attempts + 1 WHERE number = ?`),
    dropCall: prepare(`DELETE FROM calls WHERE number = ?`),
    dropCallsOf: prepare(`DELETE FROM calls WHERE channel = ? AND arrival = ?`),
    conversation: prepare(`SELECT questions, language FROM conversations WHERE channel = ? AND conversation = ?`),
    setQuestions: prepare(`
      INSERT INTO conversations (channel, conversation, user, questions, changed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET questions = excluded.questions, changed_at = excluded.changed_at`),
    setLanguage: prepare(`
      INSERT INTO conversations (channel, conversation, user, language, changed_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET language = excluded.language, changed_at = excluded.changed_at`),
    addAnswer: prepare(`
      INSERT INTO answers (channel, arrival, place, conversation, user, asked_at, question, status, route, reason, reply, plan, knowledge, answer_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    sent: prepare(`UPDATE answers SET sent_ms = ? - asked_at WHERE channel = ? AND arrival = ? AND sent_ms IS NULL`),
    recall: prepare(`SELECT question, reply FROM answers WHERE number = ? AND channel = ? AND place = ?`),
    verdict: prepare(`SELECT verdict FROM verdicts WHERE answer = ? AND user = ?`),
    setVerdict: prepare(`INSERT OR REPLACE INTO verdicts (answer, user, verdict, given_at) VALUES (?, ?, ?, ?)`),
    dropVerdict: prepare(`DELETE FROM verdicts WHERE answer = ? AND user = ?`),
    forgetAnswers: prepare(`DELETE FROM answers WHERE channel = ? AND user = ?`),
    forgetVerdicts: prepare(`DELETE FROM verdicts WHERE user = ?`),
    forgetConversations: prepare(`DELETE FROM conversations WHERE channel = ? AND user = ? RETURNING conversation`),
    oldAnswers: prepare(`DELETE FROM answers WHERE asked_at < ?`),
    oldConversations: prepare(`DELETE FROM conversations WHERE changed_at < ?`),
    oldArrivals: prepare(`DELETE FROM arrivals WHERE received_at < ?`),
    callsOfNone: prepare(
      `DELETE FROM calls WHERE NOT EXISTS (SELECT 1 FROM arrivals AS one WHERE one.channel = calls.channel AND one.id = calls.arrival)`,
    ),
  };

  return {
    /** Runs all of it or nothing. */
    atomically: <Value>(work: () => Value): Value => inTransaction(database, work),

    /** Keeps arrivals; gives those that were not there yet. */
    keep: (channel: string, arrivals: readonly Arrival[], nowMs: number): readonly Arrival[] =>
      arrivals.filter((arrival) => sql.keep.run(channel, arrival.id, nowMs, JSON.stringify(arrival)).changes > 0),

    /** Arrivals since a time, by id, so that another store knows them too. */
    seenSince: (sinceMs: number): readonly { channel: string; id: string; received_at: number }[] =>
      sql.seen.all(sinceMs) as { channel: string; id: string; received_at: number }[],
    markSeen: (channel: string, id: string, receivedAtMs: number): void => {
      sql.see.run(channel, id, receivedAtMs);
    },

    /** What a process before this one left unfinished, oldest first; one that cannot be read is done with. */
    unfinished: (channel: string): readonly Unfinished[] => {
      const rows = sql.open.all(channel) as { id: string; received_at: number; state: string; arrival: string }[];
      return rows.flatMap((row): readonly Unfinished[] => {
        const arrival = readAs(arrivalSchema, row.arrival);
        const calls = row.state === 'answered' ? callsOf(channel, row.id) : null;
        if (arrival !== null) return [{ arrival, receivedAtMs: row.received_at, calls }];
        sql.dropCallsOf.run(channel, row.id);
        sql.finish.run(channel, row.id);
        return [];
      });
    },

    /** Marks an arrival as answered, and keeps the calls that bring the answer; gives them their numbers. */
    answered: (channel: string, arrival: string, calls: readonly Call[]): readonly KeptCall[] => {
      sql.answered.run(channel, arrival);
      return calls.map((call) => ({
        number: Number(sql.addCall.run(channel, arrival, JSON.stringify(call)).lastInsertRowid),
        call,
        attempts: 0,
      }));
    },
    attempt: (call: number): void => {
      sql.attempt.run(call);
    },
    dropCall: (call: number): void => {
      sql.dropCall.run(call);
    },
    /** The arrival is done with: its calls are dropped, and what was kept of the sender with them. */
    finish: (channel: string, arrival: string): void => {
      sql.dropCallsOf.run(channel, arrival);
      sql.finish.run(channel, arrival);
    },

    /** The questions a conversation stands on, oldest first, and the language of its menus. */
    conversation: ({
      channel,
      conversation,
    }: ConversationKey): { questions: readonly string[]; language: Language | null } => {
      const row = sql.conversation.get(channel, conversation) as
        | { questions: string; language: Language | null }
        | undefined;
      return row === undefined
        ? { questions: [], language: null }
        : { questions: questionsSchema.parse(JSON.parse(row.questions)), language: row.language };
    },
    setQuestions: (
      { channel, conversation }: ConversationKey,
      user: string,
      questions: readonly string[],
      nowMs: number,
    ): void => {
      sql.setQuestions.run(channel, conversation, user, JSON.stringify(questions), nowMs);
    },
    setLanguage: (
      { channel, conversation }: ConversationKey,
      user: string,
      language: Language,
      nowMs: number,
    ): void => {
      sql.setLanguage.run(channel, conversation, user, language, nowMs);
    },

    /** Adds to the audit trail; gives the number that the answer's buttons carry. */
    addAnswer: (answer: AnswerRecord): number => {
      const { reply } = answer;
      const added = sql.addAnswer.run(
        answer.channel,
        answer.arrival,
        answer.place,
        answer.conversation,
        answer.user,
        answer.askedAtMs,
        answer.question,
        reply.status,
        reply.route,
        reply.reason ?? null,
        JSON.stringify(reply),
        JSON.stringify(answer.plans),
        reply.knowledge,
        answer.answerMs,
      );
      return Number(added.lastInsertRowid);
    },
    /** Notes when the answers to an arrival had been sent wholly. */
    sent: (channel: string, arrival: string, nowMs: number): void => {
      sql.sent.run(nowMs, channel, arrival);
    },
    recall: (number: number, channel: string, place: string): Recalled | null => {
      const row = sql.recall.get(number, channel, place) as { question: string; reply: string } | undefined;
      return row === undefined ? null : { question: row.question, ...recalledReply.parse(JSON.parse(row.reply)) };
    },
    verdict: (answer: number, user: string): Verdict | null =>
      (sql.verdict.get(answer, user) as { verdict: Verdict } | undefined)?.verdict ?? null,
    setVerdict: (answer: number, user: string, verdict: Verdict | null, nowMs: number): void => {
      if (verdict === null) sql.dropVerdict.run(answer, user);
      else sql.setVerdict.run(answer, user, verdict, nowMs);
    },

    /** Deletes all that is kept of a user; gives the conversations they had. */
    forget: (channel: string, user: string): readonly string[] => {
      sql.forgetVerdicts.run(user);
      sql.forgetAnswers.run(channel, user);
      const gone = sql.forgetConversations.all(channel, user) as { conversation: string }[];
      return gone.map(({ conversation }) => conversation);
    },
    /**
     * Deletes what is older than it may be kept; arrivals have a time of their own, for as long as they may come again. One
     * that is not answered by then, with what is known of its sender, goes as well.
     */
    purge: ({ before, arrivalsBefore }: { before: number; arrivalsBefore: number }): void => {
      sql.oldAnswers.run(before);
      sql.oldConversations.run(before);
      sql.oldArrivals.run(arrivalsBefore);
      sql.callsOfNone.run();
    },
    /** Leaves nothing of what was deleted. Not in a transaction. */
    emptyLog: (): void => emptyLog(database),
    close: (): void => {
      database.close();
    },
  };

  function callsOf(channel: string, arrival: string): readonly KeptCall[] {
    const rows = sql.callsOf.all(channel, arrival) as { number: number; call: string; attempts: number }[];
    return rows.flatMap(({ number, call: text, attempts }) => {
      const call = toCall(text);
      return call === null ? [] : [{ number, call, attempts }];
    });
  }
}

/** What a process before this one wrote; null where it wrote it in another form. */
function readAs<Value>(schema: z.ZodType<Value>, text: string): Value | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function toCall(text: string): Call | null {
  const read = readAs(callSchema, text);
  if (read === null) return null;
  const { method, payload, fleeting, otherwise } = read;
  return {
    method,
    payload,
    ...(fleeting ? { fleeting } : {}),
    ...(otherwise ? { otherwise: { method: otherwise.method, payload: otherwise.payload } } : {}),
  };
}
