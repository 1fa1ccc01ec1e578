import { describe, expect, it } from 'vitest';
import type { TablePlan } from '../../src/plan/plan.ts';
import { address, expressions, fail, quantity, run, say } from './sample.ts';

type SchedulePlan = Extract<TablePlan, { kind: 'schedule' }>;
type ChangePlan = Extract<TablePlan, { kind: 'change' }>;

function planned(number: number, more: Partial<SchedulePlan> = {}): SchedulePlan {
  const project = {
    label: `项目${number}`,
    money: address(`p${number}.money 预算数`),
    schedule: `p${number}.schedule`,
  };
  return { kind: 'schedule', projects: [project], ...more };
}

describe('schedule', () => {
  it('gives the printed share and the amount it makes', () => {
    const cells = run(planned(4, { month: 6 }));
    expect(say(cells)).toEqual(['项目4 6月底: 60%', '项目4 6月底: 148.20万元']);
    expect(cells.calculations).toEqual([{ expression: '247.00 × 60% = 148.20', unit: '万元' }]);
    expect(cells.refs).toEqual(['p4.schedule', 'p4.money']);
  });

  it('gives all printed months, tells a blank, and never fills one in', () => {
    const cells = run(planned(1));
    expect(say(cells)).toEqual([
      '项目1 3月底: 25%',
      '项目1 3月底: 1111.25万元',
      '项目1 6月底: 60%',
      '项目1 6月底: 2667.00万元',
      '项目1 10月底: 空',
      '项目1 12月底: 100%',
      '项目1 12月底: 4445.00万元',
    ]);
    expect(cells.remarks).toEqual([{ kind: 'empty', label: '项目1 10月底', refs: ['p1.schedule'] }]);
  });

  it('tells a month that is not printed', () => {
    const cells = run(planned(4, { month: 12 }));
    expect(cells.figures).toEqual([]);
    expect(cells.remarks).toEqual([{ kind: 'not-printed', label: '项目4', month: 12 }]);
    expect(cells.refs).toEqual(['p4.schedule']);
  });

  it('rounds to two decimals, in the unit that is asked for', () => {
    const cells = run(planned(2, { month: 6 }));
    expect(expressions(cells)).toEqual(['3292.00 × 33.333% = 1097.32']);
    expect(cells.remarks).toEqual([{ kind: 'rounded', decimals: 2 }]);
    expect(expressions(run(planned(2, { month: 6, unit: '元' })))).toEqual([
      '3292.00万元 = 32920000元',
      '32920000 × 33.333% = 10973223.60',
    ]);
    expect(expressions(run(planned(4, { month: 6, unit: '亿元' })))).toEqual([
      '247.00 × 60% = 148.20',
      '148.20万元 = 0.01482亿元',
    ]);
  });

  it('gives the share alone where no money is budgeted', () => {
    const cells = run(planned(3, { month: 3 }));
    expect(say(cells)).toEqual(['项目3 3月底: 50%']);
    expect(cells.remarks).toEqual([{ kind: 'empty', label: '项目3', refs: ['p3.money'] }]);
  });

  it('names the schedule that does not exist', () => {
    const projects = [{ label: '无', money: address('p1.money 预算数'), schedule: 'p9.schedule' }];
    expect(fail({ kind: 'schedule', projects, month: 3 })).toEqual({
      code: 'no-such-cell',
      row: 'p9.schedule',
      column: '3月底',
    });
  });
});

describe('change', () => {
  const base: ChangePlan = {
    kind: 'change',
    label: '预算减少',
    change: address('f.900 数值'),
    direction: 'decrease',
    baseYear: 2023,
    ask: 'percent',
  };
  const present = quantity('预算', 't.1');

  it('gives the change alone when the present amount is not given', () => {
    expect(say(run(base))).toEqual(['预算减少: 4150.89万元']);
  });

  it('adds a decrease back and gives the percentage of the year before', () => {
    const cells = run({ ...base, present });
    expect(say(cells)).toEqual([
      '预算减少: 4150.89万元',
      '预算: 47955.39万元',
      '预算（2023年）: 52106.28万元',
      '预算减少 ÷ 预算（2023年）: 7.97%',
    ]);
    expect(expressions(cells)).toEqual(['47955.39 + 4150.89 = 52106.28', '4150.89 ÷ 52106.28 = 7.97%']);
    expect(cells.refs).toEqual(['f.900', 't.1']);
  });

  it('takes an increase away', () => {
    const cells = run({ ...base, direction: 'increase', present });
    expect(expressions(cells)[0]).toBe('47955.39 − 4150.89 = 43804.50');
  });

  it('has no percentage of nothing', () => {
    const fromNothing = {
      ...base,
      change: address('f.902 数值'),
      direction: 'increase' as const,
      present: quantity('监察', 't.5'),
    };
    expect(fail(fromNothing)).toEqual({ code: 'divide-by-zero', label: '监察（2023年）' });
    expect(say(run({ ...fromNothing, ask: 'previous' })).at(-1)).toBe('监察（2023年）: 0.00万元');
  });

  it('does not calculate with a blank or with another unit', () => {
    expect(run({ ...base, present: quantity('其他', 't.6') }).figures).toHaveLength(2);
    expect(fail({ ...base, present: quantity('率', 'p4.i4 指标值') }).code).toBe('different-units');
  });
});
