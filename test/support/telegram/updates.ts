/**
 * Builds the updates that Telegram would send, with fresh ids; `inject` makes them happen. Users and chats may be given by
 * their number alone: a negative number is a supergroup, any other the private chat of that user.
 */
import type { Chat, Message, MessageEntity, Update, User } from 'grammy/types';
import { type Chats, privateChatOf, type SentMessage } from './chats.ts';
import type { Parameters } from './parameters.ts';

export type UpdateOptions = {
  /** Who acts; the user 1001 where nobody is named. */
  readonly from?: number | User;
  /** Where; the private chat of the user where none is named. */
  readonly chat?: number | Chat;
  readonly thread?: number;
  /** The message replied to, by its id or as it was sent. */
  readonly replyTo?: number | SentMessage;
  /** In place of those found in the text (commands and mentions). */
  readonly entities?: readonly MessageEntity[];
};

/** A message that a button stands under. */
export type PressedOn = Pick<SentMessage, 'chat' | 'message_id'> & Partial<SentMessage>;

const DEFAULT_USER_ID = 1001;

const FIRST_UPDATE_ID = 700_000_001;

/** A command stands at the start or after white space, a mention after anything but a letter. */
const ENTITY_PATTERNS = [
  ['bot_command', /(?<=^|\s)\/[a-zA-Z0-9_]{1,32}(?:@[a-zA-Z0-9_]{3,32})?/gu],
  ['mention', /(?<![\p{L}\p{N}_/])@[a-zA-Z][a-zA-Z0-9_]{2,31}/gu],
] as const;

export class UpdateBuilders {
  readonly #chats: Chats;
  readonly #me: User;
  #nextUpdateId = FIRST_UPDATE_ID;
  #nextQueryId = 1;

  constructor(chats: Chats, me: User) {
    this.#chats = chats;
    this.#me = me;
  }

  message(text: string, options: UpdateOptions = {}): Update {
    return this.other({ text, entities: options.entities ?? findEntities(text) }, options);
  }

  photo(options: UpdateOptions & { readonly caption?: string } = {}): Update {
    const photo = [{ ...file('photo'), width: 90, height: 67 }];
    return this.other({ photo, ...(options.caption === undefined ? {} : { caption: options.caption }) }, options);
  }

  voice(options: UpdateOptions & { readonly durationSeconds?: number } = {}): Update {
    return this.other({ voice: { ...file('voice'), duration: options.durationSeconds ?? 3 } }, options);
  }

  document(fileName: string, options: UpdateOptions = {}): Update {
    return this.other({ document: { ...file('document'), file_name: fileName } }, options);
  }

