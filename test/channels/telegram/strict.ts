/** What Telegram would say to what we render: the strict parsers of the fake server, and its limits. */
import { expect } from 'vitest';
import type { Buttons } from '../../../src/channels/telegram/buttons.ts';
import { parseHtml } from '../../support/telegram/html.ts';
import { readInlineMarkup } from '../../support/telegram/keyboard.ts';
import { readRichHtml } from '../../support/telegram/rich-html.ts';

const MOST_CHARACTERS = 4096;
const MOST_ENTITIES = 100;

/** The text that a person sees of a message; fails where Telegram would refuse it or show it otherwise. */
export function shown(html: string): string {
  const { text, entities, complaints } = parseHtml(html);
  expect(complaints).toEqual([]);
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(entities.length).toBeLessThanOrEqual(MOST_ENTITIES);
  // Half of a surrogate pair is no character; only in UTF-16 it passes for one.
  expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
  return text;
}

/** The text of a rich message. */
export const shownRich = (html: string): string => readRichHtml(html);

/** Fails where Telegram would refuse the buttons: more than 100, more than 8 a row, labels or data too long or empty. */
export function checkButtons(buttons: Buttons): void {
  const complaints: string[] = [];
  readInlineMarkup({ reply_markup: { inline_keyboard: buttons } }, (complaint) => complaints.push(complaint));
  expect(complaints).toEqual([]);
}
