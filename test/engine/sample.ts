/** One small budget that the tests of the engine read, and short ways to name its cells. */
import { expect } from 'vitest';
import type { Cells, EngineFailure } from '../../src/engine/cells.ts';
import { indexRows } from '../../src/engine/row-index.ts';
import { runPlan } from '../../src/engine/run-plan.ts';
import { type CellAddress, type Quantity, type TablePlan, tablePlan } from '../../src/plan/plan.ts';
import { buildDocument, buildFact, buildProject, buildRow, buildTable } from '../support/build-document.ts';

const STANDARD = '政府对60周岁以上基础养老金补助标准';

const table = buildTable(
  [
    line(1, '合计', undefined, ['47955.39万元', '4985.42万元', '42969.97万元']),
    line(2, '社会保障和就业支出', 't.1', ['41007.54万元', '4708.60万元', '36298.94万元']),
    line(3, '就业补助', 't.2', ['2822.56万元', '', '2822.56万元']),
    line(4, '补助被征地农民支出', 't.1', ['6600.00万元', '', '6600.00万元']),
    line(5, '劳动保障监察', 't.2', ['500.00万元', '', '500.00万元']),
    line(6, '其他支出', 't.1', ['', '', '']),
    line(7, '培训费', 't.2', ['5000000元', '', '']),
  ],
  { 合计: null, 基本支出: '合计', 项目支出: '合计' },
);

const pension = (description: string, value: string) => [{ name: STANDARD, description, value }];

const projects = [
  buildProject({
    number: 1,
    name: '中央养老',
    money: '4445.00万元',
    schedule: { '3月底': '25%', '6月底': '60%', '10月底': '', '12月底': '100%' },
    indicators: pension('中央政府对60周岁以上基础养老金补助标准', '103元/人/月'),
  }),
  buildProject({
    number: 2,
    name: '省级养老',
    money: '3292.00万元',
    schedule: { '3月底': '', '6月底': '33.333%' },
    indicators: pension('省级政府对60周岁以上基础养老金补助标准', '27.5元/人/月'),
  }),
  buildProject({
    number: 3,
    name: '省级养老之二',
    money: '',
    schedule: { '3月底': '50%' },
    indicators: pension('省政府对 60 周岁以上基础养老金补助标准', '27.5元/人/月'),
  }),
  buildProject({
    number: 4,
    name: '县级养老',
    money: '247.00万元',
    schedule: { '6月底': '60%' },
    indicators: [
      ...pension('县级政府对60周岁以上基础养老金补助标准', '62.5元/人/月'),
      { name: '社会效益', description: '保障程度', value: '有效保障' },
      { name: '满意度', description: '满意人数占比', value: '≥92%' },
      { name: '覆盖率', description: '参保占比', value: '95%' },
    ],
  }),
];

const facts = [
  buildFact('f.900', '收支预算', '4150.89万元'),
  buildFact('f.901', '“三公”经费', '0.47万元'),
  buildFact('f.902', '新增', '500.00万元'),
];

/** The rows of the sample. */
export const rows = indexRows([buildDocument({ tables: [table], projects, facts })]);

/** A quantity of cells of the sample, each `row column`; the column is 合计 where it is not given. */
export function quantity(label: string, ...cells: readonly string[]): Quantity {
  return { label, cells: cells.map(address) };
}

/** One cell of the sample, `row column`. */
export function address(cell: string): CellAddress {
  const [row = '', column = '合计'] = cell.split(' ');
  return { row, column };
}

/** Runs a plan that must succeed; the plan is checked against the schema first, as every plan is. */
export function run(plan: TablePlan): Cells {
  const result = runPlan(tablePlan.parse(plan), rows);
  if (!result.ok) expect.fail(`the plan failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Runs a plan that must fail. */
export function fail(plan: TablePlan): EngineFailure {
  const result = runPlan(tablePlan.parse(plan), rows);
  if (result.ok) expect.fail(`the plan gave figures: ${JSON.stringify(result.value.figures)}`);
  return result.failure;
}

/** Figures in one line each: `label value unit`. */
export const say = (cells: Cells): readonly string[] =>
  cells.figures.map(({ label, value, unit, printed }) => `${label}: ${value ?? printed ?? '空'}${unit}`);

/** Expressions only. */
export const expressions = (cells: Cells): readonly string[] => cells.calculations.map(({ expression }) => expression);

function line(number: number, name: string, parent: string | undefined, values: readonly string[]) {
  const [all = '', basic = '', project = ''] = values;
  const cells = { 合计: all, 基本支出: basic, 项目支出: project };
  return buildRow({ ref: `t.${number}`, name, cells, ...(parent === undefined ? {} : { parent }) });
}
