/**
 * Updates as Telegram sends them → what a person did, with nothing else of them: names, phones and pictures are dropped
 * here and never kept. Only the parts that are used are checked; others may change without harm.
 */
import { z } from 'zod';
import type { Language } from '../../answer/reply.ts';
import type { Arrival } from '../channel.ts';
import { isCommandName } from './commands.ts';

/** Where an answer goes. */
const placeSchema = z.object({
  chat: z.number(),
  /** Topic of a forum, or of a private chat with topics: must be named again. */
  thread: z.number().optional(),
  /** The message that is answered; quoted in groups. */
  message: z.number(),
  group: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

const languageSchema = z.enum(['zh', 'en']);

/** Kinds of message that hold no question. */
const unusualKinds = ['photo', 'voice', 'sticker', 'file', 'place', 'contact', 'forwarded', 'other'] as const;
export type UnusualKind = (typeof unusualKinds)[number];

/** What a person did. `language`: of their Telegram. */
export const inbound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), place: placeSchema, language: languageSchema, text: z.string() }),
  z.object({
    kind: z.literal('command'),
    place: placeSchema,
    language: languageSchema,
    name: z.string(),
    argument: z.string(),
  }),
  z.object({
    kind: z.literal('tap'),
    id: z.string(),
    data: z.string(),
    language: languageSchema,
    /** Absent under a message that the bot did not send itself (an inline result). */
    place: placeSchema.optional(),
    /** The message was deleted, or is too old to be told of: it cannot be edited, and its buttons are not known. */
    gone: z.boolean(),
    /** Buttons of the message, so that one can be marked. */
    buttons: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
    /** Whether it is a rich message, which is edited by other means than a text. */
    rich: z.boolean(),
  }),
  z.object({ kind: z.literal('inline'), id: z.string(), language: languageSchema, text: z.string() }),
  z.object({ kind: z.literal('unusual'), place: placeSchema, language: languageSchema, what: z.enum(unusualKinds) }),
]);
export type Inbound = z.infer<typeof inbound>;

const user = z.object({ id: z.number(), is_bot: z.boolean().optional(), language_code: z.string().optional() });
const chat = z.object({ id: z.number(), type: z.string() });
const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: z.object({ id: z.number() }).optional(),
});

const message = z.object({
  message_id: z.number(),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  via_bot: z.object({ id: z.number() }).optional(),
  reply_to_message: z.object({ from: z.object({ id: z.number() }).optional() }).optional(),
  forward_origin: z.unknown().optional(),
  photo: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  sticker: z.unknown().optional(),
  animation: z.unknown().optional(),
  document: z.unknown().optional(),
  location: z.unknown().optional(),
  venue: z.unknown().optional(),
  contact: z.unknown().optional(),
  poll: z.unknown().optional(),
  dice: z.unknown().optional(),
  story: z.unknown().optional(),
});
type Message = z.infer<typeof message>;

const tappedMessage = z.object({
  message_id: z.number(),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  chat,
  /** 0: https://core.telegram.org/bots/api#inaccessiblemessage */
  date: z.number(),
  rich_message: z.unknown().optional(),
  reply_markup: z
    .object({
      inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
    })
    .optional(),
});

const update = z.object({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({ id: z.string(), from: user, data: z.string().optional(), message: tappedMessage.optional() })
    .optional(),
  inline_query: z.object({ id: z.string(), from: user, query: z.string() }).optional(),
});

/** Kinds of update that are asked for. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'inline_query'] as const;

/** The bot itself, as getMe tells. */
export type Me = { readonly id: number; readonly username: string };

const languageOf = (code: string | undefined): Language =>
  code === undefined || code.toLowerCase().startsWith('zh') ? 'zh' : 'en';

const isGroup = (type: string): boolean => type === 'group' || type === 'supergroup';

/**
 * Reads an update.
 * @returns null for what is not for the bot: group talk that does not call it, other bots, kinds it does not know
 */
export function toArrival(received: unknown, me: Me): Arrival | null {
  const read = update.safeParse(received);
  if (!read.success) return null;
  const { update_id: id, message: said, edited_message: edited, callback_query: tap, inline_query: query } = read.data;
  if (said) return fromMessage(String(id), said, me, isToAnswer);
  // A message is edited by each step of a live location, too: only what is asked anew is answered anew.
  if (edited) return fromMessage(String(id), edited, me, ({ kind }) => kind === 'question' || kind === 'command');
  if (tap) return fromTap(String(id), tap);
  if (query) return fromInline(String(id), query);
  return null;
}

const isToAnswer = (): boolean => true;

function fromMessage(id: string, said: Message, me: Me, wanted: (payload: Inbound) => boolean): Arrival | null {
  const { from } = said;
  if (from === undefined || from.is_bot === true || said.via_bot?.id === me.id) return null;
  if (!isGroup(said.chat.type) && said.chat.type !== 'private') return null;
  const payload = read(said, me);
  if (payload === null || !wanted(payload)) return null;
  return {
    id,
    place: String(said.chat.id),
    conversation: `${said.chat.id}:${from.id}`,
    user: String(from.id),
    counts: true,
    payload,
  };
}

