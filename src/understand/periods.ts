/** The years and months of a question. Years said by their distance (去年) stay offsets, so that no clock is needed. */
import { rememberLast } from '../base/remember.ts';
import { longestFirst, type Span } from '../base/spans.ts';
import { parseNumeral } from './numeral-grammar.ts';
import { MONTH_RULES } from './period-months.ts';
import { countUnitAt } from './unit-words.ts';

export type Period =
  /** One year: `year` as said, or `offset` from the year of the document (今年 0, 去年 −1). Exactly one of the two is there. */
  | { readonly kind: 'year'; readonly span: Span; readonly year?: number; readonly offset?: number }
  /** Several years at once (历年, 近三年): no single column can answer. `count` when it was said. */
  | { readonly kind: 'years'; readonly span: Span; readonly count?: number }
  /** A point of the year: cumulative up to the end of `month`. `precise`: the end of it was named (6月底, 季度末), not only about when (6月, 年中, 上半年, 全年). */
  | { readonly kind: 'month'; readonly span: Span; readonly month: number; readonly precise: boolean };

type Unplaced =
  | { readonly kind: 'year'; readonly year?: number; readonly offset?: number }
  | { readonly kind: 'years'; readonly count?: number };

type YearRule = {
  readonly pattern: RegExp;
  /** The period of a match, or null when its surroundings speak against it. */
  readonly read: (match: RegExpMatchArray, text: string) => Unplaced | null;
};

const offset =
  (years: number): YearRule['read'] =>
  () => ({ kind: 'year', offset: years });

/** Durations that two digits and 年 may also be: 缴满15年, 近10年, 10年以上, 20年工龄. */
const DURATION_BEFORE =
  /(?:缴费?|缴纳|交|满|累计|连续|工龄|过去|最近|近|未来|第|每|隔|这|前|后|干了?|超过|不到|不足|至少|于)$/u;
const DURATION_AFTER = /^(?:以[上下内]|[期限内来多]|及以|的?工龄|左右|后|间)/u;

const CHINESE_YEAR = '[一二][九〇零][〇零一二三四五六七八九]{2}';
const SEVERAL = '(几|多|两|二|三|四|五|六|七|八|九|十|\\d{1,2})';

