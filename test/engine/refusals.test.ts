/** Every operation refuses, as a value, what it cannot calculate; and only the same goal is taken for the same. */
import { describe, expect, it } from 'vitest';
import { indexRows } from '../../src/engine/row-index.ts';
import { runPlan } from '../../src/engine/run-plan.ts';
import type { TablePlan } from '../../src/plan/plan.ts';
import { buildDocument, buildProject } from '../support/build-document.ts';
import { address, fail, quantity } from './sample.ts';

const [money, rate, words, nowhere] = [
  quantity('额', 't.4'),
  quantity('率', 'p4.i4 指标值'),
  quantity('话', 'p4.i2 指标值'),
  quantity('无', 't.99'),
] as const;

const operations: readonly (readonly [string, (second: typeof money) => TablePlan])[] = [
  ['sum', (second) => ({ kind: 'sum', quantities: [money, second] })],
  ['difference', (second) => ({ kind: 'difference', minuend: money, subtrahend: second })],
  ['share of a whole', (second) => ({ kind: 'share', parts: [money], whole: second })],
  ['share of a part', (second) => ({ kind: 'share', parts: [money, second], whole: quantity('总额', 't.1') })],
  ['ratio', (second) => ({ kind: 'ratio', dividend: money, divisor: second })],
  ['ratio turned round', (second) => ({ kind: 'ratio', dividend: second, divisor: money })],
  ['compare', (second) => ({ kind: 'compare', quantities: [money, second] })],
  ['rank', (second) => ({ kind: 'rank', set: '全部', quantities: [money, second], order: 'top', take: 1 })],
  ['change', (present) => ({ ...change, present })],
];

const change = {
  kind: 'change' as const,
  label: '减少',
  change: address('f.900 数值'),
  direction: 'decrease' as const,
  baseYear: 2023,
  ask: 'amount' as const,
};

describe.each(operations)('%s', (_name, planWith) => {
  it('refuses words, other units and cells that do not exist', () => {
    expect(fail(planWith(words))).toEqual({ code: 'not-a-number', label: '话' });
    expect(fail(planWith(rate)).code).toBe('different-units');
    expect(fail(planWith(nowhere))).toEqual({ code: 'no-such-cell', row: 't.99', column: '合计' });
  });
});

it('a quantity of several cells refuses words among them', () => {
  const mixed = quantity('和', 't.4', 'p4.i2 指标值');
  expect(fail({ kind: 'show', quantities: [mixed] })).toEqual({ code: 'not-a-number', label: '社会效益' });
});

it('a schedule refuses money that is no money', () => {
  const plan = (cell: string): TablePlan => ({
    kind: 'schedule',
    projects: [{ label: '项目', money: address(cell), schedule: 'p4.schedule' }],
    month: 6,
  });
  expect(fail(plan('p4.i4 指标值'))).toEqual({ code: 'different-units', units: ['%', '%'] });
  expect(fail(plan('p4.i2 指标值')).code).toBe('not-a-number');
});

describe('goals printed in two projects', () => {
  type Printed = {
    readonly name?: string;
    readonly description?: string;
    readonly value?: string;
    readonly project?: number;
  };

  /** The sum of two indicators, the second differing from the first as given. */
  function sumWith(second: Printed): string | null | undefined {
    const first = { name: '补助标准', description: '省级政府补助标准', value: '27.5元/人' };
    const other = { ...first, ...second };
    const isOneProject = second.project === 1;
    const projects = [
      buildProject({ number: 1, name: '甲', money: '1万元', indicators: isOneProject ? [first, other] : [first] }),
      buildProject({ number: 2, name: '乙', money: '1万元', indicators: isOneProject ? [] : [other] }),
    ];
    const refs = isOneProject ? ['p1.i1', 'p1.i2'] : ['p1.i1', 'p2.i1'];
    const quantities = refs.map((row) => ({ label: row, cells: [{ row, column: '指标值' }] }));
    const result = runPlan({ kind: 'sum', quantities }, indexRows([buildDocument({ projects })]));
    return result.ok ? result.value.figures.at(-1)?.value : result.failure.code;
  }

  it('are one when all is equal but the way the government is written', () => {
    expect(sumWith({})).toBe('27.5');
    expect(sumWith({ description: '省政府补助 标准' })).toBe('27.5');
    expect(sumWith({ value: '27.50元/人' })).toBe('27.5');
  });

  it('are two when anything else differs, or one project prints both', () => {
    expect(sumWith({ description: '中央政府补助标准' })).toBe('55.0');
    expect(sumWith({ description: '县级政府补助标准' })).toBe('55.0');
    expect(sumWith({ name: '代缴标准' })).toBe('55.0');
    expect(sumWith({ value: '≤27.5元/人' })).toBe('55.0');
    expect(sumWith({ value: '62.5元/人' })).toBe('90.0');
    expect(sumWith({ project: 1 })).toBe('55.0');
    expect(sumWith({ value: '27.5元/月' })).toBe('different-units');
  });
});
