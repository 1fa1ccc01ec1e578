/** A whole and its parts: what stands inside a figure, and what stands beside it under the same one. */
import type { Catalog, CellAt, Thing } from '../catalog/catalog.ts';
import type { Row, Table } from '../document/document.ts';
import type { Mention } from '../understand/question.ts';
import { printedAmount } from './amounts.ts';
import {
  type Context,
  cellAt,
  choose,
  explainedBy,
  isBudgeted,
  LEAST_EXPLAINED,
  labelOf,
  quantityOf,
} from './context.ts';
import type { Quantity } from './plan.ts';
import { totalThing } from './rules/totals.ts';
import { linkedProjects, projectQuantity } from './sets.ts';

/** Amounts are printed to a hundredth. */
const ROUNDING = 0.005;

/** The other parts as the document prints them, at most so many, where they and the part make up the whole. */
export function otherParts(context: Context, whole: Quantity, part: Quantity, most: number): Quantity[] | undefined {
  const rest = printedAmount(context, whole) - printedAmount(context, part);
  const makesUp = (parts: readonly Quantity[]): boolean =>
    parts.length > 0 &&
    parts.length <= most &&
    Math.abs(parts.reduce((total, quantity) => total + printedAmount(context, quantity), 0) - rest) < ROUNDING;
  return [otherColumns(context.catalog, part), otherRows(context.catalog, part)].find(makesUp);
}

/**
 * What a figure is made up of as the tables print it: of a total the columns under its own, else the rows under its own; empty
 * where they do not add up to it. A row with one row under it is made up of what stands under that.
 */
export function partsOf(context: Context, whole: Quantity): Quantity[] {
  const place = placeOf(context.catalog, whole);
  const amount = printedAmount(context, whole);
  if (place === null || !(amount > 0)) return [];
  const addsUp = (parts: readonly Quantity[]): boolean =>
    Math.abs(parts.reduce((total, quantity) => total + printedAmount(context, quantity), 0) - amount) < ROUNDING;
  const columns = isTotalRow(place.row) ? columnsUnder(place) : [];
  if (columns.length > 1 && addsUp(columns)) return columns;
  const rows = rowsUnder(place);
  if (!addsUp(rows)) return [];
  const [only, ...others] = rows;
  return only !== undefined && others.length === 0 ? partsOf(context, only) : rows;
}

function columnsUnder({ table, row, column }: Place): Quantity[] {
  return table.columns
    .filter(({ name, parent }) => parent === column && hasAmountIn(row, name))
    .map(({ name }) => ({ label: name, cells: [{ row: row.source.ref, column: name }] }));
}

function rowsUnder({ table, row, column }: Place): Quantity[] {
  return table.rows
    .filter((other) => other.parent === row.source.ref && hasAmountIn(other, column))
    .map((other) => ({ label: other.name, cells: [{ row: other.source.ref, column }] }));
}

const hasAmountIn = (row: Row, column: string): boolean =>
  row.cells.some((cell) => cell.column === column && cell.value !== null);

type Place = { readonly table: Table; readonly row: Row; readonly column: string };

/** Where the figure of a part stands in its table. */
function placeOf(catalog: Catalog, { cells: [at] }: Quantity): Place | null {
  const table = at && catalog.tableOfRow.get(at.row);
  const row = at && catalog.rows.get(at.row);
  return at === undefined || table === undefined || row === undefined ? null : { table, row, column: at.column };
}

/** 公用经费 beside 人员经费: the columns of the same row that stand under the same one. */
function otherColumns(catalog: Catalog, part: Quantity): Quantity[] {
  const place = placeOf(catalog, part);
  if (place === null) return [];
  const { table, row, column } = place;
  const parent = table.columns.find(({ name }) => name === column)?.parent;
  return table.columns
    .filter((other) => other.name !== column && parent !== undefined && other.parent === parent)
    .filter(({ name }) => row.cells.some((cell) => cell.column === name && cell.value !== null))
    .map(({ name }) => ({
      label: isTotalRow(row) ? name : `${row.name}的${name}`,
      cells: [{ row: row.source.ref, column: name }],
    }));
}

/** 事业单位医疗 beside 行政单位医疗: the rows under the same one. */
function otherRows(catalog: Catalog, part: Quantity): Quantity[] {
  const place = placeOf(catalog, part);
  if (place === null) return [];
  const { table, row, column } = place;
  return table.rows
    .filter((other) => other !== row && row.parent !== undefined && other.parent === row.parent)
    .filter((other) => other.cells.some((cell) => cell.column === column && cell.value !== null))
    .map((other) => ({ label: other.name, cells: [{ row: other.source.ref, column }] }));
}

export const isTotalRow = (row: Row): boolean => /^(?:合计|总计)$/u.test(row.name);

