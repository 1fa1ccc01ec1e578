/** One row or passage with what stands around it: where a citation leads. */
import type { Row, Table } from '../document/document.ts';
import { near, stepping } from './neighbours.ts';
import { type AddressOf, citationOf, type Opened, pageWithout } from './opened.ts';
import type { Item, Page } from './page.ts';
import { factPage, passagePage } from './passage-sources.ts';
import { projectRowPage } from './project-sources.ts';
import { rowQuestions } from './questions.ts';
import { rowsBlock, tablePageOf, titleOf } from './table-pages.ts';

/** The page of any ref of the document; null for a ref it does not have. */
export function openSource(opened: Opened, address: AddressOf<'source'>): Page | null {
  const { catalog } = opened;
  const { ref } = address;
  const passage = catalog.passages.get(ref);
  if (passage !== undefined) return passagePage(opened, address, passage);
  const fact = catalog.document.facts.find(({ row }) => row.source.ref === ref);
  if (fact !== undefined) return factPage(opened, address, fact);
  const row = catalog.rows.get(ref);
  const table = catalog.tableOfRow.get(ref);
  if (row !== undefined && table !== undefined) return tableRowPage(opened, address, table, row);
  return row === undefined ? null : projectRowPage(opened, address, row);
}

/** A row of a table between its neighbours, and the row whose figure contains its own. */
function tableRowPage(opened: Opened, address: AddressOf<'source'>, table: Table, row: Row): Page {
  const { meta, tables } = opened.catalog.document;
  return pageWithout({
    address,
    title: row.name,
    path: [meta.title, opened.words.tables, titleOf(table)],
    blocks: [rowsBlock(opened, table, near(table.rows, row), address.ref)],
    items: containing(opened, row),
    ...stepping(table.rows, row),
    up: { kind: 'table', table: tables.indexOf(table) + 1, page: tablePageOf(table, row) },
    citation: citationOf([row.source]),
    questions: rowQuestions(table, row),
  });
}

function containing({ catalog, words }: Opened, { parent }: Row): readonly Item[] {
  const row = parent === undefined ? undefined : catalog.rows.get(parent);
  return row === undefined
    ? []
    : [{ label: row.name, detail: words.contains, address: { kind: 'source', ref: row.source.ref } }];
}
