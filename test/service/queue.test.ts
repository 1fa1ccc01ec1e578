import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildQueue, type Queue, type QueueBounds } from '../../src/service/queue.ts';

/** A job that runs until it is told to end. */
function openJob() {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { job: () => ended, end };
}

/** What must hold, told the slow way: each conversation is a list, the first of it may run, the oldest of those go first. */
class NaiveQueue {
  readonly waiting: { readonly conversation: string; readonly job: number }[] = [];
  readonly running: { readonly conversation: string; readonly job: number }[] = [];
  readonly #bounds: QueueBounds;

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds;
  }

  get size(): number {
    return this.waiting.length + this.running.length;
  }

  offer(conversation: string, job: number): boolean {
    const ofOne = [...this.waiting, ...this.running].filter((one) => one.conversation === conversation).length;
    if (this.size >= this.#bounds.most || ofOne >= this.#bounds.mostOfOne) return false;
    this.waiting.push({ conversation, job });
    return true;
  }
}

const bounds = fc.record({
  most: fc.integer({ min: 1, max: 12 }),
  mostOfOne: fc.integer({ min: 1, max: 4 }),
  atOnce: fc.integer({ min: 1, max: 4 }),
});
/** Either a job is offered for one of four conversations, or one of those that run ends. */
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('offer' as const), conversation: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constant('end' as const), at: fc.nat({ max: 5 }) }),
  ),
  { maxLength: 60 },
);

type Step = { readonly kind: 'offer'; readonly conversation: string } | { readonly kind: 'end'; readonly at: number };

/** Plays the steps on both queues and compares them after each. */
async function play(limits: QueueBounds, script: readonly Step[]) {
  const queue = buildQueue(limits);
  const model = new NaiveQueue(limits);
  const ends = new Map<number, () => void>();
  const started: number[] = [];
  const conversations: string[] = [];
  for (const step of script) {
    if (step.kind === 'offer') {
      const number = conversations.push(step.conversation) - 1;
      const { job, end } = openJob();
      ends.set(number, end);
      const taken = queue.offer(step.conversation, () => {
        started.push(number);
        return job();
      });
      expect(taken).toBe(model.offer(step.conversation, number));
    } else {
      const [one] = model.running.splice(step.at % Math.max(1, model.running.length), 1);
      if (one === undefined) continue;
      ends.get(one.job)?.();
      await setImmediate();
    }
    followed(model, started, conversations);
    expect(queue.size()).toBe(model.size);
    expect(model.running.length).toBeLessThanOrEqual(limits.atOnce);
    // None waits that could run.
    const busy = new Set(model.running.map(({ conversation }) => conversation));
    const idle = model.waiting.some(({ conversation }) => !busy.has(conversation));
    expect(idle && model.running.length < limits.atOnce).toBe(false);
  }
  return { queue, model, ends, started, conversations };
}

/** Moves what the queue has started from waiting to running; each must have been the first of its conversation. */
function followed(model: NaiveQueue, started: number[], conversations: readonly string[]): void {
  for (const number of started.splice(0)) {
    const conversation = conversations[number];
    const at = model.waiting.findIndex((one) => one.conversation === conversation);
    expect(model.waiting[at]?.job).toBe(number);
    expect(model.running.some((one) => one.conversation === conversation)).toBe(false);
    model.running.push(...model.waiting.splice(at, 1));
  }
}

test('as a naive queue: in order, within the bounds, and nothing waits that could run', async () => {
  await fc.assert(
    fc.asyncProperty(bounds, steps, async (limits, script) => {
      const { queue, model, ends, started, conversations } = await play(limits, script);
      const idle = queue.idle();
      while (model.running.length > 0) {
        for (const one of model.running.splice(0)) ends.get(one.job)?.();
        await setImmediate();
        followed(model, started, conversations);
      }
      await idle;
      expect(queue.size()).toBe(0);
    }),
    { numRuns: 60 },
  );
});

describe('waiting for room', () => {
  const settled = async (promise: Promise<void>): Promise<boolean> => {
    let done = false;
    void promise.then(() => {
      done = true;
    });
    await setImmediate();
    return done;
  };
  const filled = (queue: Queue, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const { job, end } = openJob();
      expect(queue.offer(String(at), job)).toBe(true);
      return end;
    });

  test('ends at once while at most half is taken, and as soon as it is again', async () => {
    const queue = buildQueue({ most: 4, mostOfOne: 1, atOnce: 2 });
    const [first, second] = filled(queue, 2);
    expect(await settled(queue.room())).toBe(true);
    const { job, end } = openJob();
    expect(queue.offer('another', job)).toBe(true);
    const room = queue.room();
    const idle = queue.idle();
    expect(await settled(room)).toBe(false);
    first?.();
    expect(await settled(room)).toBe(true);
    expect(await settled(idle)).toBe(false);
    second?.();
    end();
    expect(await settled(idle)).toBe(true);
  });
  test('many may wait, and none is forgotten', async () => {
    const queue = buildQueue({ most: 10, mostOfOne: 1, atOnce: 10 });
    const ends = filled(queue, 10);
    const waits = Promise.all([queue.idle(), queue.room(), queue.idle(), queue.room(), queue.idle()]);
    for (const end of ends) end();
    await waits;
    expect(queue.size()).toBe(0);
  });
});

test('one conversation with much to do does not hold up another', async () => {
  const queue = buildQueue({ most: 100, mostOfOne: 50, atOnce: 2 });
  const order: string[] = [];
  const job = (name: string) => async () => {
    await setImmediate();
    order.push(name);
  };
  for (let at = 0; at < 20; at++) queue.offer('talkative', job('talkative'));
  queue.offer('quiet', job('quiet'));
  await queue.idle();
  expect(order.indexOf('quiet')).toBeLessThan(3);
});
