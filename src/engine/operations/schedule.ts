/** What share of a project's money is planned to be spent by the end of a month, and the amount that makes. */
import { compare, convertMoney, isMoneyUnit, multiply, roundHalfUp } from '../../base/decimal.ts';
import { failure, type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { convertAmount } from '../amount.ts';
import { assemble, type Part, showDerived, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { collect } from '../collect.ts';
import { type Counted, isCounted, readNumber, readQuantity } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type SchedulePlan = Extract<TablePlan, { kind: 'schedule' }>;
type ScheduledProject = SchedulePlan['projects'][number];
type Month = NonNullable<SchedulePlan['month']>;

/** The dates of 资金支出计划 in the template. */
const MONTHS: readonly Month[] = [3, 6, 10, 12];

/** An amount planned is a part of money, and printed like money: to two decimals. */
const DECIMALS = 2;

/**
 * For each project and month: the printed share, then the amount. A blank share is remarked as `empty`, a cell that
 * is not printed as `not-printed`; neither is ever made up from the months around it.
 */
export function schedule(plan: SchedulePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const months = plan.month === undefined ? MONTHS : [plan.month];
  const points = plan.projects.flatMap((project) => months.map((month) => ({ project, month })));
  const parts = collect(points.map(({ project, month }) => pointOf(project, month, { rows, unit: plan.unit })));
  return parts.ok ? success(assemble(parts.value)) : parts;
}

type Context = { readonly rows: RowIndex; readonly unit: string | undefined };

function pointOf(project: ScheduledProject, month: Month, context: Context): Result<Part, EngineFailure> {
  const column = `${month}月底`;
  const row = context.rows.row(project.schedule);
  if (!row) return failure({ code: 'no-such-cell', row: project.schedule, column });
  const { ref } = row.source;
  if (!row.cells.some((cell) => cell.column === column)) {
    return success({ remarks: [{ kind: 'not-printed', label: project.label, month }], refs: [ref] });
  }
  const label = `${project.label} ${column}`;
  const share = readQuantity({ label, cells: [{ row: ref, column }] }, context.rows);
  if (!share.ok) return share;
  const printed = showReading(share.value);
  if (!isCounted(share.value)) return success(printed);
  const planned = amountOf(share.value, project, context);
  return planned.ok ? success(assemble([printed, planned.value])) : planned;
}

function amountOf(share: Counted, project: ScheduledProject, { rows, unit }: Context): Result<Part, EngineFailure> {
  const money = readNumber({ label: project.label, cells: [project.money] }, rows);
  if (!money.ok) return money;
  if (!isCounted(money.value)) return success({ remarks: money.value.remarks, refs: money.value.refs });
  const { amount, refs } = money.value;
  if (share.amount.unit !== '%' || !isMoneyUnit(amount.unit)) {
    return failure({ code: 'different-units', units: [amount.unit, share.amount.unit] });
  }
  // A smaller unit shows more of the product than the printed one: there the money is converted before it is rounded.
  const before = convertAmount(amount, isSmaller(unit, amount.unit) ? unit : undefined);
  const product = multiply(multiply(before.amount.value, share.amount.value), '0.01');
  const planned = { value: roundHalfUp(product, DECIMALS), unit: before.amount.unit };
  const expression = `${before.amount.value} × ${share.amount.value}% = ${planned.value}`;
  const shown = showDerived({ label: share.label, amount: planned, refs: [...share.refs, ...refs] }, unit);
  return success({
    ...shown,
    calculations: [...before.calculations, { expression, unit: planned.unit }, ...(shown.calculations ?? [])],
    remarks: compare(product, planned.value) === 0 ? [] : [{ kind: 'rounded', decimals: DECIMALS }],
  });
}

const isSmaller = (unit: string | undefined, than: string): boolean =>
  unit !== undefined && isMoneyUnit(unit) && compare(convertMoney('1', unit, than), '1') < 0;
