/** getUpdates: one poll at a time, which waits until there is something to hand out. */
import type { Update } from 'grammy/types';
import { type Parameters, readInteger, readList } from './parameters.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { UpdateQueue } from './update-queue.ts';

const MOST_UPDATES = 100;

const LONGEST_POLL_SECONDS = 50;

type Poll = { readonly settle: (updates: readonly Update[]) => void; readonly refuse: (refusal: Refusal) => void };

export class Polling {
  readonly #queue: UpdateQueue;
  #pending: Poll | null = null;
  readonly #onPoll = new Set<() => void>();

  constructor(queue: UpdateQueue) {
    this.#queue = queue;
  }

  /** Hands out updates, or waits for them as long as the bot asked and keeps the connection open. */
  poll(parameters: Parameters, isHungUp: AbortSignal): Promise<readonly Update[]> {
    this.end(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    const limit = clampLimit(readInteger(parameters, 'limit'));
    const timeoutSeconds = Math.min(Math.max(readInteger(parameters, 'timeout') ?? 0, 0), LONGEST_POLL_SECONDS);
    readAllowedKinds(parameters, this.#queue);
    this.#queue.confirm(readInteger(parameters, 'offset') ?? 0);
    const ready = this.#queue.take(limit);
    if (ready.length > 0 || timeoutSeconds === 0) return Promise.resolve(ready);
    return this.#wait(limit, timeoutSeconds, isHungUp);
  }

  /** Resolves as soon as a poll waits. */
  waitForPoll(): Promise<void> {
    if (this.#pending !== null) return Promise.resolve();
    return new Promise((resolve) => this.#onPoll.add(resolve));
  }

  /** Ends the poll that waits: with a refusal, or empty-handed. */
  end(refusal: Refusal | null): void {
    const poll = this.#pending;
    if (poll === null) return;
    if (refusal === null) poll.settle([]);
    else poll.refuse(refusal);
  }

  #wait(limit: number, timeoutSeconds: number, isHungUp: AbortSignal): Promise<readonly Update[]> {
    const { promise, resolve, reject } = withResolvers<readonly Update[]>();
    const stop = (): void => {
      clearTimeout(timer);
      isHungUp.removeEventListener('abort', onHangUp);
      if (this.#pending === poll) this.#pending = null;
      this.#queue.onReady = () => {};
    };
    const poll: Poll = {
      settle: (updates) => {
        stop();
        resolve(updates);
      },
      refuse: (refusal) => {
        stop();
        reject(refusal);
      },
    };
    const onHangUp = () => poll.settle([]);
    const timer = setTimeout(() => poll.settle([]), timeoutSeconds * 1000);
    isHungUp.addEventListener('abort', onHangUp);
    this.#pending = poll;
    for (const resolveWait of this.#onPoll) resolveWait();
    this.#onPoll.clear();
    this.#queue.onReady = () => {
      const updates = this.#queue.take(limit);
      if (updates.length > 0) poll.settle(updates);
    };
    return promise;
  }
}

/** Remembers the kinds of updates that are asked for; what is not said stays as it was. */
export function readAllowedKinds(parameters: Parameters, queue: UpdateQueue): void {
  const kinds = readList(parameters, 'allowed_updates');
  if (kinds === undefined) return;
  if (!kinds.every((kind) => typeof kind === 'string')) throw badRequest("can't parse allowed_updates");
  queue.allowedKinds = kinds.length === 0 ? null : kinds;
}

/** The real server takes any limit, and puts wrong ones right. */
const clampLimit = (limit: number | undefined): number =>
  limit === undefined || limit < 1 ? MOST_UPDATES : Math.min(limit, MOST_UPDATES);

function withResolvers<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Refusal) => void;
} {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: Refusal) => void = () => {};
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
