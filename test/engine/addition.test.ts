import { describe, expect, it } from 'vitest';
import { expressions, fail, quantity, run, say } from './sample.ts';

const sumOf = (...cells: readonly string[]) => ({
  kind: 'sum' as const,
  quantities: cells.map((cell) => quantity(cell, cell)),
});

describe('sum', () => {
  it('gives each amount, then the total with every operand as printed', () => {
    const cells = run({
      kind: 'sum',
      quantities: [quantity('甲', 'p1.money 预算数'), quantity('乙', 'p2.money 预算数')],
    });
    expect(say(cells)).toEqual(['甲: 4445.00万元', '乙: 3292.00万元', '甲 + 乙: 7737.00万元']);
    expect(cells.calculations).toEqual([{ expression: '4445.00 + 3292.00 = 7737.00', unit: '万元' }]);
    expect(cells.figures[2]).toMatchObject({ role: 'derived', refs: ['p1.money', 'p2.money'] });
    expect(cells.refs).toEqual(['p1.money', 'p2.money']);
  });

  it('counts a goal printed in two projects once, whatever its government is called', () => {
    const cells = run(sumOf('p1.i1 指标值', 'p2.i1 指标值', 'p3.i1 指标值', 'p4.i1 指标值'));
    expect(cells.figures.at(-1)).toMatchObject({ value: '193.0', unit: '元/人/月' });
    expect(expressions(cells)).toEqual(['103 + 27.5 + 62.5 = 193.0']);
    expect(cells.remarks).toEqual([
      { kind: 'counted-once', label: '政府对60周岁以上基础养老金补助标准', refs: ['p2.i1', 'p3.i1'] },
    ]);
    expect(cells.refs).toEqual(['p1.i1', 'p2.i1', 'p4.i1', 'p3.i1']);
  });

  it('counts a cell named twice once, within a quantity and across two', () => {
    const cells = run({
      kind: 'sum',
      quantities: [quantity('甲', 't.4', 't.4'), quantity('乙', 't.4'), quantity('丙', 't.5')],
    });
    expect(cells.figures.at(-1)).toMatchObject({ label: '甲 + 丙', value: '7100.00' });
    expect(expressions(cells)).toEqual(['6600.00 + 500.00 = 7100.00']);
    expect(cells.remarks).toEqual([{ kind: 'counted-once', label: '补助被征地农民支出', refs: ['t.4'] }]);
  });

  it('takes a blank as nothing budgeted, and says so', () => {
    const cells = run(sumOf('t.4', 't.5', 't.6'));
    expect(cells.figures.at(-1)?.value).toBe('7100.00');
    expect(expressions(cells)).toEqual(['6600.00 + 500.00 = 7100.00']);
    expect(cells.remarks).toContainEqual({ kind: 'empty', label: '其他支出', refs: ['t.6'] });
  });

  it('brings money to one unit first', () => {
    const cells = run(sumOf('t.7', 't.5'));
    expect(cells.figures.at(-1)).toMatchObject({ value: '1000.00', unit: '万元' });
    expect(expressions(cells)).toEqual(['5000000元 = 500万元', '500 + 500.00 = 1000.00']);
  });

  it('converts the total when asked, after adding', () => {
    const cells = run({ ...sumOf('t.4', 't.5'), unit: '亿元' });
    expect(cells.figures.at(-1)).toMatchObject({ value: '0.71', unit: '亿元' });
    expect(expressions(cells).slice(-2)).toEqual(['6600.00 + 500.00 = 7100.00', '7100.00万元 = 0.71亿元']);
  });
});

describe('addition refuses', () => {
  it.each([
    ['a row and its child', 't.2', 't.5', '社会保障和就业支出', '劳动保障监察'],
    ['a row and its grandchild, in whatever order', 't.5', 't.1', '合计', '劳动保障监察'],
    ['a column and its part', 't.2 项目支出', 't.2', '合计', '项目支出'],
    ['a row’s total and its child’s part', 't.2', 't.3 项目支出', '社会保障和就业支出', '就业补助'],
    ['a row’s part and its child’s total', 't.2 项目支出', 't.3', '社会保障和就业支出', '就业补助'],
    ['the money of a project and its 财政资金', 'p1.money 财政资金', 'p1.money 预算数', '预算数', '财政资金'],
    ['two dates of one cumulative plan', 'p1.schedule 3月底', 'p1.schedule 12月底', '12月底', '3月底'],
  ])('%s', (_what, first, second, parent, child) => {
    expect(fail(sumOf(first, second))).toEqual({ code: 'parent-and-child', parent, child });
    expect(fail({ kind: 'show', quantities: [quantity('和', first, second)] })).toMatchObject({ parent, child });
  });

  it('units that differ', () => {
    expect(fail(sumOf('t.5', 'p4.i4 指标值'))).toEqual({ code: 'different-units', units: ['万元', '%'] });
  });

  it('words', () => {
    expect(fail(sumOf('t.5', 'p4.i2 指标值'))).toEqual({ code: 'not-a-number', label: 'p4.i2 指标值' });
  });

  it('but not two parts of one row, nor siblings', () => {
    expect(run(sumOf('t.2 基本支出', 't.2 项目支出')).figures.at(-1)?.value).toBe('41007.54');
    expect(run(sumOf('t.3', 't.5')).figures.at(-1)?.value).toBe('3322.56');
  });
});
