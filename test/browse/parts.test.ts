/** The small parts by themselves: what a document yet unseen may print, and how long lists are cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAlone, cellInTable } from '../../src/browse/figures.ts';
import { openPage } from '../../src/browse/open-page.ts';
import { byCount, byLength, pageOf } from '../../src/browse/paging.ts';
import { buildCatalog } from '../../src/catalog/build-catalog.ts';
import type { Cell } from '../../src/document/document.ts';
import { second } from '../document/support.ts';
import { knowledge } from '../support/knowledge.ts';

const cell = (printed: string, value: string | null, unit: string): Cell => ({
  column: '指标值',
  printed,
  value,
  unit,
});

describe('a cell', () => {
  it.each([
    [cell('6600.00', '6600.00', '万元'), '6600.00万元'],
    [cell('0', '0', '次'), '0次'],
    [cell('20%', '20', '%'), '20%'],
    [cell('25', '25', '%'), '25%'],
    [cell('≤12.63 万元', '12.63', '万元'), '≤12.63 万元'],
    [cell('$\\geq 4\\%$', '4', '%'), '≥4%'],
    [cell('90%<br>以上', '90', '%'), '90%以上'],
    [cell('<30 天', '30', '天'), '<30 天'],
    [cell('LPR-150BP 剩余部分', null, ''), 'LPR-150BP 剩余部分'],
    [cell('2/3', null, ''), '2/3'],
    [cell('', null, '万元'), '（空）'],
    [cell(' ', null, '万元'), '（空）'],
    [undefined, '（空）'],
  ])('%j by itself is %s', (given, shown) => {
    expect(cellAlone(given, '（空）')).toBe(shown);
  });

  it.each([
    [cell('6600.00', '6600.00', '万元'), '6600.00'],
    [cell('0.00', '0.00', '万元'), '0.00'],
    [cell('8', '8', '台、辆'), '8台、辆'],
    [cell('', null, '台、辆'), '（空）'],
    [undefined, '（空）'],
  ])('%j in a table of 万元 is %s', (given, shown) => {
    expect(cellInTable(given, '万元', '（空）')).toBe(shown);
  });
});

describe('cutting', () => {
  const texts = fc.array(fc.string({ maxLength: 40 }), { maxLength: 60 });
  const size = fc.integer({ min: 1, max: 50 });

  it('by count leaves nothing out and fills every page but the last', () => {
    fc.assert(
      fc.property(texts, size, (entries, most) => {
        const pages = byCount(entries, most);
        expect(pages.flat()).toEqual(entries);
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(most);
      }),
    );
  });

  it('by length leaves nothing out, and only a single entry is longer than a page', () => {
    fc.assert(
      fc.property(texts, size, (entries, most) => {
        const pages = byLength(entries, most, (text) => text.length);
        expect(pages.flat()).toEqual(entries);
        for (const page of pages) {
          expect(page.length).toBeGreaterThan(0);
          if (page.length > 1) expect(page.join('').length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('gives an empty list one empty page', () => {
    expect(pageOf([], 1)).toEqual({ entries: [], page: 1, pages: 1 });
    expect(pageOf([], 2)).toBeNull();
  });
});

describe('a document with less in it', () => {
  const bare = {
    ...second,
    projects: second.projects.map((project) => ({ ...project, purpose: null, goals: [], indicators: [] })),
    offices: [],
    checks: [],
    passages: second.passages.filter(({ project }) => project === undefined),
  };
  const catalog = buildCatalog(bare, knowledge.catalog.lexicon);

  it('says what a project does not state', () => {
    for (const part of ['goals', 'indicators'] as const) {
      const page = openPage(catalog, { kind: 'project', number: 1, part, page: 1 }, 'zh');
      expect(page).toMatchObject({ lead: '文件没有写明。', blocks: [], items: [] });
      expect(page?.citation?.section).toContain('绩效目标表');
    }
    expect(openPage(catalog, { kind: 'project', number: 1, part: 'card', page: 1 }, 'zh')?.blocks).toHaveLength(1);
  });

  it('has a list of projects without a total that nobody checked, and an empty list of offices', () => {
    expect(openPage(catalog, { kind: 'projects', page: 1 }, 'zh')?.lead).toBe('共 3 个项目。');
    expect(openPage(catalog, { kind: 'offices' }, 'en')).toMatchObject({ lead: '0 internal offices.', items: [] });
  });

  it('has no page of a table that was left without rows but the first', () => {
    const tables = second.tables.map((table) => ({ ...table, rows: [], notes: [] }));
    const empty = buildCatalog({ ...bare, tables }, knowledge.catalog.lexicon);
    expect(openPage(empty, { kind: 'table', table: 1, page: 1 }, 'en')).toMatchObject({
      lead: 'This table has no rows in the document: it is published empty.',
      citation: { section: tables[0]?.title },
      questions: [],
    });
    expect(openPage(empty, { kind: 'table', table: 1, page: 2 }, 'en')).toBeNull();
  });
});
