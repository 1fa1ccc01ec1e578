/** Does the figure of one cell contain, or share money with, the figure of another? */
import type { Ref, TableKind } from '../document/document.ts';
import type { EngineFailure } from './cells.ts';
import type { CellReading } from './read-cell.ts';
import type { RowIndex, Subject } from './row-index.ts';

/** The tables that divide the expenditure between them: 一般公共预算, 政府性基金预算, 国有资本经营预算. */
const BUDGETS: ReadonlySet<TableKind> = new Set<TableKind>(['general', 'fund', 'state-capital']);

type Overlap = Extract<EngineFailure, { code: 'parent-and-child' }>;

/**
 * The first pair of cells that must not be added because they hold the same money: rows on one line of descent
 * (or the same row) and columns on one line of descent (or the same column). That covers a parent's 合计 with its
 * child's 合计, a row's 合计 with its 基本支出, and both at once, whichever way the two lines run. A subject that a
 * second table prints again counts as the same line of descent.
 */
export function findOverlap(cells: readonly CellReading[], rows: RowIndex): Overlap | undefined {
  for (const [position, first] of cells.entries()) {
    for (const second of cells.slice(position + 1)) {
      const overlap = overlapOf(first, second, rows);
      if (overlap) return overlap;
    }
  }
  return undefined;
}

function overlapOf(first: CellReading, second: CellReading, rows: RowIndex): Overlap | undefined {
  const rowLine = rowDescent(first.address.row, second.address.row, rows);
  if (rowLine === 'none') return undefined;
  const columnLine = columnDescent(first, second, rows);
  if (columnLine === 'none') return undefined;
  const firstContains = rowLine === 'first' || (rowLine === 'same' && columnLine === 'first');
  const [parent, child] = firstContains ? [first, second] : [second, first];
  const nameOf = ({ address, row }: CellReading) => (rowLine === 'same' ? address.column : row.name);
  return { code: 'parent-and-child', parent: nameOf(parent), child: nameOf(child) };
}

type Line = 'same' | 'first' | 'second' | 'none';

function rowDescent(first: Ref, second: Ref, rows: RowIndex): Line {
  const line = descent(first, second, (ref) => rows.row(ref)?.parent);
  return line === 'none' ? subjectDescent(rows.subject(first), rows.subject(second)) : line;
}

/** One subject printed in two tables is the same money; only the tables by kind of budget divide it. */
function subjectDescent(first: Subject | undefined, second: Subject | undefined): Line {
  if (!first || !second || first.document !== second.document || first.table === second.table) return 'none';
  if (BUDGETS.has(first.table) && BUDGETS.has(second.table)) return 'none';
  if (second.code.startsWith(first.code)) return 'first';
  return first.code.startsWith(second.code) ? 'second' : 'none';
}

function columnDescent(first: CellReading, second: CellReading, rows: RowIndex): Line {
  const within = (ref: Ref) =>
    descent(first.address.column, second.address.column, (column) => rows.columnParent(ref, column));
  const line = within(first.address.row);
  return line === 'none' ? within(second.address.row) : line;
}

/** Which of the two stands above the other, if one does. */
function descent(first: string, second: string, parentOf: (name: string) => string | undefined): Line {
  if (first === second) return 'same';
  if (isAbove(first, second, parentOf)) return 'first';
  return isAbove(second, first, parentOf) ? 'second' : 'none';
}

function isAbove(upper: string, lower: string, parentOf: (name: string) => string | undefined): boolean {
  const passed = new Set<string>();
  for (let name = parentOf(lower); name !== undefined; name = parentOf(name)) {
    if (name === upper) return true;
    if (passed.has(name)) throw new Error(`"${name}" is its own ancestor: correct the parents at ingest`);
    passed.add(name);
  }
  return false;
}