function read(said: Message, me: Me): Inbound | null {
  const place = placeOf(said, isGroup(said.chat.type));
  const language = languageOf(said.from?.language_code);
  const text = said.text ?? said.caption ?? '';
  const entities = said.entities ?? said.caption_entities ?? [];
  const command = commandOf(text, entities, me);
  if (command === 'of another bot') return null;
  const mentions = entities.filter((one) => isMention(text, one, me));
  const called =
    !place.group ||
    mentions.length > 0 ||
    said.reply_to_message?.from?.id === me.id ||
    // In a group a command without a name may be one of another bot.
    (command !== null && (command.addressed || isCommandName(command.name)));
  if (!called) return null;
  if (said.forward_origin !== undefined) return { kind: 'unusual', place, language, what: 'forwarded' };
  if (command !== null) return { kind: 'command', place, language, name: command.name, argument: command.argument };
  const question = without(text, mentions).trim();
  if (question !== '') return { kind: 'question', place, language, text: question };
  // A bare mention is a hello.
  if (said.text !== undefined) return { kind: 'command', place, language, name: 'start', argument: '' };
  const what = unusualKindOf(said);
  return what === null ? null : { kind: 'unusual', place, language, what };
}

const placeOf = (
  said: Pick<Message, 'chat' | 'message_id' | 'message_thread_id' | 'is_topic_message'>,
  group: boolean,
): Place => ({
  chat: said.chat.id,
  message: said.message_id,
  group,
  ...(said.is_topic_message === true && said.message_thread_id !== undefined ? { thread: said.message_thread_id } : {}),
});

type Entity = z.infer<typeof entity>;

/** A command at the very beginning: /source t1.3, /start@our_bot. Entity offsets count UTF-16 units, as JavaScript does. */
function commandOf(
  text: string,
  entities: readonly Entity[],
  me: Me,
): { readonly name: string; readonly argument: string; readonly addressed: boolean } | 'of another bot' | null {
  const first = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (first === undefined) return null;
  const [name = '', addressed] = text.slice(1, first.length).split('@');
  if (addressed !== undefined && addressed.toLowerCase() !== me.username.toLowerCase()) return 'of another bot';
  return { name: name.toLowerCase(), argument: text.slice(first.length).trim(), addressed: addressed !== undefined };
}

const isMention = (text: string, { type, offset, length, user: mentioned }: Entity, me: Me): boolean =>
  (type === 'mention' && text.slice(offset, offset + length).toLowerCase() === `@${me.username.toLowerCase()}`) ||
  (type === 'text_mention' && mentioned?.id === me.id);

/** The text without some stretches of it. */
const without = (text: string, stretches: readonly Entity[]): string =>
  stretches.reduceRight((left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`, text);

/** Null for service messages (somebody joined, a title changed), which nobody expects an answer to. */
function unusualKindOf(said: Message): UnusualKind | null {
  const has = (...names: readonly (keyof Message)[]): boolean => names.some((name) => said[name] !== undefined);
  if (has('sticker', 'animation')) return 'sticker';
  if (has('photo')) return 'photo';
  if (has('voice', 'audio', 'video_note')) return 'voice';
  if (has('document', 'video')) return 'file';
  if (has('location', 'venue')) return 'place';
  if (has('contact')) return 'contact';
  return has('poll', 'dice', 'story') ? 'other' : null;
}

function fromTap(id: string, tap: NonNullable<z.infer<typeof update>['callback_query']>): Arrival | null {
  if (tap.data === undefined) return null;
  const { message: tapped, from } = tap;
  const payload: Inbound = {
    kind: 'tap',
    id: tap.id,
    data: tap.data,
    language: languageOf(from.language_code),
    ...(tapped === undefined ? {} : { place: placeOf(tapped, isGroup(tapped.chat.type)) }),
    gone: tapped?.date === 0,
    buttons: tapped?.reply_markup?.inline_keyboard ?? [],
    rich: tapped?.rich_message !== undefined,
  };
  const place = tapped === undefined ? `inline:${from.id}` : String(tapped.chat.id);
  return { id, place, conversation: `${place}:${from.id}`, user: String(from.id), counts: true, payload };
}

function fromInline(id: string, query: NonNullable<z.infer<typeof update>['inline_query']>): Arrival {
  const place = `inline:${query.from.id}`;
  const payload: Inbound = {
    kind: 'inline',
    id: query.id,
    language: languageOf(query.from.language_code),
    text: query.query.trim(),
  };
  // The client asks at each pause in typing: that is not the user's doing.
  return { id, place, conversation: place, user: String(query.from.id), counts: false, payload };
}
