/** Amounts: a numeral with its unit – money, a percentage, counted things – brought to one unit of each kind. */

import { compare, convertMoney, divide, multiply, trimZeros } from '../base/decimal.ts';
import { rememberLast } from '../base/remember.ts';
import { longestFirst, overlaps, type Span } from '../base/spans.ts';
import { findNumerals, type NumeralFound, numeralAt, parseNumeral } from './numerals.ts';
import { findPeriods } from './periods.ts';
import { countUnitAt } from './unit-words.ts';

export type Amount = {
  readonly span: Span;
  /** Exact decimal text in `unit`. */
  readonly value: string;
  /** 元, 万元 or 亿元 as said; %; 百分点; 倍; a foreign currency; or the unit of what is counted: 人, 个, 天 … */
  readonly unit: string;
  /** The same money in 元; absent when the unit is no money of ours. */
  readonly yuan?: string;
};

/** 元 and what else is said for it. */
const YUAN = /^ ?(?:元(?:钱|整|人民币)?|块钱|块人民币|块|圆|人民币|rmb|cny|yuan)(?![a-z])/u;
/** 三块五, 两块五毛: the digit after 块 counts tenths. */
const TENTHS = /^ ?[块元]([一二三四五六七八九]|\d)(?:毛|角)?(?![\d一二三四五六七八九十百千万亿个项年月人笔场次号天])/u;
const COINS: readonly (readonly [pattern: RegExp, factor: string])[] = [
  [/^ ?(?:毛钱?|角钱?)/u, '0.1'],
  [/^ ?分钱/u, '0.01'],
];
const FOREIGN: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^ ?(?:美元|美金|us dollars?|dollars?|usd)/u, '美元'],
  [/^ ?(?:港元|港币|hkd)/u, '港元'],
  [/^ ?(?:欧元|euros?|eur)(?![a-z])/u, '欧元'],
  [/^ ?日元/u, '日元'],
];
/** Scale words after Arabic digits: the factor brings the digits to the unit. */
const SCALES: readonly (readonly [pattern: RegExp, factor: string, unit: string])[] = [
  [/^ ?(?:w|wan)(?![a-z])/u, '1', '万元'],
  [/^ ?(?:ten|10) thousand(?![a-z])/u, '1', '万元'],
  // 1kw: ten million, as written in chats.
  [/^ ?kw(?![a-z])/u, '1000', '万元'],
  [/^ ?(?:k|thousand)(?![a-z])/u, '1000', '元'],
  [/^ ?(?:million|mln|m(?= ?(?:yuan|rmb|cny)))(?![a-z])/u, '100', '万元'],
  [/^ ?(?:billion|bn)(?![a-z])/u, '10', '亿元'],
];
const PERCENT = /^ ?(?:%|percent|per cent|pct)(?![a-z])(?! ?points?)/u;
const POINTS = /^ ?(?:%|percent|percentage|per cent) ?points?(?![a-z])|^个?百分点|^个点(?!子)/u;
/** 三成, 三成五, 三成半; 成立, 成员 and the like are other words. */
const TENTH_PARTS = /^ ?成(半|[一二三四五六七八九])?(?!不变|[立为员本果功绩型品效分交熟年语都])/u;
/** Before a sum in English and on invoices: ¥500, rmb 500. */
const CURRENCY_BEFORE = /(?:[¥]|(?<![a-z])(?:rmb|cny)) ?$/u;

/** The amounts of a (normalised) text in order, without overlaps. 几万, 多少 and years are none. */
export const findAmounts: (text: string) => readonly Amount[] = rememberLast(readAmounts);

function readAmounts(text: string): readonly Amount[] {
  const fixed = [...findFixed(text), ...findFractions(text)];
  const years = findPeriods(text).filter(({ kind }) => kind !== 'month');
  const counted = findNumerals(text).flatMap((numeral) => {
    const amount = withUnit(text, numeral);
    return amount === null || years.some(({ span }) => overlaps(span, amount.span)) ? [] : [amount];
  });
  return longestFirst([...fixed, ...counted]).filter(({ unit }) => unit !== NO_AMOUNT);
}

