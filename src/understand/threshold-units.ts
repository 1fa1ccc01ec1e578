/** Bounds said with a unit of counting alone: 上千万, 过亿, 百万级, 万元以上. */
import { multiply } from '../base/decimal.ts';
import { asMoney, type Bound, type BoundReading } from './bounds.ts';

const UNIT_VALUES: ReadonlyMap<string, string> = new Map([
  ['十', '10'],
  ['百', '100'],
  ['千', '1000'],
  ['万', '10000'],
  ['十万', '100000'],
  ['百万', '1000000'],
  ['千万', '10000000'],
  ['亿', '100000000'],
  ['十亿', '1000000000'],
  ['百亿', '10000000000'],
  ['千亿', '100000000000'],
]);
const UNITS = [...UNIT_VALUES.keys()].sort((left, right) => right.length - left.length).join('|');
const NUMERAL = '[\\d.几一二两三四五六七八九十百千万亿]';
const BARE_UNIT = new RegExp(
  [
    `(?<![以晚早马向通经])(?<how>上|过|超|破|逾)(?<unit>${UNITS})(?<counted>元|块钱?|人|名|个|项|次|户)?`,
    `(?<!${NUMERAL} ?)(?<levelled>${UNITS})元?(?<level>级别?|量级)`,
    `(?<!(?:${NUMERAL}|位[::]?) ?)(?<lone>[万亿])元(?<side>以上|以下|以内)`,
    '过半数?|超半数?|超过一半',
  ].join('|'),
  'gu',
);

/** The bounds that units without a digit set: 上千万 (≥), 过亿 (>), 百万级 (≥ 100万 and < 1000万), 亿元以上, 过半. */
export function findUnitBounds(text: string): BoundReading[] {
  return [...text.matchAll(BARE_UNIT)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const bounds = boundsOf(match, text[span.end] ?? '');
    return bounds.length === 0 ? [] : [{ span, bounds }];
  });
}

function boundsOf(match: RegExpExecArray, next: string): Bound[] {
  if (match[0].includes('半')) return [{ comparator: '>', value: '50', unit: '%' }];
  const { how, unit = '', counted = '', level, levelled, lone, side } = match.groups ?? {};
  const whole = UNIT_VALUES.get(unit || levelled || lone || '') ?? '0';
  if (how !== undefined) {
    if (/[十百千万亿一二三四五六七八九\d年月]/u.test(next)) return [];
    return [
      { comparator: how === '上' ? '≥' : '>', ...(counted === '' ? uncounted(unit, whole) : inUnit(counted, whole)) },
    ];
  }
  if (level !== undefined) {
    return [
      { comparator: '≥', ...asMoney(whole) },
      { comparator: '<', ...asMoney(multiply(whole, '10')) },
    ];
  }
  return [{ comparator: side === '以上' ? '≥' : '≤', ...asMoney(whole) }];
}

type Amount = { readonly value: string; readonly unit: string };

/** 上千万 and 上亿 are money; 上百 alone could be anything and has no unit. */
const uncounted = (unit: string, whole: string): Amount =>
  /[万亿]/u.test(unit) ? asMoney(whole) : { value: whole, unit: '' };

/** 上千人 counts people, 上万元 is money. */
const inUnit = (counted: string, whole: string): Amount =>
  /^[元块]/u.test(counted) ? asMoney(whole) : { value: whole, unit: counted === '名' ? '人' : counted };
