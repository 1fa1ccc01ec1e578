import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/catalog/build-catalog.ts';
import type { Catalog, Thing } from '../../src/catalog/catalog.ts';
import type { Document, Table } from '../../src/document/document.ts';
import { second } from '../document/support.ts';
import { buildDocument, buildRow, buildTable } from '../support/build-document.ts';
import { knowledge } from '../support/knowledge.ts';

const { catalog } = knowledge;
const { lexicon } = catalog;
const of = (document: Document): Catalog => buildCatalog(document, lexicon);

const named = (name: string, { things }: Catalog = catalog): Thing[] =>
  things.filter((thing) => thing.names.includes(name));
const budgeted = (name: string, from: Catalog = catalog): Thing[] =>
  named(name, from).filter((thing) => ['subject', 'line', 'total'].includes(thing.kind));

const printedIn = ({ amounts: [at] }: Thing, { rows }: Catalog = catalog): string | null | undefined =>
  at && rows.get(at.row)?.cells.find((cell) => cell.column === at.column)?.value;

const placesOf = (thing: Thing, { tableOfRow }: Catalog = catalog): (string | undefined)[] =>
  thing.amounts.map((at) => tableOfRow.get(at.row)?.kind);

describe('a subject that stands in several tables', () => {
  it('is one thing with every place its figure is printed, the table of expenditure first', () => {
    const found = budgeted('补助被征地农民支出');
    expect(found).toHaveLength(1);
    expect(found.flatMap((thing) => placesOf(thing))).toEqual(['expenditure', 'fund', 'income']);
    expect(found.map((thing) => printedIn(thing))).toEqual(['6600.00']);
  });

  it('is found by its code', () => {
    expect(budgeted('2120805').map((thing) => thing.name)).toEqual(['补助被征地农民支出']);
  });

  it('takes in the line without a code that prints the same amount', () => {
    const [class208] = budgeted('社会保障和就业支出');
    expect(class208?.code).toBe('208');
    expect(class208 && placesOf(class208)).toEqual(['expenditure', 'general', 'income', 'balance', 'fiscal-balance']);
  });

  it('keeps one name under two codes apart', () => {
    const codes = budgeted('住房公积金').map((thing) => thing.code);
    expect(codes).toEqual(['2210201', '30113']);
  });
});

describe('lines of one name', () => {
  it('under different parents are two things, and the one that is part of another says so', () => {
    const lines = budgeted('一般公共预算拨款');
    expect(lines.map((thing) => [printedIn(thing), thing.nested])).toEqual([
      ['40310.82', false],
      ['1044.57', true],
    ]);
    expect(lines[1]?.context).toContain('年初财政拨款结转和结余');
  });

  it('that are empty under different parents are two things too', () => {
    const lines = budgeted('政府性基金预算拨款').filter((thing) => thing.kind === 'line');
    expect(lines.map((thing) => printedIn(thing))).toEqual(['6600.00', null]);
  });

  it('with one amount in two tables are one thing', () => {
    const rows = (table: string) => [
      buildRow({ ref: `${table}.1`, name: '办公费', cells: { 合计: '5.00万元' } }),
      buildRow({ ref: `${table}.2`, name: '租车费', cells: { 合计: table === 'a' ? '1.00万元' : '2.00万元' } }),
    ];
    const tables: Table[] = [
      { ...buildTable(rows('a'), { 合计: null }), kind: 'balance' },
      { ...buildTable(rows('b'), { 合计: null }), kind: 'expenditure', title: '支出表' },
    ];
    const small = of(buildDocument({ tables }));
    expect(budgeted('办公费', small).map((thing) => thing.refs)).toEqual([['b.1', 'a.1']]);
    expect(budgeted('租车费', small).map((thing) => thing.refs)).toEqual([['b.2'], ['a.2']]);
  });
});

