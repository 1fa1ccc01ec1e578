/** Questions about what is listed: the units and offices of the department, and which of those just shown is so and so. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import { choose, type Rule, tablePlanOf } from '../context.ts';

/** Rows or passages quoted at most. */
const MOST = 20;

/** Headings that stand under one heading; called by most of its name they are meant, and never by a part of it. */
const isHeadingList = (thing: Thing): boolean => thing.id.startsWith('table:headings-');

/** 下属单位有哪些, 有几个股室: the table of units, the offices with the clause that sets them up. */
export const unitRows: Rule = ({ catalog, question }) => {
  if (!(['count', 'list', 'measures', 'overview', 'goal'] as const).some((name) => question.operations.has(name)))
    return null;
  if (question.wanted.has('money')) return null;
  const headings = question.mentions
    .flatMap(({ candidates }) => candidates.slice(0, 1))
    .find(({ thing, precision, coverage }) => isHeadingList(thing) && precision >= 0.5 && coverage >= 0.95)?.thing;
  if (headings !== undefined)
    return { kind: 'list', listing: headings.name, refs: [...headings.refs], names: [...(headings.listing ?? [])] };
  const choice = choose(
    catalog,
    question.whole ?? undefined,
    (thing) => thing.kind === 'table' && thing.listing !== undefined && !isHeadingList(thing),
  );
  if (choice.kind === 'none' || choice.best.coverage < 0.6 || choice.best.precision < 0.5) return null;
  const [thing] = choice.things;
  if (thing === undefined || thing.refs.length === 0) return null;
  return { kind: 'list', listing: thing.name, refs: thing.refs.slice(0, MOST), names: [...(thing.listing ?? [])] };
};

/** 分别什么级别, after the units were listed: the column named, of each. */
export const columnOfListed: Rule = ({ catalog, question }) => {
  const columns = question.tokens.flatMap((token) =>
    token.role.kind === 'column' ? [token.role.column] : token.role.kind === 'content' ? [token.role.words] : [],
  );
  const quantities = question.cited.flatMap(({ ref }) => {
    const row = catalog.tableOfRow.get(ref)?.kind === 'units' ? catalog.rows.get(ref) : undefined;
    const cells =
      row?.cells.filter((cell) =>
        columns.some((column) => cell.column.includes(column) || column.endsWith(cell.column.slice(-2))),
      ) ?? [];
    return cells.map(({ column }) => ({ label: `${row?.name}的${column}`, cells: [{ row: ref, column }] }));
  });
  return question.cited.length > 1 && quantities.length > 1 && question.wanted.size === 0
    ? tablePlanOf({ kind: 'show', quantities })
    : null;
};

/** 里面哪个是副科级的: of the rows cited before, those that hold the words. */
export const within: Rule = ({ question }) => {
  if (!question.pointsBack || question.cited.length < 2 || question.wanted.size > 0) return null;
  const words = question.tokens.flatMap(({ role, text }) => {
    if (role.kind === 'content') return [[squeeze(text), squeeze(role.words)]];
    return role.kind === 'unknown' ? [[squeeze(text)]] : [];
  });
  if (words.length === 0) return null;
  const held = question.cited.filter(({ text }) =>
    words.every((ways) => ways.some((word) => squeeze(text).includes(word))),
  );
  return held.length > 0 && held.length < question.cited.length
    ? { kind: 'quote', refs: held.map(({ ref }) => ref), lead: '' }
    : null;
};
