/** Every figure on a page stands in the document, as a naive reading of its text finds; a blank is never a figure. */
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/document/document.ts';
import { builtInFolder, secondFolder, textOf } from '../document/support.ts';
import { knowledge } from '../support/knowledge.ts';
import { allPages, catalogs, opened, textsOf } from './all-pages.ts';

const numbersIn = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/gu) ?? [];

/** Numbers of the published text, spaces inside a line kept and taken out. */
const printedNumbers = (folder: string): ReadonlySet<string> => {
  const text = textOf(folder);
  return new Set([...numbersIn(text), ...numbersIn(text.replaceAll(' ', ''))]);
};

const folders = [builtInFolder, secondFolder];

describe.each(catalogs.map(([name, catalog], index) => ({ name, catalog, folder: folders[index] ?? '' })))(
  'figures of $name',
  ({ catalog, folder }) => {
    const printed = printedNumbers(folder);

    it.each(['zh', 'en'] as const)('are printed in the document, counts aside (%s)', (language) => {
      for (const page of allPages(catalog, language)) {
        const [title, lead, ...rest] = textsOf(page);
        const strange = [title ?? '', ...rest].flatMap(numbersIn).filter((number) => !printed.has(number));
        expect(strange, JSON.stringify(page.address)).toEqual([]);
        const decimals = numbersIn(lead ?? '').filter((number) => number.includes('.'));
        expect(decimals.filter((number) => !printed.has(number))).toEqual([]);
      }
    });

    it('stand in a table in the row and column of the document', () => {
      for (const page of allPages(catalog)) {
        for (const block of page.blocks) {
          if (block.kind !== 'table') continue;
          for (const { ref, cells } of block.rows) {
            const row = catalog.rows.get(ref);
            const table = catalog.tableOfRow.get(ref);
            if (row === undefined || table === undefined) continue;
            const figures = cells.slice(-table.columns.length);
            expect(figures.map(figureOf)).toEqual(table.columns.map(({ name }) => printedUnder(row, name)));
          }
        }
      }
    });

    it('give each project its printed money', () => {
      for (const { number, money } of catalog.document.projects) {
        const [, amount] = /预算数：([^；]*)/u.exec(money.source.quote) ?? [];
        const { blocks } = opened(catalog, { kind: 'project', number, part: 'card', page: 1 });
        const [fields] = blocks;
        if (fields?.kind !== 'fields') throw new Error('no fields');
        expect(fields.fields.find(({ name }) => name === '预算数')?.value).toBe(`${amount}万元`);
      }
    });
  },
);

/** The figure of a shown cell without the unit it is said with; a blank is null. */
const figureOf = (shown: string): string | null => (shown === '（空）' ? null : shown.replace(/(?<=\d)[^\d.]+$/u, ''));

const printedUnder = (row: Row, column: string): string | null =>
  row.cells.find((cell) => cell.column === column)?.printed || null;

describe('a lead', () => {
  it('counts what is listed and gives the printed total, with the difference said', () => {
    const page = opened(knowledge.catalog, { kind: 'projects', page: 1 });
    expect(page.lead).toBe('共 29 个项目。 支出总表的项目支出合计为 42969.97万元，与各项目预算数之和有出入。');
    expect(opened(knowledge.catalog, { kind: 'table', table: 3, page: 4 }).lead).toBe('共 39 行。');
    expect(opened(knowledge.catalog, { kind: 'offices' }).lead).toBe('共 14 个内设机构。');
  });
});

describe('a blank', () => {
  const fieldsOf = (number: number, part: 'card' | 'plan', language: 'zh' | 'en' = 'zh') => {
    const [block] = opened(knowledge.catalog, { kind: 'project', number, part, page: 1 }, language).blocks;
    if (block?.kind !== 'fields') throw new Error('no fields');
    return block.fields.map(({ name, value }) => `${name}：${value}`);
  };

  it('is told apart from a date that is not printed', () => {
    expect(fieldsOf(16, 'plan')).toEqual([
      '3月底：（空，没有安排支出比例）',
      '6月底：25%',
      '10月底：75%',
      '12月底：（文件没有印出这一格）',
    ]);
    expect(fieldsOf(16, 'plan', 'en')).toEqual([
      'end of March：(empty: no share is planned)',
      'end of June：25%',
      'end of October：75%',
      'end of December：(this cell is not printed in the document)',
    ]);
  });

  it('of money is said to be no budget', () => {
    expect(fieldsOf(24, 'card')).toContain('其他资金：（空，没有安排）');
  });
});
