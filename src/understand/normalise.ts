/** The first step of reading a question: one way of writing for what can be typed in many, with the way back. */
import { Converter } from 'opencc-js/t2cn';
import type { Span } from '../base/spans.ts';

/** Longest question the product reads, in UTF-16 units; the caller refuses what is longer. A Telegram message holds 4096. */
export const MAX_QUESTION_CHARACTERS = 1000;

export type Normalised = {
  readonly text: string;
  readonly original: string;
  /** From a span of `text` to the span of `original` it was made of; offsets outside are brought to the ends. */
  readonly toOriginal: (span: Span) => Span;
};

/** A text with, for each of its units, the stretch of the original it comes from. */
type Mapped = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

/** `tw` works character by character with context; `twp` would also swap words for mainland ones and is not wanted. */
const toSimplified = Converter({ from: 'tw', to: 'cn' });

/** Characters that opencc takes for Traditional but that stand in Simplified texts as well: 什么, 显著, 乾隆. Found by converting all of GB 2312. */
const ALSO_SIMPLIFIED = new Set('么乾著菸薹拚捱摺吒榘袷麴醣麽');

/** A character with its combining marks; the bound keeps a flood of marks cheap. */
const CLUSTER = /\P{M}\p{M}{0,8}|\p{M}/gsu;
/** Control, format (zero-width), private, lone surrogates, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]|\p{Variation_Selector}/gu;

/** What NFKC leaves apart and a reader takes for the same. */
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '[': '〔【〖',
    ']': '〕】〗',
    '"': '“”„‟「」『』«»',
    "'": '‘’‚‛',
    '-': '‐‑‒–—―−',
    '~': '〜∼',
    '≥': '≧⩾',
    '≤': '≦⩽',
  }).flatMap(([one, others]) => [...others].map((other) => [other, one] as const)),
);

type Rewrite = readonly [pattern: RegExp, replacement: string];

