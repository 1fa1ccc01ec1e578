/** Printed amounts: what is one, and what it says. */
import { Decimal } from 'decimal.js';

const amountPattern = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** Exact decimal text of a printed amount, null for an empty cell, undefined when it is no amount. */
export function readAmount(printed: string): string | null | undefined {
  const text = printed.normalize('NFKC').trim();
  if (text === '') return null;
  return amountPattern.test(text) ? text.replaceAll(',', '') : undefined;
}

/** Sum of exact decimal texts, empty ones left out, with as many decimals as the most exact of them; 0.00 of none. */
export function sumOf(values: readonly (string | null)[]): string {
  const present = values.filter((value) => value !== null);
  const total = present.reduce((sum, value) => sum.plus(value), new Decimal(0));
  const decimals = present.map((value) => value.split('.')[1]?.length ?? 0);
  return total.toFixed(decimals.length === 0 ? 2 : Math.max(...decimals));
}

/** True when two decimal texts are the same amount. */
export const sameAmount = (left: string, right: string): boolean => new Decimal(left).equals(right);
