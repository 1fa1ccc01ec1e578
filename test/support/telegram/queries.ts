/** Presses of buttons and inline queries that wait for an answer; each may be answered once, and soon. */
import { badRequest } from './refusal.ts';

export class Queries {
  readonly #lifetimeMs: number;
  readonly #openSinceMs = new Map<string, number>();
  readonly #userIds = new Map<string, number>();
  readonly #inlineMessages = new Map<string, string>();

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  open(id: string, userId: number): void {
    this.#openSinceMs.set(id, performance.now());
    this.#userIds.set(id, userId);
  }

  /** Makes all queries that are open too old to be answered. */
  expire(): void {
    this.#openSinceMs.clear();
  }

  /** Answers a query; gives back who asked. */
  answer(id: string | undefined): number {
    const since = this.#openSinceMs.get(id ?? '');
    const userId = this.#userIds.get(id ?? '');
    if (id === undefined || since === undefined || userId === undefined || performance.now() - since > this.#lifetimeMs)
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    this.#openSinceMs.delete(id);
    this.#userIds.delete(id);
    return userId;
  }

  /** A message that somebody sent by way of an inline query. */
  registerInlineMessage(id: string): void {
    if (!this.#inlineMessages.has(id)) this.#inlineMessages.set(id, '');
  }

  /** Changes such a message; gives back whether anything is new. */
  editInlineMessage(id: string, content: string): boolean {
    const before = this.#inlineMessages.get(id);
    if (before === undefined) throw badRequest('MESSAGE_ID_INVALID');
    this.#inlineMessages.set(id, content);
    return before !== content;
  }
}
