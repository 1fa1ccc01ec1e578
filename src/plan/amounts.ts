/** Small questions about operands: their unit, their size, whether they can be added. */
import { type Context, cellAt } from './context.ts';
import type { Quantity } from './plan.ts';

/** The money unit a question asks for, as a part of a plan. */
export const unitOf = ({ question }: Context): { unit?: string } => (question.unit ? { unit: question.unit } : {});

/** Only to order two printed amounts; never shown. */
export function printedAmount({ catalog }: Context, quantity: Quantity): number {
  return quantity.cells.reduce((total, at) => total + Number(cellAt(catalog, at)?.value ?? 0), 0);
}

/** Quantities without those that read the same cells again. */
export const unique = (quantities: readonly Quantity[]): Quantity[] => [
  ...new Map(quantities.map((quantity) => [JSON.stringify(quantity.cells), quantity])).values(),
];

/** Whether all are numbers of one unit, so that they can be added or compared. */
export function sameUnits({ catalog }: Context, quantities: readonly Quantity[]): boolean {
  const units = quantities.flatMap((quantity) => quantity.cells.map((at) => cellAt(catalog, at)?.unit));
  return (
    new Set(units).size === 1 &&
    quantities.every((quantity) => quantity.cells.every((at) => cellAt(catalog, at)?.value != null))
  );
}

/** Whether a quantity is printed in yuan or ten thousands of them. */
export const isMoney = ({ catalog }: Context, { cells: [at] }: Quantity): boolean =>
  at !== undefined && /元$/u.test(cellAt(catalog, at)?.unit ?? '');
