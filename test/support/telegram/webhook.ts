/** Delivery to a webhook: one update at a time for each chat, again and again until it is accepted. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { isObject, type Parameters, readFlag, readInteger, readText } from './parameters.ts';
import { readAllowedKinds } from './polling.ts';
import { badRequest } from './refusal.ts';
import type { Entry, UpdateQueue } from './update-queue.ts';

type Target = { readonly url: string; readonly secret: string | undefined; readonly maxConnections: number };

const DEFAULT_CONNECTIONS = 40;
const MOST_CONNECTIONS = 100;
const LONGEST_ANSWER_MS = 60_000;

export type WebhookOptions = {
  readonly retryMs: number;
  /** Whether the network is down, so that nothing can be delivered. */
  readonly isDown: () => boolean;
  readonly onDelivered: (update: Update) => void;
  readonly onHandOut: (update: Update) => void;
  /** Performs the call that an answer of the bot may hold. */
  readonly onReply: (method: string, parameters: Parameters) => Promise<void>;
};

export class Webhook {
  readonly #queue: UpdateQueue;
  readonly #options: WebhookOptions;
  readonly #busyChats = new Set<number>();
  #target: Target | null = null;
  #stop = new AbortController();
  #lastError: { readonly atSeconds: number; readonly message: string } | null = null;

  constructor(queue: UpdateQueue, options: WebhookOptions) {
    this.#queue = queue;
    this.#options = options;
  }

  get isSet(): boolean {
    return this.#target !== null;
  }

  set(parameters: Parameters): boolean {
    const url = readText(parameters, 'url') ?? '';
    if (url === '') return this.delete(parameters);
    checkUrl(url);
    const secret = readText(parameters, 'secret_token');
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/u.test(secret))
      throw badRequest('secret token contains unallowed characters or is not 1-256 long');
    readAllowedKinds(parameters, this.#queue);
    if (readFlag(parameters, 'drop_pending_updates')) this.#queue.clear();
    const asked = readInteger(parameters, 'max_connections') ?? DEFAULT_CONNECTIONS;
    this.close();
    this.#stop = new AbortController();
    // Each delivery that is under way waits for the end.
    setMaxListeners(0, this.#stop.signal);
    this.#target = { url, secret, maxConnections: Math.min(Math.max(asked, 1), MOST_CONNECTIONS) };
    this.#queue.onReady = () => this.#pump();
    this.#pump();
    return true;
  }

  delete(parameters: Parameters): boolean {
    if (readFlag(parameters, 'drop_pending_updates')) this.#queue.clear();
    this.close();
    return true;
  }

  info(): object {
    return {
      url: this.#target?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#queue.pendingCount,
      ...(this.#target === null ? {} : { max_connections: this.#target.maxConnections }),
      ...(this.#lastError === null
        ? {}
        : { last_error_date: this.#lastError.atSeconds, last_error_message: this.#lastError.message }),
      ...(this.#queue.allowedKinds === null ? {} : { allowed_updates: this.#queue.allowedKinds }),
    };
  }

  close(): void {
    this.#stop.abort();
    this.#target = null;
    this.#busyChats.clear();
    this.#lastError = null;
    this.#queue.onReady = () => {};
  }

  #pump(): void {
    const target = this.#target;
    if (target === null) return;
    for (const entry of this.#queue.waiting()) {
      if (this.#busyChats.size >= target.maxConnections) return;
      if (this.#busyChats.has(entry.chatId)) continue;
      this.#busyChats.add(entry.chatId);
      void this.#deliver(entry, target, this.#stop.signal);
    }
  }

  async #deliver(entry: Entry, target: Target, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const accepted = await this.#post(entry.update, target, stop);
      if (stop.aborted) return;
      if (accepted) {
        this.#queue.remove(entry);
        this.#busyChats.delete(entry.chatId);
        this.#pump();
        return;
      }
      await sleep(this.#options.retryMs, undefined, { signal: stop }).catch(() => {});
    }
  }

  async #post(update: Update, { url, secret }: Target, stop: AbortSignal): Promise<boolean> {
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    };
    if (this.#options.isDown()) return false;
    this.#options.onHandOut(update);
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(LONGEST_ANSWER_MS)]);
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
      const body = await response.text();
      this.#options.onDelivered(update);
      if (!response.ok) {
        this.#fail(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
        return false;
      }
      await this.#performReply(body);
      return true;
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  async #performReply(body: string): Promise<void> {
    const { method, ...parameters } = readReply(body);
    if (typeof method === 'string') await this.#options.onReply(method, parameters);
  }

  #fail(message: string): void {
    this.#lastError = { atSeconds: Math.floor(Date.now() / 1000), message };
  }
}

/** An answer may be anything; only a JSON object with a method is a call. */
function readReply(body: string): Parameters {
  try {
    const reply: unknown = JSON.parse(body);
    return isObject(reply) ? reply : {};
  } catch {
    return {};
  }
}

/** The real server takes HTTPS only; a test listens on this machine. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL');
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
}
