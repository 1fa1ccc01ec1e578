/** The wordings of a point of the year: months, quarters, halves, its middle and end, in Chinese and English. */
import { parseNumeral } from './numeral-grammar.ts';

export type MonthRule = {
  readonly pattern: RegExp;
  readonly month: (match: RegExpMatchArray) => number | null;
  /** Whether the printed wording names the end of the month. */
  readonly precise: (printed: string) => boolean;
};

const ENGLISH_MONTHS = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];

const MONTH_NUMBER = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二两三四五六七八九])';
const QUARTERS: ReadonlyMap<string, number> = new Map(
  ['一1首', '二2', '三3', '四4末'].flatMap((said, at) => [...said].map((one) => [one, (at + 1) * 3] as const)),
);
const ENGLISH_QUARTERS: ReadonlyMap<string, number> = new Map([
  ...['first', '1st', '1'].map((said) => [said, 3] as const),
  ...['second', '2nd', '2'].map((said) => [said, 6] as const),
  ...['third', '3rd', '3'].map((said) => [said, 9] as const),
  ...['fourth', '4th', 'last', '4'].map((said) => [said, 12] as const),
]);
const FIRST_MONTHS: ReadonlyMap<string, number> = new Map([
  ...['three', '3'].map((said) => [said, 3] as const),
  ...['six', '6'].map((said) => [said, 6] as const),
  ...['nine', '9'].map((said) => [said, 9] as const),
  ...['ten', '10'].map((said) => [said, 10] as const),
]);

/** The last day named is the end of the month as well: 6月30日. */
const MONTH_END = /[底末]$|月(?:31|30|29|28) ?[日号]?$|^(?:by )?(?:the )?end|end$/u;
const isEnd = (printed: string): boolean => MONTH_END.test(printed);
const always =
  (answer: boolean): MonthRule['precise'] =>
  () =>
    answer;
const fixed =
  (month: number): MonthRule['month'] =>
  () =>
    month;

const numbered: MonthRule['month'] = (match) => {
  const number = Number(parseNumeral(match[1] ?? '') ?? 0);
  return number >= 1 && number <= 12 ? number : null;
};

const END_OF = '(?:(?:by )?(?:the )?end (?:of )?)?';

/** May and march are also verbs: they are months only after a preposition or before a year. */
const englishMonth = (names: string, at: number): MonthRule => {
  const end = '(?<![a-z])(?:by |in |until |till |through |to |at )?(?:the )?end (?:of )?';
  const isVerb = /^(?:may|march)/u.test(names);
  const before = isVerb
    ? '(?<=(?<![a-z])(?:by|in|for|before|after|during|around|until|till|through|since|from|to|of|and) )'
    : '(?<![a-z])';
  const dated = isVerb ? `|(?<![a-z])(?:${names})(?= 20\\d\\d)` : '';
  return {
    pattern: new RegExp(`${end}(?:${names})(?![a-z])|${before}(?:${names})(?:[ -]end)?(?![a-z])${dated}`, 'gu'),
    month: fixed(at + 1),
    precise: isEnd,
  };
};

