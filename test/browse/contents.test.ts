/** Nothing is left out over the pages, nothing stands twice, and no page is too long. */
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/browse/page.ts';
import { catalogs, opened, pagesFrom, refsOf } from './all-pages.ts';

/** The longest page of prose, as promised. */
const MOST_CHARACTERS = 1500;

const clausesOn = ({ blocks }: Page) => blocks.flatMap((block) => (block.kind === 'clauses' ? block.clauses : []));

describe.each(catalogs)('the pages of %s', (_name, catalog) => {
  const { document } = catalog;

  it('hold every row and note of every table once, in order', () => {
    document.tables.forEach((table, index) => {
      const pages = pagesFrom(catalog, { kind: 'table', table: index + 1, page: 1 });
      expect(pages.flatMap(refsOf)).toEqual([...table.rows, ...table.notes].map(({ source }) => source.ref));
      for (const page of pages) expect(refsOf(page).length - table.notes.length).toBeLessThanOrEqual(10);
    });
  });

  it('hold every duty of every office once, in order, on short pages', () => {
    for (const office of document.offices) {
      const pages = pagesFrom(catalog, { kind: 'office', id: office.id, page: 1 });
      expect(pages.flatMap(refsOf)).toEqual(office.duties);
    }
  });

  it('hold every passage once: in a chapter, at its project or under its table', () => {
    const chapters = opened(catalog, { kind: 'chapters' }).items.flatMap(({ address }) => pagesFrom(catalog, address));
    const projects = document.projects.flatMap(({ number }) =>
      (['card', 'goals'] as const).map((part) => opened(catalog, { kind: 'project', number, part, page: 1 })),
    );
    const tables = document.tables.flatMap((_table, index) =>
      pagesFrom(catalog, { kind: 'table', table: index + 1, page: 1 }),
    );
    const shown = [...chapters, ...projects, ...tables].flatMap(clausesOn).map(({ ref }) => ref);
    expect(shown.toSorted()).toEqual(document.passages.map(({ source }) => source.ref).toSorted());
    for (const page of chapters)
      expect(clausesOn(page).reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  it('hold every project of the list and every indicator of a project once', () => {
    const listed = pagesFrom(catalog, { kind: 'projects', page: 1 }).flatMap(({ items }) => items);
    expect(listed.map(({ address }) => address)).toEqual(
      document.projects.map(({ number }) => ({ kind: 'project', number, part: 'card', page: 1 })),
    );
    expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length);
    for (const { number, indicators } of document.projects) {
      const pages = pagesFrom(catalog, { kind: 'project', number, part: 'indicators', page: 1 });
      expect(pages.flatMap(refsOf)).toEqual(indicators.map(({ row }) => row.source.ref));
    }
  });

  it('give every row a cell for every column', () => {
    for (const page of document.tables.flatMap((_table, index) =>
      pagesFrom(catalog, { kind: 'table', table: index + 1, page: 1 }),
    ))
      for (const block of page.blocks)
        if (block.kind === 'table') for (const row of block.rows) expect(row.cells).toHaveLength(block.columns.length);
  });
});

describe('an empty table', () => {
  it('says that it is empty, and its note says why', () => {
    const [, catalog] = catalogs[0] ?? [];
    if (catalog === undefined) throw new Error('no document');
    const page = opened(catalog, { kind: 'table', table: 10, page: 1 });
    expect(page.lead).toBe('文件中这张表没有数据行，是空表。');
    expect(clausesOn(page).map(({ text }) => text)).toEqual(['注：无国有资本经营预算财政拨款预算，空表列示。']);
    expect(page.citation).toEqual({ section: '部门预算国有资本经营预算财政拨款支出表', locator: '表注', page: 16 });
  });
});
