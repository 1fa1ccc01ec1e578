/** Ranges: 500到1000万, 介于5万和10万之间, between 5 and 10 million. Both ends belong to them. */
import { compare, convertMoney, divide, multiply, trimZeros } from '../base/decimal.ts';
import { type BoundReading, isMoney, type Quantity } from './bounds.ts';

const BETWEEN_BEFORE = /(?:介于|处于|位于|处在|在|从|(?<![a-z])(?:between|from)) ?$/u;
const JOIN = /^ ?(?:到|至|-|~)(?:了)? ?$|^ to $/u;
const JOIN_BETWEEN = /^ ?(?:到|至|-|~|和|与|跟) ?$|^ (?:to|and) $/u;
const BETWEEN_AFTER = /^ ?(?:元|块)?(?:之间|区间|中间|之内|以内)/u;

/** Two quantities with a joining word: both bounds are included. “X 和 Y” is a range only with 之间, 介于 or between. */
export function findRanges(text: string, quantities: readonly Quantity[]): BoundReading[] {
  const found: BoundReading[] = [];
  for (const [left, right] of withLeftEnds(text, quantities)) {
    const head = BETWEEN_BEFORE.exec(text.slice(Math.max(0, left.span.start - 9), left.span.start));
    const tail = BETWEEN_AFTER.exec(text.slice(right.span.end, right.span.end + 5));
    const joining = text.slice(left.span.end, right.span.start);
    const closed = tail !== null || (head !== null && /介于|between/u.test(head[0]));
    if (!(closed ? JOIN_BETWEEN : JOIN).test(joining)) continue;
    const low = inUnitOf(text, left, right);
    if (low === null || (right.unit === '' && !closed)) continue;
    const span = { start: left.span.start - (head?.[0].length ?? 0), end: right.span.end + (tail?.[0].length ?? 0) };
    const high = { value: right.value, unit: right.unit };
    found.push({
      span,
      bounds: [
        { comparator: '≥', ...low },
        { comparator: '≤', ...high },
      ],
    });
  }
  return found;
}

/** Neighbouring quantities; a lone Chinese digit in front of a joining word (两到三百万) counts as one here. */
function withLeftEnds(text: string, quantities: readonly Quantity[]): [Quantity, Quantity][] {
  const pairs: [Quantity, Quantity][] = [];
  for (const [at, right] of quantities.entries()) {
    const left = quantities[at - 1];
    const lone = /(?<![第一二两三四五六七八九十百千万亿几\d])([一二两三四五六七八九十]) ?[到至~-] ?$/u.exec(
      text.slice(Math.max(0, right.span.start - 5), right.span.start),
    );
    if (lone !== null) {
      const start = right.span.start - lone[0].length;
      const value = findLone(lone[1] ?? '');
      pairs.push([{ span: { start, end: start + 1 }, value, unit: '' }, right]);
    } else if (left !== undefined) pairs.push([left, right]);
  }
  return pairs;
}

const findLone = (digit: string): string => String('零一二三四五六七八九十'.indexOf(digit === '两' ? '二' : digit));

/**
 * The lower end in a unit of its own or that of the upper: 500到1000万 → 500 万元, 两到三百万 → 200 万元. Null when the
 * two units differ in kind, or the lower end would not be the lower.
 */
function inUnitOf(
  text: string,
  left: Quantity,
  right: Quantity,
): { readonly value: string; readonly unit: string } | null {
  const printed = text.slice(right.span.start, right.span.end);
  const value = left.unit === '' ? multiply(left.value, sharedScale(text, left, printed, right)) : left.value;
  const unit = left.unit === '' ? right.unit : left.unit;
  const [low, high] = [inYuan(value, unit), inYuan(right.value, right.unit)];
  return low.unit === high.unit && compare(low.value, high.value) <= 0 ? { value: trimZeros(value), unit } : null;
}

const inYuan = (value: string, unit: string): { readonly value: string; readonly unit: string } =>
  isMoney(unit) ? { value: convertMoney(value, unit, '元'), unit: '元' } : { value, unit };

/**
 * What one of the lower end is worth in the upper's unit: the upper value over its leading digits (三百万 over 三). A lower
 * end with a unit of counting of its own (5千到1万) keeps its value.
 */
function sharedScale(text: string, left: Quantity, printed: string, right: Quantity): string {
  const ownUnit =
    /[十百千]/u.test(text.slice(left.span.start, left.span.end)) &&
    !/^十$/u.test(text.slice(left.span.start, left.span.end));
  if (ownUnit) return isMoney(right.unit) ? convertMoney('1', '元', right.unit) : '1';
  const leading = /^\d[\d,]*(?:\.\d+)?|^[一二两三四五六七八九十]/u.exec(printed)?.[0];
  if (leading === undefined || printed.startsWith('百分')) return '1';
  const digits = /^\d/u.test(leading) ? leading.replaceAll(',', '') : findLone(leading);
  if (compare(digits, '0') === 0) return '1';
  const scale = divide(right.value, digits, 12);
  return scale.exact ? trimZeros(scale.value) : '1';
}
