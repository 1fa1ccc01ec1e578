/** The documents the tests of ingest read, and short ways into them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Document, Passage, Row, SubjectLink } from '../../src/document/document.ts';
import { allSources } from '../../src/document/ingest/check-refs.ts';
import { loadDocument } from '../../src/document/ingest/load-document.ts';

const root = join(import.meta.dirname, '..', '..');
export const builtInFolder = join(root, 'knowledge', 'sources', 'bazhou-hrss-2024');
export const secondFolder = join(root, 'test', 'fixtures', 'second-document');

/** Loads a folder; a failure stops the test with what was wrong. */
function loadOrThrow(folder: string): Document {
  const result = loadDocument(folder);
  if (!result.ok) throw new Error(JSON.stringify(result.failure, null, 2));
  return result.value;
}

export const builtIn = loadOrThrow(builtInFolder);
export const second = loadOrThrow(secondFolder);

/** The published text of a folder, and its lines. */
export const textOf = (folder: string): string => readFileSync(join(folder, 'disclosure.txt'), 'utf8');

export const linksOf = (folder: string): SubjectLink[] => JSON.parse(readFileSync(join(folder, 'links.json'), 'utf8'));

/** Every row of a document, whatever it stands in. */
const allRows = (document: Document): Row[] => [
  ...document.tables.flatMap((table) => table.rows),
  ...document.projects.flatMap((project) => [
    project.money,
    project.schedule,
    ...project.indicators.map((indicator) => indicator.row),
  ]),
  ...document.facts.map((fact) => fact.row),
];

/** The row with a ref, without the document's name in front of it. */
export function rowAt(document: Document, short: string): Row {
  const row = allRows(document).find((candidate) => candidate.source.ref === `${document.meta.id}/${short}`);
  if (row === undefined) throw new Error(`no row ${short}`);
  return row;
}

export function cellAt(document: Document, short: string, column: string): Cell {
  const cell = rowAt(document, short).cells.find((candidate) => candidate.column === column);
  if (cell === undefined) throw new Error(`no cell ${short} ${column}`);
  return cell;
}

export function passageAt(document: Document, short: string): Passage {
  const passage = document.passages.find((candidate) => candidate.source.ref === `${document.meta.id}/${short}`);
  if (passage === undefined) throw new Error(`no passage ${short}`);
  return passage;
}

export const sourcesOf = (document: Document): ReturnType<typeof allSources> => allSources(document);
