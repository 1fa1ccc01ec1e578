/**
 * A Bot API server for tests, on a port of its own: it takes the calls a bot makes, refuses what the real server refuses,
 * hands out the updates that a test injects, and goes wrong where it is told to.
 */
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chat, Update, User, UserFromGetMe } from 'grammy/types';
import { Chats, privateChatOf, type SentMessage } from './chats.ts';
import { FaultPlan, type Faults, type Mishap } from './faults.ts';
import { HttpFront } from './http-front.ts';
import { type Call, Journal, type WaitOptions } from './journal.ts';
import { findMethod, type KnownMethod, unknownParameters } from './known-parameters.ts';
import { Latencies, type Latency } from './latencies.ts';
import { MESSAGE_METHODS } from './message-methods.ts';
import { type Parameters, readInteger, readParameters, readText } from './parameters.ts';
import { Polling } from './polling.ts';
import { Queries } from './queries.ts';
import { QUERY_METHODS } from './query-methods.ts';
import { Refusal, refusalBody } from './refusal.ts';
import { createSettingsMethods } from './settings-methods.ts';
import { UpdateQueue } from './update-queue.ts';
import { UpdateBuilders } from './updates.ts';
import { Webhook } from './webhook.ts';
import type { Perform, Performed, World } from './world.ts';

export type FakeBotApiOptions = {
  readonly token: string;
  readonly me?: Partial<UserFromGetMe>;
  /** Without them sendRichMessage is unknown, as on servers older than Bot API 10.1. */
  readonly richMessages?: boolean;
  readonly faults?: Faults;
  /** Calls that are kept, newest first to stay; 0 keeps none. */
  readonly keepCalls?: number;
  /** Messages that are kept of each chat. */
  readonly keepMessages?: number;
  /** How long the press of a button and an inline query may be answered. */
  readonly queryLifetimeMs?: number;
  /** Pause before an update is sent again to a webhook that did not accept it. */
  readonly webhookRetryMs?: number;
};

const RICH_METHODS: readonly KnownMethod[] = ['sendRichMessage', 'sendRichMessageDraft'];

export async function startFakeBotApi(options: FakeBotApiOptions): Promise<FakeBotApi> {
  const server = new FakeBotApi(options);
  await server.comeUp();
  return server;
}

