/** Pages as a person meets them, in the built-in document. */
import { describe, expect, it } from 'vitest';
import type { Address, Block, Page } from '../../src/browse/page.ts';
import { knowledge } from '../support/knowledge.ts';
import { opened } from './all-pages.ts';

const open = (address: Address): Page => opened(knowledge.catalog, address);
const source = (name: string): Page => open({ kind: 'source', ref: `bazhou-hrss-2024/${name}` });

function tableOn({ blocks }: Page): Extract<Block, { kind: 'table' }> {
  const table = blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('there is no table on the page');
  return table;
}

describe('a row', () => {
  const page = source('t3.5');

  it('stands between two rows before and two after, under its columns', () => {
    const { unit, columns, rows } = tableOn(page);
    expect(unit).toBe('万元');
    expect(columns.map(({ name }) => name)).toEqual([
      '编码',
      '名称',
      '合计',
      '基本支出',
      '项目支出',
      '经营支出',
      '上解上级支出',
      '对附属单位补助支出',
    ]);
    expect(rows.map(({ locator, marked }) => `${locator}${marked ? ' ←' : ''}`)).toEqual([
      '第3行（20801）',
      '第4行（2080101）',
      '第5行（2080104） ←',
      '第6行（2080105）',
      '第7行（2080106）',
    ]);
    expect(rows[2]?.cells).toEqual(['2080104', '综合业务管理', '7.00', '（空）', '7.00', '（空）', '（空）', '（空）']);
  });

  it('leads to the row that contains it and to its page of the table', () => {
    expect(page.items).toEqual([
      {
        label: '人力资源和社会保障管理事务',
        detail: '上级，包含本行',
        address: { kind: 'source', ref: 'bazhou-hrss-2024/t3.3' },
      },
    ]);
    expect(page.up).toEqual({ kind: 'table', table: 4, page: 1 });
    expect(source('t3.11').up).toEqual({ kind: 'table', table: 4, page: 2 });
    expect(page.path.slice(1)).toEqual(['表格', '部门预算支出总表']);
  });
});

describe('a table', () => {
  it('tells the columns in which nothing is printed', () => {
    const { columns } = tableOn(open({ kind: 'table', table: 4, page: 2 }));
    expect(columns.filter(({ blank }) => blank).map(({ name }) => name)).toEqual([
      '经营支出',
      '上解上级支出',
      '对附属单位补助支出',
    ]);
  });

  it('says a unit with the column or the cell that has its own', () => {
    const { columns, rows } = tableOn(open({ kind: 'table', table: 14, page: 1 }));
    expect(columns.map(({ name }) => name)).toEqual(['名称', '数量', '价值（万元）']);
    expect(rows[3]?.cells).toEqual(['车辆', '8台、辆', '114.96']);
  });

  it('is cited from its first row on the page to its last, by the headings they share', () => {
    expect(open({ kind: 'table', table: 4, page: 2 }).citation).toEqual({
      section: '部门预算支出总表',
      locator: '第11行（20805） – 第20行（2080799）',
      page: 6,
    });
    expect(open({ kind: 'chapter', chapter: 2, page: 1 }).citation?.section).toBe(
      '一、部门职责及机构设置情况 > 部门职责',
    );
  });
});

describe('a project', () => {
  it('is called without the frame of its notice, and by the number of the notice where two are called the same', () => {
    const labels = [1, 2, 3, 4].flatMap((page) => open({ kind: 'projects', page }).items.map(({ label }) => label));
    expect(labels[0]).toBe('1. 城乡居民养老保险经费');
    expect(labels[10]).toBe('11. 2024年中央财政机关事业单位养老保险制度改革补助经费');
    expect(labels[14]).toBe('15. 2023年中央就业补助资金（冀财社[2022]150号）');
    expect(labels[20]).toBe('21. 2023年中央就业补助资金（冀财社[2023]87号）');
  });

  it('tells on its card what it is, what it costs and what it is for', () => {
    const { blocks, parts, citation } = open({ kind: 'project', number: 29, part: 'card', page: 1 });
    expect(blocks[0]).toEqual({
      kind: 'fields',
      fields: [
        { name: '编码', value: '13108123P00J60810075K' },
        { name: '名称', value: '关于预下达2024年省级城乡居民基本养老保险补助资金的通知(冀财社[2023]204号)' },
        { name: '文号', value: '冀财社[2023]204号' },
        { name: '预算数', value: '231.00万元' },
        { name: '财政资金', value: '231.00万元' },
        { name: '其他资金', value: '（空，没有安排）' },
        { name: '上年结转的资金', value: '是（按项目编码中的年份判断）' },
      ],
    });
    expect(blocks[1]).toMatchObject({ kind: 'clauses', heading: '资金用途' });
    expect(parts.map(({ label }) => label)).toEqual(['概况', '支出计划', '绩效目标', '绩效指标']);
    expect(citation?.page).toBe(91);
  });

  it('shows an indicator with its class, its target as printed, its description and basis', () => {
    const page = source('p3.i3');
    const row = tableOn(page).rows.find(({ marked }) => marked);
    expect(row?.cells).toEqual([
      '产出指标',
      '时效指标',
      '结案时限',
      '≤60 天',
      '立案到结案的时限',
      '计划标准,《河北省劳动和社会保障厅河北省财政厅关于劳动仲裁工作经费列入财政预算的通知》(冀劳社[2008]28号)',
    ]);
    expect(page.items.map(({ label }) => label)).toEqual(['3. 劳动争议仲裁经费']);
    expect(page.position).toEqual({ page: 3, pages: 6 });
  });

  it('shows the row of its schedule with the date that is not printed', () => {
    const { columns, rows } = tableOn(source('p1.schedule'));
    expect(columns.map(({ name }) => name)).toEqual(['3月底', '6月底', '10月底', '12月底']);
    expect(rows[0]?.cells).toEqual(['20%', '60%', '80%', '（文件没有印出这一格）']);
  });
});

describe('a passage', () => {
  it('says the figure that was cited before the sentence', () => {
    const page = source('fc7.1.1');
    expect(page.title).toBe('第七条');
    expect(page.blocks[0]).toEqual({
      kind: 'fields',
      heading: '句中的数字',
      fields: [{ name: '机关编制', value: '40名' }],
    });
  });

  it('of a decrease says that it is one', () => {
    const changes = knowledge.catalog.document.facts.filter(({ change }) => change?.direction === 'decrease');
    const [field] = changes.map(({ row }) => source(row.source.ref.split('/')[1] ?? '').blocks[0]);
    expect(field).toMatchObject({ fields: [{ name: expect.stringMatching(/（减少）$/u) }] });
  });

  it('is read among the duties of its office, two on each side', () => {
    const page = source('c6.8.4');
    expect(page.title).toBe('（八）养老保险与失业保险股');
    expect(page.blocks.flatMap((block) => (block.kind === 'clauses' ? block.clauses : []))).toMatchObject(
      [2, 3, 4, 5, 6].map((number) => ({ ref: `bazhou-hrss-2024/c6.8.${number}`, marked: number === 4 })),
    );
    expect(page.position).toEqual({ page: 4, pages: 21 });
  });
});
