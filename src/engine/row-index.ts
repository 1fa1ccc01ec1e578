/** Finds any row of the loaded documents by its ref, and tells what its columns, goal and subject are. */
import type { Document, Indicator, Project, Ref, Row, Table, TableKind } from '../document/document.ts';

/** What an indicator row says of its goal, to tell one goal printed in two projects from two goals. */
type Goal = {
  /** The project it is printed in, unique over all documents. */
  readonly project: Ref;
  readonly name: string;
  readonly description: string;
};

/** Where a row stands in the functional classification, which several tables of a disclosure print. */
export type Subject = {
  readonly document: string;
  readonly table: TableKind;
  /** 208, 20805, 2080507: a longer code lies within a shorter one. Empty for the total of the table. */
  readonly code: string;
};

export type RowIndex = {
  /** The row with this ref; undefined when no document has one. */
  readonly row: (ref: Ref) => Row | undefined;
  /** The column whose figure contains this column's, in the table this row stands in. */
  readonly columnParent: (ref: Ref, column: string) => string | undefined;
  /** The goal this row states, when it is an indicator. */
  readonly goal: (ref: Ref) => Goal | undefined;
  /** The subject this row is for, when its table is one by functional subjects. */
  readonly subject: (ref: Ref) => Subject | undefined;
};

type ColumnParents = ReadonlyMap<string, string>;

type Entry = {
  readonly row: Row;
  readonly columns: ColumnParents;
  readonly goal?: Goal;
  readonly subject?: Subject;
};

const NO_PARENTS: ColumnParents = new Map();

/** The tables of the template that print the functional classification (科目编码 208 …). */
const FUNCTIONAL: readonly TableKind[] = ['income', 'expenditure', 'general', 'fund', 'state-capital'];

/** 预算规模及资金用途 of the template: 预算数, 其中：财政资金, 其他资金. */
const MONEY_PARENTS: ColumnParents = new Map([
  ['财政资金', '预算数'],
  ['其他资金', '预算数'],
]);

/** 资金支出计划 of the template is cumulative: a later share contains the earlier ones. */
const SCHEDULE_PARENTS: ColumnParents = new Map([
  ['3月底', '6月底'],
  ['6月底', '10月底'],
  ['10月底', '12月底'],
]);

/**
 * Indexes every row of the documents: table rows, project money and schedule, indicators, facts.
 * Throws when two rows have the same ref, for then a citation could not tell them apart.
 */
export function indexRows(documents: readonly Document[]): RowIndex {
  const entries = new Map<Ref, Entry>();
  for (const entry of documents.flatMap(entriesOf)) {
    const { ref } = entry.row.source;
    if (entries.has(ref)) throw new Error(`two rows have the ref "${ref}": give each row its own ref at ingest`);
    entries.set(ref, entry);
  }
  return {
    row: (ref) => entries.get(ref)?.row,
    columnParent: (ref, column) => entries.get(ref)?.columns.get(column),
    goal: (ref) => entries.get(ref)?.goal,
    subject: (ref) => entries.get(ref)?.subject,
  };
}

function entriesOf(document: Document): readonly Entry[] {
  return [
    ...document.tables.flatMap((table) => tableEntries(table, document.meta.id)),
    ...document.projects.flatMap(projectEntries),
    ...document.facts.map((fact) => ({ row: fact.row, columns: NO_PARENTS })),
  ];
}

function tableEntries(table: Table, document: string): readonly Entry[] {
  const columns = new Map<string, string>();
  for (const { name, parent } of table.columns) if (parent !== undefined) columns.set(name, parent);
  if (!FUNCTIONAL.includes(table.kind)) return table.rows.map((row) => ({ row, columns }));
  return table.rows.map((row) => ({ row, columns, subject: { document, table: table.kind, code: row.code ?? '' } }));
}

function projectEntries(project: Project): readonly Entry[] {
  return [
    { row: project.money, columns: MONEY_PARENTS },
    { row: project.schedule, columns: SCHEDULE_PARENTS },
    ...project.indicators.map((indicator) => indicatorEntry(indicator, project.money.source.ref)),
  ];
}

function indicatorEntry(indicator: Indicator, project: Ref): Entry {
  const { name, description, row } = indicator;
  return { row, columns: NO_PARENTS, goal: { project, name, description } };
}
