/** The list of tables, and a table's rows page by page. */
import type { Passage, Row, Table } from '../document/document.ts';
import { cellInTable, cellUnder } from './figures.ts';
import { type AddressOf, citationOf, clausesOf, indexAmong, type Opened, pageWithout } from './opened.ts';
import type { Block, Page, PageColumn, PageRow } from './page.ts';
import { around, byCount, pageOf } from './paging.ts';
import { tableQuestions } from './questions.ts';

const ROWS_A_PAGE = 10;

/** All tables, the empty ones too. */
export function openTables({ catalog, words }: Opened, address: AddressOf<'tables'>): Page {
  const { tables, meta } = catalog.document;
  return pageWithout({
    address,
    title: words.tables,
    path: [meta.title],
    lead: words.countTables(tables.length),
    items: tables.map((table, index) => ({
      label: `${index + 1}. ${titleOf(table)}`,
      detail: words.rows(table.rows.length),
      address: { kind: 'table', table: index + 1, page: 1 },
    })),
  });
}

/** A page of a table; its notes stand under the last rows. */
export function openTable(opened: Opened, address: AddressOf<'table'>): Page | null {
  const { catalog, words } = opened;
  const table = catalog.document.tables[address.table - 1];
  const cut = table && pageOf(byCount(table.rows, ROWS_A_PAGE), address.page);
  if (table === undefined || cut === null || cut === undefined) return null;
  const notes = cut.page === cut.pages ? table.notes : [];
  const shown = cut.entries.length > 0 ? cut.entries : notes;
  return pageWithout({
    address,
    title: titleOf(table),
    path: [catalog.document.meta.title, words.tables],
    lead: table.rows.length === 0 ? words.emptyTable : words.countRows(table.rows.length),
    blocks: [rowsBlock(opened, table, cut.entries), ...notesBlock(opened, notes)],
    ...around(cut, (page) => ({ ...address, page })),
    up: { kind: 'tables' },
    position: { page: cut.page, pages: cut.pages },
    citation: citationOf(shown.map(({ source }) => source)) ?? titleCitation(table),
    questions: tableQuestions(table),
  });
}

/** Some rows of a table under its columns, one of them marked where the page was opened for it. */
export function rowsBlock({ words }: Opened, table: Table, rows: readonly Row[], marked?: string): Block {
  const coded = table.rows.some((row) => row.code !== undefined);
  const columns = table.columns.map(
    ({ name, unit }): PageColumn => ({
      name: unit === '' || unit === table.unit ? name : `${name}${words.unit(unit)}`,
      blank: table.rows.every((row) => (cellUnder(row, name)?.printed ?? '').trim() === ''),
    }),
  );
  const named = [...(coded ? [words.code] : []), words.name].map((name) => ({ name, blank: false }));
  return {
    kind: 'table',
    unit: table.unit,
    columns: [...named, ...columns],
    rows: rows.map(
      (row): PageRow => ({
        locator: row.source.locator,
        cells: [
          ...(coded ? [row.code ?? ''] : []),
          row.name,
          ...table.columns.map(({ name, unit }) =>
            cellInTable(cellUnder(row, name), unit === '' ? table.unit : unit, words.emptyCell),
          ),
        ],
        marked: row.source.ref === marked,
        ref: row.source.ref,
      }),
    ),
  };
}

const notesBlock = ({ words }: Opened, notes: readonly Passage[]): readonly Block[] =>
  notes.length === 0 ? [] : [{ kind: 'clauses', heading: words.notes, clauses: clausesOf(notes) }];

/** A table that has neither rows nor notes is cited by its title. */
const titleCitation = ({ title, page }: Table) => ({
  section: title,
  ...(page === undefined ? {} : { page }),
});

/** The printed title, with the side where the table is printed as two halves. */
export const titleOf = ({ title, side }: Table): string => (side === undefined ? title : `${title}（${side}）`);

/** The page of a table under whose rows its notes stand. */
export const lastPageOf = ({ rows }: Table): number => Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));

/** The page of a table on which a row stands. */
export const tablePageOf = ({ rows }: Table, row: Row): number => Math.floor(indexAmong(rows, row) / ROWS_A_PAGE) + 1;