describe('totals', () => {
  it.each([
    ['项目支出', '42969.97'],
    ['人员经费', '4724.10'],
    ['公用经费', '261.32'],
    ['上年结转', '1044.57'],
  ])('the column %s is named and totals %s', (column, amount) => {
    const [first] = budgeted(column);
    expect(first?.kind).toBe('total');
    expect(first && printedIn(first)).toBe(amount);
  });

  it('of one column name and different amounts are told apart by the table, the widest meant first', () => {
    expect(budgeted('项目支出').map((thing) => [thing.name, thing.nested])).toEqual([
      ['项目支出', false],
      ['项目支出（部门预算一般公共预算财政拨款支出表）', true],
      ['项目支出（部门预算政府性基金预算财政拨款支出表）', true],
    ]);
  });

  it('of a whole table are called by its title', () => {
    expect(budgeted('部门预算支出总表').map((thing) => [thing.name, printedIn(thing)])).toEqual([
      ['部门预算支出总表合计', '47955.39'],
    ]);
  });

  it('say nothing by the bare word', () => {
    for (const word of ['合计', '总计', '小计', '金额', '预算数', '数量', '价值']) expect(named(word)).toEqual([]);
  });
});

describe('things of the projects and the prose', () => {
  it('every project is there by number, with its code and its notice’s number as names', () => {
    const projects = catalog.things.filter((thing) => thing.kind === 'project');
    expect(projects.map((thing) => thing.project)).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
    expect(named('冀财社[2023]205号').map((thing) => thing.project)).toEqual([18]);
  });

  it('every indicator belongs to its project and has the target as its figure', () => {
    const [rate] = named('结案率(%)');
    expect(rate).toMatchObject({ kind: 'indicator', project: 3, measure: 'percent' });
    expect(rate?.amounts[0]?.column).toBe('指标值');
    const printed = catalog.document.projects.reduce((sum, project) => sum + project.indicators.length, 0);
    expect(catalog.things.filter((thing) => thing.kind === 'indicator')).toHaveLength(printed);
  });

  it('offices, units and terms are there under each of their names', () => {
    expect(catalog.things.filter((thing) => thing.kind === 'office')).toHaveLength(14);
    expect(named('劳动人事争议仲裁院').map((thing) => thing.name)).toEqual(['调解仲裁管理与信访工作股']);
    expect(named('就业服务中心').map((thing) => thing.name)).toEqual(['霸州市就业服务中心']);
    expect(named('机关运行经费').map((thing) => thing.kind)).toContain('term');
    expect(named('内设机构')[0]?.listing).toHaveLength(14);
  });
});

describe.each([
  ['the built-in document', catalog],
  ['another document of the template', of(second)],
])('every thing of %s', (_, whole) => {
  it('has amounts that point at cells that are printed', () => {
    const astray = whole.things.flatMap((thing) =>
      thing.amounts
        .filter((at) => !whole.rows.get(at.row)?.cells.some((cell) => cell.column === at.column))
        .map((at) => `${thing.id}: ${at.row} ${at.column}`),
    );
    expect(astray).toEqual([]);
    expect(whole.things.filter((thing) => thing.amounts.length > 0).length).toBeGreaterThan(40);
  });

  it('prints one amount in all its places, unless a subject stands in tables that show a part of it', () => {
    const apart = whole.things
      .filter((thing) => thing.kind === 'line' || thing.kind === 'total')
      .filter((thing) => {
        const values = thing.amounts.map((at) => printedIn({ ...thing, amounts: [at] }, whole));
        return new Set(values).size > 1;
      });
    expect(apart.map((thing) => thing.id)).toEqual([]);
  });

  it('has an id of its own, refs that exist and a place in the index under each name', () => {
    expect(whole.byId.size).toBe(whole.things.length);
    const refs = whole.things.flatMap((thing) => thing.refs);
    expect(refs.filter((ref) => !whole.rows.has(ref) && !whole.passages.has(ref))).toEqual([]);
    const positions = new Set([...whole.byName.values()].flat());
    expect(positions.size).toBe(whole.things.length);
  });

  it('is the same thing when the catalog is built again', () => {
    const again = of(whole.document);
    expect(again.things).toEqual(whole.things);
    expect([...again.postings]).toEqual([...whole.postings]);
  });
});
