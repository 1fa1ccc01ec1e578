/** The only place that adds cells up, and the rules it keeps: nothing is ever counted twice. */
import { total } from '../base/decimal.ts';
import { failure, type Result, success } from '../base/result.ts';
import { type Aligned, type Amount, alignUnits, calculation } from './amount.ts';
import type { Calculation, EngineFailure, Remark } from './cells.ts';
import { findOverlap } from './containment.ts';
import { type CellReading, isEmpty, isWords, keyOf } from './read-cell.ts';
import type { RowIndex } from './row-index.ts';
import { isSameGoal } from './same-goal.ts';

export type Addition = {
  /** Null when every cell is empty: nothing is budgeted. */
  readonly amount: Amount | null;
  readonly calculations: readonly Calculation[];
  readonly remarks: readonly Remark[];
};

/** Cells that are left when what is printed twice is taken out, and a remark for each that was. */
export type Distinct = { readonly cells: readonly CellReading[]; readonly remarks: readonly Remark[] };

/** Takes out a cell named twice, and a goal printed in two projects; each is counted once. */
export function distinctCells(cells: readonly CellReading[], rows: RowIndex): Distinct {
  const kept: CellReading[] = [];
  const remarks: Remark[] = [];
  for (const cell of cells) {
    const twin = kept.find((other) => keyOf(other.address) === keyOf(cell.address) || isSameGoal(other, cell, rows));
    if (!twin) kept.push(cell);
    else remarks.push({ kind: 'counted-once', label: cell.row.name, refs: uniqueRefs([twin, cell]) });
  }
  return { cells: kept, remarks };
}

/**
 * Adds cells exactly, keeping the decimals of the operands. A cell named twice and a goal printed in two projects
 * are counted once; an empty cell counts as nothing budgeted; all three are remarked. Refuses words, cells that
 * contain one another, and units that differ.
 */
export function addCells(cells: readonly CellReading[], rows: RowIndex): Result<Addition, EngineFailure> {
  const distinct = distinctCells(cells, rows);
  const words = distinct.cells.find(({ cell }) => isWords(cell));
  if (words) return failure({ code: 'not-a-number', label: words.row.name });
  const overlap = findOverlap(distinct.cells, rows);
  if (overlap) return failure(overlap);
  const aligned = alignUnits(distinct.cells.flatMap(amountOf));
  if (!aligned.ok) return aligned;
  return success({
    ...sumOf(aligned.value),
    remarks: [...distinct.remarks, ...distinct.cells.flatMap(emptyRemark)],
  });
}

function sumOf({ values, unit, calculations }: Aligned): Pick<Addition, 'amount' | 'calculations'> {
  if (values.length === 0) return { amount: null, calculations };
  const amount = { value: total(values), unit };
  return {
    amount,
    calculations: values.length === 1 ? calculations : [...calculations, calculation(values, '+', amount)],
  };
}

function amountOf({ cell }: CellReading): readonly Amount[] {
  return cell.value === null ? [] : [{ value: cell.value, unit: cell.unit }];
}

function emptyRemark({ cell, row }: CellReading): readonly Remark[] {
  return isEmpty(cell) ? [{ kind: 'empty', label: row.name, refs: [row.source.ref] }] : [];
}

const uniqueRefs = (cells: readonly CellReading[]) => [...new Set(cells.map(({ row }) => row.source.ref))];
