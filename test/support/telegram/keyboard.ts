/** What may stand under a message: inline keyboards are checked button by button, the others are taken as they are. */
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import { isLink } from './html.ts';
import { isObject, type Parameters, readObject } from './parameters.ts';
import { badRequest } from './refusal.ts';

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | Parameters;

const MOST_BUTTONS = 100;
const MOST_BUTTONS_A_ROW = 8;
const LONGEST_CALLBACK_DATA_BYTES = 64;
const LONGEST_COPIED_UNITS = 256;

const ACTIONS: readonly string[] = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

const LOOKS: readonly string[] = ['text', 'style', 'icon_custom_emoji_id'];

const STYLES: readonly unknown[] = [undefined, 'danger', 'success', 'primary'];

type Complain = (complaint: string) => void;

/** Reads the markup of a message that is sent; a keyboard in place of the letters may be sent too. */
export function readMarkup(parameters: Parameters, complain: Complain): Markup | undefined {
  const markup = readObject(parameters, 'reply_markup');
  if (markup === undefined) return undefined;
  const { inline_keyboard: rows } = markup;
  if (rows !== undefined) return checkInlineKeyboard(markup, rows, complain);
  if (['keyboard', 'remove_keyboard', 'force_reply'].every((kind) => markup[kind] === undefined))
    throw badRequest('object expected as reply markup: none of its kinds was found');
  return markup;
}

/** Reads the markup of an edited message or an inline result, where only an inline keyboard may stand. */
export function readInlineMarkup(parameters: Parameters, complain: Complain): Markup | undefined {
  const markup = readObject(parameters, 'reply_markup');
  if (markup === undefined) return undefined;
  const { inline_keyboard: rows } = markup;
  if (rows === undefined) throw badRequest('inline keyboard expected');
  return checkInlineKeyboard(markup, rows, complain);
}

function checkInlineKeyboard(markup: Parameters, rows: unknown, complain: Complain): Markup | undefined {
  if (!Array.isArray(rows))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  let buttons = 0;
  for (const row of rows) {
    if (!Array.isArray(row))
      throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
    if (row.length > MOST_BUTTONS_A_ROW)
      throw badRequest(`reply markup has more than ${MOST_BUTTONS_A_ROW} buttons in a row`);
    for (const button of row) checkButton(button, complain);
    buttons += row.length;
  }
  if (buttons > MOST_BUTTONS) throw badRequest('reply markup is too long');
  return buttons === 0 ? undefined : markup;
}

const cannotParse = (reason: string) => badRequest(`can't parse inline keyboard button: ${reason}`);

function checkButton(button: unknown, complain: Complain): void {
  if (!isObject(button)) throw cannotParse('InlineKeyboardButton must be an Object');
  const { text, style } = button;
  if (typeof text !== 'string') throw cannotParse(`Can't find field "text"`);
  if (text.trim() === '') throw cannotParse('Text of the button must be non-empty');
  if (!STYLES.includes(style)) throw cannotParse('Invalid button style specified');
  const actions = ACTIONS.filter((action) => button[action] !== undefined);
  const [action] = actions;
  if (action === undefined) throw cannotParse('Text buttons are unallowed in the inline keyboard');
  if (actions.length > 1) throw cannotParse(`Exactly one action must be used, not ${actions.join(' and ')}`);
  checkAction(action, button[action]);
  for (const name of Object.keys(button))
    if (!ACTIONS.includes(name) && !LOOKS.includes(name))
      complain(`unknown field "${name}" of an inline keyboard button`);
}

function checkAction(action: string, value: unknown): void {
  if (action === 'callback_data') checkCallbackData(value);
  if (action === 'url' && !(typeof value === 'string' && isLink(value)))
    throw badRequest(`inline keyboard button URL '${value}' is invalid: Wrong HTTP URL`);
  if (action === 'copy_text') {
    const { text: copied } = isObject(value) ? value : {};
    if (typeof copied !== 'string' || copied === '' || copied.length > LONGEST_COPIED_UNITS)
      throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
}

/** The data of a button, 1–64 bytes, in a keyboard or in a rich message. */
export function checkCallbackData(data: unknown): void {
  if (data === '') throw cannotParse('Text buttons are unallowed in the inline keyboard');
  if (typeof data !== 'string' || Buffer.byteLength(data) > LONGEST_CALLBACK_DATA_BYTES)
    throw badRequest('BUTTON_DATA_INVALID');
}
