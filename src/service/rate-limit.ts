/** A limit of questions a user and minute. */

/** `no` is said once a minute and user; what else is too much gets no word (`silent`), so that a flood is not answered by one. */
type Admission = 'yes' | 'no' | 'silent';

export type RateLimit = (user: string, nowMs: number) => Admission;

const MINUTE_MS = 60_000;

/** Users remembered; beyond so many, those silent longest are forgotten. */
const MOST_USERS = 10_000;

type Use = { readonly times: number[]; refusedAtMs: number };

/** Admits `perMinute` questions in any 60 seconds. */
export function buildRateLimit(perMinute: number): RateLimit {
  const uses = new Map<string, Use>();
  return (user, nowMs) => {
    const use = uses.get(user) ?? { times: [], refusedAtMs: Number.NEGATIVE_INFINITY };
    uses.delete(user);
    uses.set(user, use);
    const [oldest] = uses.keys();
    if (uses.size > MOST_USERS && oldest !== undefined) uses.delete(oldest);
    while (use.times.length > 0 && (use.times[0] ?? 0) <= nowMs - MINUTE_MS) use.times.shift();
    if (use.times.length < perMinute) {
      use.times.push(nowMs);
      return 'yes';
    }
    if (nowMs - use.refusedAtMs < MINUTE_MS) return 'silent';
    use.refusedAtMs = nowMs;
    return 'no';
  };
}