/** The figure of what is named where it is a part of the whole by the tables; null where it is none, or it is not clear which. */
export function partWithin(context: Context, whole: Quantity, mention: Mention): Quantity | null {
  const { catalog } = context;
  const column = columnWithin(context, whole, mention);
  if (column !== null) return column;
  const choice = choose(catalog, mention, isBudgeted);
  if (choice.kind === 'none' || explainedBy(choice.best) < LEAST_EXPLAINED) return null;
  const inside = choice.things.flatMap((thing) => thingWithin(context, whole, thing) ?? []);
  const [part, ...others] = new Map(inside.map((quantity) => [JSON.stringify(quantity.cells), quantity])).values();
  return part === undefined || others.length > 0 ? null : part;
}

/** 就业管理事务扣掉项目支出: a column of the row that the whole stands in; of a grand total, the total of that column. */
function columnWithin(context: Context, whole: Quantity, mention: Mention): Quantity | null {
  const { catalog } = context;
  const place = placeOf(catalog, whole);
  const [said, ...others] = mention.tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  if (place === null || said === undefined || others.length > 0) return null;
  const { table, row, column } = place;
  if (said !== column && isUnder(table, said, column)) {
    const label = isTotalRow(row) ? said : `${row.name}的${said}`;
    const at = { row: row.source.ref, column: said };
    return cellAt(catalog, at)?.value == null ? null : { label, cells: [at] };
  }
  const total = catalog.things.find((thing) => thing.kind === 'total' && thing.names.includes(said));
  return total !== undefined && isGrandTotal(context, whole) ? smaller(context, whole, total) : null;
}

/** Whether a column is one of those that another one adds up. */
function isUnder({ columns }: Table, inner: string, outer: string): boolean {
  const parent = columns.find(({ name }) => name === inner)?.parent;
  return parent !== undefined && (parent === outer || isUnder({ columns } as Table, parent, outer));
}

function thingWithin(context: Context, whole: Quantity, thing: Thing): Quantity | null {
  const { catalog } = context;
  const place = placeOf(catalog, whole);
  if (place === null) return null;
  const { table, row, column } = place;
  const ref = thing.refs.find((one) => catalog.tableOfRow.get(one) === table && one !== row.source.ref);
  const at: CellAt | undefined = ref === undefined ? undefined : { row: ref, column };
  if (at !== undefined && isBelow(table, at.row, row) && cellAt(catalog, at)?.value != null)
    return { label: labelOf(catalog, thing), cells: [at] };
  if (thing.kind === 'project') {
    const project = catalog.projects.get(thing.project ?? 0);
    const subject = catalog.things.find(({ kind, refs }) => kind === 'subject' && refs.includes(row.source.ref));
    const paid = column === '项目支出' && isTotalRow(row) ? catalog.document.projects : [];
    const linked = subject === undefined ? paid : linkedProjects(catalog, subject);
    return project !== undefined && linked.includes(project)
      ? projectQuantity(project)
      : grandPart(context, whole, thing);
  }
  return grandPart(context, whole, thing);
}

/** Every amount of expenditure is a part of all of it, every one of income of all income. */
const grandPart = (context: Context, whole: Quantity, thing: Thing): Quantity | null =>
  isGrandTotal(context, whole) ? smaller(context, whole, thing) : null;

function smaller(context: Context, whole: Quantity, thing: Thing): Quantity | null {
  const part = quantityOf(context.catalog, thing);
  if (part === undefined || sideOf(context.catalog, part) !== sideOf(context.catalog, whole)) return null;
  const amount = printedAmount(context, part);
  return amount > 0 && amount < printedAmount(context, whole) ? part : null;
}

/** Whether a figure is of income or of expenditure, by the table it stands in; what is owned is neither. */
function sideOf(catalog: Catalog, { cells: [at] }: Quantity): 'income' | 'expenditure' | 'assets' {
  const table = at && catalog.tableOfRow.get(at.row);
  if (table?.kind === 'assets') return 'assets';
  return table?.kind === 'income' || table?.side === '收入' ? 'income' : 'expenditure';
}

/** Rows under a row; under the row of totals stands every other one of its table. */
function isBelow(table: Table, ref: string, upper: Row): boolean {
  if (isTotalRow(upper)) return true;
  const row = table.rows.find(({ source }) => source.ref === ref);
  return row?.parent !== undefined && (row.parent === upper.source.ref || isBelow(table, row.parent, upper));
}

/** The whole of what comes in or goes out, whatever its line is called. */
function isGrandTotal(context: Context, whole: Quantity): boolean {
  const place = placeOf(context.catalog, whole);
  if (place === null || !/[合总]计$/u.test(place.row.name)) return false;
  const total = totalThing(context.catalog, sideOf(context.catalog, whole) === 'income' ? 'income' : 'expenditure');
  const quantity = total && quantityOf(context.catalog, total);
  return quantity !== undefined && printedAmount(context, quantity) === printedAmount(context, whole);
}
