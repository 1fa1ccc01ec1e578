/** What percentage of a whole its parts are. */
import { failure, type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, type Part, refsOf, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { collect } from '../collect.ts';
import { joinReadings } from '../joint.ts';
import { percentage } from '../quotient.ts';
import { type Counted, isCounted, type Reading, readNumber, readNumbers } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type SharePlan = Extract<TablePlan, { kind: 'share' }>;

/**
 * The parts, their sum when there are several, and the whole; then the percentage of each in the same order. A part
 * for which nothing is budgeted has no percentage; a whole for which nothing is budgeted cannot be divided by.
 */
export function share(plan: SharePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const parts = readNumbers(plan.parts, rows);
  if (!parts.ok) return parts;
  const whole = readNumber(plan.whole, rows);
  if (!whole.ok) return whole;
  const dividends = withJoint(parts.value, rows);
  if (!dividends.ok) return dividends;
  const divisor = whole.value;
  if (!isCounted(divisor)) return failure({ code: 'divide-by-zero', label: divisor.label });
  const shares = collect(dividends.value.filter(isCounted).map((dividend) => shareOf(dividend, divisor)));
  if (!shares.ok) return shares;
  const operands = [...dividends.value, divisor].map((reading) => showReading(reading));
  return success(assemble([...operands, ...shares.value]));
}

/** The parts and, of several, their sum; a part counted with another, or an only one, has no sum of its own. */
function withJoint(parts: readonly Reading[], rows: RowIndex): Result<readonly Reading[], EngineFailure> {
  const joint = joinReadings(parts, rows);
  if (!joint.ok) return joint;
  const { members, total } = joint.value;
  return success(members.length > 1 ? [...members, total] : members);
}

function shareOf(dividend: Counted, divisor: Counted): Result<Part, EngineFailure> {
  const result = percentage({ dividend: dividend.amount, divisor: divisor.amount, divisorLabel: divisor.label });
  if (!result.ok) return result;
  const { amount, ...steps } = result.value;
  const label = `${dividend.label} ÷ ${divisor.label}`;
  return success({ ...steps, figures: [{ label, ...amount, refs: refsOf([dividend, divisor]), role: 'derived' }] });
}
