/**
 * The part that every channel shares: what arrives is kept, answered once and in the order of its conversation, and the
 * answer is brought, over restarts and faults of the remote side. docs/decisions/0007 says why it is built so.
 */
import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import {
  type Arrival,
  type Call,
  type Channel,
  ChannelError,
  type ChannelState,
  type Receive,
} from '../channels/channel.ts';
import type { Asker } from './asker.ts';
import { deliver, pause } from './delivery.ts';
import { buildDesk } from './desk.ts';
import type { Hash } from './identity.ts';
import type { Metrics } from './metrics.ts';
import type { Queue } from './queue.ts';
import { buildRateLimit } from './rate-limit.ts';
import type { AnswerRecord, KeptCall } from './records.ts';
import { ARRIVALS_KEPT_MS, type Store } from './store.ts';
import { buildTalks } from './talks.ts';

export type ServiceMeans<Talk> = {
  readonly asker: Asker<Talk>;
  readonly channels: readonly Channel[];
  readonly store: Store;
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly hash: Hash;
  readonly ratePerMinute: number;
  readonly keptDays: number;
};

/** How a channel is: running, waiting for its remote side, or ended for good. */
export type ChannelReport =
  | ChannelState
  | { readonly kind: 'starting' }
  | { readonly kind: 'ended'; readonly why: string };

export type Service<Talk> = {
  /** Runs every channel until all have ended or `stop` is called; first what a process before this one left unfinished. */
  readonly run: () => Promise<void>;
  /** Stops receiving, answers what has arrived, and gives up waiting after `graceMs`: what is not brought is brought next time. */
  readonly stop: (graceMs: number) => Promise<void>;
  readonly states: () => ReadonlyMap<string, ChannelReport>;
  /** Changes the knowledge as a whole, between two answers. */
  readonly renew: (asker: Asker<Talk>) => void;
};

/** Notices (busy, too many) under way at once; further ones are not sent, so that a flood is not answered by a flood. */
const MOST_NOTICES = 50;

/** What is too old is deleted this often. */
const PURGE_EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** A store in memory, which no report reads, keeps answers for so long: their buttons work, and the process does not grow. */
const MOST_DAYS_IN_MEMORY = 1;

