/** How two amounts are set side by side: what reconciliation's checks are made of. */
import type { Cell, Check, Document, Row, Side, Table, TableKind } from '../document.ts';
import { sameAmount, sumOf } from './amount.ts';

/** Everything but the checks themselves. */
export type Unreconciled = Omit<Document, 'checks'>;

/** The cell of a row in a column, if the row has that column. */
export const cellIn = (row: Row | undefined, column: string): Cell | undefined =>
  row?.cells.find((cell) => cell.column === column);

/** The table of a kind, and of a side where it has two. */
export const tableOf = (document: Unreconciled, kind: TableKind, side?: '收入' | '支出'): Table | undefined =>
  document.tables.find((table) => table.kind === kind && table.side === side);

/** The row whose figure is the whole table: 合计 without a code, or …总计. */
export const totalRow = (table: Table | undefined): Row | undefined =>
  table?.rows.find((row) => row.parent === undefined && row.code === undefined);

export type Term = { readonly row: Row; readonly column: string };

/** A side that is one cell, or the sum of several; an empty cell counts nothing. */
export function sideOf(label: string, terms: readonly Term[]): Side {
  const cells = terms.map((term) => ({ term, cell: cellIn(term.row, term.column) }));
  const filled = cells.flatMap(({ cell }) => (cell?.value == null ? [] : [cell.value]));
  const unit = cells.map(({ cell }) => cell?.unit ?? '').find((candidate) => candidate !== '') ?? '';
  const refs = [
    ...new Set(
      cells.filter(({ cell }) => cell?.value != null || cells.length === 1).map(({ term }) => term.row.source.ref),
    ),
  ];
  const side = { label, value: filled.length === 1 ? (filled[0] ?? '0.00') : sumOf(filled), unit, refs };
  return filled.length > 1 ? { ...side, expression: filled.join(' + ') } : side;
}

/** True when at least one of the cells holds a figure. */
export const hasFigure = (terms: readonly Term[]): boolean =>
  terms.some((term) => cellIn(term.row, term.column)?.value != null);

export type CheckParts = Pick<Check, 'id' | 'kind' | 'what' | 'left' | 'right'> & {
  readonly explanation?: string | undefined;
  readonly explainedBy?: readonly string[];
};

/** A check of two sides; they agree when they are the same amount. An explanation is kept only for a difference. */
export function checkOf({ explanation, explainedBy, ...parts }: CheckParts): Check {
  const agrees = sameAmount(parts.left.value, parts.right.value);
  return {
    ...parts,
    agrees,
    ...(agrees || explanation === undefined ? {} : { explanation, explainedBy: explainedBy ?? [] }),
  };
}

/** The part of a ref behind the document: t3.33. */
export const shortOf = (row: Row): string => row.source.ref.slice(row.source.ref.indexOf('/') + 1);
