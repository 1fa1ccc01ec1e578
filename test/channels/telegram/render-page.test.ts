import { describe, expect, test } from 'vitest';
import type { Block, Language, Page } from '../../../src/browse/page.ts';
import { renderPage } from '../../../src/channels/telegram/render-page.ts';
import { texts } from '../../../src/channels/telegram/texts.ts';
import { allPages, catalogs } from '../../browse/all-pages.ts';
import { checkButtons, shown, shownRich } from './strict.ts';

const pagesIn = (language: Language): readonly Page[] => catalogs.flatMap(([, catalog]) => allPages(catalog, language));
const pages: Readonly<Record<Language, readonly Page[]>> = { zh: pagesIn('zh'), en: pagesIn('en') };

/** Every text of the document on a page. */
const textsIn = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'fields':
      return block.fields.flatMap(({ name, value }) => [name, value]);
    case 'clauses':
      return block.clauses.map(({ text }) => text);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.filter((_, at) => block.columns[at]?.blank === false));
  }
};

describe.each(['zh', 'en'] as const)('every page (%s)', (language) => {
  test('is taken by Telegram as a text, with its buttons', () => {
    expect(pages[language].length).toBeGreaterThan(500);
    for (const page of pages[language]) {
      const { html, buttons } = renderPage(page, language);
      shown(html);
      checkButtons(buttons);
    }
  });
  test('is taken by Telegram as a rich message, with all that stands on it', () => {
    for (const page of pages[language]) {
      const told = shownRich(renderPage(page, language).rich?.html ?? '');
      for (const text of page.blocks.flatMap(textsIn)) expect(told).toContain(text);
    }
  });
  test('tells as a text all that stands on it, or that it is cut', () => {
    for (const page of pages[language]) {
      const told = shown(renderPage(page, language).html);
      if (told.includes(texts[language].cut)) continue;
      for (const text of page.blocks.flatMap(textsIn)) expect(told).toContain(text);
    }
  });
  test('that is cut still says where it is printed', () => {
    for (const page of pages[language]) {
      const told = shown(renderPage(page, language).html);
      if (page.citation !== null) expect(told).toContain(page.citation.section);
      if (page.address.kind === 'source') expect(told).toContain(`/source ${page.address.ref}`);
    }
  });
  test('has a button for each page that can be opened from it', () => {
    for (const page of pages[language]) {
      const { buttons } = renderPage(page, language);
      const others = [page.previous, page.next, page.up].filter((address) => address !== null);
      const expected = page.items.length + page.parts.length + others.length + page.questions.length;
      expect(buttons.flat()).toHaveLength(expected);
    }
  });
});

test('a page with a table is sent as a rich message, others as texts', () => {
  for (const page of pages.zh)
    expect(renderPage(page, 'zh').rich?.preferred).toBe(page.blocks.some(({ kind }) => kind === 'table'));
});

const pageWith = (blocks: readonly Block[]): Page => ({
  address: { kind: 'source', ref: 'a/t1.1' },
  title: '标题 <b> & ',
  path: ['文件 <i>'],
  lead: null,
  blocks,
  items: [],
  previous: null,
  next: null,
  up: null,
  parts: [],
  position: { page: 1, pages: 1 },
  citation: { section: '表 > 栏', locator: '第1行' },
  questions: [],
});

describe('a page unlike any of the document', () => {
  test('with < > & in it shows them as they stand', () => {
    const text = '<td>&amp;</td> a < b';
    const { html, rich } = renderPage(
      pageWith([
        { kind: 'fields', heading: text, fields: [{ name: text, value: text }] },
        { kind: 'clauses', clauses: [{ locator: text, text, marked: true, ref: 'a/p1' }] },
        {
          kind: 'table',
          unit: text,
          columns: [{ name: text, blank: false }],
          rows: [{ locator: text, cells: [text], marked: true, ref: 'a/t1.1' }],
        },
      ]),
      'zh',
    );
    for (const told of [shown(html), shownRich(rich?.html ?? '')])
      expect(told.split(text).length - 1).toBeGreaterThanOrEqual(7);
  });
  test('with more columns than a rich message has is sent as a text', () => {
    const columns = Array.from({ length: 21 }, (_, at) => ({ name: `第${at}栏`, blank: false }));
    const rows = [{ locator: '第1行', cells: columns.map(({ name }) => name), marked: false, ref: 'a/t1.1' }];
    expect(renderPage(pageWith([{ kind: 'table', unit: '', columns, rows }]), 'zh').rich?.preferred).toBe(false);
  });
  test('with a clause longer than a message is cut, and keeps its ends', () => {
    const clauses = [{ locator: '第一条', text: '长'.repeat(9_000), marked: true, ref: 'a/p1' }];
    const told = shown(renderPage(pageWith([{ kind: 'clauses', clauses }]), 'zh').html);
    expect(told).toMatch(/长长长…\n\n📄 表 > 栏 · 第1行\n\n\/source a\/t1\.1$/);
  });
  test('with more clauses than a message holds says so, and keeps its ends', () => {
    const clauses = Array.from({ length: 9 }, (_, at) => ({
      locator: `第${at}条`,
      text: '长'.repeat(900),
      marked: false,
      ref: 'a/p1',
    }));
    const told = shown(renderPage(pageWith([{ kind: 'clauses', clauses }]), 'zh').html);
    expect(told).toContain('第3条');
    expect(told).toContain(`${texts.zh.cut}\n\n📄 表 > 栏 · 第1行\n\n/source a/t1.1`);
  });
});