  sticker(options: UpdateOptions & { readonly emoji?: string } = {}): Update {
    const look = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false };
    return this.other({ sticker: { ...file('sticker'), ...look, emoji: options.emoji ?? '👍' } }, options);
  }

  /** A text that somebody else wrote. */
  forwarded(text: string, options: UpdateOptions & { readonly origin?: number | User } = {}): Update {
    const origin = { type: 'user', date: now(), sender_user: this.#userOf(options.origin ?? DEFAULT_USER_ID + 1) };
    return this.other({ text, entities: findEntities(text), forward_origin: origin }, options);
  }

  /** A message of any kind, by the fields that make it one: `{ location }`, `{ new_chat_members }`, … */
  other(fields: Parameters, options: UpdateOptions = {}): Update {
    const from = this.#userOf(options.from);
    const chat = this.#chatOf(options.chat, from);
    const room = this.#chats.register(chat);
    const built = {
      message_id: room.nextMessageId(),
      from,
      chat,
      date: now(),
      ...(options.thread === undefined ? {} : { message_thread_id: options.thread, is_topic_message: true }),
      ...(options.replyTo === undefined ? {} : { reply_to_message: this.#repliedTo(chat, from, options.replyTo) }),
      ...withoutEmptyEntities(fields),
    };
    return this.#update({ message: built });
  }

  /** A message that its author wrote anew. */
  edited(original: Update, text: string): Update {
    const message = original.message;
    if (message === undefined) throw new Error(`update ${original.update_id} holds no message that could be edited`);
    const { entities: _before, ...rest } = message as Message.TextMessage;
    const entities = findEntities(text);
    return this.#update({ edited_message: { ...rest, ...withoutEmptyEntities({ text, entities }), edit_date: now() } });
  }

  /** A press of a button; on a message that is gone too, as clients may still show it. */
  callback(data: string, on: PressedOn, options: Pick<UpdateOptions, 'from'> = {}): Update {
    const from = this.#userOf(options.from ?? (on.chat.type === 'private' ? on.chat.id : undefined));
    const { chat, message_id, date = now(), text = '', reply_markup } = on;
    const message = {
      ...{ message_id, chat, date, text, from: this.#me },
      ...(reply_markup === undefined ? {} : { reply_markup }),
      // What stands in a rich message is not told here: a bot only sees that it is one.
      ...(on.rich === undefined ? {} : { rich_message: { blocks: [] } }),
      ...(on.message_thread_id === undefined
        ? {}
        : { message_thread_id: on.message_thread_id, is_topic_message: true }),
    };
    return this.#update({
      callback_query: { id: this.#queryId(), from, message, chat_instance: String(chat.id), data },
    });
  }

  /** A press of a button under a message that was sent by way of an inline query. */
  inlineCallback(data: string, inlineMessageId: string, options: Pick<UpdateOptions, 'from'> = {}): Update {
    const query = { inline_message_id: inlineMessageId, chat_instance: inlineMessageId, data };
    return this.#update({ callback_query: { id: this.#queryId(), from: this.#userOf(options.from), ...query } });
  }

  /** What somebody types after the name of the bot, in whatever chat. */
  inline(
    query: string,
    options: Pick<UpdateOptions, 'from'> & { readonly offset?: string; readonly chatType?: string } = {},
  ): Update {
    const { offset = '', chatType = 'sender' } = options;
    const from = this.#userOf(options.from);
    return this.#update({ inline_query: { id: this.#queryId(), from, query, offset, chat_type: chatType } });
  }

  chosenInline(
    resultId: string,
    query: string,
    options: Pick<UpdateOptions, 'from'> & { readonly inlineMessageId?: string } = {},
  ): Update {
    const inline = options.inlineMessageId === undefined ? {} : { inline_message_id: options.inlineMessageId };
    const chosen = { result_id: resultId, from: this.#userOf(options.from), query, ...inline };
    return this.#update({ chosen_inline_result: chosen });
  }

  /** The bot was added, removed, blocked (`kicked` in a private chat) or let in again. */
  myChatMember(
    status: 'member' | 'administrator' | 'left' | 'kicked',
    options: Pick<UpdateOptions, 'from' | 'chat'> = {},
  ): Update {
    const from = this.#userOf(options.from);
    const chat = this.#chatOf(options.chat, from);
    const was = status === 'member' || status === 'administrator' ? 'left' : 'member';
    const member = (state: string) => ({ user: this.#me, status: state });
    return this.#update({
      my_chat_member: { chat, from, date: now(), old_chat_member: member(was), new_chat_member: member(status) },
    });
  }

  /** An update of any other kind. */
  raw(fields: Parameters): Update {
    return this.#update(fields);
  }

  /** What is built here is only as complete as a bot needs it; the types ask for more. */
  #update(fields: Parameters): Update {
    const update = { update_id: this.#nextUpdateId, ...fields };
    this.#nextUpdateId++;
    return update as unknown as Update;
  }

  #queryId(): string {
    const id = `query-${this.#nextQueryId}`;
    this.#nextQueryId++;
    return id;
  }

  #userOf(given: number | User | undefined): User {
    if (typeof given === 'object') return given;
    const id = given ?? DEFAULT_USER_ID;
    return this.#chats.findUser(id) ?? { id, is_bot: false, first_name: `User ${id}`, language_code: 'zh-hans' };
  }

  #chatOf(given: number | Chat | undefined, from: User): Chat {
    if (typeof given === 'object') return given;
    if (given === undefined || given === from.id) return this.#chats.find(from.id)?.chat ?? privateChatOf(from);
    const known = this.#chats.find(given)?.chat;
    if (known !== undefined) return known;
    return given < 0 ? { id: given, type: 'supergroup', title: `Group ${-given}` } : privateChatOf(this.#userOf(given));
  }

  #repliedTo(chat: Chat, from: User, replied: number | SentMessage): Parameters {
    const messageId = typeof replied === 'number' ? replied : replied.message_id;
    const room = this.#chats.find(chat.id);
    const sent = room?.find(messageId);
    const text = room?.textOf(messageId) ?? '';
    return { message_id: messageId, chat, date: sent?.date ?? now(), from: sent === undefined ? from : this.#me, text };
  }
}

function findEntities(text: string): readonly MessageEntity[] {
  return ENTITY_PATTERNS.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length })),
  ).sort((one, other) => one.offset - other.offset);
}

/** Telegram sends no empty list of entities. */
function withoutEmptyEntities(fields: Parameters): Parameters {
  const { entities, ...rest } = fields;
  return Array.isArray(entities) && entities.length > 0 ? fields : rest;
}

const file = (kind: string) => ({ file_id: `${kind}-1`, file_unique_id: `${kind}-unique-1`, file_size: 1024 });

const now = (): number => Math.floor(Date.now() / 1000);
