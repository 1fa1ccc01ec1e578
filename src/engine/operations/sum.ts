/** Adds quantities up. */
import { type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { joinReadings } from '../joint.ts';
import { readNumbers } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type SumPlan = Extract<TablePlan, { kind: 'sum' }>;

/** Each quantity that counts, then their total where there are several; money in `plan.unit` where that is given. */
export function sum(plan: SumPlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readNumbers(plan.quantities, rows);
  if (!readings.ok) return readings;
  const joint = joinReadings(readings.value, rows);
  if (!joint.ok) return joint;
  const { members, total } = joint.value;
  const parts = members.map((member) => showReading(member, plan.unit));
  const hasTotal = members.length > 1 && total.amount !== null;
  const end = hasTotal ? showReading(total, plan.unit) : { remarks: total.remarks, refs: total.refs };
  return success(assemble([...parts, end]));
}
