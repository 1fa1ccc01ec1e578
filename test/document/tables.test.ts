/** The nine tables and the three inside chapters, against the printed text. Expected values were read off the source by hand. */
import { describe, expect, it } from 'vitest';
import { builtIn, builtInFolder, cellAt, rowAt, sourcesOf, textOf } from './support.ts';

const values = (short: string): (string | null)[] => rowAt(builtIn, short).cells.map((cell) => cell.value);
const section = (short: string): string => rowAt(builtIn, short).source.section.join(' > ');

describe('tables of the built-in document', () => {
  it('has every table with as many rows as are printed', () => {
    const counts = builtIn.tables.map((table) => [table.kind, table.side ?? '', table.page, table.rows.length]);
    expect(counts).toEqual([
      ['balance', '收入', 1, 8],
      ['balance', '支出', 1, 34],
      ['income', '', 3, 39],
      ['expenditure', '', 6, 39],
      ['fiscal-balance', '收入', 9, 9],
      ['fiscal-balance', '支出', 9, 34],
      ['general', '', 11, 36],
      ['basic', '', 13, 32],
      ['fund', '', 15, 4],
      ['state-capital', '', 16, 0],
      ['three-public', '', 17, 9],
      ['units', '', undefined, 5],
      ['procurement', '', 93, 0],
      ['assets', '', 93, 6],
    ]);
  });

  it('loses no amount: each stands in exactly as many cells as it is printed', () => {
    const text = textOf(builtInFolder);
    const lines = text.split('\n').slice(
      30,
      text.split('\n').findIndex((line) => line.endsWith('情况说明') && line.startsWith('霸')),
    );
    const printed = lines.flatMap((line) => line.split('\t')).filter((cell) => /^\d+\.\d+$/.test(cell.trim()));
    const cells = builtIn.tables
      .filter((table) => table.line < lines.length + 30)
      .flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.value ?? [])));
    expect(printed.length).toBe(402);
    expect(cells.toSorted()).toEqual(printed.toSorted());
  });

  it('reads rows of every kind of table', () => {
    expect(values('t3.33')).toEqual(['6600.00', null, '6600.00', null, null, null]);
    expect(values('t3.1')).toEqual(['47955.39', '4985.42', '42969.97', null, null, null]);
    expect(values('t6.18')).toEqual(['92.23', null, '92.23']);
    expect(values('t5.7')).toEqual(['763.46', '743.67', '19.79']);
    expect(values('t7.4')).toEqual(['6600.00', null, '6600.00']);
    expect(values('t9.9')).toEqual(['1.33', '1.33', null, null]);
    expect(values('t4e.32')).toEqual(['47955.39', '41355.39', '6600.00', null]);
    expect(values('t1i.33')).toEqual(['1044.57']);
    expect(values('assets.4')).toEqual(['8', '114.96']);
  });

  it('puts the shifted headers of the income table right', () => {
    expect(cellAt(builtIn, 't2.18', '上年结转').value).toBe('808.56');
    expect(cellAt(builtIn, 't2.18', '其他收入').value).toBeNull();
    expect(cellAt(builtIn, 't2.36', '小计').value).toBe('66.02');
    const income = builtIn.tables.find((table) => table.kind === 'income');
    expect(income?.columns.map((column) => [column.name, column.parent])).toEqual([
      ['合计', undefined],
      ['小计', '合计'],
      ['财政拨款收入', '小计'],
      ['财政专户收入', '小计'],
      ['事业收入', '小计'],
      ['经营收入', '小计'],
      ['上级补助收入', '小计'],
      ['附属单位上缴收入', '小计'],
      ['其他收入', '小计'],
      ['上年结转', '合计'],
    ]);
  });

  it('keeps an empty cell as a cell without a value', () => {
    expect(cellAt(builtIn, 't3.33', '基本支出')).toEqual({
      column: '基本支出',
      printed: '',
      value: null,
      unit: '万元',
    });
  });

  it.each([
    ['t1i.5', 1],
    ['t1e.19', 1],
    ['t1e.20', 2],
    ['t2.13', 3],
    ['t2.14', 4],
    ['t2.24', 4],
    ['t2.25', 5],
    ['t3.18', 6],
    ['t3.33', 7],
    ['t3.38', 8],
    ['t4e.18', 9],
    ['t4i.37', 10],
    ['t5.19', 11],
    ['t5.20', 12],
    ['t6.19', 13],
    ['t6.20', 14],
    ['t7.1', 15],
    ['t9.9', 17],
  ])('knows the page of %s', (short, page) => {
    expect(rowAt(builtIn, short).source.page).toBe(page);
  });

  it('names side, section, line and place of a row', () => {
    expect(section('t1e.8')).toBe('部门预算收支总表 > 支出');
    expect(section('t3.33')).toBe('部门预算支出总表');
    expect(section('units.2')).toBe('一、部门职责及机构设置情况 > 机构设置 > 部门机构设置情况');
    expect(section('assets.4')).toBe('八、国有资产信息 > 部门固定资产占用情况表');
    expect(rowAt(builtIn, 't3.33').source).toMatchObject({ locator: '第33行（2120805）', line: 205, kind: 'row' });
  });

  it('quotes a row with its column names', () => {
    expect(rowAt(builtIn, 't3.33').source.quote).toBe(
      '序号：33；科目编码：2120805；科目名称：补助被征地农民支出；合计：6600.00；基本支出：（空）；项目支出：6600.00',
    );
    expect(rowAt(builtIn, 't9.3').source.quote).toBe(
      '序号：3；项目：一、因公出国（境）费；合计：（空）；一般公共预算财政拨款：（空）',
    );
    expect(rowAt(builtIn, 'units.3').source.quote).toBe(
      '单位名称：霸州市就业服务中心；单位性质：事业；单位规格：副科级；经费保障形式：财政性资金基本保证',
    );
  });

  it.each([
    ['t3.33', 't3.32'],
    ['t3.32', 't3.31'],
    ['t3.31', 't3.1'],
    ['t6.24', 't6.13'],
    ['t1i.1', 't1i.32'],
    ['t1i.33', 't1i.34'],
    ['t4i.34', 't4i.33'],
    ['t9.2', 't9.1'],
    ['t9.8', 't9.6'],
    ['t9.9', 't9.2'],
    ['assets.3', 'assets.2'],
    ['assets.2', 'assets.1'],
  ])('puts %s under %s', (child, parent) => {
    expect(rowAt(builtIn, child).parent).toBe(`bazhou-hrss-2024/${parent}`);
  });

  it('takes numbering off names', () => {
    expect(rowAt(builtIn, 't1e.31').name).toBe('人行科目');
    expect(rowAt(builtIn, 't9.7').name).toBe('公务用车购置费');
    expect(rowAt(builtIn, 'assets.4')).toMatchObject({ name: '车辆', cells: [{ unit: '台、辆' }, { unit: '万元' }] });
  });

  it('keeps the notes under the empty tables, and of what day the assets are', () => {
    const notes = builtIn.tables.flatMap((table) => table.notes.map((note) => note.text));
    expect(notes).toEqual([
      '注：无国有资本经营预算财政拨款预算，空表列示。',
      '注：同一采购目录序号的物品，其单价会因配置规格不同而变动，均符合资产配置标准。涉密采购事项按照相关规定执行。',
      '注：无政府采购预算，空表列示。',
      '截止时间：2023-12-31',
    ]);
  });

  it('gives every place one short ASCII ref', () => {
    const refs = sourcesOf(builtIn).map((source) => source.ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter((ref) => !/^[\x21-\x7e]{1,48}$/.test(ref))).toEqual([]);
  });

  it('names a line of the source that holds the beginning of the quote', () => {
    const lines = textOf(builtInFolder).split('\n');
    const table = builtIn.tables.flatMap((candidate) => candidate.rows).filter((row) => row.code !== undefined);
    for (const row of table) expect(lines[row.source.line - 1]).toContain(`\t${row.code ?? ''}\t`);
    for (const { source } of builtIn.passages) expect(lines[source.line - 1]).toContain(source.quote.slice(0, 4));
  });
});
