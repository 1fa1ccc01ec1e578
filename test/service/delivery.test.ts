import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { type Call, type Channel, ChannelError, type ChannelErrorCode } from '../../src/channels/channel.ts';
import { type Delivery, deliver } from '../../src/service/delivery.ts';
import { buildMetrics } from '../../src/service/metrics.ts';

const CALL: Call = { method: 'sendMessage', payload: { text: 'x' } };
const HOUR_MS = 3_600_000;

/** A channel whose remote side answers each call by the next entry: made (null), an error, or a fault. */
function remote(answers: readonly (Error | null)[]) {
  const triedAtMs: number[] = [];
  const channel: Channel = {
    name: 'test',
    respond: () => [],
    notice: () => [],
    run: async () => {},
    deliver: async () => {
      const answer = answers[Math.min(triedAtMs.length, answers.length - 1)];
      triedAtMs.push(performance.now());
      if (answer) throw answer;
    },
  };
  return { channel, triedAtMs };
}

/** Delivers a call over it. */
function bring(
  { channel }: ReturnType<typeof remote>,
  { call = CALL, receivedAtMs = Date.now(), stop = new AbortController() } = {},
) {
  const metrics = buildMetrics(() => 0);
  let attempts = 0;
  const attempt = (): void => {
    attempts += 1;
  };
  const means = { channel, metrics, log: pino({ level: 'silent' }), signal: stop.signal };
  const delivery: Promise<Delivery> = deliver(call, { receivedAtMs, attempt }, means);
  return { delivery, metrics, attempts: () => attempts };
}

const failed = (code: ChannelErrorCode, retryAfterMs: number | null = null): ChannelError =>
  new ChannelError(code, `it is ${code}`, retryAfterMs);

const waits = ({ triedAtMs }: { triedAtMs: readonly number[] }): readonly number[] =>
  triedAtMs.slice(1).map((time, at) => time - (triedAtMs[at] ?? 0));

/** Timers may be early by less than this. */
const EARLY_MS = 2;

describe('a call', () => {
  test('that is heard is made once', async () => {
    const side = remote([null]);
    const { delivery, attempts } = bring(side);
    expect(await delivery).toEqual({ kind: 'made' });
    expect(attempts()).toBe(1);
  });
  test('of which there are too many waits as long as it is told', async () => {
    const side = remote([failed('too-many-calls', 120), failed('too-many-calls', 30), null]);
    expect(await bring(side).delivery).toEqual({ kind: 'made' });
    const [first = 0, second = 0] = waits(side);
    expect(first).toBeGreaterThanOrEqual(120 - EARLY_MS);
    expect(second).toBeGreaterThanOrEqual(30 - EARLY_MS);
    expect(second).toBeLessThan(120);
  });
  test('that is not heard is made again, each time later, and counted', async () => {
    const side = remote([failed('unreachable'), failed('unreachable'), null]);
    const { delivery, metrics, attempts } = bring(side);
    expect(await delivery).toEqual({ kind: 'made' });
    expect(attempts()).toBe(3);
    const [first = 0, second = 0] = waits(side);
    expect(first).toBeGreaterThanOrEqual(250 - EARLY_MS);
    expect(second).toBeGreaterThanOrEqual(500 - EARLY_MS);
    expect((await metrics.repeatedCalls.get()).values[0]?.value).toBe(2);
  });
  test.each(['refused', 'gone'] as const)('that is %s is lost at once', async (code) => {
    const side = remote([failed(code)]);
    const { delivery, metrics } = bring(side);
    expect(await delivery).toEqual({ kind: 'lost', code });
    expect(side.triedAtMs).toHaveLength(1);
    expect((await metrics.lostCalls.get()).values).toMatchObject([{ value: 1, labels: { channel: 'test', code } }]);
  });
  test('that fails by a fault of ours is lost: it would fail again', async () => {
    expect(await bring(remote([new TypeError('a fault')])).delivery).toEqual({ kind: 'lost', code: 'refused' });
  });
  test.each(['unreachable', 'too-many-calls', 'unauthorised', 'conflict'] as const)(
    'that is %s an hour after it was asked for is given up',
    async (code) => {
      const { delivery } = bring(remote([failed(code)]), { receivedAtMs: Date.now() - HOUR_MS - 1 });
      expect(await delivery).toEqual({ kind: 'lost', code });
    },
  );
  test('that is an hour late is tried all the same', async () => {
    const { delivery } = bring(remote([null]), { receivedAtMs: Date.now() - HOUR_MS - 1 });
    expect(await delivery).toEqual({ kind: 'made' });
  });
  test.each(['unreachable', 'too-many-calls', 'refused'] as const)(
    'that is fleeting and %s is tried once',
    async (code) => {
      const side = remote([failed(code, 10)]);
      const { delivery } = bring(side, { call: { ...CALL, fleeting: true } });
      expect(await delivery).toEqual({ kind: 'lost', code });
      expect(side.triedAtMs).toHaveLength(1);
    },
  );
});

describe('stopping', () => {
  test('before the first try leaves it to be made', async () => {
    const stop = new AbortController();
    stop.abort();
    const side = remote([null]);
    const { delivery, attempts } = bring(side, { stop });
    expect(await delivery).toEqual({ kind: 'stopped' });
    expect([side.triedAtMs.length, attempts()]).toEqual([0, 0]);
  });
  test('ends the wait for the next try', async () => {
    const stop = new AbortController();
    const side = remote([failed('too-many-calls', HOUR_MS)]);
    const { delivery } = bring(side, { stop });
    await setTimeout(20);
    stop.abort();
    expect(await delivery).toEqual({ kind: 'stopped' });
    expect(side.triedAtMs).toHaveLength(1);
  });
  test.each([failed('unreachable'), failed('refused'), new Error('aborted')])(
    'breaks off a call under way, which is then still to be made, whatever it says (%s)',
    async (error) => {
      const stop = new AbortController();
      const { channel } = remote([null]);
      const held: Channel = {
        ...channel,
        deliver: async (_call, signal) => {
          await setTimeout(HOUR_MS, undefined, { signal }).catch(() => {});
          throw error;
        },
      };
      const { delivery } = bring({ channel: held, triedAtMs: [] }, { stop });
      stop.abort();
      expect(await delivery).toEqual({ kind: 'stopped' });
    },
  );
});
