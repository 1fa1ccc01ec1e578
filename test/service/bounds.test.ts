/** More than the service takes: said at once to who comes too late, while what was taken is answered. */
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { Arrival, Channel } from '../../src/channels/channel.ts';
import { keyedHash } from '../../src/service/identity.ts';
import { buildMetrics } from '../../src/service/metrics.ts';
import { buildQueue } from '../../src/service/queue.ts';
import { buildService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';
import { storeFolder } from '../support/service-process.ts';

const folder = storeFolder();
afterEach(() => folder.remove());

const arrivalOf = (name: string): Arrival => ({
  id: name,
  conversation: name,
  place: name,
  user: name,
  counts: true,
  payload: name,
});

it('says that it is busy where the queue is full, and answers what it took', async () => {
  const sent: string[] = [];
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let told = (): void => {};
  const toldAll = new Promise<void>((resolve) => {
    told = resolve;
  });
  const channel: Channel = {
    name: 'slow',
    respond: ({ payload }) => [{ method: 'answer', payload: { to: payload } }],
    notice: ({ payload }, what) => [{ method: what, payload: { to: payload } }],
    deliver: async ({ method, payload }) => {
      if (method === 'answer') await released;
      sent.push(`${method} ${payload['to']}`);
      if (sent.length === 2) release();
      if (sent.length === 4) told();
    },
    run: async (receive, tell, signal) => {
      tell({ kind: 'ready', what: 'slow' });
      receive(['first', 'second', 'third', 'fourth'].map(arrivalOf));
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
  const queue = buildQueue({ most: 2, mostOfOne: 1, atOnce: 2 });
  const store = openStore(folder.path, (message) => {
    throw new Error(message);
  });
  const metrics = buildMetrics(queue.size);
  const service = buildService({
    asker: {
      newTalk: null,
      ask: () => {
        throw new Error('nothing is asked here');
      },
      open: () => null,
      titles: [],
      examples: { zh: [], en: [] },
      knowledge: 'test',
    },
    channels: [channel],
    store,
    queue,
    metrics,
    log: pino({ level: 'silent' }),
    hash: keyedHash('a key of the tests'),
    ratePerMinute: 20,
    keptDays: 1,
  });
  const running = service.run();
  await toldAll;
  expect(sent.toSorted()).toEqual(['answer first', 'answer second', 'busy fourth', 'busy third']);
  expect(sent.slice(0, 2).toSorted()).toEqual(['busy fourth', 'busy third']);
  expect(await metrics.registry.metrics()).toContain('mingzhang_rejected_total{channel="slow",reason="busy"} 2');
  await service.stop(100);
  await running;
  expect(store.use((records) => records.unfinished('slow'))).toEqual([]);
  store.close();
});
