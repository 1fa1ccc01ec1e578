/** Plan × rows → Cells: the one verb of the engine. Pure and synchronous. */
import { assertNever, type Result } from '../base/result.ts';
import type { TablePlan } from '../plan/plan.ts';
import type { Cells, EngineFailure } from './cells.ts';
import { change } from './operations/change.ts';
import { compare } from './operations/compare.ts';
import { difference } from './operations/difference.ts';
import { filter } from './operations/filter.ts';
import { rank } from './operations/rank.ts';
import { ratio } from './operations/ratio.ts';
import { schedule } from './operations/schedule.ts';
import { share } from './operations/share.ts';
import { show } from './operations/show.ts';
import { sum } from './operations/sum.ts';
import type { RowIndex } from './row-index.ts';

/**
 * Runs a checked plan over the rows of the loaded documents. Every figure of the result was read in one of the rows
 * of `refs` or is calculated from such figures in `calculations`; `refs` are the rows the result rests on, in the
 * order first used. What cannot be answered is an `EngineFailure`; only a row index that contradicts itself throws.
 */
export function runPlan(plan: TablePlan, rows: RowIndex): Result<Cells, EngineFailure> {
  switch (plan.kind) {
    case 'show':
      return show(plan, rows);
    case 'sum':
      return sum(plan, rows);
    case 'difference':
      return difference(plan, rows);
    case 'share':
      return share(plan, rows);
    case 'ratio':
      return ratio(plan, rows);
    case 'compare':
      return compare(plan, rows);
    case 'rank':
      return rank(plan, rows);
    case 'filter':
      return filter(plan, rows);
    case 'schedule':
      return schedule(plan, rows);
    case 'change':
      return change(plan, rows);
    default:
      return assertNever(plan);
  }
}
