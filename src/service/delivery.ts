/** Making one call until it is made, refused for good, too late, or stopped. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Call, type Channel, ChannelError, type ChannelErrorCode } from '../channels/channel.ts';
import type { Metrics } from './metrics.ts';

export type Delivery =
  | { readonly kind: 'made' }
  /** It will not be made: the remote side refuses it, or it is too late. */
  | { readonly kind: 'lost'; readonly code: ChannelErrorCode }
  /** Stopped while waiting: it is still to be made. */
  | { readonly kind: 'stopped' };

export type DeliveryMeans = {
  readonly channel: Channel;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly signal: AbortSignal;
};

/** First wait after a call that was not heard, doubled each time up to the longest. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** An answer that could not be brought for an hour is of no use any more. */
const GIVE_UP_AFTER_MS = 3_600_000;

/**
 * Makes the call.
 * @param receivedAtMs when the arrival came that it answers
 * @param attempt told before each try
 */
export async function deliver(
  call: Call,
  { receivedAtMs, attempt }: { receivedAtMs: number; attempt: () => void },
  means: DeliveryMeans,
): Promise<Delivery> {
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    if (means.signal.aborted) return { kind: 'stopped' };
    attempt();
    const error = await tryOnce(call, means);
    if (error === null) return { kind: 'made' };
    means.metrics.channelErrors.inc({ channel: means.channel.name, code: error.code });
    if (call.fleeting) return lost(call, error, means);
    // Whatever a call that is broken off says of itself, it is made next time.
    if (means.signal.aborted) return { kind: 'stopped' };
    if (error.code === 'gone' || error.code === 'refused') return lost(call, error, means);
    if (Date.now() - receivedAtMs > GIVE_UP_AFTER_MS) return lost(call, error, means);
    if (error.code === 'unreachable') means.metrics.repeatedCalls.inc({ channel: means.channel.name });
    await pause(error.retryAfterMs ?? waitMs, means.signal);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
}

async function tryOnce(call: Call, { channel, signal }: DeliveryMeans): Promise<ChannelError | null> {
  try {
    await channel.deliver(call, signal);
    return null;
  } catch (error) {
    if (error instanceof ChannelError) return error;
    // A fault of ours in making the call: the same call would fail again.
    return new ChannelError('refused', error instanceof Error ? error.message : String(error));
  }
}

function lost(call: Call, error: ChannelError, { channel, metrics, log }: DeliveryMeans): Delivery {
  metrics.lostCalls.inc({ channel: channel.name, code: error.code });
  log[call.fleeting || error.code === 'gone' ? 'info' : 'error'](
    { channel: channel.name, method: call.method, code: error.code, why: error.message },
    'a call was given up',
  );
  return { kind: 'lost', code: error.code };
}

/** Waits; ends early, without an error, when the signal is raised. */
export const pause = (durationMs: number, signal: AbortSignal): Promise<void> =>
  setTimeout(durationMs, undefined, { signal }).catch(() => {});