/** Builds the service; nothing runs yet. */
export function buildService<Talk>(means: ServiceMeans<Talk>): Service<Talk> {
  const { channels, store, queue, metrics, log, hash, keptDays } = means;
  const admit = buildRateLimit(means.ratePerMinute);
  const receiving = new AbortController();
  const bringing = new AbortController();
  // Each call under way listens: as many as run at once is no leak.
  setMaxListeners(0, receiving.signal, bringing.signal);
  const states = new Map<string, ChannelReport>(channels.map(({ name }) => [name, { kind: 'starting' }]));
  let asker = means.asker;
  let talks = buildTalks(asker);
  let notices = 0;

  const receiveFor =
    (channel: Channel): Receive =>
    (arrivals) => {
      const nowMs = Date.now();
      const fresh = store.use((records) => records.keep(channel.name, arrivals, nowMs));
      metrics.arrivals.inc({ channel: channel.name, kind: 'new' }, fresh.length);
      metrics.arrivals.inc({ channel: channel.name, kind: 'repeated' }, arrivals.length - fresh.length);
      for (const arrival of fresh) take(channel, arrival, nowMs);
      return { room: queue.room() };
    };

  function take(channel: Channel, arrival: Arrival, nowMs: number): void {
    const admission = arrival.counts ? admit(`${channel.name} ${arrival.user}`, nowMs) : 'yes';
    if (admission !== 'yes') reject(channel, arrival, 'too-many', admission === 'no');
    else if (!enqueue(channel, { arrival, receivedAtMs: nowMs, calls: null })) reject(channel, arrival, 'busy', true);
  }

  const enqueue = (channel: Channel, one: Waiting): boolean =>
    queue.offer(`${channel.name} ${one.arrival.conversation}`, () =>
      answer(channel, one).catch((error: unknown) =>
        log.error({ channel: channel.name, arrival: one.arrival.id, err: error }, 'an arrival could not be answered'),
      ),
    );

  /** Not answered: said once, outside the queue, and done with. */
  function reject(channel: Channel, arrival: Arrival, reason: 'too-many' | 'busy', say: boolean): void {
    metrics.rejected.inc({ channel: channel.name, reason });
    store.use((records) => records.finish(channel.name, arrival.id));
    if (!say || notices >= MOST_NOTICES) return;
    notices += 1;
    void bringNotice(channel, channel.notice(arrival, reason)).finally(() => {
      notices -= 1;
    });
  }

  async function bringNotice(channel: Channel, calls: readonly Call[]): Promise<void> {
    for (const call of calls)
      await deliver(
        { ...call, fleeting: true },
        { receivedAtMs: Date.now(), attempt: () => {} },
        { channel, metrics, log, signal: bringing.signal },
      );
  }

  async function answer(channel: Channel, { arrival, receivedAtMs, calls }: Waiting): Promise<void> {
    for (const kept of calls ?? respond(channel, arrival, receivedAtMs)) {
      const attempt = (): void => store.use((records) => records.attempt(kept.number));
      const delivery = await deliver(
        kept.call,
        { receivedAtMs, attempt },
        { channel, metrics, log, signal: bringing.signal },
      );
      if (delivery.kind === 'stopped') return;
      store.use((records) => records.dropCall(kept.number));
    }
    const nowMs = Date.now();
    store.use((records) => {
      records.sent(channel.name, arrival.id, nowMs);
      records.finish(channel.name, arrival.id);
    });
    metrics.sentSeconds.observe({ channel: channel.name }, (nowMs - receivedAtMs) / 1000);
  }

  /** Answer, conversation, audit trail and the calls to be made are kept together or not at all. */
  function respond(channel: Channel, arrival: Arrival, receivedAtMs: number): readonly KeptCall[] {
    try {
      const { kept, answers } = store.use((records) => {
        const given: AnswerRecord[] = [];
        const desk = buildDesk({
          channel: channel.name,
          arrival,
          receivedAtMs,
          records,
          asker,
          talks,
          hash,
          keptDays,
          answered: (record) => given.push(record),
        });
        return { kept: records.answered(channel.name, arrival.id, channel.respond(arrival, desk)), answers: given };
      });
      for (const one of answers) count(channel, one);
      return kept;
    } catch (error) {
      // A fault of ours: logged with its stack, never with what was asked, and said to the user.
      metrics.rejected.inc({ channel: channel.name, reason: 'failed' });
      log.error({ channel: channel.name, arrival: arrival.id, err: error }, 'answering failed');
      return store.use((records) => records.answered(channel.name, arrival.id, apology(channel, arrival)));
    }
  }

  /** Nothing, where the channel cannot even read the arrival (kept by another version): it is done with then. */
  function apology(channel: Channel, arrival: Arrival): readonly Call[] {
    try {
      return channel.notice(arrival, 'failed');
    } catch {
      return [];
    }
  }

  function count(channel: Channel, { reply, answerMs }: AnswerRecord): void {
    metrics.questions.inc({ channel: channel.name, route: reply.route, status: reply.status });
    metrics.answerSeconds.observe({ channel: channel.name }, answerMs / 1000);
    log.info(
      {
        channel: channel.name,
        status: reply.status,
        route: reply.route,
        reason: reply.reason,
        answerMs: Math.round(answerMs * 100) / 100,
      },
      'answered',
    );
  }

  /** Brings what a process before this one had kept. A call that was tried may have been heard: it is made again, and counted. */
  async function resume(channel: Channel): Promise<void> {
    const unfinished = store.use((records) => records.unfinished(channel.name));
    if (unfinished.length > 0)
      log.info({ channel: channel.name, arrivals: unfinished.length }, 'going on with what was left unfinished');
    for (const one of unfinished) {
      await queue.room();
      const calls = one.calls?.filter(({ call }) => call.fleeting !== true) ?? null;
      metrics.repeatedCalls.inc({ channel: channel.name }, calls?.filter(({ attempts }) => attempts > 0).length ?? 0);
      if (!enqueue(channel, { ...one, calls })) reject(channel, one.arrival, 'busy', true);
    }
  }

  async function runChannel(channel: Channel): Promise<void> {
    try {
      await resume(channel);
      await channel.run(receiveFor(channel), (state) => tell(channel, state), receiving.signal);
      states.set(channel.name, { kind: 'ended', why: 'stopped' });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const code = error instanceof ChannelError ? error.code : 'failed';
      metrics.channelErrors.inc({ channel: channel.name, code });
      states.set(channel.name, { kind: 'ended', why });
      log.error({ channel: channel.name, code }, `${channel.name} has ended: ${why}`);
    }
  }

  function tell(channel: Channel, state: ChannelState): void {
    states.set(channel.name, state);
    if (state.kind === 'ready') log.info({ channel: channel.name }, `${channel.name} is ready: ${state.what}`);
    else log.warn({ channel: channel.name }, `${channel.name} waits: ${state.why}`);
  }

  async function purgeNowAndThen(): Promise<void> {
    while (!receiving.signal.aborted) {
      const nowMs = Date.now();
      const days = store.state().kind === 'memory' ? Math.min(keptDays, MOST_DAYS_IN_MEMORY) : keptDays;
      store.use((records) =>
        records.purge({ before: nowMs - days * DAY_MS, arrivalsBefore: nowMs - ARRIVALS_KEPT_MS }),
      );
      store.settle();
      await pause(PURGE_EVERY_MS, receiving.signal);
    }
  }

  return {
    run: async () => {
      const purging = purgeNowAndThen();
      await Promise.all(channels.map(runChannel));
      receiving.abort();
      await purging;
    },
    stop: async (graceMs) => {
      receiving.abort();
      const grace = new AbortController();
      await Promise.race([queue.idle(), pause(graceMs, grace.signal)]);
      grace.abort();
      bringing.abort();
      await queue.idle();
    },
    states: () => states,
    renew: (renewed) => {
      asker = renewed;
      talks = buildTalks(renewed);
    },
  };
}

type Waiting = {
  readonly arrival: Arrival;
  readonly receivedAtMs: number;
  /** Calls still to be made where it is answered already. */
  readonly calls: readonly KeptCall[] | null;
};
