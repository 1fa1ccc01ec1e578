/** The only place that divides: shares, percentages and ratios, rounded half up, with the rounding told. */
import { divide, isZero, multiply, trimZeros } from '../base/decimal.ts';
import { failure, type Result, success } from '../base/result.ts';
import { type Amount, alignUnits, calculation } from './amount.ts';
import type { Part } from './assemble.ts';
import type { EngineFailure } from './cells.ts';

/** Places after the point of a derived figure; the disclosure itself prints two. */
const DECIMALS = 2;

/** Digits shown of a quotient so small that two decimals would print it as zero. */
const SMALL_DIGITS = 2;

/** A quotient and how it came about. `different-units` and `divide-by-zero` are told by the label of the divisor. */
export type Quotient = { readonly amount: Amount } & Required<Pick<Part, 'calculations' | 'remarks'>>;

type Division = { readonly dividend: Amount; readonly divisor: Amount; readonly divisorLabel: string };

/** The dividend as a percentage of the divisor: `1.00 ÷ 8.00 = 12.50%`. */
export function percentage(division: Division): Result<Quotient, EngineFailure> {
  return quotient(division, { scale: '100', unit: '%', suffix: '%' });
}

/** How many times the divisor the dividend is, without zeros at the end: `33.00 ÷ 2.50 = 13.2`. */
export function times(division: Division): Result<Quotient, EngineFailure> {
  return quotient(division, { scale: '1', unit: '倍', suffix: '' });
}

function quotient(
  { dividend, divisor, divisorLabel }: Division,
  form: { readonly scale: string; readonly unit: string; readonly suffix: string },
): Result<Quotient, EngineFailure> {
  const aligned = alignUnits([dividend, divisor]);
  if (!aligned.ok) return aligned;
  const [top = '0', bottom = '0'] = aligned.value.values;
  if (isZero(bottom)) return failure({ code: 'divide-by-zero', label: divisorLabel });
  const rounded = divideVisibly(multiply(top, form.scale), bottom);
  const amount = { value: form.unit === '%' ? rounded.value : trimZeros(rounded.value), unit: form.unit };
  return success({
    amount,
    calculations: [...aligned.value.calculations, calculation([top, bottom], '÷', { ...amount, suffix: form.suffix })],
    remarks: rounded.exact ? [] : [{ kind: 'rounded', decimals: rounded.decimals }],
  });
}

/** Two decimals; more only where two would print a quotient that is not zero as 0.00. */
function divideVisibly(dividend: string, divisor: string) {
  let decimals = DECIMALS;
  let rounded = divide(dividend, divisor, decimals);
  if (!isZero(rounded.value) || isZero(dividend)) return { ...rounded, decimals };
  while (isZero(rounded.value)) {
    decimals += 1;
    rounded = divide(dividend, divisor, decimals);
  }
  decimals += SMALL_DIGITS - 1;
  return { ...divide(dividend, divisor, decimals), decimals };
}