/** Marks a fraction that no decimal says exactly (三分之一), so that its parts are not read as amounts; dropped at the end. */
const NO_AMOUNT = '';

/** What no numeral of ours begins: 百分之三, 千分之五, 一半, 半数, half, a million. */
function findFixed(text: string): Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(/(百|千)分之 ?/gu)) {
    const start = match.index;
    const at = start + match[0].length;
    if (text.startsWith('百', at)) found.push({ span: { start, end: at + 1 }, value: '100', unit: '%' });
    const numeral = numeralAt(text, at);
    if (numeral === null) continue;
    const value = match[1] === '千' ? multiply(numeral.value, '0.1') : numeral.value;
    found.push({ span: { start, end: numeral.span.end }, value, unit: '%' });
  }
  for (const match of text.matchAll(/(?<!多)一半|半数|(?<![a-z])half(?= of|$| the)/gu)) {
    found.push({ span: { start: match.index, end: match.index + match[0].length }, value: '50', unit: '%' });
  }
  for (const match of text.matchAll(/(?<![a-z])(?:a|one) (million|billion)(?: (?:yuan|rmb|cny))?(?![a-z])/gu)) {
    const unit = match[1] === 'million' ? '万元' : '亿元';
    found.push(money({ start: match.index, end: match.index + match[0].length }, unit === '万元' ? '100' : '10', unit));
  }
  return found;
}

/** 四分之三 → 75 %; a fraction without an exact decimal only bars its digits. */
function findFractions(text: string): Amount[] {
  return [...text.matchAll(/([二两三四五六七八九十]|\d{1,2})分之([一二两三四五六七八九十]{1,2}|\d{1,2})/gu)].map(
    (match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const below = parseNumeral(match[1] ?? '') ?? '0';
      const above = parseNumeral(match[2] ?? '') ?? '0';
      if (compare(below, '0') === 0) return { span, value: '0', unit: NO_AMOUNT };
      const share = divide(multiply(above, '100'), below, 4);
      return share.exact ? { span, value: trimZeros(share.value), unit: '%' } : { span, value: '0', unit: NO_AMOUNT };
    },
  );
}

function withUnit(text: string, numeral: NumeralFound): Amount | null {
  const after = text.slice(numeral.span.end, numeral.span.end + 24);
  return (
    percentOf(numeral, after) ??
    moneyOf(text, numeral, after) ??
    countOf(numeral, after) ??
    impliedMoney(text, numeral, after)
  );
}

const extended = (numeral: NumeralFound, length: number): Span => ({
  start: numeral.span.start,
  end: numeral.span.end + length,
});

function percentOf(numeral: NumeralFound, after: string): Amount | null {
  const points = POINTS.exec(after);
  if (points !== null) return { span: extended(numeral, points[0].length), value: numeral.value, unit: '百分点' };
  const percent = PERCENT.exec(after);
  if (percent !== null) return { span: extended(numeral, percent[0].length), value: numeral.value, unit: '%' };
  if (/^ ?‰/u.test(after)) return { span: extended(numeral, 1), value: multiply(numeral.value, '0.1'), unit: '%' };
  if (after.startsWith('倍')) return { span: extended(numeral, 1), value: numeral.value, unit: '倍' };
  const tenths = TENTH_PARTS.exec(after);
  if (tenths === null || compare(numeral.value, '10') > 0) return null;
  const rest = tenths[1] === undefined ? '' : (parseNumeral(tenths[1] === '半' ? '五' : tenths[1]) ?? '');
  const whole = numeral.value.includes('.')
    ? multiply(numeral.value, '10')
    : multiply(`${numeral.value}.${rest || '0'}`, '10');
  return { span: extended(numeral, tenths[0].length), value: whole, unit: '%' };
}

