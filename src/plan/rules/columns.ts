/** Several columns of one row: 2080106 合计/基本/项目, 社会保险经办机构的基本支出和项目支出, and how much of that is project spending. */
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Question } from '../../understand/question.ts';
import { addressOf, isBudgeted, isCoded, labelOf, OUTRIGHT, type Rule, tablePlanOf } from '../context.ts';

/** Operations that make something else of the row than its cells. */
const CALCULATES = ['share', 'difference', 'compare', 'ratio', 'change', 'top', 'bottom', 'sum', 'schedule'] as const;

/** The cells of the row that is named, in every column that is. */
export const rowInColumns: Rule = ({ catalog, question }) => {
  if (CALCULATES.some((name) => question.operations.has(name)) || question.thresholds.length > 0) return null;
  // 合计, after two figures: their sum.
  if (question.shown.length > 1 && !question.namesSomething) return null;
  const earlier = rowOfTurnBefore(question);
  const row = earlier ?? soleRow(question);
  if (row === null) return null;
  const columns = columnsSaid(catalog, question, row);
  if (columns.length < (earlier === null && columns[0] !== '小计' ? 2 : 1)) return null;
  const quantities = columns.flatMap((column) => {
    const at = addressOf(catalog, row, column);
    return at === undefined ? [] : [{ label: labelOf(catalog, row, column), cells: [at] }];
  });
  return quantities.length === 0
    ? null
    : tablePlanOf({ kind: 'show', quantities, ...(question.unit ? { unit: question.unit } : {}) });
};

/** The one subject that is named by its code or its whole name; null when none or several are. */
function soleRow(question: Question): Thing | null {
  const rows = question.mentions
    .concat(question.whole ?? [])
    .flatMap((mention) =>
      mention.candidates
        .slice(0, 1)
        .filter((best) => isBudgeted(best.thing) && (best.precision >= OUTRIGHT || isCoded(best, mention)))
        .map(({ thing }) => thing),
    )
    .filter((thing) => thing.kind !== 'total' && !ADDS_UP.test(thing.name));
  const [row, ...others] = [...new Set(rows)];
  return row === undefined || others.length > 0 ? null : row;
}

/** 2080711本年收入和上年结转: beside a row the name of a line that adds up is the column called so. */
const ADDS_UP = /[合总小]计$/u;

/** “其中项目支出呢” after a row: its mention is kept where only columns are named now, and they are of it. */
function rowOfTurnBefore(question: Question): Thing | null {
  if (!question.tokens.some((token) => token.role.kind === 'column')) return null;
  const [row, ...others] = question.mentions.filter((mention) => mention.again);
  const best = row?.candidates[0];
  if (best === undefined || others.length > 0) return null;
  return isBudgeted(best.thing) && best.thing.kind !== 'total' ? best.thing : null;
}

/** Beginnings and ends of the columns' names that are left out where the row makes them plain: 基本, 项目, 结转, 本年. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/合计|总数|总额/u, '合计'],
  [/人员/u, '人员经费'],
  [/公用/u, '公用经费'],
  [/本年|当年|今年拨|今年新/u, '小计'],
  [/结转/u, '上年结转'],
];

/** Columns by their name or its short form, outside the name of the row itself, in the order of the tables. */
function columnsSaid(catalog: Catalog, { tokens }: Question, row: Thing): string[] {
  const said = tokens.filter(({ role }) => role.kind !== 'content' || role.words !== row.name);
  const named = new Set(said.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : [])));
  const text = said
    .filter(({ role }) => role.kind !== 'content' || ADDS_UP.test(role.words))
    .map((token) => token.text)
    .join('');
  const short = SHORT.filter(([pattern]) => pattern.test(text)).map(([, column]) => column);
  const all = SHORT.map(([, column]) => column);
  return [...new Set([...all.filter((column) => named.has(column) || short.includes(column)), ...named])].filter(
    (column) => addressOf(catalog, row, column) !== undefined,
  );
}
