/** Buttons under a message, and what their taps say. At most 64 bytes a button: https://core.telegram.org/bots/api#inlinekeyboardbutton */
import type { Language } from '../../answer/reply.ts';
import { decodeAddress, encodeAddress } from '../../browse/address.ts';
import type { Address } from '../../browse/page.ts';
import type { Verdict } from '../channel.ts';

export type Button = { readonly text: string; readonly callback_data?: string | undefined };
export type Buttons = readonly (readonly Button[])[];

/** What a tap asks for. */
export type Tap =
  | { readonly kind: 'open'; readonly address: Address; readonly how: 'here' | 'anew' }
  /** A question that an answer offered: its nth option, or its nth suggestion. */
  | { readonly kind: 'ask'; readonly answer: number; readonly from: 'options' | 'suggestions'; readonly at: number }
  /** The nth example of the greeting. */
  | { readonly kind: 'example'; readonly at: number }
  /** The nth question that a page offers. */
  | { readonly kind: 'page-question'; readonly address: Address; readonly at: number }
  | { readonly kind: 'judge'; readonly answer: number; readonly verdict: Verdict }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'forget' };

/** Numbers of answers are written to the base 36, to be short. */
const BASE = 36;

/** What a button carries. */
export function encodeTap(tap: Tap): string {
  switch (tap.kind) {
    case 'open':
      return `${tap.how === 'here' ? 'h' : 'a'}:${encodeAddress(tap.address)}`;
    case 'ask':
      return `${tap.from === 'options' ? 'o' : 's'}:${tap.answer.toString(BASE)}:${tap.at}`;
    case 'example':
      return `e:${tap.at}`;
    case 'page-question':
      return `q:${tap.at}:${encodeAddress(tap.address)}`;
    case 'judge':
      return `${tap.verdict === 'up' ? 'u' : 'd'}:${tap.answer.toString(BASE)}`;
    case 'language':
      return `l:${tap.language}`;
    case 'forget':
      return 'f';
  }
}

/** What a tap says; null for a button of an older version, or what no button of ours carries. */
export function decodeTap(data: string): Tap | null {
  const [kind = '', ...rest] = data.split(':');
  const text = rest.join(':');
  switch (kind) {
    case 'h':
    case 'a':
      return withAddress(text, (address) => ({ kind: 'open', address, how: kind === 'h' ? 'here' : 'anew' }));
    case 'o':
    case 's': {
      const read = /^([0-9a-z]{1,10}):(\d{1,2})$/.exec(text);
      if (read === null) return null;
      const from = kind === 'o' ? 'options' : 'suggestions';
      return { kind: 'ask', answer: Number.parseInt(read[1] ?? '', BASE), from, at: Number(read[2]) };
    }
    case 'e':
      return /^\d{1,2}$/.test(text) ? { kind: 'example', at: Number(text) } : null;
    case 'q': {
      const read = /^(\d):(.+)$/.exec(text);
      return read === null
        ? null
        : withAddress(read[2] ?? '', (address) => ({ kind: 'page-question', address, at: Number(read[1]) }));
    }
    case 'u':
    case 'd':
      if (!/^[0-9a-z]{1,10}$/.test(text)) return null;
      return { kind: 'judge', answer: Number.parseInt(text, BASE), verdict: kind === 'u' ? 'up' : 'down' };
    case 'l':
      return text === 'zh' || text === 'en' ? { kind: 'language', language: text } : null;
    case 'f':
      return data === 'f' ? { kind: 'forget' } : null;
    default:
      return null;
  }
}

function withAddress(text: string, tap: (address: Address) => Tap): Tap | null {
  const address = decodeAddress(text);
  return address === null ? null : tap(address);
}

/** Characters of a label that a phone shows. */
export const MOST_LABEL = 40;

/** Buttons in rows of so many. */
export function inRows(buttons: readonly Button[], perRow: number): Buttons {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += perRow) rows.push(buttons.slice(at, at + perRow));
  return rows;
}

export const button = (text: string, tap: Tap): Button => ({ text, callback_data: encodeTap(tap) });
