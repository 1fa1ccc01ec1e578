/** Bounds that a question sets: 超过500万, 100万以上400万以内, 上千万, 500到1000万之间, between 5 and 10 million. */
import { compare, convertMoney } from '../base/decimal.ts';
import { longestFirst, type Span } from '../base/spans.ts';
import type { Comparator } from '../document/document.ts';
import { type BoundReading, isMoney, type Quantity, quantitiesOf } from './bounds.ts';
import { findRanges } from './threshold-ranges.ts';
import { findUnitBounds } from './threshold-units.ts';

/** A bound; the two of a range (500到1000万, 百万级) have the same span. `unit` is empty when none was said. */
export type ThresholdFound = {
  readonly span: Span;
  readonly comparator: Comparator;
  /** Exact decimal text in `unit`. */
  readonly value: string;
  readonly unit: string;
};

/** What may stand between a comparator and its number: 至少要有 100 万, 超过了500万. */
const FILLER = '(?:[了过到于要得需有为达在是只能会占花]|需要|可以|应该?|达到){0,3} ?(?:人民币|¥)? ?';

/**
 * Comparators in front, the longer first. Inclusive or not as Chinese budget and legal texts use them: 以上, 以下, 以内,
 * 不超过, 至少 include the number (《民法典》第一千二百五十九条); 超过, 不满, 低于 do not.
 */
const BEFORE: readonly (readonly [words: string, comparator: Comparator])[] = [
  [
    '没有?超过|未超过|不超过|不超出|不高于|不大于|不多于|不得超过|不能超过|至多|顶多|不超|封顶|[小低少]于或?等于|≤',
    '≤',
  ],
  [
    '不少于|不低于|不小于|不下于|不下|不得低于|不得少于|不能低于|不能少于|至少|起码|达到|年满|[大高多]于或?等于|(?<!不)满|≥',
    '≥',
  ],
  ['达不到|不到|没到|未到|不足|不满|未满|不及|未达到?|没达到|低于|小于|少于|(?<![<])<', '<'],
  [
    '超过|超出|高于|大于|多于|高过|大过|多过|突破|(?<![不没未])超(?!过)|(?<!冲)破|(?<![通经不超高大多])过|(?<![>])>',
    '>',
  ],
  ['(?<!于或?)等于|正好是?|刚好是?|恰好是?|(?<![≥≤<>])=', '='],
];
/** The same in English; “no more than” before “more than”. */
const BEFORE_ENGLISH: readonly (readonly [words: string, comparator: Comparator])[] = [
  ['no more than|not more than|not exceeding|not over|at most|up to|maximum of|within', '≤'],
  ['no less than|not less than|no fewer than|not below|at least|minimum of', '≥'],
  ['less than|under|below|fewer than|smaller than|lower than', '<'],
  ['more than|over|above|greater than|larger than|higher than|exceeding|exceeds?|bigger than', '>'],
  ['exactly|equal to', '='],
];
/** 最多 and 最少 in front of a count rank (花得最多三项); in front of money or a share they bound. */
const SUPERLATIVE: readonly (readonly [words: string, comparator: Comparator])[] = [
  ['最多|最高', '≤'],
  ['最少|最低', '≥'],
];
const EXCLUSIVE: ReadonlyMap<Comparator, Comparator> = new Map([
  ['≥', '>'],
  ['≤', '<'],
]);
const INCLUSIVE: ReadonlyMap<Comparator, Comparator> = new Map([
  ['>', '≥'],
  ['<', '≤'],
]);

const AFTER: readonly (readonly [words: string, comparator: Comparator])[] = [
  [
    '(?:或者?|及|和)?(?:其)?以上|之上|[往朝]上|起步|起(?![来码草诉动])|(?:or|and) (?:more|above|over|higher|up)|\\+',
    '≥',
  ],
  [
    '(?:或者?|及|和)?(?:其)?以下|以内|之内|之下|[往朝]下|封顶|内(?![容设部控外])|(?:or|and) (?:less|below|under|lower|fewer)',
    '≤',
  ],
  ['开外|都?打不住|都?挡不住', '>'],
  ['都(?:不到|没到|没有|不够|达不到)', '<'],
];

const longest = (words: string): number => Math.max(...words.split('|').map((word) => word.length));

type Matcher = { readonly pattern: RegExp; readonly comparator: Comparator; readonly reach: number };

const before = ([words, comparator]: readonly [string, Comparator], filler: string): Matcher => ({
  pattern: new RegExp(`(?:${words})${filler}$`, 'u'),
  comparator,
  reach: longest(words) + 14,
});

