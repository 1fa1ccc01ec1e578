/** A damaged source is refused, with the line and the reason; several faults are told together. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDocument } from '../../src/document/ingest/load-document.ts';
import { readDisclosure } from '../../src/document/ingest/read-disclosure.ts';
import type { IngestError } from '../../src/document/ingest/reading.ts';
import { reportErrors } from '../../src/document/ingest/report.ts';
import { builtIn, builtInFolder, linksOf, secondFolder, textOf } from './support.ts';

const lines = textOf(builtInFolder).split('\n');
const links = linksOf(builtInFolder);

/** Reads the built-in text after a change of one line (1-based), and gives the errors. */
function errorsWith(line: number, change: (text: string) => string | null): IngestError[] {
  const changed = lines.flatMap((text, at) => {
    const next = at === line - 1 ? change(text) : text;
    return next === null ? [] : [next];
  });
  return errorsOf(changed.join('\n'));
}

function errorsOf(text: string): IngestError[] {
  const result = readDisclosure(text, builtIn.meta, links);
  return result.ok ? [] : [...result.failure];
}

const brief = (errors: readonly IngestError[]): string[] => errors.map((error) => `${error.line} ${error.code}`);

describe('a damaged disclosure', () => {
  it('has a row with too few cells', () => {
    const errors = errorsWith(205, (text) => text.split('\t').slice(0, 5).join('\t'));
    expect(errors[0]).toEqual({
      code: 'row-width',
      file: 'disclosure',
      line: 205,
      message: '这一行有 5 个单元格，表头有 9 个',
    });
  });

  it('has an amount that is no number', () => {
    const errors = errorsWith(205, (text) => text.replace('6600.00', '66OO.00'));
    expect(errors).toEqual([
      { code: 'amount', file: 'disclosure', line: 205, message: '《部门预算支出总表》「合计」栏的「66OO.00」不是金额' },
    ]);
  });

  it.each([
    ['a header line lost', 345 - 1, (): null => null, 'header-missing'],
    ['the header of the first page lost', 160, (): null => null, 'header-missing'],
    ['a page whose header differs', 188, (text: string) => text.replace('基本支出', '项目支出'), 'header-missing'],
    ['a row lost', 205, (): null => null, 'row-order'],
    ['a row without its number', 205, (text: string) => text.replace(/^\d+/, ''), 'row-order'],
    ['a code with a letter', 205, (text: string) => text.replace('2120805', '21208O5'), 'row-code'],
    ['a row without a name', 205, (text: string) => text.replace('补助被征地农民支出', ''), 'row-name'],
    ['a row without TABs', 205, (text: string) => text.replaceAll('\t', ' '), 'unexpected-line'],
    ['a page number that goes back', 10, (text: string) => text.replace(/\d+$/, '2'), 'contents-page'],
    ['another year', 156, (text: string) => text.replace('2024', '2023'), 'other-year'],
    ['another unit on one page', 186, (text: string) => text.replace('万元', '元'), 'header-missing'],
    ['a project without its code', 1184, (text: string) => text.replace('13108124P00J60810081F', ''), 'project-code'],
    ['a code of another form', 1184, (text: string) => text.replace('13108124P', 'ABC'), 'project-code'],
    ['a project whose code row is lost', 1184, (): null => null, 'project-code'],
    ['a project whose title is lost', 1180, (): null => null, 'project-order'],
    ['a project whose money is words', 1185, (text: string) => text.replace('6600.00', '若干'), 'amount'],
    ['a plan of spending that is words', 1188, (text: string) => text.replace('60%', '过半'), 'schedule'],
    ['a share that no month stands over', 1188, (text: string) => `\t${text.replace(/\t$/, '')}`, 'schedule'],
    ['an indicator with too few cells', 1193, (text: string) => text.replace('\t\t', '\t'), 'row-width'],
    ['an indicator without a target', 1198, (text: string) => text.replace('25%', ''), 'indicator'],
    ['a plan of spending without its shares', 1188, (): null => null, 'schedule'],
    ['a plan of spending without its months', 1099, (): null => null, 'schedule'],
    ['indicators without their header', 820, (): null => null, 'project-row'],
    ['a table of assets without its header', 1358, (): null => null, 'header-missing'],
    ['a table of assets without its total', 1359, (): null => null, 'row-order'],
    ['a table of assets without one of its items', 1360, (): null => null, 'row-order'],
    ['a chapter lost from its contents', 19, (): null => null, 'part-missing'],
    ['a term lost', 1372, (): null => null, 'term'],
    ['an office lost', 499, (): null => null, 'clause'],
    ['a term without its definition', 1370, (): string => '2、财政专户管理资金收入', 'term'],
    ['assets that are no number', 1362, (text: string) => text.replace('114.96', '约百万'), 'amount'],
  ] as const)('has %s', (_, line, change, code) => {
    expect(errorsWith(line, change).map((error) => error.code)).toContain(code);
  });

  it.each([30, 100, 333, 440, 700, 1200, 1334, 1389])('is cut off after line %i', (count) => {
    const errors = errorsOf(lines.slice(0, count).join('\n'));
    expect(errors.map((error) => error.code)).toContain('part-missing');
    expect(errors.map((error) => error.message).join()).toContain('十、其他需要说明的事项');
  });

  it('is cut off inside its table of contents', () => {
    const messages = errorsOf(lines.slice(0, 13).join('\n')).map((error) => error.message);
    expect(messages).toContain('目录中没有以「国有资本经营预算财政拨款支出表」结尾的表，目录可能不完整');
  });

  it('is empty', () => {
    expect(brief(errorsOf(''))).toEqual(['1 no-contents']);
  });

  it('has several faults, all told, in the order of the file', () => {
    const changed = [...lines];
    changed[204] = (changed[204] ?? '').replace('6600.00', 'x');
    changed[98] = (changed[98] ?? '').replace(/\t[^\t]*$/, '');
    changed[1183] = (changed[1183] ?? '').replace('13108124P00J60810081F', '');
    expect(brief(errorsOf(changed.join('\n')))).toEqual(
      expect.arrayContaining(['99 row-width', '205 amount', '1184 project-code']),
    );
    const order = errorsOf(changed.join('\n')).map((error) => error.line);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });

  it('has lost the last row of a table: the other table still has it', () => {
    const text = lines.filter((_, at) => at !== 150 - 1).join('\n');
    const result = readDisclosure(text, builtIn.meta, links);
    const differing = result.ok ? result.value.checks.filter((check) => !check.agrees) : [];
    expect(differing.map((check) => [check.id, check.left.value, check.right.value])).toContainEqual([
      'table-table:income=expenditure:2210201',
      '202.14',
      '0.00',
    ]);
  });

  it('does not glue an amount cut by a page break', () => {
    // Line 191 is the first row on the second page of 支出总表.
    const index = 190;
    const cut = [...lines];
    cut[index] = `\t\t\t22\t\t\t\t\t\n${cut[index] ?? ''}`;
    expect(errorsOf(cut.join('\n')).map((error) => error.code)).toContain('amount');
  });
});

