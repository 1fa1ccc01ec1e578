/** A change on the year before, with the year before and the percentage where the present amount is given. */
import { add, compare, subtract } from '../../base/decimal.ts';
import { failure, type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { type Amount, alignUnits, calculation } from '../amount.ts';
import { assemble, type Part, refsOf, showReading } from '../assemble.ts';
import type { Calculation, Cells, EngineFailure } from '../cells.ts';
import { percentage } from '../quotient.ts';
import { type Counted, isCounted, readNumber } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type ChangePlan = Extract<TablePlan, { kind: 'change' }>;

/**
 * The change as printed (its direction stays with the plan), the present amount, the year before, and the change as
 * a percentage of it, in this order; the last three only where `present` is given and budgeted. Without an amount
 * the year before there is no percentage: a failure when that was asked, otherwise it is left out.
 */
export function change(plan: ChangePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const reading = readNumber({ label: plan.label, cells: [plan.change] }, rows);
  if (!reading.ok) return reading;
  if (plan.present === undefined) return success(assemble([showReading(reading.value)]));
  const present = readNumber(plan.present, rows);
  if (!present.ok) return present;
  const printed = [showReading(reading.value), showReading(present.value)];
  if (!isCounted(reading.value) || !isCounted(present.value)) return success(assemble(printed));
  const derived = beforeAndPercentage(plan, reading.value, present.value);
  return derived.ok ? success(assemble([...printed, ...derived.value])) : derived;
}

function beforeAndPercentage(
  plan: ChangePlan,
  changed: Counted,
  present: Counted,
): Result<readonly Part[], EngineFailure> {
  const before = previousOf(plan, changed, present);
  if (!before.ok) return before;
  const { amount, calculations } = before.value;
  const label = `${present.label}（${plan.baseYear}年）`;
  const refs = refsOf([present, changed]);
  const previous: Part = { figures: [{ label, ...amount, refs, role: 'derived' }], calculations };
  // Less than nothing cannot have been budgeted, and nothing cannot be divided by.
  if (compare(amount.value, '0') <= 0) {
    return plan.ask === 'percent' ? failure({ code: 'divide-by-zero', label }) : success([previous]);
  }
  const percent = percentage({ dividend: changed.amount, divisor: amount, divisorLabel: label });
  if (!percent.ok) return percent;
  const { amount: share, ...steps } = percent.value;
  const figure = { label: `${plan.label} ÷ ${label}`, ...share, refs, role: 'derived' as const };
  return success([previous, { ...steps, figures: [figure] }]);
}

/** What there was before: the present amount with a decrease added back, or an increase taken away. */
function previousOf(
  plan: ChangePlan,
  changed: Counted,
  present: Counted,
): Result<{ readonly amount: Amount; readonly calculations: readonly Calculation[] }, EngineFailure> {
  const aligned = alignUnits([present.amount, changed.amount]);
  if (!aligned.ok) return aligned;
  const { values, unit, calculations } = aligned.value;
  const [now = '0', by = '0'] = values;
  const isDecrease = plan.direction === 'decrease';
  const amount = { value: isDecrease ? add(now, by) : subtract(now, by), unit };
  return success({ amount, calculations: [...calculations, calculation(values, isDecrease ? '+' : '−', amount)] });
}
