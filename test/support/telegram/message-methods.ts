/** The methods that send, edit and delete messages. */
import { isDeepStrictEqual } from 'node:util';
import type { Room, SentMessage } from './chats.ts';
import { type Markup, readInlineMarkup, readMarkup } from './keyboard.ts';
import { type Parameters, readFlag, readInteger, readList, readObject, readText } from './parameters.ts';
import { badRequest } from './refusal.ts';
import { readRichHtml } from './rich-html.ts';
import { readDraftText, readMessageText } from './text.ts';
import type { Perform, Performed, World } from './world.ts';

type Content = Pick<SentMessage, 'text' | 'entities' | 'html' | 'rich'>;

const CHAT_ACTIONS: readonly unknown[] = [
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document'],
  ...['choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
];

const REPLY_FIELDS: readonly string[] = [
  ...['message_id', 'chat_id', 'ephemeral_message_id', 'checklist_task_id', 'poll_option_id', 'quote'],
  ...['allow_sending_without_reply', 'quote_parse_mode', 'quote_entities', 'quote_position'],
];

const LONGEST_RICH_CHARACTERS = 32_768;

const MOST_DELETED = 100;

const demandRoom = ({ chats }: World, parameters: Parameters): Room => chats.demand(readText(parameters, 'chat_id'));

function readTextContent(world: World, parameters: Parameters): Content {
  const { text, entities, html, complaints } = readMessageText(parameters);
  for (const complaint of complaints) world.complain(complaint);
  return { text, entities, ...(html === undefined ? {} : { html }) };
}

function readRichContent(world: World, parameters: Parameters): Content {
  const rich = readObject(parameters, 'rich_message');
  if (rich === undefined) throw badRequest('rich message is empty');
  const given = ['html', 'markdown', 'blocks'].filter((form) => rich[form] !== undefined);
  if (given.length !== 1) throw badRequest('exactly one of the fields html, markdown and blocks must be used');
  const html = readText(rich, 'html');
  if (html !== undefined) return { text: readRichHtml(html), entities: [], rich: html };
  const { blocks } = rich;
  const source = readText(rich, 'markdown') ?? JSON.stringify(blocks);
  world.complain(`a rich message of ${given[0]} is not checked by the fake server`);
  if (source.trim() === '') throw badRequest('message text is empty');
  if ([...source].length > LONGEST_RICH_CHARACTERS) throw badRequest('message is too long');
  return { text: source, entities: [], rich: source };
}

/** A reply to a message that is gone is refused, unless it may be sent as no reply. */
function readReply(world: World, parameters: Parameters, room: Room): Parameters | undefined {
  const reply = readObject(parameters, 'reply_parameters');
  const messageId = reply === undefined ? undefined : readInteger(reply, 'message_id');
  if (reply === undefined || messageId === undefined) return undefined;
  for (const name of Object.keys(reply))
    if (!REPLY_FIELDS.includes(name)) world.complain(`unknown field "${name}" of reply_parameters`);
  const named = readText(reply, 'chat_id');
  const place = named === undefined ? room : world.chats.demand(named);
  if (place.has(messageId)) return checkQuote(reply, place.textOf(messageId) ?? '');
  if (readFlag(reply, 'allow_sending_without_reply')) return undefined;
  throw badRequest('message to be replied not found');
}

function checkQuote(reply: Parameters, repliedText: string): Parameters {
  const quote = readText(reply, 'quote');
  if (quote !== undefined && !repliedText.includes(quote)) throw badRequest('QUOTE_TEXT_INVALID');
  return reply;
}

function send(world: World, parameters: Parameters, content: Content): Performed {
  const room = demandRoom(world, parameters);
  const replyMarkup = readMarkup(parameters, world.complain);
  const reply = readReply(world, parameters, room);
  const thread = readInteger(parameters, 'message_thread_id');
  const message: SentMessage = {
    chat: room.chat,
    message_id: room.nextMessageId(),
    date: Math.floor(Date.now() / 1000),
    ...content,
    ...(replyMarkup === undefined ? {} : { reply_markup: replyMarkup }),
    ...(reply === undefined ? {} : { reply_parameters: reply }),
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    edits: 0,
  };
  room.put(message);
  return { result: asResult(world, message, room), message };
}

/** The message as the Bot API gives it back. */
function asResult(world: World, message: SentMessage, room: Room): object {
  const { chat, message_id, date, text, entities, reply_markup, reply_parameters, message_thread_id } = message;
  const replied = reply_parameters === undefined ? undefined : readInteger(reply_parameters, 'message_id');
  return {
    ...{ message_id, from: world.me, chat, date },
    ...(message.rich === undefined ? { text } : { rich_message: { blocks: [{ type: 'paragraph', text }] } }),
    ...(entities.length === 0 ? {} : { entities }),
    ...(message.edits === 0 ? {} : { edit_date: Math.floor(Date.now() / 1000) }),
    ...(reply_markup !== undefined && 'inline_keyboard' in reply_markup ? { reply_markup } : {}),
    ...(message_thread_id === undefined ? {} : { message_thread_id, is_topic_message: true }),
    ...(replied === undefined
      ? {}
      : { reply_to_message: { message_id: replied, chat, date, text: room.textOf(replied) ?? '' } }),
  };
}

function editMessage(world: World, parameters: Parameters, content: Content | null): Performed {
  const replyMarkup = readInlineMarkup(parameters, world.complain);
  const inlineId = readText(parameters, 'inline_message_id');
  if (inlineId !== undefined) return editInline(world, inlineId, content, replyMarkup);
  const room = demandRoom(world, parameters);
  const messageId = readInteger(parameters, 'message_id');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  if (room.hasReceived(messageId)) throw badRequest("message can't be edited");
  const before = room.find(messageId);
  if (before === undefined) throw badRequest('message to edit not found');
  const { reply_markup: markupBefore, ...kept } = before;
  const after = { ...(content === null ? kept : replaceContent(kept, content)), edits: before.edits + 1 };
  const message: SentMessage = replyMarkup === undefined ? after : { ...after, reply_markup: replyMarkup };
  if (isDeepStrictEqual(shown(before), shown(message))) throw notModified();
  room.put(message);
  return { result: asResult(world, message, room), message };
}

function editInline(world: World, id: string, content: Content | null, replyMarkup: Markup | undefined): Performed {
  if (!world.queries.editInlineMessage(id, JSON.stringify([content, replyMarkup]))) throw notModified();
  return { result: true };
}

const notModified = () =>
  badRequest(
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );

function replaceContent(message: SentMessage, content: Content): SentMessage {
  const { text: _text, entities: _entities, html: _html, rich: _rich, ...place } = message;
  return { ...place, ...content };
}

/** What people see of a message: not the tags it was written with. */
const shown = ({ text, entities, rich, reply_markup }: SentMessage) => ({ text, entities, rich, reply_markup });

function deleteMessages(world: World, parameters: Parameters, messageIds: readonly number[]): boolean {
  const room = demandRoom(world, parameters);
  return messageIds.map((messageId) => room.delete(messageId)).includes(true);
}

function sendDraft(world: World, parameters: Parameters, readContent: () => unknown): Performed {
  const { chat } = demandRoom(world, parameters);
  if (chat.type !== 'private') throw badRequest('drafts can be sent to private chats only');
  if ((readInteger(parameters, 'draft_id') ?? 0) === 0) throw badRequest('draft_id must be non-zero');
  readContent();
  return { result: true };
}

function readDraftContent(world: World, parameters: Parameters): void {
  for (const complaint of readDraftText(parameters).complaints) world.complain(complaint);
}

export const MESSAGE_METHODS = {
  sendMessage: (world, parameters) => send(world, parameters, readTextContent(world, parameters)),
  sendRichMessage: (world, parameters) => send(world, parameters, readRichContent(world, parameters)),
  sendMessageDraft: (world, parameters) => sendDraft(world, parameters, () => readDraftContent(world, parameters)),
  sendRichMessageDraft: (world, parameters) => sendDraft(world, parameters, () => readRichContent(world, parameters)),
  editMessageText: (world, parameters) => {
    const isRich = readObject(parameters, 'rich_message') !== undefined && world.offersRichMessages;
    const content = isRich ? readRichContent(world, parameters) : readTextContent(world, parameters);
    return editMessage(world, parameters, content);
  },
  editMessageReplyMarkup: (world, parameters) => editMessage(world, parameters, null),
  deleteMessage: (world, parameters) => {
    const messageId = readInteger(parameters, 'message_id');
    if (messageId === undefined) throw badRequest('message identifier is not specified');
    if (!deleteMessages(world, parameters, [messageId])) throw badRequest('message to delete not found');
    return { result: true };
  },
  deleteMessages: (world, parameters) => {
    const messageIds = (readList(parameters, 'message_ids') ?? []).map(Number);
    if (messageIds.length === 0) throw badRequest('message identifiers are not specified');
    if (messageIds.length > MOST_DELETED) throw badRequest('too many messages specified');
    // Those that are not found are skipped.
    deleteMessages(world, parameters, messageIds);
    return { result: true };
  },
  sendChatAction: (world, parameters) => {
    demandRoom(world, parameters);
    if (!CHAT_ACTIONS.includes(readText(parameters, 'action'))) throw badRequest('wrong parameter action in request');
    return { result: true };
  },
  setMessageReaction: (world, parameters) => {
    const room = demandRoom(world, parameters);
    if (!room.has(readInteger(parameters, 'message_id') ?? 0)) throw badRequest('message to react not found');
    if ((readList(parameters, 'reaction') ?? []).length > 1) throw badRequest('REACTIONS_TOO_MANY');
    return { result: true };
  },
} as const satisfies Readonly<Record<string, Perform>>;
