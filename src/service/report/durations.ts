/** How long answers took to make and to send: the usual ones as percentiles, the slowest one by one. */
import { percentile } from '../../base/percentile.ts';
import type { AnswerRow } from './rows.ts';

/** The slowest that are told one by one. */
const MOST_SLOW = 20;

type Slow = {
  readonly durationMs: number;
  readonly askedAtMs: number;
  readonly channel: string;
  readonly status: string;
  readonly question: string;
};

export type Durations = {
  readonly measured: number;
  /** Null where nothing was measured. */
  readonly percentilesMs: { readonly p50: number; readonly p95: number; readonly p99: number } | null;
  /** Slowest first. */
  readonly slowest: readonly Slow[];
};

/** A tally of durations, fed row by row. */
export function buildDurations() {
  const allMs: number[] = [];
  const slowest: Slow[] = [];
  return {
    add: (durationMs: number, { askedAtMs, channel, status, question }: AnswerRow): void => {
      allMs.push(durationMs);
      const after = slowest.findIndex((one) => one.durationMs < durationMs);
      const at = after === -1 ? slowest.length : after;
      if (at < MOST_SLOW) slowest.splice(at, 0, { durationMs, askedAtMs, channel, status, question: question.trim() });
      if (slowest.length > MOST_SLOW) slowest.pop();
    },
    durations: (): Durations => ({ measured: allMs.length, percentilesMs: percentilesOf(allMs), slowest }),
  };
}

const percentilesOf = (allMs: readonly number[]): Durations['percentilesMs'] =>
  allMs.length === 0 ? null : { p50: percentile(allMs, 50), p95: percentile(allMs, 95), p99: percentile(allMs, 99) };
