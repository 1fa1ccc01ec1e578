/** 剩下的呢, 其余是多少: what is left of a whole after the part of it that was told. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Row, Table } from '../../document/document.ts';
import { printedAmount, sameUnits, unitOf } from '../amounts.ts';
import { isUnknownNoun, type Rule, tablePlanOf } from '../context.ts';
import type { Quantity } from '../plan.ts';

const LEFT =
  /剩下|剩余|其余|余下|另外(?:那|的)|另一(?:部分|块|半|头)|别的(?:部分|钱)|\b(?:the rest|remainder|remaining|the other part|what is left)\b/u;

/** More other parts than this are told as one difference. */
const MOST_PARTS = 6;

/** The other parts as the document prints them, where they and the part make up the whole; else the difference. */
export const remainder: Rule = (context) => {
  const { catalog, question } = context;
  if (!LEFT.test(question.text) || question.shown.length < 2) return null;
  if (question.mentions.some(({ candidates, tokens }) => candidates.length > 0 && tokens.some(isUnknownNoun)))
    return null;
  const [one, other] = question.shown.slice(-2);
  if (one === undefined || other === undefined || !sameUnits(context, [one, other])) return null;
  const [whole, part] = printedAmount(context, one) > printedAmount(context, other) ? [one, other] : [other, one];
  const rest = printedAmount(context, whole) - printedAmount(context, part);
  if (rest <= 0) return null;
  const makesUp = (parts: readonly Quantity[]): boolean =>
    parts.length > 0 &&
    parts.length <= MOST_PARTS &&
    Math.abs(parts.reduce((total, quantity) => total + printedAmount(context, quantity), 0) - rest) < ROUNDING;
  const parts = [otherColumns(catalog, part), otherRows(catalog, part)].find(makesUp);
  if (parts === undefined && !SAID_INSIDE.test(question.earlier)) return null;
  return parts === undefined
    ? tablePlanOf({ kind: 'difference', minuend: whole, subtrahend: part, ...unitOf(context) })
    : tablePlanOf({ kind: 'show', quantities: parts, ...unitOf(context) });
};

/** 其中人员经费呢: that one is a part of the other was said, where the tables do not tell. */
const SAID_INSIDE = /其中|里面|里头|当中|[里中]的|占|\bof (?:it|that|which)\b/u;

/** Amounts are printed to a hundredth. */
const ROUNDING = 0.005;

/** Where the figure of a part stands in its table. */
function placeOf(catalog: Catalog, { cells: [at] }: Quantity): { table: Table; row: Row; column: string } | null {
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
      label: /^(?:合计|总计)$/u.test(row.name) ? name : `${row.name}的${name}`,
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
