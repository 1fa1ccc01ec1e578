/** What was disliked: the same reply to the same question is one, however many were told it. */
import { type DislikedRow, toldOf } from './rows.ts';

export type Disliked = {
  readonly question: string;
  /** First line of the answer. */
  readonly firstLine: string;
  /** Section and locator of each source. */
  readonly cited: readonly string[];
  readonly times: number;
  /** When it was last disliked. */
  readonly lastAtMs: number;
};

/** Most often disliked first, then the latest. */
export function gatherDisliked(rows: readonly DislikedRow[]): readonly Disliked[] {
  const known = new Map<string, Disliked>();
  for (const { question, reply, times, lastAtMs } of rows) {
    const one = { question: question.trim(), ...toldOf(reply) };
    const key = JSON.stringify(one);
    const before = known.get(key) ?? { times: 0, lastAtMs: 0 };
    known.set(key, { ...one, times: before.times + times, lastAtMs: Math.max(before.lastAtMs, lastAtMs) });
  }
  return [...known.values()].toSorted((left, right) => right.times - left.times || right.lastAtMs - left.lastAtMs);
}