const BEFORE_MATCHERS: readonly Matcher[] = [
  ...BEFORE.map((entry) => before(entry, FILLER)),
  ...BEFORE_ENGLISH.map(([words, comparator]) => before([`(?<![a-z])(?:${words})`, comparator], ' (?:the |a )?')),
];
const SUPERLATIVE_MATCHERS = SUPERLATIVE.map((entry) => before(entry, FILLER));
const AFTER_MATCHERS: readonly Matcher[] = AFTER.map(([words, comparator]) => ({
  pattern: new RegExp(`^ ?(?:\\(不?含\\))?(?:的|钱)? ?(?:${words})(?:\\((不?含)(?:本数)?\\))?`, 'u'),
  comparator,
  reach: 0,
}));

/** The bounds of a (normalised) text, in order. */
export function findThresholds(text: string): ThresholdFound[] {
  const quantities = quantitiesOf(text);
  const single = quantities.map((quantity) => boundOf(text, quantity)).filter((reading) => reading !== null);
  const readings = longestFirst([...findRanges(text, quantities), ...findUnitBounds(text), ...single]);
  return withEndsCounted(
    text,
    readings.flatMap(({ span, bounds }) => bounds.map((bound) => ({ span, ...bound }))),
  );
}

/** 正好五百万的也算 says of a bound that its end belongs to it. */
const COUNTS_TOO = /^ ?(?:元|块)?(?:钱)?的? ?(?:也|都|也都|同样)?(?:算|要|包[括含]|计入|可以|行|在内)/u;

/** Bounds with an end that counts too take it in; it is no bound of its own then. */
function withEndsCounted(text: string, found: readonly ThresholdFound[]): ThresholdFound[] {
  const isEnd = ({ comparator, span }: ThresholdFound): boolean =>
    comparator === '=' && COUNTS_TOO.test(text.slice(span.end, span.end + 10));
  const ends = found.filter(isEnd);
  const bounds = found.filter((one) => !ends.includes(one));
  if (ends.length === 0 || bounds.length === 0) return [...found];
  return bounds.map((bound) => {
    const counted = ends.some(({ value, unit }) => compare(inYuan(value, unit), inYuan(bound.value, bound.unit)) === 0);
    return counted ? { ...bound, comparator: INCLUSIVE.get(bound.comparator) ?? bound.comparator } : bound;
  });
}

const inYuan = (value: string, unit: string): string => (isMoney(unit) ? convertMoney(value, unit, '元') : value);

function boundOf(text: string, quantity: Quantity): BoundReading | null {
  const { start, end } = quantity.span;
  const front = matchBefore(text.slice(Math.max(0, start - 24), start), quantity);
  const rear = matchAfter(text.slice(end, end + 16));
  if (front === null && rear === null) return equalsOf(text, quantity);
  const comparator = front?.comparator ?? rear?.comparator ?? '=';
  const agrees = front === null || rear === null || direction(front.comparator) === direction(rear.comparator);
  return {
    span: { start: start - (front?.length ?? 0), end: end + (agrees ? (rear?.length ?? 0) : 0) },
    bounds: [{ comparator, value: quantity.value, unit: quantity.unit }],
  };
}

const direction = (comparator: Comparator): number =>
  comparator === '=' ? 0 : comparator === '≥' || comparator === '>' ? 1 : -1;

type Match = { readonly comparator: Comparator; readonly length: number };

function matchBefore(left: string, { unit }: Quantity): Match | null {
  const superlative =
    unit === '%' || unit.endsWith('元') || /[只能可要占花得]\s?$/u.test(left) ? SUPERLATIVE_MATCHERS : [];
  for (const { pattern, comparator, reach } of [...BEFORE_MATCHERS, ...superlative]) {
    const match = pattern.exec(left.slice(-reach));
    if (match !== null) return { comparator, length: match[0].length };
  }
  return null;
}

function matchAfter(right: string): Match | null {
  for (const { pattern, comparator } of AFTER_MATCHERS) {
    const match = pattern.exec(right);
    if (match === null) continue;
    const said = match[1] ?? /\((不?含)\)/u.exec(match[0])?.[1];
    const read = said === '不含' ? EXCLUSIVE.get(comparator) : said === '含' ? INCLUSIVE.get(comparator) : comparator;
    return { comparator: read ?? comparator, length: match[0].length };
  }
  return null;
}

/** 支出计划是60%的项目: 是 … 的 around a quantity asks for those equal to it. */
function equalsOf(text: string, { span, value, unit }: Quantity): BoundReading | null {
  const front = /[是为]$/u.exec(text.slice(Math.max(0, span.start - 1), span.start));
  if (front === null || unit === '' || !/^ ?的/u.test(text.slice(span.end, span.end + 2))) return null;
  return { span: { start: span.start - 1, end: span.end }, bounds: [{ comparator: '=', value, unit }] };
}
