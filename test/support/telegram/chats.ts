/** Who talks where: users, chats, and the messages of each chat as a member of it sees them. */
import type { Chat, MessageEntity, User } from 'grammy/types';
import type { Markup } from './keyboard.ts';
import type { Parameters } from './parameters.ts';
import { badRequest, Refusal } from './refusal.ts';

/** A message of the bot as it stands in a chat now. */
export type SentMessage = {
  readonly chat: Chat;
  readonly message_id: number;
  /** Seconds of Unix time. */
  readonly date: number;
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The text with its tags, as it was sent with parse_mode HTML. */
  readonly html?: string;
  /** The HTML of a rich message; `text` has a line for each of its blocks and a tab between cells. */
  readonly rich?: string;
  readonly reply_markup?: Markup;
  readonly reply_parameters?: Parameters;
  readonly message_thread_id?: number;
  /** How often it was edited. */
  readonly edits: number;
};

/** What a chat must remember. */
export class Room {
  readonly chat: Chat;
  /** Set while the user has blocked the bot, or the group has put it out. */
  isShutOut = false;
  readonly #keepMessages: number;
  readonly #sent = new Map<number, SentMessage>();
  readonly #received = new Map<number, string>();
  #lastMessageId = 0;

  constructor(chat: Chat, keepMessages: number) {
    this.chat = chat;
    this.#keepMessages = keepMessages;
  }

  /** Bots and people count with the same numbers, and each chat counts for itself. */
  nextMessageId(): number {
    this.#lastMessageId++;
    return this.#lastMessageId;
  }

  receive(messageId: number, text: string): void {
    this.#received.set(messageId, text);
    this.#lastMessageId = Math.max(this.#lastMessageId, messageId);
    dropOldest(this.#received, this.#keepMessages);
  }

  put(message: SentMessage): void {
    this.#sent.set(message.message_id, message);
    dropOldest(this.#sent, this.#keepMessages);
  }

  delete(messageId: number): boolean {
    return this.#sent.delete(messageId) || this.#received.delete(messageId);
  }

  find = (messageId: number): SentMessage | undefined => this.#sent.get(messageId);

  hasReceived = (messageId: number): boolean => this.#received.has(messageId);

  has = (messageId: number): boolean => this.#sent.has(messageId) || this.#received.has(messageId);

  /** Text of a message of anybody. */
  textOf = (messageId: number): string | undefined => this.#sent.get(messageId)?.text ?? this.#received.get(messageId);

  get sent(): readonly SentMessage[] {
    return [...this.#sent.values()];
  }

  get sentCount(): number {
    return this.#sent.size;
  }
}

function dropOldest(messages: Map<number, unknown>, keep: number): void {
  const [oldest] = messages.keys();
  if (messages.size > keep && oldest !== undefined) messages.delete(oldest);
}

export class Chats {
  readonly #rooms = new Map<number, Room>();
  readonly #users = new Map<number, User>();
  readonly #keepMessages: number;

  constructor(keepMessages: number) {
    this.#keepMessages = keepMessages;
  }

  /** Makes a chat known to the bot; twice is once. */
  register(chat: Chat): Room {
    const known = this.#rooms.get(chat.id);
    if (known !== undefined) return known;
    const room = new Room(chat, this.#keepMessages);
    this.#rooms.set(chat.id, room);
    return room;
  }

  registerUser(user: User): void {
    this.#users.set(user.id, user);
  }

  findUser = (id: number): User | undefined => this.#users.get(id);

  find = (id: number): Room | undefined => this.#rooms.get(id);

  /** The chat that a call names, by its number or by the @name of a group. */
  demand(named: string | undefined): Room {
    if (named === undefined || named === '') throw badRequest('chat_id is empty');
    const room = named.startsWith('@') ? this.#findByName(named.slice(1)) : this.#rooms.get(Number(named));
    if (room === undefined) throw badRequest('chat not found');
    if (room.isShutOut) throw new Refusal(403, `Forbidden: ${reasonOfShutOut(room.chat)}`);
    return room;
  }

  #findByName(name: string): Room | undefined {
    return [...this.#rooms.values()].find(({ chat }) => chat.type !== 'private' && chat.username === name);
  }
}

const reasonOfShutOut = ({ type }: Chat): string =>
  type === 'private' ? 'bot was blocked by the user' : `bot was kicked from the ${type} chat`;

/** The chat of a user with the bot. */
export const privateChatOf = (user: User): Chat.PrivateChat => ({
  id: user.id,
  type: 'private',
  first_name: user.first_name,
  ...(user.username === undefined ? {} : { username: user.username }),
});
