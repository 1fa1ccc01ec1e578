/** Which of several quantities is larger, and by how much. */
import { type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, refsOf, showReading } from '../assemble.ts';
import type { Cells, EngineFailure, Remark } from '../cells.ts';
import { sortBySize } from '../ordering.ts';
import { isCounted, readNumbers } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';
import { subtraction } from '../subtraction.ts';

type ComparePlan = Extract<TablePlan, { kind: 'compare' }>;

/** The figures in the order of the plan, then by how much the largest exceeds the second; a tie of both is remarked. */
export function compare(plan: ComparePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readNumbers(plan.quantities, rows);
  if (!readings.ok) return readings;
  const parts = readings.value.map((reading) => showReading(reading, plan.unit));
  const sorted = sortBySize(readings.value.filter(isCounted), 'top');
  if (!sorted.ok) return sorted;
  const [largest, second] = sorted.value;
  if (!largest || !second) return success(assemble(parts));
  const gap = subtraction(largest.reading, second.reading, plan.unit);
  if (!gap.ok) return gap;
  const tied = sorted.value.filter(({ size }) => size === largest.size).map(({ reading }) => reading);
  const labels = tied.map(({ label }) => label);
  const remarks: Remark[] = tied.length > 1 ? [{ kind: 'tie', labels, refs: refsOf(tied) }] : [];
  return success(assemble([...parts, gap.value, { remarks }]));
}
