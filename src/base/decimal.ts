/**
 * Exact decimals and money. Every number is decimal text in and decimal text out (`1200.00`), so that no figure
 * ever passes through a binary float and a figure as printed keeps its digits.
 */
import { Decimal } from 'decimal.js';

/** Wide enough that no product or sum of budget figures is ever rounded by the library itself. */
const EXACT_DIGITS = 400;

const Exact = Decimal.clone({ precision: EXACT_DIGITS, rounding: Decimal.ROUND_HALF_UP });

const DECIMAL_TEXT = /^-?\d+(?:\.\d+)?$/;

/** Powers of ten of one 元 in each unit of money; a rate such as 元/人/月 is no money. */
const MONEY_EXPONENT: ReadonlyMap<string, number> = new Map([
  ['元', 0],
  ['千元', 3],
  ['万元', 4],
  ['百万元', 6],
  ['亿元', 8],
]);

/** Is the text a plain decimal (`-12.50`), without sign +, exponent or grouping? */
export const isDecimal = (text: string): boolean => DECIMAL_TEXT.test(text);

/** Digits printed after the point: 2 for `12.50`. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The exact sum, with as many decimals as the operand that has most; `0` of nothing. */
export function total(values: readonly string[]): string {
  const sum = values.reduce((partial, value) => partial.plus(parse(value)), new Exact(0));
  return print(sum, Math.max(0, ...values.map(decimalsOf)));
}

/** The exact sum of two, with the decimals of the longer operand. */
export const add = (left: string, right: string): string => total([left, right]);

/** The exact difference, with the decimals of the longer operand; negative with U+002D. */
export const subtract = (minuend: string, subtrahend: string): string =>
  print(parse(minuend).minus(parse(subtrahend)), Math.max(decimalsOf(minuend), decimalsOf(subtrahend)));

/** The exact product, without zeros at the end of its decimals. */
export const multiply = (left: string, right: string): string => shortest(parse(left).times(parse(right)));

/**
 * The quotient rounded half up (away from zero) to `decimals` places, and whether that is the exact quotient.
 * Rounded from the integer remainder, so a long run of nines cannot tip it. Throws when the divisor is zero.
 */
export function divide(
  dividend: string,
  divisor: string,
  decimals: number,
): { readonly value: string; readonly exact: boolean } {
  const bottom = parse(divisor);
  if (bottom.isZero()) throw new RangeError(`cannot divide ${dividend} by zero: check the divisor with isZero first`);
  const top = parse(dividend).times(new Exact(10).pow(decimals));
  const whole = top.dividedToIntegerBy(bottom);
  const rest = top.minus(whole.times(bottom));
  const roundsUp = rest.abs().times(2).greaterThanOrEqualTo(bottom.abs());
  const step = roundsUp ? (top.isNegative() === bottom.isNegative() ? 1 : -1) : 0;
  const value = whole.plus(step).dividedBy(new Exact(10).pow(decimals));
  return { value: print(value, decimals), exact: rest.isZero() };
}

/** Minus one, zero or one as `left` is below, equal to or above `right`; `12.50` equals `12.5`. */
export function compare(left: string, right: string): -1 | 0 | 1 {
  const order = parse(left).comparedTo(parse(right));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** Is the value zero, however many zeros it is printed with? */
export const isZero = (value: string): boolean => parse(value).isZero();

/** Rounded half up (away from zero), with exactly `decimals` places. */
export const roundHalfUp = (value: string, decimals: number): string => print(parse(value), decimals);

/** The same number without zeros at the end of its decimals: `13.20` → `13.2`. */
export const trimZeros = (value: string): string => shortest(parse(value));

/** Is the unit one of money (元, 千元, 万元, 百万元, 亿元)? Rates per person or month are not. */
export const isMoneyUnit = (unit: string): boolean => MONEY_EXPONENT.has(unit);

/** The larger of two units of money. Throws when one of them is no unit of money. */
export const largerMoneyUnit = (left: string, right: string): string =>
  exponentOf(left) >= exponentOf(right) ? left : right;

/**
 * The same amount in another unit of money: exact, all digits kept, zeros at the end of the decimals removed
 * (`24733.00` 万元 → `2.4733` 亿元). In its own unit the value comes back as printed. Throws when a unit is no money.
 */
export function convertMoney(value: string, from: string, to: string): string {
  if (from === to) return value;
  const shift = exponentOf(from) - exponentOf(to);
  const scale = new Exact(10).pow(Math.abs(shift));
  return shortest(shift >= 0 ? parse(value).times(scale) : parse(value).dividedBy(scale));
}

function exponentOf(unit: string): number {
  const exponent = MONEY_EXPONENT.get(unit);
  if (exponent === undefined) throw new RangeError(`"${unit}" is no unit of money: use 元, 千元, 万元, 百万元 or 亿元`);
  return exponent;
}

function parse(value: string): Decimal {
  if (!isDecimal(value)) throw new RangeError(`"${value}" is no decimal text: write digits with at most one point`);
  return new Exact(value);
}

function print(value: Decimal, decimals: number): string {
  const text = value.toFixed(decimals, Decimal.ROUND_HALF_UP);
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;
}

function shortest(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
