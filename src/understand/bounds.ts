/** What the readers of thresholds share: quantities that can be bounded, and the bounds read from a stretch of text. */
import { compare, convertMoney } from '../base/decimal.ts';
import { overlaps, type Span } from '../base/spans.ts';
import type { Comparator } from '../document/document.ts';
import { findAmounts } from './amounts.ts';
import { findNumerals } from './numerals.ts';
import { findPeriods } from './periods.ts';

/** An amount, or a number without a unit (`unit` empty). */
export type Quantity = { readonly span: Span; readonly value: string; readonly unit: string };

export type Bound = { readonly comparator: Comparator; readonly value: string; readonly unit: string };

/** A stretch of text with the one bound, or the two, that it sets. */
export type BoundReading = { readonly span: Span; readonly bounds: readonly Bound[] };

const MONEY_UNITS: ReadonlySet<string> = new Set(['元', '万元', '亿元']);

/** Is it one of the units in which amounts of money are kept? */
export const isMoney = (unit: string): boolean => MONEY_UNITS.has(unit);

/** An amount in 元 in the largest of 亿元, 万元, 元 that it fills. */
export function asMoney(yuan: string): { readonly value: string; readonly unit: string } {
  const unit = compare(yuan, '100000000') >= 0 ? '亿元' : compare(yuan, '10000') >= 0 ? '万元' : '元';
  return { value: convertMoney(yuan, '元', unit), unit };
}

/** A subject code (类款项) has seven digits; a number of so many without a unit is one, not a bound. */
const CODE = /^\d{7,}$/u;

/** Amounts, and numerals without a unit; years and codes are neither. */
export function quantitiesOf(text: string): Quantity[] {
  const amounts = findAmounts(text);
  const taken = [...amounts, ...findPeriods(text)];
  const plain = findNumerals(text)
    .filter(({ value }) => !CODE.test(value))
    .filter(
      ({ span }) =>
        !taken.some((other) => overlaps(other.span, span)) && !/^ ?[年月号日季]/u.test(text.slice(span.end)),
    )
    .map(({ span, value }) => ({ span, value, unit: '' }));
  return [...amounts, ...plain].sort((left, right) => left.span.start - right.span.start);
}
