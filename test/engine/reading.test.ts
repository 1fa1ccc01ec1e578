import { describe, expect, it } from 'vitest';
import { indexRows } from '../../src/engine/row-index.ts';
import { buildDocument, buildRow, buildTable } from '../support/build-document.ts';
import { expressions, fail, quantity, rows, run, say } from './sample.ts';

describe('show', () => {
  it('gives the figure as printed, with its row', () => {
    expect(run({ kind: 'show', quantities: [quantity('监察', 't.5')] })).toEqual({
      figures: [{ label: '监察', value: '500.00', unit: '万元', refs: ['t.5'], role: 'read' }],
      calculations: [],
      remarks: [],
      refs: ['t.5'],
    });
  });

  it('says of a blank that nothing is budgeted', () => {
    const cells = run({ kind: 'show', quantities: [quantity('其他', 't.6')] });
    expect(cells.figures[0]?.value).toBeNull();
    expect(cells.remarks).toEqual([{ kind: 'empty', label: '其他', refs: ['t.6'] }]);
  });

  it('shows words and bounds as printed', () => {
    const plan = {
      kind: 'show' as const,
      quantities: [quantity('效益', 'p4.i2 指标值'), quantity('满意', 'p4.i3 指标值')],
    };
    const [words, bound] = run(plan).figures;
    expect(words).toMatchObject({ value: null, printed: '有效保障' });
    expect(bound).toMatchObject({ value: '92', unit: '%', printed: '≥92%' });
  });

  it('converts money and shows how; other units stay', () => {
    const cells = run({
      kind: 'show',
      unit: '亿元',
      quantities: [quantity('征地', 't.4'), quantity('覆盖率', 'p4.i4 指标值')],
    });
    expect(say(cells)).toEqual(['征地: 0.66亿元', '覆盖率: 95%']);
    expect(cells.calculations).toEqual([{ expression: '6600.00万元 = 0.66亿元', unit: '亿元' }]);
    expect(cells.figures.map(({ role }) => role)).toEqual(['derived', 'read']);
  });

  it('does not convert into the unit a figure is printed in', () => {
    const cells = run({ kind: 'show', unit: '万元', quantities: [quantity('征地', 't.4')] });
    expect([say(cells), expressions(cells)]).toEqual([['征地: 6600.00万元'], []]);
  });

  it('adds a quantity of several cells', () => {
    const cells = run({ kind: 'show', quantities: [quantity('改革补助', 'p1.money 预算数', 'p2.money 预算数')] });
    expect([say(cells), expressions(cells)]).toEqual([['改革补助: 7737.00万元'], ['4445.00 + 3292.00 = 7737.00']]);
    expect(cells.figures[0]).toMatchObject({ role: 'derived', refs: ['p1.money', 'p2.money'] });
  });

  it('names the cell that does not exist', () => {
    const missing = { kind: 'show' as const, quantities: [quantity('无', 't.99')] };
    expect(fail(missing)).toEqual({ code: 'no-such-cell', row: 't.99', column: '合计' });
    expect(fail({ kind: 'show', quantities: [quantity('无', 't.5 经营支出')] })).toMatchObject({ column: '经营支出' });
  });
});

describe('row index', () => {
  it('finds rows of every kind, and the columns that contain others', () => {
    for (const ref of ['t.1', 'p1.money', 'p1.schedule', 'p1.i1', 'f.900']) expect(rows.row(ref)?.source.ref).toBe(ref);
    expect(rows.row('nothing')).toBeUndefined();
    expect(rows.columnParent('t.3', '项目支出')).toBe('合计');
    expect(rows.columnParent('p1.money', '财政资金')).toBe('预算数');
    expect(rows.columnParent('p1.schedule', '6月底')).toBe('10月底');
    expect(rows.columnParent('f.900', '数值')).toBeUndefined();
  });

  it('refuses two rows with one ref', () => {
    const twin = buildTable([1, 2].map((line) => buildRow({ ref: 'same', name: '行', line, cells: {} })));
    expect(() => indexRows([buildDocument({ tables: [twin] })])).toThrow(/two rows have the ref "same"/);
  });
});