/** What the conversion of published tables leaves, and people paste: `$\geq 4\%$`. */
const LATEX: readonly Rewrite[] = [
  [/\$(?=[^$]{0,60}\\[a-z%][^$]{0,60}\$)|(?<=\\[a-z%][^$]{0,60})\$/gu, ''],
  [/\\(?:geqslant|geq|ge)(?![a-z]) ?/gu, '≥'],
  [/\\(?:leqslant|leq|le)(?![a-z]) ?/gu, '≤'],
  [/\\gt(?![a-z]) ?/gu, '>'],
  [/\\lt(?![a-z]) ?/gu, '<'],
  [/\\%/gu, '%'],
  [/\\times(?![a-z])/gu, '×'],
  [/\\sim(?![a-z])/gu, '~'],
  [/\\[,;: ]/gu, ' '],
  [/\\(?:text|mathrm|mathbf)\{|(?<=\\(?:text|mathrm|mathbf)\{[^{}]{0,40})\}/gu, ''],
];

const YEAR = '(?:19|20)\\d{2}';
/** Han characters that end the agency part of a document number before a round bracket: 冀财社(2023)205. */
const AGENCY = '[字发函办财社金预教农企人政规税审综建资国令]';

/** Comparators, document numbers (〔2023〕205 号 → [2023]205号), zeros of years, repeated marks. Look-arounds keep the offsets of the digits. */
const SPELLINGS: readonly Rewrite[] = [
  [/> ?=/gu, '≥'],
  [/< ?=/gu, '≤'],
  [new RegExp(`(?:(?<=\\p{Script=Han}) )?\\[ ?(?=${YEAR} ?\\])`, 'gu'), '['],
  [new RegExp(`(?:(?<=${AGENCY}) ?)[(<〈《{] ?(?=${YEAR} ?[)>〉》}] ?第?\\d)`, 'gu'), '['],
  [new RegExp(`[(<〈《{] ?(?=${YEAR} ?[)>〉》}] ?第?\\d{1,5} ?号)`, 'gu'), '['],
  [new RegExp(`(?<=\\[${YEAR}) ?[\\])>〉》}] ?(?=第?\\d)`, 'gu'), ']'],
  [new RegExp(`(?<=\\[${YEAR}\\]第?\\d{1,5}) (?=号)`, 'gu'), ''],
  [/(?<=[一二三四五六七八九〇])[○◯o0](?=[一二三四五六七八九〇○◯o0])/gu, '〇'],
  [/甚么/gu, '什么'],
  [/\.{2,}/gu, '…'],
  [/([?!;:。、~…-])\1+/gu, '$1'],
];

/**
 * Brings a text to one way of writing: NFKC, Simplified, lower-case Latin, [ ] around the year of a document number,
 * ≥ ≤ for their spellings, straight quotes, single spaces, single marks. Takes any string, in time linear in its length.
 */
export function normalise(original: string): Normalised {
  let mapped = fold(original);
  if (mapped.text.includes('\\')) mapped = rewriteAll(mapped, LATEX);
  mapped = rewrite(mapped, /\s+/gu, ' ');
  mapped = withCodesInDigits(rewriteAll(simplify(mapped), SPELLINGS));
  mapped = rewrite(mapped, /^ | $/gu, '');
  const { text, starts, ends } = mapped;
  const toOriginal = ({ start, end }: Span): Span => {
    const from = starts[start] ?? original.length;
    return end <= start ? { start: from, end: from } : { start: from, end: ends[end - 1] ?? original.length };
  };
  return { text, original, toOriginal };
}

const DIGITS = '〇一二三四五六七八九';

/**
 * 科目三〇一九九, 编码二二一: a code read out in Chinese digits – a long row of them, or one behind the word for it. A row that
 * goes on as a number (三〇一点五, 二〇二四年) is none.
 */
const CODE_IN_WORDS =
  /(?:(?<=(?:科目|编码|代码|编号)(?:是|为|号|:)? ?)[〇零一二三四五六七八九]{3,7}|(?<![〇零一二三四五六七八九十百千万亿点])[〇零一二三四五六七八九]{5,7})(?![〇零一二三四五六七八九十百千万亿点年月日])/gu;

/** Digit by digit, so that the offsets hold. */
function withCodesInDigits(mapped: Mapped): Mapped {
  const digit = (one: string): string => String(DIGITS.indexOf(one === '零' ? '〇' : one));
  return { ...mapped, text: mapped.text.replace(CODE_IN_WORDS, (row) => [...row].map(digit).join('')) };
}

/** NFKC, lower case and the table of equal marks, cluster by cluster so that the offsets hold. */
function fold(original: string): Mapped {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const text = foldCluster(cluster);
    if (text === '') continue;
    parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { text: parts.join(''), starts, ends };
}

function foldCluster(cluster: string): string {
  if (/^\s/u.test(cluster)) return ' ';
  const plain = cluster.replace(INVISIBLE, '').normalize('NFKC').toLowerCase();
  return SAME.get(plain) ?? plain;
}

const rewriteAll = (mapped: Mapped, rewrites: readonly Rewrite[]): Mapped =>
  rewrites.reduce((partial, [pattern, replacement]) => rewrite(partial, pattern, replacement), mapped);

/** Replaces every match; the units of a replacement all stand for the whole match. `$1` is the first group. */
function rewrite(mapped: Mapped, pattern: RegExp, replacement: string): Mapped {
  const matches = [...mapped.text.matchAll(pattern)];
  if (matches.length === 0) return mapped;
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  const keepUpTo = (end: number) => {
    parts.push(mapped.text.slice(at, end));
    for (; at < end; at++) {
      starts.push(mapped.starts[at] ?? 0);
      ends.push(mapped.ends[at] ?? 0);
    }
  };
  for (const match of matches) {
    keepUpTo(match.index);
    const text = replacement === '$1' ? (match[1] ?? '') : replacement;
    const last = match.index + match[0].length - 1;
    parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      starts.push(mapped.starts[match.index] ?? 0);
      ends.push(mapped.ends[last] ?? 0);
    }
    at = last + 1;
  }
  keepUpTo(mapped.text.length);
  return { text: parts.join(''), starts, ends };
}

/**
 * Traditional → Simplified. Each run of Han characters is converted with its context (著作 stays, 沿著 changes), and
 * taken character by character where that changed their number. A text in which nothing is Traditional only stays as it is.
 */
function simplify(mapped: Mapped): Mapped {
  const characters = [...mapped.text];
  const converted = [...mapped.text.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)].flatMap(({ 0: run }) =>
    simplifyRun(run),
  );
  const isTraditional = characters.some((one, at) => one !== converted[at] && !ALSO_SIMPLIFIED.has(one));
  if (!isTraditional) return mapped;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  characters.forEach((one, position) => {
    for (let unit = 0; unit < (converted[position] ?? '').length; unit++) {
      starts.push(mapped.starts[at] ?? 0);
      ends.push(mapped.ends[at + one.length - 1] ?? 0);
    }
    at += one.length;
  });
  return { text: converted.join(''), starts, ends };
}

/** One string for each character of the run. */
function simplifyRun(run: string): string[] {
  const characters = [...run];
  if (!/^\p{Script=Han}/u.test(run)) return characters;
  const together = [...toSimplified(run)];
  return together.length === characters.length ? together : characters.map((one) => toSimplified(one));
}
