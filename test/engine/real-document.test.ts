/** The engine over the built-in disclosure: rows are found by what is printed, figures are those of the document. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document, Row, TableKind } from '../../src/document/document.ts';
import { loadDocument } from '../../src/document/ingest/load-document.ts';
import type { Cells } from '../../src/engine/cells.ts';
import { indexRows } from '../../src/engine/row-index.ts';
import { runPlan } from '../../src/engine/run-plan.ts';
import { type Quantity, type TablePlan, tablePlan } from '../../src/plan/plan.ts';

const document = load();
const rows = indexRows([document]);

function load(): Document {
  const loaded = loadDocument(resolve(import.meta.dirname, '../../knowledge/sources/bazhou-hrss-2024'));
  if (!loaded.ok) expect.fail(JSON.stringify(loaded.failure));
  return loaded.value;
}

const run = (plan: TablePlan) => runPlan(tablePlan.parse(plan), rows);

function ran(plan: TablePlan): Cells {
  const result = run(plan);
  if (!result.ok) expect.fail(JSON.stringify(result.failure));
  return result.value;
}

function must<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) expect.fail(`the document has no ${what}`);
  return value;
}

const tableRows = (kind: TableKind) =>
  document.tables.filter((table) => table.kind === kind).flatMap((table) => table.rows);

const project = (number: number) =>
  must(
    document.projects.find((one) => one.number === number),
    `project ${number}`,
  );

function lineOf(kind: TableKind, name: string, column = '合计'): Quantity {
  const row = must(
    tableRows(kind).find((one) => one.name === name),
    name,
  );
  return { label: name, cells: [{ row: row.source.ref, column }] };
}

function moneyOf(number: number): Quantity {
  const { name, money } = project(number);
  return { label: name, cells: [{ row: money.source.ref, column: '预算数' }] };
}

function factOf(subject: string, isChange: boolean): Row {
  const fact = document.facts.find((one) => one.subject === subject && (one.change !== undefined) === isChange);
  return must(fact, `fact ${subject}`).row;
}

const expressions = (cells: Cells) => cells.calculations.map(({ expression }) => expression);

describe('sums', () => {
  it('of two projects', () => {
    const cells = ran({ kind: 'sum', quantities: [moneyOf(11), moneyOf(12)] });
    expect(expressions(cells)).toEqual(['4445.00 + 3292.00 = 7737.00']);
    expect(cells.refs).toEqual([project(11).money.source.ref, project(12).money.source.ref]);
  });

  it('of the standards of three governments, one of them printed in two projects', () => {
    const standards = document.projects.flatMap(({ indicators }) =>
      indicators.filter(({ description }) => /政府对\s*60\s*周岁以上基础养老金补助标准/.test(description)),
    );
    expect(standards).toHaveLength(4);
    const quantities = standards.map(({ description, row }) => ({
      label: description,
      cells: [{ row: row.source.ref, column: '指标值' }],
    }));
    for (const order of [quantities, quantities.toReversed()]) {
      const cells = ran({ kind: 'sum', quantities: order });
      expect(cells.figures.at(-1)).toMatchObject({ value: '193.0', unit: '元/人/月' });
      expect(cells.remarks.filter(({ kind }) => kind === 'counted-once')).toHaveLength(1);
      expect(new Set(cells.refs)).toEqual(new Set(standards.map(({ row }) => row.source.ref)));
    }
  });

  it('of all projects, with every operand shown', () => {
    const all = {
      label: '全部项目',
      cells: document.projects.map(({ money }) => ({ row: money.source.ref, column: '预算数' })),
    };
    const cells = ran({ kind: 'show', quantities: [all] });
    expect(cells.figures[0]?.value).toBe('42969.98');
    expect(cells.refs).toHaveLength(29);
    expect(expressions(cells)[0]?.split(' + ')).toHaveLength(29);
  });

  it('of one subject printed in two tables never, of the kinds of budget yes', () => {
    const sum = (...quantities: Quantity[]): TablePlan => ({ kind: 'sum', quantities });
    const land = '补助被征地农民支出';
    const twice = [
      sum(lineOf('expenditure', land), lineOf('fund', land)),
      sum(lineOf('income', land), lineOf('expenditure', land, '合计')),
      sum(lineOf('expenditure', '合计'), lineOf('general', '就业补助')),
    ];
    for (const plan of twice) expect(run(plan)).toMatchObject({ ok: false, failure: { code: 'parent-and-child' } });
    expect(ran(sum(lineOf('general', '合计'), lineOf('fund', '合计'))).figures.at(-1)?.value).toBe('47955.39');
    expect(ran(sum(lineOf('expenditure', land), lineOf('general', '就业补助'))).figures.at(-1)?.value).toBe('9422.56');
  });

  it('of every subject and its section never, in any table', () => {
    let pairs = 0;
    for (const row of document.tables.flatMap((table) => table.rows)) {
      const parent = row.parent === undefined ? undefined : rows.row(row.parent);
      const column = row.cells.find(({ value, unit }) => value !== null && unit === '万元')?.column;
      if (!parent || column === undefined || !parent.cells.some((cell) => cell.column === column)) continue;
      const cells = [parent, row].map(({ source }) => ({ row: source.ref, column }));
      expect(run({ kind: 'show', quantities: [{ label: row.name, cells }] })).toMatchObject({ ok: false });
      pairs += 1;
    }
    expect(pairs).toBeGreaterThan(100);
  });
});

describe('shares and differences', () => {
  const whole = lineOf('expenditure', '合计');

  it('of the whole budget', () => {
    const land = ran({ kind: 'share', parts: [lineOf('expenditure', '补助被征地农民支出')], whole });
    expect(expressions(land)).toEqual(['6600.00 ÷ 47955.39 = 13.76%']);
    const projects = ran({ kind: 'share', parts: [lineOf('expenditure', '合计', '项目支出')], whole });
    expect(expressions(projects)).toEqual(['42969.97 ÷ 47955.39 = 89.60%']);
  });

  it('between two projects', () => {
    const cells = ran({ kind: 'difference', minuend: moneyOf(16), subtrahend: moneyOf(22) });
    const [minuend, subtrahend, gap] = cells.figures;
    expect(expressions(cells)).toEqual([`${minuend?.value} − ${subtrahend?.value} = ${gap?.value}`]);
    expect(cells.figures.map(({ role }) => role)).toEqual(['read', 'read', 'derived']);
  });

  it('in another unit', () => {
    const quantities = [lineOf('expenditure', '财政对城乡居民基本养老保险基金的补助')];
    const cells = ran({ kind: 'show', quantities, unit: '亿元' });
    expect(cells.calculations).toEqual([{ expression: '24733.00万元 = 2.4733亿元', unit: '亿元' }]);
    const reception = [lineOf('three-public', '公务接待费', '合计')];
    expect(ran({ kind: 'show', quantities: reception, unit: '元' }).figures[0]?.value).toBe('13300');
  });
});

describe('a schedule', () => {
  const plan = (number: number): TablePlan => {
    const { name, money, schedule } = project(number);
    const projects = [
      { label: name, money: { row: money.source.ref, column: '预算数' }, schedule: schedule.source.ref },
    ];
    return { kind: 'schedule', projects };
  };

  it('gives the printed share and the amount it makes', () => {
    const cells = ran({ ...plan(24), month: 6 } as TablePlan);
    expect(expressions(cells)).toEqual(['6600.00 × 60% = 3960.00']);
  });

  it('says every month of every project: planned, empty or not printed', () => {
    for (const { number, points } of document.projects) {
      const cells = ran(plan(number));
      const told = { planned: 0, empty: 0, lost: 0 };
      for (const { state } of points) told[state] += 1;
      expect(cells.figures.filter(({ unit, value }) => unit === '%' && value !== null)).toHaveLength(told.planned);
      expect(cells.remarks.filter(({ kind }) => kind === 'empty')).toHaveLength(told.empty);
      expect(cells.remarks.filter(({ kind }) => kind === 'not-printed')).toHaveLength(told.lost);
    }
  });
});

describe('a change on the year before', () => {
  it('gives the year before and the percentage', () => {
    const change = { row: factOf('预算收支安排', true).source.ref, column: '数值' };
    const present = {
      label: '预算收支安排',
      cells: [{ row: factOf('预算收支安排', false).source.ref, column: '数值' }],
    };
    const plan = { kind: 'change', label: '预算收支安排', change, direction: 'decrease', baseYear: 2023 } as const;
    const cells = ran({ ...plan, present, ask: 'percent' });
    expect(expressions(cells)).toEqual(['47955.39 + 4150.89 = 52106.28', '4150.89 ÷ 52106.28 = 7.97%']);
  });
});

describe('selections', () => {
  const quantities = document.projects.map(({ number }) => moneyOf(number));

  it('rank and count the projects', () => {
    const top = ran({ kind: 'rank', set: '项目', quantities, order: 'top', take: 3 });
    expect(top.figures.map(({ value }) => value)).toEqual(['11743.00', '8993.00', '6600.00']);
    const thresholds = [{ comparator: '≥' as const, value: '1000', unit: '万元' }];
    const counted = ran({ kind: 'filter', set: '项目', quantities, thresholds, count: true });
    expect(counted.figures[0]).toMatchObject({ value: '7', unit: '个' });
    expect(counted.refs).toHaveLength(7);
    expect(ran({ kind: 'filter', set: '项目', quantities, thresholds: [], count: true }).figures[0]?.value).toBe('29');
  });
});
