/** Reads one cell by its address. */
import { failure, type Result, success } from '../base/result.ts';
import type { Cell, Row } from '../document/document.ts';
import type { CellAddress } from '../plan/plan.ts';
import type { EngineFailure } from './cells.ts';
import type { RowIndex } from './row-index.ts';

/** A cell with the row it stands in. */
export type CellReading = { readonly address: CellAddress; readonly row: Row; readonly cell: Cell };

/** The cell at an address; `no-such-cell` when the row is unknown or has no such column. */
export function readCell(address: CellAddress, rows: RowIndex): Result<CellReading, EngineFailure> {
  const row = rows.row(address.row);
  const cell = row?.cells.find(({ column }) => column === address.column);
  return row && cell ? success({ address, row, cell }) : failure({ code: 'no-such-cell', ...address });
}

/** Printed blank: nothing is budgeted there. */
export const isEmpty = (cell: Cell): boolean => cell.value === null && cell.printed.trim() === '';

/** Printed words: they can be shown, but not computed with. */
export const isWords = (cell: Cell): boolean => cell.value === null && !isEmpty(cell);

/** The same for the same cell. */
export const keyOf = ({ row, column }: CellAddress): string => JSON.stringify([row, column]);
