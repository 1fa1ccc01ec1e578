/** 政府采购预算多少: tables that are printed empty. */
import { choose, MOSTLY_EXPLAINED, type Rule } from '../context.ts';

/** 政府采购 of 部门政府采购预算: half of its title calls a table that holds nothing else. */
const TABLE_NAMED = 0.5;

/** 政府采购预算多少: a table that is printed empty, with the note that says so. */
export const emptyTable: Rule = ({ catalog, question }) => {
  if (!question.namesSomething || question.years.some((year) => year !== catalog.document.meta.year)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'table');
  if (choice.kind === 'none' || choice.best.precision < TABLE_NAMED || choice.best.coverage < MOSTLY_EXPLAINED)
    return null;
  const table = catalog.document.tables.find(({ title }) => title === choice.best.thing.name);
  if (
    table === undefined ||
    table.notes.length === 0 ||
    table.rows.some(({ cells }) => cells.some(({ value }) => value !== null))
  )
    return null;
  // Of several notes, those that say there is nothing.
  const telling = table.notes.filter(({ text }) => /空表|为空|^注?[：:]?\s*(?:本部门)?(?:无|没有|未)/u.test(text));
  const notes = telling.length > 0 ? telling : table.notes;
  return { kind: 'quote', refs: notes.map(({ source }) => source.ref), lead: table.title };
};
