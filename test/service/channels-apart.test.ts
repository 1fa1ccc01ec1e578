/** Several channels in one service: what befalls one does not touch the others. */
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { type Arrival, type Call, type Channel, ChannelError } from '../../src/channels/channel.ts';
import type { Asker } from '../../src/service/asker.ts';
import { keyedHash } from '../../src/service/identity.ts';
import { buildMetrics } from '../../src/service/metrics.ts';
import { buildQueue } from '../../src/service/queue.ts';
import { buildService } from '../../src/service/service.ts';
import { openStore } from '../../src/service/store.ts';
import { askOnce } from '../support/knowledge.ts';
import { storeFolder } from '../support/service-process.ts';

const folder = storeFolder();
afterEach(() => folder.remove());

const asker: Asker<null> = {
  newTalk: null,
  ask: (question) => ({ reply: askOnce(question), talk: null, plans: [], goesOn: false }),
  open: () => null,
  titles: [],
  examples: { zh: [], en: [] },
  knowledge: 'test',
};

/** A channel that hands in some questions, and keeps what it is to send. */
function channel(
  name: string,
  questions: readonly string[],
): Channel & { readonly sent: Reply[]; readonly done: Promise<void> } {
  const sent: Reply[] = [];
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    name,
    sent,
    done,
    respond: ({ payload }, desk) => [{ method: 'send', payload: { reply: desk.ask(String(payload)).reply } }],
    notice: (): readonly Call[] => [],
    deliver: async ({ payload }) => {
      sent.push(payload['reply'] as Reply);
      if (sent.length === questions.length) finish();
    },
    run: async (receive, tell, signal) => {
      tell({ kind: 'ready', what: name });
      receive(
        questions.map(
          (payload, at): Arrival => ({
            id: String(at),
            conversation: 'c',
            place: 'p',
            user: 'u',
            counts: true,
            payload,
          }),
        ),
      );
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    },
  };
}

it('goes on with the others when one is refused, one is broken, and one cannot send', async () => {
  const refused: Channel = {
    ...channel('refused', []),
    run: async () => {
      throw new ChannelError('unauthorised', 'the token is refused');
    },
  };
  const broken: Channel = {
    ...channel('broken', ['三公经费是多少']),
    respond: () => {
      throw new Error('a fault of ours');
    },
  };
  const silent: Channel = {
    ...channel('silent', ['三公经费是多少']),
    deliver: async () => {
      throw new ChannelError('unreachable', 'no network');
    },
  };
  const sound = channel('sound', ['三公经费是多少', '支出总计是多少']);
  const queue = buildQueue({ most: 100, mostOfOne: 10, atOnce: 10 });
  const store = openStore(folder.path, (message) => {
    throw new Error(message);
  });
  const service = buildService({
    asker,
    channels: [refused, broken, silent, sound],
    store,
    queue,
    metrics: buildMetrics(queue.size),
    log: pino({ level: 'silent' }),
    hash: keyedHash('a key of the tests'),
    ratePerMinute: 20,
    keptDays: 1,
  });
  const running = service.run();
  await sound.done;
  expect(sound.sent.map(({ answer }) => answer.split('\n')[0])).toEqual([
    '“三公”经费：1.33万元 [1]',
    '支出总计：47955.39万元 [1]',
  ]);
  expect(Object.fromEntries(service.states())).toMatchObject({
    refused: { kind: 'ended', why: 'the token is refused' },
    broken: { kind: 'ready' },
    silent: { kind: 'ready' },
    sound: { kind: 'ready' },
  });
  await service.stop(100);
  await running;
  // What could not be sent is still there for the next start.
  expect(store.use((records) => records.unfinished('silent'))).toHaveLength(1);
  expect(store.use((records) => records.unfinished('sound'))).toEqual([]);
  store.close();
});
