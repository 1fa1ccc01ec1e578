/** Finds the figures of a sentence; years, dates, document numbers and numbering are none. */
import type { Comparator } from '../document.ts';

export type FoundNumber = {
  readonly start: number;
  /** Behind the number, its unit and the words that bound it. */
  readonly end: number;
  readonly value: string;
  readonly unit: string;
  readonly comparator?: Comparator;
};

/** Units of the template's sentences; 万 and 亿 may stand before them, a rate after: 元/人/月. */
const unitWords =
  '个百分点|百分点|平方米|公里|万元|亿元|元|％|%|周岁|名|人次|人|户|件|笔|个月|个|场次|场|次|册|份|张|卷|批|天|小时|年|辆|台|套|家|亩|吨|所|项|篇|期|本|条|处|座|公顷|立方米|千瓦时|米';

const pattern = new RegExp(
  `(≥|≤|＞|＜|>|<|=)?(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?![\\d.])((?:[万亿])?(?:${unitWords})?(?:/(?:[万亿])?(?:${unitWords}|月))*)(以上|以下|以内)?`,
  'gu',
);

const comparators: Readonly<Record<string, Comparator>> = {
  '≥': '≥',
  '≤': '≤',
  '＞': '>',
  '>': '>',
  '＜': '<',
  '<': '<',
  '=': '=',
  以上: '≥',
  以下: '≤',
  以内: '≤',
};

/** Stretches whose digits are no figures, each blanked out before the search. */
const notFigures: readonly RegExp[] = [
  // Document numbers: …[2023]204号, …〔2018〕72号
  /[[〔【（(]\d{4}[\]〕】）)]\d*号?/gu,
  // 2023-12-31, 2023年, 2019年3月
  /\d{4}-\d{1,2}-\d{1,2}/g,
  /(?:19|20)\d{2}年度?(?:\d{1,2}月)?(?:\d{1,2}日)?/g,
  /(?:19|20)\d{2}[-—~至](?=(?:19|20)\d{2}年)/g,
  // 9-10月份, 3月, 12月底, 8日
  /\d{1,2}(?:[-—~至]\d{1,2})?(?:月份?|日|号|季度)(?:\d{1,2}日)?/g,
  // LPR-150BP
  /[A-Za-z]+-?\d+[A-Za-z]*/g,
  // 目标内容1, 1.
  /目标内容\d+/g,
  /^\d{1,2}[.．、](?!\d)/g,
  /第\d+[条项款章节号]/g,
];

/** The figures of a cleaned sentence, in order. */
export function findNumbers(text: string): FoundNumber[] {
  const masked = notFigures.reduce(
    (line, stretch) => line.replace(stretch, (match) => '　'.repeat(match.length)),
    text,
  );
  return [...masked.matchAll(pattern)].map((match) => {
    const [whole, sign, digits = '', unit = '', bound] = match;
    const comparator = comparators[bound ?? sign ?? ''];
    return {
      start: match.index,
      end: match.index + whole.length,
      value: digits.replaceAll(',', ''),
      unit: unit.replace('％', '%'),
      ...(comparator === undefined ? {} : { comparator }),
    };
  });
}
