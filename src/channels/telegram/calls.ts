/** Calls of the Bot API, as data. https://core.telegram.org/bots/api#available-methods */
import type { Call } from '../channel.ts';
import type { Buttons } from './buttons.ts';
import { cutText } from './html.ts';
import type { Place } from './parse.ts';
import type { InlineResult } from './render-inline.ts';

/** A message: HTML that every server takes. */
export type Message = {
  readonly html: string;
  readonly buttons: Buttons;
  /** The same in the form of a rich message, which can show a table; `preferred`: it is sent so where the server takes it. */
  readonly rich?: { readonly html: string; readonly preferred: boolean };
};

/** Longest toast: https://core.telegram.org/bots/api#answercallbackquery */
const MOST_TOAST = 200;

/** Results to one inline query may be shown to everybody who asks the same, for so long. */
const INLINE_CACHE_SECONDS = 60;

const markup = (buttons: Buttons) => (buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: buttons } });

/** Figures must not become links to phone numbers, nor project names link previews. */
const TEXT_OPTIONS = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
const richContent = (html: string) => ({ rich_message: { html, skip_entity_detection: true } });

/** Sends a message; in a group it quotes who asked. */
export function sendMessage(place: Place, { html, rich, buttons }: Message): Call {
  const where = {
    chat_id: place.chat,
    ...(place.thread === undefined ? {} : { message_thread_id: place.thread }),
    ...(place.group ? { reply_parameters: { message_id: place.message, allow_sending_without_reply: true } } : {}),
    ...markup(buttons),
  };
  const text = { method: 'sendMessage', payload: { ...where, text: html, ...TEXT_OPTIONS } };
  return rich?.preferred
    ? { method: 'sendRichMessage', payload: { ...where, ...richContent(rich.html) }, otherwise: text }
    : text;
}

/** Puts another text and other buttons in the place of a message. A rich message stays rich, a text a text. */
export function editMessage(place: Place, { html, rich, buttons }: Message, isRich: boolean): Call {
  const where = { chat_id: place.chat, message_id: place.message, reply_markup: { inline_keyboard: buttons } };
  const payload = isRich ? { ...where, ...richContent(rich?.html ?? html) } : { ...where, text: html, ...TEXT_OPTIONS };
  return { method: 'editMessageText', payload };
}

/** Changes the buttons of a message and nothing else. */
export const editButtons = (place: Place, buttons: Buttons): Call => ({
  method: 'editMessageReplyMarkup',
  payload: { chat_id: place.chat, message_id: place.message, reply_markup: { inline_keyboard: buttons } },
  fleeting: true,
});

/** Answers a tap, with a toast where there is something to say. */
export const answerTap = (id: string, toast = ''): Call => ({
  method: 'answerCallbackQuery',
  payload: { callback_query_id: id, ...(toast === '' ? {} : { text: cutText(toast, MOST_TOAST) }) },
  fleeting: true,
});

/** Answers an inline query. `shared`: the results depend on nothing but what was typed, so everybody who types it may see them. */
export const answerInline = (
  id: string,
  results: readonly InlineResult[],
  { shared }: { readonly shared: boolean },
): Call => ({
  method: 'answerInlineQuery',
  payload: {
    inline_query_id: id,
    results,
    cache_time: results.length === 0 ? 0 : INLINE_CACHE_SECONDS,
    is_personal: !shared,
  },
  fleeting: true,
});
