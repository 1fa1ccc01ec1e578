/** Document + lexicon → catalog. */

import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Document, Row, Table } from '../document/document.ts';
import type { Catalog, Posting, Thing } from './catalog.ts';
import type { Lexicon } from './lexicon.ts';
import { projectThings } from './project-things.ts';
import { proseThings } from './prose-things.ts';
import { tableThings } from './table-things.ts';

/** How much a piece says of a thing, by where it stands: its own name, its description, what it belongs to. */
const WEIGHT = { name: 1, detail: 0.8, context: 0.7 } as const;

/** Builds the catalog of one document. Pure; a few milliseconds. */
export function buildCatalog(document: Document, lexicon: Lexicon): Catalog {
  const things = [...tableThings(document), ...projectThings(document), ...proseThings(document)];
  const postings = indexPieces(things);
  const rarity = new Map<string, number>();
  for (const [piece, list] of postings) rarity.set(piece, Math.log(1 + things.length / list.length));
  const rows = new Map<string, Row>();
  const tableOfRow = new Map<string, Table>();
  for (const table of document.tables) {
    for (const row of table.rows) {
      rows.set(row.source.ref, row);
      tableOfRow.set(row.source.ref, table);
    }
  }
  for (const project of document.projects) {
    for (const row of [project.money, project.schedule, ...project.indicators.map((indicator) => indicator.row)]) {
      rows.set(row.source.ref, row);
    }
  }
  for (const fact of document.facts) rows.set(fact.row.source.ref, fact.row);
  return {
    document,
    lexicon,
    things,
    namePieces: things.map(({ names }) => names.map((name) => [...new Set(pieces(name))])),
    postings,
    rarity,
    unknownRarity: Math.log(1 + things.length),
    byName: indexNames(things),
    byId: new Map(things.map((thing) => [thing.id, thing])),
    rows,
    passages: new Map(document.passages.map((passage) => [passage.source.ref, passage])),
    tableOfRow,
    projectOfRef: projectsByRef(document),
    projects: new Map(document.projects.map((project) => [project.number, project])),
    indicators: new Map(
      document.projects.flatMap((project) =>
        project.indicators.map((indicator) => [indicator.row.source.ref, indicator] as const),
      ),
    ),
    offices: new Map(document.offices.map((office) => [office.id, office])),
  };
}

/** Rows of project tables and passages of their prose → the number of their project. */
function projectsByRef({ projects, passages }: Document): Map<string, number> {
  const rows = projects.flatMap(({ number, money, schedule, indicators }) =>
    [money, schedule, ...indicators.map(({ row }) => row)].map(({ source }) => [source.ref, number] as const),
  );
  const texts = passages.flatMap(({ source, project }) =>
    project === undefined ? [] : [[source.ref, project] as const],
  );
  return new Map([...rows, ...texts]);
}

function indexPieces(things: readonly Thing[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>();
  things.forEach((thing, position) => {
    const best = new Map<string, number>();
    const add = (texts: readonly string[], weight: number) => {
      for (const text of texts) {
        for (const piece of pieces(text)) best.set(piece, Math.max(best.get(piece) ?? 0, weight));
      }
    };
    add(thing.names, WEIGHT.name);
    add(thing.detail, WEIGHT.detail);
    add(thing.context, WEIGHT.context);
    for (const [piece, weight] of best) {
      const list = postings.get(piece) ?? [];
      list.push({ thing: position, weight });
      postings.set(piece, list);
    }
  });
  return postings;
}

function indexNames(things: readonly Thing[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  things.forEach((thing, position) => {
    for (const name of new Set(thing.names.map(squeeze))) {
      if (name === '') continue;
      byName.set(name, [...(byName.get(name) ?? []), position]);
    }
  });
  return byName;
}