export class FakeBotApi {
  readonly updates: UpdateBuilders;
  readonly #token: string;
  readonly #world: World;
  readonly #journal: Journal;
  readonly #plan: FaultPlan;
  readonly #queue: UpdateQueue;
  readonly #polling: Polling;
  readonly #webhook: Webhook;
  readonly #latencies = new Latencies();
  readonly #closing = new AbortController();
  readonly #front = new HttpFront((request, response) => void this.#serve(request, response));
  readonly #methods: Readonly<Record<string, Perform>> = {
    ...MESSAGE_METHODS,
    ...QUERY_METHODS,
    ...createSettingsMethods(),
  };

  constructor(options: FakeBotApiOptions) {
    const { token, keepCalls = 100_000, keepMessages = 1000, queryLifetimeMs = 60_000, webhookRetryMs = 50 } = options;
    this.#token = token;
    // Any number of slow calls may wait for the end.
    setMaxListeners(0, this.#closing.signal);
    this.#journal = new Journal(keepCalls);
    this.#plan = new FaultPlan(options.faults ?? {});
    this.#queue = new UpdateQueue(this.#plan);
    this.#polling = new Polling(this.#queue);
    this.#world = {
      me: completeMe(token, options.me ?? {}),
      chats: new Chats(keepMessages),
      queries: new Queries(queryLifetimeMs),
      offersRichMessages: options.richMessages ?? false,
      complain: (complaint) => this.#journal.complain(complaint),
    };
    this.updates = new UpdateBuilders(this.#world.chats, this.#world.me);
    this.#webhook = new Webhook(this.#queue, {
      retryMs: webhookRetryMs,
      isDown: () => !this.#front.isOpen,
      onHandOut: (update) => this.#latencies.handedOut(update, performance.now()),
      onDelivered: (update) => this.#queue.countDelivery(update.update_id),
      onReply: (method, parameters) => this.#performReply(method, parameters),
    });
  }

  /** What a bot takes as its apiRoot. */
  get root(): string {
    return this.#front.root;
  }

  get me(): UserFromGetMe {
    return this.#world.me;
  }

  get faults(): Faults {
    return this.#plan.faults;
  }

  set faults(faults: Faults) {
    this.#plan.faults = faults;
  }

  /** Every call that is kept, refused ones too, in the order in which they were answered. */
  get calls(): readonly Call[] {
    return this.#journal.calls;
  }

  get callCount(): number {
    return this.#journal.count;
  }

  /** What the bot did that the real server would let pass, or that the fake does not check; empty is right. */
  get strictness(): readonly string[] {
    return this.#journal.complaints;
  }

  /** How often each injected update was delivered, by its id; also where a webhook did not accept it. */
  get delivered(): ReadonlyMap<number, number> {
    return this.#queue.delivered;
  }

  /** Injected updates that were never delivered, except those the bot did not ask for. */
  get lost(): readonly number[] {
    return this.#queue.lost;
  }

  /** Injected updates of kinds that the bot did not ask for. */
  get filtered(): readonly number[] {
    return this.#queue.filtered;
  }

  /** Somebody who has started the bot: the bot may write to them. */
  user(id: number, { language = 'zh-hans', name = `User ${id}` }: { language?: string; name?: string } = {}): User {
    const user: User = { id, is_bot: false, first_name: name, language_code: language };
    this.#world.chats.registerUser(user);
    this.#world.chats.register(privateChatOf(user));
    return user;
  }

  /** A group, channel or private chat that the bot is in. */
  chat(chat: Chat): Chat {
    return this.#world.chats.register(chat).chat;
  }

  /** Makes an update happen; gives back its id. */
  inject(update: Update): number {
    this.#remember(update);
    this.#latencies.injected(update, performance.now());
    this.#queue.add(update);
    return update.update_id;
  }

  /** Messages of the bot in a chat as its members see them now. */
  sent(chatId: number): readonly SentMessage[] {
    return this.#world.chats.find(chatId)?.sent ?? [];
  }

  /** Makes every press of a button and inline query too old to be answered. */
  expireQueries(): void {
    this.#world.queries.expire();
  }

  latencies(): readonly Latency[] {
    return this.#latencies.all();
  }

  /** Resolves to the first call, made before or after, that the predicate is true of. */
  waitFor(predicate: (call: Call) => boolean, options: WaitOptions = {}): Promise<Call> {
    return this.#journal.waitFor(predicate, options);
  }

  /** Resolves to the messages of a chat as soon as there are so many. */
  waitForMessages(chatId: number, count: number, options: WaitOptions = {}): Promise<readonly SentMessage[]> {
    const look = () => (this.sent(chatId).length >= count ? this.sent(chatId) : undefined);
    const there = look();
    if (there !== undefined) return Promise.resolve(there);
    return this.#journal.watch(look, `chat ${chatId} did not come to ${count} messages`, options);
  }

  /** Resolves as soon as the bot waits for updates. */
  waitForPoll(): Promise<void> {
    return this.#polling.waitForPoll();
  }

  /** The network fails: connections are cut, none are taken, and no webhook is reached. */
  async goDown(): Promise<void> {
    this.#polling.end(null);
    await this.#front.close();
  }

  /** The network is back, on the same port. */
  async comeUp(): Promise<void> {
    await this.#front.open();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#webhook.close();
    this.#queue.clear();
    await this.goDown();
  }

  #remember(update: Update): void {
    const { message, callback_query, inline_query, chosen_inline_result, my_chat_member } = update;
    const { chats, queries } = this.#world;
    if (message !== undefined) {
      const text = message.text ?? message.caption ?? '';
      if (message.from !== undefined) chats.registerUser(message.from);
      chats.register(message.chat).receive(message.message_id, text);
    }
    if (callback_query !== undefined) {
      queries.open(callback_query.id, callback_query.from.id);
      const inlineId = callback_query.inline_message_id;
      if (inlineId !== undefined) queries.registerInlineMessage(inlineId);
    }
    if (inline_query !== undefined) queries.open(inline_query.id, inline_query.from.id);
    const chosenId = chosen_inline_result?.inline_message_id;
    if (chosenId !== undefined) queries.registerInlineMessage(chosenId);
    if (my_chat_member !== undefined) {
      const { status } = my_chat_member.new_chat_member;
      chats.register(my_chat_member.chat).isShutOut = status === 'kicked' || status === 'left';
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const url = new URL(request.url ?? '/', 'http://fake');
    const [, token, name] = /^\/bot([^/]+)\/(?:test\/)?([^/]+)$/u.exec(url.pathname.replace('%3A', ':')) ?? [];
    if (token === undefined || name === undefined) {
      answer(response, new Refusal(404, 'Not Found'));
      return;
    }
    try {
      const parameters = await readParameters(request, url.searchParams);
      if (token !== this.#token) throw new Refusal(401, 'Unauthorized');
      await this.#call(name, parameters, at, response);
    } catch (error) {
      // A connection that ends within a request has nobody to answer.
      if (request.destroyed && !request.complete) return;
      const refusal = asRefusal(error);
      this.#journal.record({ method: name, payload: {}, at, outcome: refusal.code, description: refusal.message });
      answer(response, refusal);
    }
  }

  async #call(name: string, payload: Parameters, at: number, response: ServerResponse): Promise<void> {
    const method = findMethod(name) ?? name;
    const mishap = this.#plan.judge(method, readChatKey(payload), at);
    if (mishap.complaint !== null) this.#journal.complain(mishap.complaint);
    if (mishap.delayMs > 0) await sleep(mishap.delayMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    if (mishap.cut === 'before') {
      this.#journal.record({ method, payload, at, outcome: 'cut before' });
      response.destroy();
      return;
    }
    const outcome = await this.#attempt(method, payload, at, mishap, response);
    if (outcome instanceof Refusal) {
      this.#journal.record({ method, payload, at, outcome: outcome.code, description: outcome.message });
      answer(response, outcome);
      return;
    }
    const { message, result } = outcome;
    const isLost = mishap.cut === 'after';
    if (isLost) response.destroy();
    else answer(response, { ok: true, result });
    if (method === 'getUpdates' && !isLost) this.#countHandedOut(result as readonly Update[], response);
    const cut = isLost ? 'cut after' : 'ok';
    this.#journal.record({ method, payload, at, outcome: cut, ...(message === undefined ? {} : { message }) });
  }

  /** Performs a call unless it is to fail. */
  async #attempt(
    method: string,
    payload: Parameters,
    at: number,
    { refusal }: Mishap,
    response: ServerResponse,
  ): Promise<Performed | Refusal> {
    if (refusal !== null) return refusal;
    try {
      return await this.#perform(method, payload, at, response);
    } catch (error) {
      return asRefusal(error);
    }
  }

  async #perform(
    name: string,
    parameters: Parameters,
    at: number,
    response: ServerResponse | null,
  ): Promise<Performed> {
    const method = findMethod(name);
    if (method === undefined) {
      this.#journal.complain(`${name} is no method that the fake server has`);
      throw notFound();
    }
    if (RICH_METHODS.includes(method) && !this.#world.offersRichMessages) throw notFound();
    for (const unknown of unknownParameters(method, Object.keys(parameters)))
      this.#journal.complain(`${method} has no parameter "${unknown}"`);
    if (method === 'getUpdates') return { result: await this.#getUpdates(parameters, response) };
    if (method === 'setWebhook') return { result: this.#setWebhook(parameters) };
    if (method === 'deleteWebhook') return { result: this.#webhook.delete(parameters) };
    if (method === 'getWebhookInfo') return { result: this.#webhook.info() };
    const perform = this.#methods[method];
    if (perform === undefined) throw new Error(`${method} has parameters but does nothing`);
    const performed = perform(this.#world, parameters);
    this.#timeAnswer(parameters, performed, at);
    return performed;
  }

  #timeAnswer(parameters: Parameters, { message, askedBy }: Performed, at: number): void {
    if (askedBy !== undefined) this.#latencies.inlineAnswered(askedBy, readText(parameters, 'inline_query_id'), at);
    if (message === undefined) return;
    const repliesTo = readInteger(message.reply_parameters ?? {}, 'message_id');
    if (message.edits > 0) this.#latencies.messageEdited(message.chat.id, message.message_id, at);
    else this.#latencies.messageSent(message.chat.id, repliesTo, at);
  }

  #getUpdates(parameters: Parameters, response: ServerResponse | null): Promise<readonly Update[]> {
    if (this.#webhook.isSet)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    const hangUp = new AbortController();
    response?.on('close', () => hangUp.abort());
    return this.#polling.poll(parameters, hangUp.signal);
  }

  #setWebhook(parameters: Parameters): boolean {
    this.#polling.end(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    return this.#webhook.set(parameters);
  }

  /** What was handed over to the network counts as delivered. */
  #countHandedOut(updates: readonly Update[], response: ServerResponse): void {
    const at = performance.now();
    for (const update of updates) this.#latencies.handedOut(update, at);
    response.on('finish', () => {
      for (const update of updates) this.#queue.countDelivery(update.update_id);
    });
  }

  async #performReply(name: string, payload: Parameters): Promise<void> {
    const at = performance.now();
    const method = findMethod(name) ?? name;
    try {
      const { message } = await this.#perform(name, payload, at, null);
      this.#journal.record({ method, payload, at, outcome: 'ok', ...(message === undefined ? {} : { message }) });
    } catch (error) {
      const { code, message: description } = asRefusal(error);
      this.#journal.record({ method, payload, at, outcome: code, description });
    }
  }
}

/** Faults and floods are counted for each chat; a call that names none is one of its own kind. */
const readChatKey = (payload: Parameters): string => readText(payload, 'chat_id') ?? '';

const notFound = (): Refusal => new Refusal(404, 'Not Found: method not found');

/** A mistake of the fake itself is told as such, so that no test takes it for a refusal. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(500, `the fake server failed: ${error instanceof Error ? error.stack : String(error)}`);
}

function answer(response: ServerResponse, body: object): void {
  const text = JSON.stringify(body instanceof Refusal ? refusalBody(body) : body);
  response.writeHead(body instanceof Refusal ? body.code : 200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function completeMe(token: string, me: Partial<UserFromGetMe>): UserFromGetMe {
  return {
    id: Number.parseInt(token, 10) || 1,
    is_bot: true,
    first_name: 'Mingzhang',
    username: 'mingzhang_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    supports_guest_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    ...me,
  } as UserFromGetMe;
}
