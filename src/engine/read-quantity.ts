/** Reads a quantity of a plan: one cell as it is printed, or the sum of several. */
import { failure, type Result, success } from '../base/result.ts';
import type { Ref } from '../document/document.ts';
import type { Quantity } from '../plan/plan.ts';
import { addCells } from './addition.ts';
import type { Amount } from './amount.ts';
import type { Calculation, EngineFailure, Figure, Remark } from './cells.ts';
import { collect } from './collect.ts';
import { type CellReading, isEmpty, isWords, readCell } from './read-cell.ts';
import type { RowIndex } from './row-index.ts';

export type Reading = {
  readonly label: string;
  /** Null when nothing is budgeted, or the cell is words. */
  readonly amount: Amount | null;
  /** As printed, for a single cell that is words or has a comparator. */
  readonly printed?: string;
  readonly isWords: boolean;
  readonly role: Figure['role'];
  readonly cells: readonly CellReading[];
  readonly refs: readonly Ref[];
  readonly calculations: readonly Calculation[];
  readonly remarks: readonly Remark[];
};

/** A reading that has an amount to calculate with. */
export type Counted = Reading & { readonly amount: Amount };

/** Reads one quantity. A single cell may be words or empty; several are added, under the rules of addition. */
export function readQuantity(quantity: Quantity, rows: RowIndex): Result<Reading, EngineFailure> {
  const cells = collect(quantity.cells.map((address) => readCell(address, rows)));
  if (!cells.ok) return cells;
  const [first, ...others] = cells.value;
  if (first && others.length === 0) return success(readOne(quantity.label, first));
  return readSum(quantity.label, cells.value, rows);
}

/** Reads several quantities, in order. */
export function readQuantities(
  quantities: readonly Quantity[],
  rows: RowIndex,
): Result<readonly Reading[], EngineFailure> {
  return collect(quantities.map((quantity) => readQuantity(quantity, rows)));
}

/** Reads a quantity that is to be calculated with: words are refused. */
export function readNumber(quantity: Quantity, rows: RowIndex): Result<Reading, EngineFailure> {
  const reading = readQuantity(quantity, rows);
  return reading.ok && reading.value.isWords ? failure({ code: 'not-a-number', label: quantity.label }) : reading;
}

/** Reads quantities that are to be calculated with, in order. */
export function readNumbers(
  quantities: readonly Quantity[],
  rows: RowIndex,
): Result<readonly Reading[], EngineFailure> {
  return collect(quantities.map((quantity) => readNumber(quantity, rows)));
}

/** Is there an amount to calculate with? */
export const isCounted = (reading: Reading): reading is Counted => reading.amount !== null;

function readOne(label: string, reading: CellReading): Reading {
  const { cell, row } = reading;
  const refs = [row.source.ref];
  const showsPrinted = isWords(cell) || cell.comparator !== undefined;
  return {
    label,
    amount: cell.value === null ? null : { value: cell.value, unit: cell.unit },
    ...(showsPrinted ? { printed: cell.printed } : {}),
    isWords: isWords(cell),
    role: 'read',
    cells: [reading],
    refs,
    calculations: [],
    remarks: isEmpty(cell) ? [{ kind: 'empty', label, refs }] : [],
  };
}

function readSum(label: string, cells: readonly CellReading[], rows: RowIndex): Result<Reading, EngineFailure> {
  const sum = addCells(cells, rows);
  if (!sum.ok) return sum;
  const refs = [...new Set(cells.map(({ row }) => row.source.ref))];
  return success({ label, cells, refs, ...sum.value, isWords: false, role: 'derived' });
}
