/** Reads the numbering in front of a heading, clause or item: 一、 （一） 1、 第一条. */

type NumberingStyle = 'article' | 'bracket' | 'chinese' | 'arabic';

export type Numbering = {
  readonly style: NumberingStyle;
  readonly number: number;
  /** The numbering as it should be read: 第六条, （十三）, 3、. */
  readonly label: string;
  /** How many characters of the text it takes, white space after it included. */
  readonly length: number;
};

const digits = '零一二三四五六七八九';

/** A Chinese or Arabic ordinal from 1 to 99 as a number, null when it is none: 十三 → 13. */
export function readOrdinal(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return tens !== undefined && ones === undefined ? digits.indexOf(tens) : null;
  return (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + (ones === undefined ? 0 : digits.indexOf(ones));
}

const patterns: readonly (readonly [NumberingStyle, RegExp, (ordinal: string) => string])[] = [
  ['article', /^\s*第\s*([一二三四五六七八九十]{1,3})\s*条\s*/, (ordinal) => `第${ordinal}条`],
  ['bracket', /^\s*[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*/, (ordinal) => `（${ordinal}）`],
  ['chinese', /^\s*([一二三四五六七八九十]{1,3})\s*、\s*/, (ordinal) => `${ordinal}、`],
  ['arabic', /^\s*(\d{1,3})\s*、\s*/, (ordinal) => `${ordinal}、`],
];

/** The numbering a text begins with, or null. */
export function readNumbering(text: string): Numbering | null {
  for (const [style, pattern, label] of patterns) {
    const match = pattern.exec(text);
    const number = match === null ? null : readOrdinal(match[1] ?? '');
    if (match !== null && number !== null) {
      return { style, number, label: label(match[1] ?? ''), length: match[0].length };
    }
  }
  return null;
}

/** A name without the numbering or 「其中：」 in front of it. */
export function withoutNumbering(text: string): string {
  const rest = text.slice(readNumbering(text)?.length ?? 0);
  return rest.replace(/^\s*其中\s*[：:]\s*/, '');
}