export const MONTH_RULES: readonly MonthRule[] = [
  {
    pattern: new RegExp(
      `(?<![\\d.,第]|[二十百个每几]|\\d[-~到至] ?)(${MONTH_NUMBER}) ?月(?:份)?(?: ?(?:底|末|\\d{1,2} ?[日号]))?(?!嫂|饼|薪|租)(?<!(?:^|[^十])一 ?月(?=给|发|补|领|拿|能|得|多少|几|有))`,
      'gu',
    ),
    month: numbered,
    precise: isEnd,
  },
  // The end of a stretch of months is the month that counts: 1-6月.
  {
    pattern: new RegExp(
      `(?<![\\d.,])(?:${MONTH_NUMBER}) ?月?(?:份)? ?[-~到至] ?(${MONTH_NUMBER}) ?月(?:份)?(?: ?[底末])?`,
      'gu',
    ),
    month: numbered,
    precise: isEnd,
  },
  // The first months of a list that shares one 月: 6、10月底.
  {
    pattern: new RegExp(
      `(?<![\\d.,第十])(${MONTH_NUMBER})(?=(?: ?[、,和及/] ?${MONTH_NUMBER}){1,3} ?月(?!\\d))(?!\\d)`,
      'gu',
    ),
    month: numbered,
    precise: always(false),
  },
  {
    pattern: /(?<=20\d{2})[-/](0[1-9]|1[0-2]|[1-9])(?![\d])(?:[-/]\d{1,2}(?!\d))?/gu,
    month: numbered,
    precise: always(false),
  },
  {
    pattern: /(?<![\d前第])(?:第 ?)?([一二三四1-4首末]) ?个?季(?:度(?: ?[底末])?|[底末])/gu,
    month: (match) => QUARTERS.get(match[1] ?? '') ?? null,
    precise: isEnd,
  },
  {
    pattern: /[前头]([一二两三1-3])个?季度(?: ?[底末])?/gu,
    month: (match) => QUARTERS.get((match[1] ?? '').replace('两', '二')) ?? null,
    precise: isEnd,
  },
  // The first so many months end with that month: 头三个月, 前六个月.
  {
    pattern: new RegExp(`(?<!提)[前头](${MONTH_NUMBER}) ?个月(?!前)(?: ?[底末])?`, 'gu'),
    month: numbered,
    precise: isEnd,
  },
  {
    pattern: /(?<![a-z])(?:the )?first (three|six|ten|nine|3|6|10|9) months(?![a-z])/gu,
    month: (match) => FIRST_MONTHS.get(match[1] ?? '') ?? null,
    precise: always(false),
  },
  {
    pattern: new RegExp(`(?<![a-z])${END_OF}(?:q([1-4])|([1-4])q)(?![a-z\\d])(?: end)?`, 'gu'),
    month: (match) => ENGLISH_QUARTERS.get(match[1] ?? match[2] ?? '') ?? null,
    precise: isEnd,
  },
  {
    pattern: new RegExp(
      `(?<![a-z\\d])${END_OF}(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter(?: end)?(?![a-z])`,
      'gu',
    ),
    month: (match) => ENGLISH_QUARTERS.get(match[1] ?? '') ?? null,
    precise: isEnd,
  },
  {
    pattern: /[上前]半年(?: ?[底末])?|(?<![a-z])(?:the )?first half(?: of (?:the )?year)?|(?<![a-z\d])h1(?![a-z\d])/gu,
    month: fixed(6),
    precise: isEnd,
  },
  {
    pattern:
      /(?<![\d一二两三四五六七八九十个多后大小每前下上])半年(?!报|刊)|(?<![a-z])(?:half[- ]?year|mid[- ]?year)(?![a-z])/gu,
    month: fixed(6),
    precise: always(false),
  },
  // 年中 as a word; the 年中 of 2024年中央 or 一年中 is none, and that of 2024年中 only with what one does by then.
  {
    pattern: /(?<![\d一全每整这几])年中(?![国央心级标小等长型共医学文介层途间招考选])/gu,
    month: fixed(6),
    precise: always(false),
  },
  {
    pattern: /(?<=(?:\d|[今去明当本上])年)中(?=要|该|应|得|支|花|执行|进度|累计|计划|时|的时候|之前|前|[?,。]|$)/gu,
    month: fixed(6),
    precise: always(false),
  },
  {
    pattern: /[下后]半年(?: ?[底末])?|(?<![a-z])(?:the )?second half(?: of (?:the )?year)?|(?<![a-z\d])h2(?![a-z\d])/gu,
    month: fixed(12),
    precise: isEnd,
  },
  { pattern: /(?<=年)[底末]/gu, month: fixed(12), precise: always(true) },
  { pattern: /年底|年末|岁末|年终(?!奖|考|总|结|绩|评)/gu, month: fixed(12), precise: always(true) },
  {
    pattern: /(?<![a-z])(?:by |at |until )?(?:the )?(?:end of (?:the |this )?(?:fiscal )?year|year[- ]?end)(?![a-z])/gu,
    month: fixed(12),
    precise: always(true),
  },
  {
    pattern: /(?<!健)全年(?!龄)|一?整年|(?<![a-z])(?:the )?(?:full|whole|entire)[- ]year(?![a-z])/gu,
    month: fixed(12),
    precise: always(false),
  },
  ...ENGLISH_MONTHS.map(englishMonth),
];
