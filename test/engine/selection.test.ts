import { describe, expect, it } from 'vitest';
import type { TablePlan, Threshold } from '../../src/plan/plan.ts';
import { expressions, fail, quantity, run, say } from './sample.ts';

const quantities = [
  quantity('培训', 't.7'),
  quantity('其他', 't.6'),
  quantity('监察', 't.5'),
  quantity('征地', 't.4'),
  quantity('就业', 't.3'),
];
const rates = ['p4.i1', 'p4.i2', 'p4.i3', 'p4.i4'].map((ref) => quantity(ref, `${ref} 指标值`));

function filterBy(thresholds: readonly Threshold[], more: Partial<Extract<TablePlan, { kind: 'filter' }>> = {}) {
  return run({ kind: 'filter', set: '科目', quantities, thresholds: [...thresholds], count: false, ...more });
}

describe('rank', () => {
  it('takes the largest, and cites only those', () => {
    const cells = run({ kind: 'rank', set: '科目', quantities, order: 'top', take: 2 });
    expect(say(cells)).toEqual(['征地: 6600.00万元', '就业: 2822.56万元']);
    expect(cells.refs).toEqual(['t.4', 't.3']);
    expect(cells.remarks).toEqual([]);
  });

  it('keeps equals in the order of the document and tells when the cut falls between them', () => {
    const cells = run({ kind: 'rank', set: '科目', quantities, order: 'top', take: 3 });
    expect(say(cells).at(-1)).toBe('监察: 500.00万元');
    expect(cells.remarks).toEqual([{ kind: 'tie', labels: ['监察', '培训'], refs: ['t.5', 't.7'] }]);
    expect(cells.refs).toEqual(['t.4', 't.3', 't.5', 't.7']);
  });

  it('passes over blanks from the bottom too, and takes no more than there are', () => {
    const cells = run({ kind: 'rank', set: '科目', quantities, order: 'bottom', take: 9 });
    expect(say(cells)).toEqual(['监察: 500.00万元', '培训: 5000000元', '就业: 2822.56万元', '征地: 6600.00万元']);
  });

  it('refuses what has no common measure', () => {
    expect(fail({ kind: 'rank', set: '指标', quantities: rates, order: 'top', take: 1 }).code).toBe('not-a-number');
    const mixed = [quantity('额', 't.5'), quantity('率', 'p4.i4 指标值')];
    expect(fail({ kind: 'rank', set: '指标', quantities: mixed, order: 'top', take: 1 }).code).toBe('different-units');
  });
});

describe('filter', () => {
  it('lists those that meet every threshold, largest first', () => {
    const bounds: Threshold[] = [
      { comparator: '≥', value: '500', unit: '万元' },
      { comparator: '<', value: '0.5', unit: '亿元' },
    ];
    const cells = filterBy(bounds);
    expect(say(cells)).toEqual(['就业: 2822.56万元', '监察: 500.00万元', '培训: 5000000元']);
    expect(cells.refs).toEqual(['t.3', 't.5', 't.7']);
  });

  it('knows > from ≥', () => {
    expect(filterBy([{ comparator: '>', value: '500.00', unit: '万元' }]).figures).toHaveLength(2);
    expect(filterBy([{ comparator: '=', value: '500', unit: '万元' }]).figures).toHaveLength(2);
  });

  it('lists everything that is printed when there is no threshold', () => {
    expect(say(filterBy([]))).toHaveLength(4);
    const cells = run({ kind: 'filter', set: '指标', quantities: rates, thresholds: [], count: false });
    expect(say(cells)).toEqual(['p4.i1: 62.5元/人/月', 'p4.i2: 有效保障', 'p4.i3: 92%', 'p4.i4: 95%']);
  });

  it('counts first, and lists what was counted', () => {
    const cells = filterBy([{ comparator: '≥', value: '0.1', unit: '亿元' }], { count: true });
    expect(say(cells)).toEqual(['科目: 2个', '征地: 6600.00万元', '就业: 2822.56万元']);
    expect(cells.calculations).toEqual([{ expression: '征地、就业 = 2', unit: '个' }]);
    expect(cells.figures[0]).toMatchObject({ role: 'derived', refs: ['t.4', 't.3'] });
  });

  it('counts none with the threshold that none met', () => {
    const cells = filterBy([{ comparator: '>', value: '1', unit: '亿元' }], { count: true });
    expect([say(cells), expressions(cells), cells.refs]).toEqual([['科目: 0个'], ['科目（>1亿元） = 0'], []]);
  });

  it('counts a cell given twice once', () => {
    const twice = [quantity('监察', 't.5'), quantity('劳动保障监察', 't.5')];
    expect(say(filterBy([], { count: true, quantities: twice }))).toEqual(['科目: 1个', '监察: 500.00万元']);
  });

  it('takes blanks in only when zero is asked for', () => {
    const cells = filterBy([{ comparator: '=', value: '0', unit: '万元' }]);
    expect(say(cells)).toEqual(['其他: 空']);
    expect(cells.remarks).toEqual([{ kind: 'empty', label: '其他', refs: ['t.6'] }]);
    expect(filterBy([{ comparator: '>', value: '0', unit: '万元' }]).figures).toHaveLength(4);
    expect(filterBy([{ comparator: '<', value: '1', unit: '万元' }]).figures).toHaveLength(0);
  });

  it('compares percentages with percentages, and says when nothing can be compared', () => {
    const thresholds: Threshold[] = [{ comparator: '≥', value: '93', unit: '%' }];
    const cells = run({ kind: 'filter', set: '指标', quantities: rates, thresholds, count: false });
    expect(say(cells)).toEqual(['p4.i4: 95%']);
    expect(fail({ kind: 'filter', set: '科目', quantities, thresholds, count: false })).toEqual({
      code: 'different-units',
      units: ['元', '万元', '%'],
    });
  });

  it('converts what it lists', () => {
    const cells = filterBy([{ comparator: '>', value: '6000', unit: '万元' }], { unit: '亿元' });
    expect([say(cells), expressions(cells)]).toEqual([['征地: 0.66亿元'], ['6600.00万元 = 0.66亿元']]);
  });
});
