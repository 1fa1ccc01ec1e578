/** The largest or smallest of a set. */
import { type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, type Part, refsOf, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { type Sized, sortBySize } from '../ordering.ts';
import { isCounted, readNumbers } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type RankPlan = Extract<TablePlan, { kind: 'rank' }>;

/**
 * The first `take` of a set by size. Blanks have no size and are passed over. Equal sizes stand in the order of the
 * document; when the cut falls between equals a `tie` names all of them, and the rows of those left out are cited too.
 * Rows that do not make the ranking are not among `refs`.
 */
export function rank(plan: RankPlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readNumbers(plan.quantities, rows);
  if (!readings.ok) return readings;
  const sorted = sortBySize(readings.value.filter(isCounted), plan.order);
  if (!sorted.ok) return sorted;
  const taken = sorted.value.slice(0, plan.take);
  const shown = taken.map(({ reading }) => showReading(reading, plan.unit));
  return success(assemble([...shown, tieAtCut(sorted.value, plan.take)]));
}

function tieAtCut(sorted: readonly Sized[], take: number): Part {
  const [last, next] = [sorted[take - 1], sorted[take]];
  if (!last || !next || last.size !== next.size) return {};
  const tied = sorted.filter(({ size }) => size === last.size).map(({ reading }) => reading);
  const refs = refsOf(tied);
  return { remarks: [{ kind: 'tie', labels: tied.map(({ label }) => label), refs }], refs };
}