describe('links that do not hold', () => {
  const linkErrors = (link: (typeof links)[number]): string[] => {
    const result = readDisclosure(textOf(builtInFolder), builtIn.meta, [link]);
    return result.ok ? [] : result.failure.map((error) => `${error.file} ${error.message}`);
  };

  it.each([
    [
      { subjects: ['2080104'], with: [], projects: [7] },
      '第 1 条对应：项目合计 1.21 与科目 2080104 的项目支出 7.00 不符',
    ],
    [{ subjects: ['2080104'], with: [], projects: [99] }, '第 1 条对应：第 99 项项目在文件中不存在'],
    [{ subjects: ['2999999'], with: [], projects: [6] }, '第 1 条对应：科目 2999999 在支出总表中不存在'],
  ])('are refused: %j', (link, message) => {
    expect(linkErrors(link)).toEqual([`links ${message}`]);
  });

  it('are refused when they use a project twice', () => {
    const result = readDisclosure(textOf(builtInFolder), builtIn.meta, [...links, ...links.slice(0, 1)]);
    expect(result.ok ? [] : result.failure.map((error) => error.message)).toEqual([
      '第 14 条对应：第 6 项项目已在另一条对应中',
    ]);
  });
});

describe('a folder that cannot be loaded', () => {
  const parent = mkdtempSync(join(tmpdir(), 'ingest-'));
  afterAll(() => rmSync(parent, { recursive: true }));

  const good = {
    'document.json': readFileSync(join(secondFolder, 'document.json'), 'utf8'),
    'links.json': readFileSync(join(secondFolder, 'links.json'), 'utf8'),
    'disclosure.txt': textOf(secondFolder),
  };

  /** Writes files into a new folder, loads it, and gives `file code message` of each error. */
  function load(name: string, files: Readonly<Record<string, string>>): string[] {
    const folder = join(parent, name);
    mkdirSync(folder);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    const result = loadDocument(folder);
    return result.ok
      ? []
      : result.failure.map((error) => `${error.file.replace(`${folder}/`, '')} ${error.code} ${error.message}`);
  }

  it('loads when nothing is wrong', () => {
    expect(load('good', good)).toEqual([]);
  });

  it('has no files', () => {
    expect(load('empty', {})).toEqual(['document.json file-missing 文件不存在', 'links.json file-missing 文件不存在']);
  });

  it('has a document.json with an unknown field, and links.json that is no JSON', () => {
    const document = JSON.stringify({ ...JSON.parse(good['document.json']), author: 'x', year: '2025' });
    expect(
      load('bad-json', { ...good, 'document.json': document, 'links.json': '[' }).map((error) =>
        error.split(' ').slice(0, 2).join(' '),
      ),
    ).toEqual(['document.json file-invalid', 'document.json file-invalid', 'links.json file-invalid']);
  });

  it('names a template that cannot be read', () => {
    const document = good['document.json'].replace('hebei-department-budget', 'another');
    expect(load('template', { ...good, 'document.json': document })[0]).toContain('template');
  });

  it('has a text that is not UTF-8', () => {
    const folder = join(parent, 'encoding');
    mkdirSync(folder);
    for (const [file, content] of Object.entries(good)) writeFileSync(join(folder, file), content);
    writeFileSync(join(folder, 'disclosure.txt'), Buffer.from([0xc4, 0xea, 0xb6, 0xc8]));
    const result = loadDocument(folder);
    expect(result.ok ? [] : result.failure.map((error) => error.code)).toEqual(['file-invalid']);
  });

  it('has a name that cannot be part of a ref', () => {
    expect(load('水利局', good)[0]).toContain('文件夹名「水利局」');
  });

  it('tells the errors of text and links with their files', () => {
    const text = good['disclosure.txt'].replace('\t320.50\t320.50\t', '\tabc\t320.50\t');
    const errors = load('damaged', { ...good, 'disclosure.txt': text, 'links.json': '[{}]' });
    expect(errors.join('\n')).toMatch(/links\.json file-invalid/);
    expect(errors.join('\n')).toMatch(/disclosure\.txt amount .*「abc」不是金额/);
    const failure = loadDocument(join(parent, 'damaged'));
    expect(failure.ok ? '' : reportErrors(failure.failure).join('\n')).toMatch(/disclosure\.txt:\d+ \[amount\]/);
  });
});
