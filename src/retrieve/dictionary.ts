/** The dictionary that text is cut by: jieba's, or the part of it that one body of knowledge needs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

/**
 * jieba's whole dictionary: 349,045 lines of word, frequency and part of speech. Read by its path, since the package's own
 * module for it reads another 6 MB of frequencies that nothing here uses.
 */
export const readWholeDictionary = (): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'));

/**
 * Words of everyday speech, by their frequency in jieba's dictionary. Measured: of 780 questions 26 are cut another way by
 * what is left out under 6, 37 under 21, 49 under 101 (脑筋, 宠物狗, 四笔); the third that is kept takes 18 MB instead of 39.
 */
const EVERYDAY_FREQUENCY = 6;

/**
 * The lines of jieba's dictionary for words of everyday speech, for characters alone (whose part of speech tells particles
 * from names) and for every word that stands in the texts. The frequencies left out are kept as one entry that no text can
 * hold, so that the words that remain are as likely as before, and texts are cut as before.
 */
export function reduceDictionary(texts: readonly string[]): string {
  const whole = readWholeDictionary();
  // The same stretches stand in many places; each is searched once.
  const stretches = new Set(texts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []));
  const standing = new Set(Jieba.withDict(whole).cutAll([...stretches].join('\n')));
  const kept: string[] = [];
  let leftOut = 0;
  for (const line of new TextDecoder().decode(whole).split('\n')) {
    const end = line.indexOf(' ');
    if (end === -1) continue;
    const frequency = Number.parseInt(line.slice(end + 1), 10);
    if (frequency >= EVERYDAY_FREQUENCY || end === 1 || standing.has(line.slice(0, end))) kept.push(line);
    else leftOut += frequency;
  }
  return `${kept.join('\n')}\n${UNSEEN} ${leftOut} x\n`;
}

/** Two characters for private use, which stand in no text. */
const UNSEEN = '\u{f0000}\u{f0000}';
