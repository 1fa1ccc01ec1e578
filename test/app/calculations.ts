/** Computes a shown calculation again, exactly, and looks for each of its operands in the document. */
import { Decimal } from 'decimal.js';
import type { Reply } from '../../src/answer/reply.ts';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** Powers of ten of one 元. */
const EXPONENT: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const CONVERSION = new RegExp(`^(${NUMBER})(元|千元|万元|百万元|亿元) = (${NUMBER})(元|千元|万元|百万元|亿元)$`, 'u');
const ARITHMETIC = new RegExp(`^(${NUMBER}%?(?: [+−×÷] ${NUMBER}%?)+) = (${NUMBER})(%?)$`, 'u');
const COUNT = /^(.+) = (\d+)$/u;

/** Decimals a derived figure is at least given with before it is called rounded. */
const DECIMALS = 2;

/** What the document prints: figures that may be operands, names that may be counted. */
export type Printed = { readonly figures: ReadonlySet<string>; readonly names: ReadonlySet<string> };

/** What is wrong with the n-th calculation of a reply; null when it is exact and made of printed figures. */
export function calculationFault(reply: Reply, at: number, printed: Printed): string | null {
  const expression = reply.calculations[at]?.expression ?? '';
  const results = reply.calculations.slice(0, at).flatMap((before) => resultOf(before.expression));
  const isHeld = (operand: string): boolean =>
    printed.figures.has(new Exact(operand).toFixed()) || results.some((result) => new Exact(result).equals(operand));
  const conversion = CONVERSION.exec(expression);
  if (conversion) return conversionFault(expression, conversion, isHeld);
  const arithmetic = ARITHMETIC.exec(expression);
  if (arithmetic) return arithmeticFault(expression, arithmetic, isHeld);
  const count = COUNT.exec(expression);
  if (count) return countFault(reply.answer, count, printed);
  return `calculates in no known form: ${expression}`;
}

const resultOf = (expression: string): string[] => {
  const result = /= (-?\d+(?:\.\d+)?)\D*$/u.exec(expression)?.[1];
  return result === undefined ? [] : [result];
};

type IsHeld = (operand: string) => boolean;

function conversionFault(expression: string, match: RegExpExecArray, isHeld: IsHeld): string | null {
  const [, from = '', fromUnit = '', to = '', toUnit = ''] = match;
  const scale = new Exact(10).pow((EXPONENT[fromUnit] ?? 0) - (EXPONENT[toUnit] ?? 0));
  if (!new Exact(from).times(scale).equals(to)) return `converts wrongly: ${expression}`;
  return isHeld(from) ? null : `converts ${from}, which is printed nowhere: ${expression}`;
}

function arithmeticFault(expression: string, match: RegExpExecArray, isHeld: IsHeld): string | null {
  const [, left = '', result = '', percent = ''] = match;
  const words = left.split(' ');
  const operands = words.filter((_, at) => at % 2 === 0);
  const signs = words.filter((_, at) => at % 2 === 1);
  const loose = operands.find((operand) => !isHeld(operand.replace('%', '')));
  if (loose !== undefined) return `calculates with ${loose}, which is printed nowhere: ${expression}`;
  const exact = computed(operands.map(numberOf), signs).times(percent === '%' ? 100 : 1);
  const decimals = Math.max(DECIMALS, result.split('.')[1]?.length ?? 0);
  const isRounded = signs.includes('÷') || signs.includes('×');
  const isRight = isRounded ? exact.toDecimalPlaces(decimals).equals(result) : exact.equals(result);
  return isRight ? null : `calculates wrongly (${exact.toFixed()}): ${expression}`;
}

const numberOf = (operand: string): Decimal =>
  operand.endsWith('%') ? new Exact(operand.slice(0, -1)).dividedBy(100) : new Exact(operand);

function computed([first = new Exact(0), ...rest]: readonly Decimal[], signs: readonly string[]): Decimal {
  return rest.reduce((value, operand, at) => {
    if (signs[at] === '+') return value.plus(operand);
    if (signs[at] === '−') return value.minus(operand);
    return signs[at] === '×' ? value.times(operand) : value.dividedBy(operand);
  }, first);
}

/**
 * “A、B = 2”: the names are those of as many lines of the answer, one after the other, or so many offices or units
 * named in a row; there is no line where nothing was found.
 */
function countFault(
  answer: string,
  [expression, names = '', digits = '']: RegExpExecArray,
  printed: Printed,
): string | null {
  const count = Number(digits);
  const labels = answer.split('\n').flatMap((line) => /^· (.+?)：/u.exec(line)?.[1] ?? []);
  const inLines =
    count === 0 ? labels.length === 0 : labels.some((_, from) => labels.slice(from, from + count).join('、') === names);
  const named = names.split('、');
  const inARow =
    answer.includes(names) && new Set(named).size === count && named.every((name) => printed.names.has(name));
  return inLines || inARow ? null : `counts wrongly: ${expression}`;
}
