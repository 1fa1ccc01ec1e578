/** Things named in the budget tables: subjects, lines, and the totals of columns. */

import { squeeze } from '../base/text-pieces.ts';
import type { Document, Row, Table, TableKind } from '../document/document.ts';
import type { CellAt, Thing } from './catalog.ts';
import { measureOf } from './measure.ts';

/** Where a figure that stands in several tables is read first: the table that says most about it. */
const TABLE_ORDER: readonly TableKind[] = [
  'expenditure',
  'basic',
  'general',
  'fund',
  'balance',
  'fiscal-balance',
  'income',
  'three-public',
  'state-capital',
  'assets',
  'units',
  'procurement',
];

const byTableOrder = (tables: readonly Table[]): Table[] =>
  tables.toSorted((left, right) => TABLE_ORDER.indexOf(left.kind) - TABLE_ORDER.indexOf(right.kind));

/** Rows whose own name only repeats “total” and says nothing without its table. */
const TOTAL_ROW = /^(合计|总计|小计)$/u;

type Placed = { readonly row: Row; readonly table: Table };

/** Every row that can be named, rows of one name and one amount being one thing; and the total of every column. */
export function tableThings(document: Document): Thing[] {
  const placed = byTableOrder(document.tables)
    .filter((table) => table.kind !== 'units')
    .flatMap((table) => table.rows.map((row): Placed => ({ row, table })));
  const groups = new Map<string, Placed[]>();
  for (const place of placed) {
    if (TOTAL_ROW.test(place.row.name)) continue;
    const key = `${squeeze(place.row.name)}|${place.row.code ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...mergeLines([...groups.values()]).map(rowThing), ...totals(document), ...tables(document)];
}

/** A line without a code joins the subject of the same name when both print the same amount. */
function mergeLines(groups: readonly Placed[][]): Placed[][] {
  const merged: Placed[][] = [];
  for (const group of groups) {
    for (const part of splitByAmount(group)) {
      const [first] = part;
      if (first === undefined) continue;
      const home = first.row.code
        ? undefined
        : merged.find(
            (other) =>
              other[0] !== undefined &&
              squeeze(other[0].row.name) === squeeze(first.row.name) &&
              amountOf(other[0]) === amountOf(first) &&
              amountOf(first) !== null,
          );
      if (home) home.push(...part);
      else merged.push([...part]);
    }
  }
  return merged;
}

/** Lines of one name in one table under different parents are different things (拨款 of this year and of last year). */
function splitByAmount(group: readonly Placed[]): Placed[][] {
  if (group[0]?.row.code) return [[...group]];
  const parts = new Map<string, Placed[]>();
  for (const place of group) {
    const key = amountOf(place) ?? `empty under ${parentName(place)}`;
    parts.set(key, [...(parts.get(key) ?? []), place]);
  }
  return [...parts.values()];
}

/** The column that holds a row's own figure: the total where there is one, else the first with a unit of money. */
function ownColumn(table: Table): string | undefined {
  return (
    table.columns.find((column) => column.name === '合计') ??
    table.columns.find((column) => column.unit === table.unit && column.unit !== '') ??
    table.columns.find((column) => column.unit !== '') ??
    table.columns.at(-1)
  )?.name;
}

function amountOf({ row, table }: Placed): string | null {
  const column = ownColumn(table);
  return row.cells.find((cell) => cell.column === column)?.value ?? null;
}

function parentName({ row, table }: Placed): string {
  return table.rows.find((other) => other.source.ref === row.parent)?.name ?? '';
}

function ancestors({ row, table }: Placed): string[] {
  const names: string[] = [];
  let parent = row.parent;
  while (parent !== undefined) {
    const above = table.rows.find((other) => other.source.ref === parent);
    if (above === undefined) break;
    if (!/合计|总计/u.test(above.name)) names.push(above.name);
    parent = above.parent;
  }
  return names;
}

/** The total of the fixed assets is what 固定资产 means by itself. */
function namesOf({ row, table }: Placed): string[] {
  if (row.code) return [row.name, row.code];
  return table.kind === 'assets' && row.parent === undefined ? [row.name, '固定资产', '固定资产总额'] : [row.name];
}

function rowThing(group: readonly Placed[]): Thing {
  const first = group[0];
  if (first === undefined) throw new Error('a thing needs at least one row');
  const { row, table } = first;
  const column = ownColumn(table);
  const above = ancestors(first);
  return {
    id: `${row.code ? 'subject' : 'line'}:${row.code ?? row.source.ref}`,
    kind: row.code ? 'subject' : 'line',
    name: row.name,
    names: namesOf(first),
    detail: [],
    context: [...above, ...group.map((place) => `${place.table.title}${place.table.side ?? ''}`)],
    amounts: group.flatMap((place): CellAt[] => {
      const own = ownColumn(place.table);
      return own ? [{ row: place.row.source.ref, column: own }] : [];
    }),
    refs: group.map((place) => place.row.source.ref),
    measure: measureOf(row.cells.find((cell) => cell.column === column)),
    ...(row.code ? { code: row.code } : {}),
    nested: !row.code && above.length > 0 && /拨款$/u.test(row.name),
  };
}

/** Column names that say nothing without a row or a table. */
const GENERIC_COLUMN = /^(合计|小计|金额|预算数|数量|价值|单价|预算资金)$/u;

type TotalCell = { readonly name: string; readonly table: Table; readonly at: CellAt; readonly value: string | null };

/** 合计 × column of each table: 项目支出 of the whole, 人员经费 of the whole, 上年结转 of the whole. */
function totals(document: Document): Thing[] {
  const groups = new Map<string, TotalCell[]>();
  for (const cell of byTableOrder(document.tables).flatMap(totalCells)) {
    const key = `${cell.name}|${cell.value}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const seen = new Set<string>();
  return [...groups.values()].map((cells): Thing => {
    const thing = totalThing(cells, seen);
    for (const name of thing.names) seen.add(name);
    return thing;
  });
}

/** The cells of a table's total row; a sum of sources (三公's columns) is left to the table that is about them. */
function totalCells(table: Table): TotalCell[] {
  const row = table.rows.find((candidate) => TOTAL_ROW.test(candidate.name)) ?? table.rows.at(-1);
  if (row === undefined || table.kind === 'assets' || table.kind === 'units') return [];
  if (!TOTAL_ROW.test(row.name) && table.kind !== 'fiscal-balance') return [];
  return row.cells
    .filter((cell) => cell.column === '合计' || !GENERIC_COLUMN.test(cell.column))
    .map((cell) => ({
      name: cell.column === '合计' ? table.title : cell.column,
      table,
      at: { row: row.source.ref, column: cell.column },
      value: cell.value,
    }));
}

/** Of totals with one name and different amounts, the first is meant unless the table of another is named. */
function totalThing(cells: readonly TotalCell[], seen: ReadonlySet<string>): Thing {
  const [first] = cells;
  if (first === undefined) throw new Error('a total needs a cell');
  const whole = first.at.column === '合计';
  const again = seen.has(first.name);
  const name = whole ? `${first.name}合计` : again ? `${first.name}（${first.table.title}）` : first.name;
  return {
    id: `total:${first.at.row}.${first.at.column}`,
    kind: 'total',
    name,
    names: whole ? [name, first.name] : [first.name],
    detail: [],
    context: cells.map((cell) => cell.table.title),
    amounts: cells.map((cell) => cell.at),
    refs: cells.map((cell) => cell.at.row),
    measure: 'money',
    nested: again,
  };
}

/** The tables themselves, so that a question can name where to look. */
function tables(document: Document): Thing[] {
  return document.tables.map((table, position): Thing => {
    const short = table.title.replace(/^部门预算/u, '').replace(/财政拨款/u, '');
    return {
      id: `table:${position}`,
      kind: 'table',
      name: table.side ? `${table.title}（${table.side}）` : table.title,
      names:
        table.kind === 'units'
          ? [table.title, short, '机构设置', '所属单位', '下属单位', '下属事业单位', '所属事业单位', '二级单位']
          : [table.title, short],
      ...(table.kind === 'units' ? { listing: table.rows.map((row) => row.name) } : {}),
      detail: table.side ? [table.side] : [],
      context: [],
      amounts: [],
      refs: [...table.notes.map((note) => note.source.ref), ...table.rows.map((row) => row.source.ref)],
      measure: 'none',
      nested: false,
    };
  });
}
