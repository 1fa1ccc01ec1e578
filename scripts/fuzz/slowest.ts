/** The messages that took longest, each measured again before it is blamed. */
import type { Answered } from './ask-talk.ts';

/** How many are kept. */
const KEPT = 10;

/** Measured again so many times: a collection of garbage or another process hardly hits all of them. */
const AGAIN = 3;

/** A message and the talk of the run it stands in. */
type Placed = Pick<Answered, 'messages' | 'elapsedMs' | 'measureAgain'> & { readonly talk: number };

export type Slow = Pick<Placed, 'messages' | 'talk'> & {
  /** The least of all measurements. */
  readonly elapsedMs: number;
  /** The first one. */
  readonly firstMs: number;
};

/**
 * The slowest so far with one more message, slowest first. Only what would be among them, or seems over the limit, is
 * measured again.
 * @returns also whether the message stays over the limit
 */
export function withNext(
  slowest: readonly Slow[],
  { messages, talk, elapsedMs, measureAgain }: Placed,
  limitMs: number,
): { readonly slowest: readonly Slow[]; readonly isOver: boolean } {
  const last = slowest.length < KEPT ? 0 : (slowest.at(-1)?.elapsedMs ?? 0);
  if (elapsedMs <= Math.min(last, limitMs)) return { slowest, isOver: false };
  const leastMs = Math.min(elapsedMs, ...Array.from({ length: AGAIN }, measureAgain));
  const all = [...slowest, { messages, talk, elapsedMs: leastMs, firstMs: elapsedMs }];
  return {
    slowest: all.toSorted((left, right) => right.elapsedMs - left.elapsedMs).slice(0, KEPT),
    isOver: leastMs > limitMs,
  };
}
