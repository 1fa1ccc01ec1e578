/** Takes one quantity from another. */
import { type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { isCounted, readNumbers } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';
import { subtraction } from '../subtraction.ts';

type DifferencePlan = Extract<TablePlan, { kind: 'difference' }>;

/**
 * Minuend, subtrahend, then the signed difference. There is no difference where nothing is budgeted on one side:
 * a blank is no zero, and the remark says so.
 */
export function difference(plan: DifferencePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readNumbers([plan.minuend, plan.subtrahend], rows);
  if (!readings.ok) return readings;
  const parts = readings.value.map((reading) => showReading(reading, plan.unit));
  const [minuend, subtrahend] = readings.value;
  if (!minuend || !subtrahend || !isCounted(minuend) || !isCounted(subtrahend)) return success(assemble(parts));
  const result = subtraction(minuend, subtrahend, plan.unit);
  return result.ok ? success(assemble([...parts, result.value])) : result;
}
