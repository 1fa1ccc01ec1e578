/** When each update went out, and when the first message for it came in. */
import type { Update } from 'grammy/types';
import { chatIdOf } from './update-queue.ts';

export type Latency = {
  readonly updateId: number;
  readonly chatId: number;
  /** All times in ms of `performance.now()` of the server. */
  readonly injectedAtMs: number;
  readonly deliveredAtMs: number | undefined;
  readonly answeredAtMs: number | undefined;
};

type Open = { -readonly [Key in keyof Latency]: Latency[Key] };

type Times = {
  readonly latency: Open;
  /** The message that was written. */
  readonly messageId: number | undefined;
  /** The message under which a button was pressed. */
  readonly pressedOnId: number | undefined;
  readonly inlineQueryId: string | undefined;
};

/**
 * A message that replies answers what it replies to; any other one answers the oldest message of its chat that was handed
 * out and has no answer yet, or else the oldest press of a button, which an edit of its message answers too.
 */
export class Latencies {
  readonly #all: Open[] = [];
  readonly #byUpdateId = new Map<number, Times>();
  readonly #openByChat = new Map<number, Times[]>();

  injected(update: Update, atMs: number): void {
    const chatId = chatIdOf(update);
    const latency: Open = {
      updateId: update.update_id,
      chatId,
      injectedAtMs: atMs,
      deliveredAtMs: undefined,
      answeredAtMs: undefined,
    };
    this.#all.push(latency);
    this.#byUpdateId.set(update.update_id, {
      latency,
      messageId: update.message?.message_id,
      pressedOnId: update.callback_query?.message?.message_id,
      inlineQueryId: update.inline_query?.id,
    });
  }

  /** Only the first time counts; what comes again was answered before. */
  handedOut(update: Update, atMs: number): void {
    const times = this.#byUpdateId.get(update.update_id);
    if (times === undefined || times.latency.deliveredAtMs !== undefined) return;
    times.latency.deliveredAtMs = atMs;
    const open = this.#openByChat.get(times.latency.chatId);
    if (open === undefined) this.#openByChat.set(times.latency.chatId, [times]);
    else open.push(times);
  }

  /** A message came into a chat. */
  messageSent(chatId: number, repliesTo: number | undefined, atMs: number): void {
    this.#answer(chatId, atMs, (open) => {
      const exact = open.find(({ messageId }) => messageId !== undefined && messageId === repliesTo);
      return exact ?? open.find(({ messageId }) => messageId !== undefined) ?? open[0];
    });
  }

  messageEdited(chatId: number, messageId: number, atMs: number): void {
    this.#answer(chatId, atMs, (open) => open.find(({ pressedOnId }) => pressedOnId === messageId));
  }

  /** An inline query was answered, which brings no message. */
  inlineAnswered(userId: number, queryId: string | undefined, atMs: number): void {
    this.#answer(userId, atMs, (open) => open.find(({ inlineQueryId }) => inlineQueryId === queryId));
  }

  all(): readonly Latency[] {
    return this.#all.map((latency) => ({ ...latency }));
  }

  #answer(chatId: number, atMs: number, choose: (open: readonly Times[]) => Times | undefined): void {
    const open = this.#openByChat.get(chatId);
    if (open === undefined || open.length === 0) return;
    const times = choose(open);
    if (times === undefined) return;
    open.splice(open.indexOf(times), 1);
    times.latency.answeredAtMs = atMs;
    this.#byUpdateId.delete(times.latency.updateId);
    if (open.length === 0) this.#openByChat.delete(chatId);
  }
}