const YEAR_RULES: readonly YearRule[] = [
  { pattern: /(?<![\d.[]|\d,|第)(?:19[5-9]\d|20\d{2}) ?(?:年度|财年|财政年度|年)(?!级)/gu, read: readPrinted },
  {
    pattern:
      /(?<![\d.[]|第|(?<!20\d\d),|(?<!fy ?)[a-z])(?:fy ?)?20[0-3]\d(?![\d\]]|\.\d|,\d{3}(?!\d)| ?[到至~-] ?\d[\d.,]* ?[千万亿元块])/gu,
    read: readBare,
  },
  { pattern: /(?<![a-z])fy ?'?[0-3]\d(?!\d)|(?<![a-z\d])'[0-3]\d(?![\d'])/gu, read: readShort },
  { pattern: new RegExp(`(?<![一二三四五六七八九十])${CHINESE_YEAR}(?:年度|财年|年)?`, 'gu'), read: readChinese },
  { pattern: /(?<![\d.[]|\d,|[十百千万])[0-3]\d ?(?:年度|财年|年)(?!级)/gu, read: readTwoDigits },
  {
    pattern: /(?<![一二两三四五六七八九十百千万])二[〇零一二三四五六七八九](?:年度|财年|年)(?!级)/gu,
    read: readTwoDigits,
  },
  {
    pattern:
      /今年度?|(?<![基成资])本年度?|(?<!应)当年度?|这一?年(?![内来间])|本财年|(?:this|current) (?:fiscal |financial |budget )?year/gu,
    read: offset(0),
  },
  { pattern: /(?<!过)去年度?|(?<!以)上(?:一个?|个)?年度?(?!龄)|前一年度?|头年/gu, read: offset(-1) },
  {
    pattern:
      /(?:last|previous|prior|preceding|past) (?:fiscal |financial |budget )?year(?!s)|(?:the )?year before(?! last)/gu,
    read: offset(-1),
  },
  { pattern: /(?<![之以目大])前年(?!度)|(?:the )?year before last/gu, read: offset(-2) },
  { pattern: /大前年/gu, read: offset(-3) },
  {
    pattern:
      /(?<![说证声表申注])明年度?|(?<!年)来年(?!均)|(?<!以)下(?:一个?|个)?年度?(?!龄)|(?:next|coming|following) (?:fiscal |financial |budget )?year(?!s)/gu,
    read: offset(1),
  },
  { pattern: /(?<![今以之此往最前大])后年(?!度)/gu, read: offset(2) },
  { pattern: /大后年/gu, read: offset(3) },
  {
    pattern:
      /往年|历年|近(?:些|来)?年来|近些年|多年来?|(?:in )?recent years|over the years|previous years|past years/gu,
    read: readSeveral,
  },
  { pattern: new RegExp(`(?:最近|近|过去|前|这|连续|往前)${SEVERAL}年(?!级|期|度)`, 'gu'), read: readSeveral },
  {
    pattern: /(?:last|past|previous|recent) (?:few|several|two|three|four|five|\d{1,2}) (?:fiscal )?years/gu,
    read: readSeveral,
  },
];

/**
 * Years and months of a (normalised) text, in order, without overlaps. The year of a document number ([2023]204) is
 * none, nor is a duration (15年以上) or an amount (2024万元).
 */
export const findPeriods: (text: string) => readonly Period[] = rememberLast(readPeriods);

function readPeriods(text: string): readonly Period[] {
  const found: Period[] = [];
  for (const { pattern, read } of YEAR_RULES) {
    for (const match of text.matchAll(pattern)) {
      const period = read(match, text);
      if (period !== null) found.push({ ...period, span: spanOf(match) });
    }
  }
  for (const { pattern, month, precise } of MONTH_RULES) {
    for (const match of text.matchAll(pattern)) {
      const number = month(match);
      if (number !== null)
        found.push({ kind: 'month', span: spanOf(match), month: number, precise: precise(match[0]) });
    }
  }
  return longestFirst(found);
}

const spanOf = (match: RegExpMatchArray): Span => {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
};

const year = (number: number): Unplaced => ({ kind: 'year', year: number });

function readPrinted(match: RegExpMatchArray): Unplaced {
  return year(Number(match[0].slice(0, 4)));
}

/** 2024 without 年: a year unless a unit makes it an amount. English nouns after it do not: “2024 projects” are those of 2024. */
function readBare(match: RegExpMatchArray, text: string): Unplaced | null {
  const after = text.slice(spanOf(match).end, spanOf(match).end + 12);
  if (
    /^ ?(?:[年元块圆毛万亿千百十号%‰倍成]|个百分点|(?:w|k|wan|yuan|rmb|cny|million|billion|thousand|percent)(?![a-z]))/u.test(
      after,
    )
  )
    return null;
  const unit = countUnitAt(after);
  if (unit !== null && !/^ *[a-z]/u.test(after)) return null;
  const before = text.slice(Math.max(0, spanOf(match).start - 2), spanOf(match).start);
  if (/[¥$€]$/u.test(before)) return null;
  return year(Number(match[0].slice(-4)));
}

const thisCentury = (digits: string): Unplaced => year(2000 + Number(digits));

function readShort(match: RegExpMatchArray): Unplaced {
  return thisCentury(match[0].slice(-2));
}

const chineseDigits = (text: string): string => parseNumeral(text) ?? '0';

function readChinese(match: RegExpMatchArray, text: string): Unplaced | null {
  const next = text[spanOf(match).end] ?? '';
  const said = Number(chineseDigits(match[0].slice(0, 4)));
  return /[十百千万亿]/u.test(next) || said < 1950 ? null : year(said);
}

function readTwoDigits(match: RegExpMatchArray, text: string): Unplaced | null {
  const { start, end } = spanOf(match);
  if (DURATION_BEFORE.test(text.slice(Math.max(0, start - 3), start))) return null;
  if (DURATION_AFTER.test(text.slice(end, end + 4)) && !/[比较]$/u.test(text.slice(0, start))) return null;
  const digits = match[0].slice(0, 2);
  return thisCentury(/\d/u.test(digits) ? digits : chineseDigits(digits));
}

const ENGLISH_COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
]);

function readSeveral(match: RegExpMatchArray): Unplaced {
  const word = match[1] ?? / (two|three|four|five|\d{1,2}) /u.exec(match[0])?.[1] ?? '';
  const count = ENGLISH_COUNTS.get(word) ?? Number(parseNumeral(word) ?? Number.NaN);
  return Number.isNaN(count) ? { kind: 'years' } : { kind: 'years', count };
}
