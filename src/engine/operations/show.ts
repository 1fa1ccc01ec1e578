/** Shows each quantity as it is printed. */
import { type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { readQuantities } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type ShowPlan = Extract<TablePlan, { kind: 'show' }>;

/** One figure a quantity, in the order of the plan; money in `plan.unit` where that is given. */
export function show(plan: ShowPlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readQuantities(plan.quantities, rows);
  if (!readings.ok) return readings;
  return success(assemble(readings.value.map((reading) => showReading(reading, plan.unit))));
}
