/** Checks inside one table: parents against children, totals against their columns. */
import type { Check, Row, Table } from '../document.ts';
import { checkOf, hasFigure, shortOf, sideOf, type Unreconciled } from './reconcile-side.ts';

const title = (table: Table): string =>
  table.side === undefined ? `《${table.title}》` : `《${table.title}》${table.side}`;

/** Columns of money; things counted in different units are never added up. */
const amountColumns = (table: Table): string[] =>
  table.columns.filter((column) => column.unit !== '').map((column) => column.name);

/** Subjects and totals are the sum of the lines under them; a lone 其中 under a counted thing is only a part of it. */
const isExhaustive = (parent: Row, children: readonly Row[], table: Table): boolean =>
  table.kind !== 'assets' || parent.parent === undefined || children.length > 1;

function checkParent(table: Table, parent: Row, children: readonly Row[]): Check[] {
  return amountColumns(table).flatMap((column) => {
    const terms = children.map((row) => ({ row, column }));
    const whole = [{ row: parent, column }];
    if (!hasFigure(terms) && !hasFigure(whole)) return [];
    return [
      checkOf({
        id: `parent-children:${shortOf(parent)}:${column}`,
        kind: 'parent-children',
        what: `${title(table)}「${parent.name}」的${column}应等于下级之和`,
        left: sideOf(`${parent.name} ${column}`, whole),
        right: sideOf(`${parent.name} 下级之和`, terms),
      }),
    ];
  });
}

function checkParents(table: Table): Check[] {
  return table.rows.flatMap((parent) => {
    const children = table.rows.filter((row) => row.parent === parent.source.ref);
    return children.length > 0 && isExhaustive(parent, children, table) ? checkParent(table, parent, children) : [];
  });
}

function checkColumns(table: Table): Check[] {
  const wholes = table.columns.filter((column) => table.columns.some((part) => part.parent === column.name));
  return table.rows.flatMap((row) =>
    wholes.flatMap((whole) => {
      const terms = table.columns
        .filter((part) => part.parent === whole.name)
        .map((part) => ({ row, column: part.name }));
      const total = [{ row, column: whole.name }];
      if (!hasFigure(terms) && !hasFigure(total)) return [];
      return [
        checkOf({
          id: `columns:${shortOf(row)}:${whole.name}`,
          kind: 'columns',
          what: `${title(table)}「${row.name}」的${whole.name}应等于各栏之和`,
          left: sideOf(`${row.name} ${whole.name}`, total),
          right: sideOf(`${row.name} 各栏之和`, terms),
        }),
      ];
    }),
  );
}

/** All checks inside the tables. */
export const reconcileTables = (document: Unreconciled): Check[] =>
  document.tables.flatMap((table) => [...checkParents(table), ...checkColumns(table)]);