function moneyOf(text: string, numeral: NumeralFound, after: string): Amount | null {
  const { value } = numeral;
  const tenths = TENTHS.exec(after);
  if (tenths !== null && !value.includes('.')) {
    return money(extended(numeral, tenths[0].length), `${value}.${parseNumeral(tenths[1] ?? '')}`, '元');
  }
  for (const [pattern, factor] of COINS) {
    const match = pattern.exec(after);
    if (match !== null) return money(extended(numeral, match[0].length), multiply(value, factor), '元');
  }
  for (const [pattern, unit] of FOREIGN) {
    const match = pattern.exec(after);
    if (match !== null) return { span: extended(numeral, match[0].length), value, unit };
  }
  const scaled = scaledMoney(numeral, after);
  if (scaled !== null) return scaled;
  const yuan = YUAN.exec(after);
  const printed = text.slice(numeral.span.start, numeral.span.end);
  if (yuan !== null) return inSaidUnit(extended(numeral, yuan[0].length), value, /([万亿])半?$/u.exec(printed)?.[1]);
  const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, numeral.span.start - 5), numeral.span.start));
  if (before === null) return null;
  const span = { start: numeral.span.start - before[0].length, end: numeral.span.end };
  return inSaidUnit(span, value, /([万亿])半?$/u.exec(printed)?.[1]);
}

/** 50w, 5k, 3 million yuan, 2 billion; “3 million people” is a count and “3 million dollars” foreign. */
function scaledMoney(numeral: NumeralFound, after: string): Amount | null {
  for (const [pattern, factor, unit] of SCALES) {
    const scale = pattern.exec(after);
    if (scale === null) continue;
    const rest = after.slice(scale[0].length);
    const value = multiply(numeral.value, factor);
    const foreign = FOREIGN.find(([word]) => word.test(rest));
    const whole = convertMoney(value, unit, '元');
    if (foreign !== undefined) {
      return {
        span: extended(numeral, scale[0].length + (foreign[0].exec(rest)?.[0].length ?? 0)),
        value: whole,
        unit: foreign[1],
      };
    }
    const counted = countUnitAt(rest);
    if (counted !== null)
      return { span: extended(numeral, scale[0].length + counted.length), value: whole, unit: counted.unit };
    return money(extended(numeral, scale[0].length + (YUAN.exec(rest)?.[0].length ?? 0)), value, unit);
  }
  return null;
}

const money = (span: Span, value: string, unit: string): Amount => ({
  span,
  value: trimZeros(value),
  unit,
  yuan: trimZeros(convertMoney(value, unit, '元')),
});

/** The full value in the unit it was said with: 三百万元 → 300 万元. */
function inSaidUnit(span: Span, value: string, large: string | undefined): Amount {
  const unit = large === '万' ? '万元' : large === '亿' ? '亿元' : '元';
  return money(span, convertMoney(value, '元', unit), unit);
}

function countOf(numeral: NumeralFound, after: string): Amount | null {
  const counted = countUnitAt(after);
  // 五百万起步, 三百万起: from so much money on; nobody counts cases by the ten thousand.
  const isBound = counted?.unit === '起' && compare(numeral.value, '10000') >= 0;
  return counted === null || isBound
    ? null
    : { span: extended(numeral, counted.length), value: numeral.value, unit: counted.unit };
}

/** 五百万, 1.2亿, 一万二: in talk about a budget, ten thousands without a unit are money. */
function impliedMoney(text: string, numeral: NumeralFound, after: string): Amount | null {
  const printed = text.slice(numeral.span.start, numeral.span.end);
  const large = [...printed].filter((character) => character === '万' || character === '亿').at(-1);
  return large === undefined || /^[a-z]/u.test(after) ? null : inSaidUnit(numeral.span, numeral.value, large);
}
