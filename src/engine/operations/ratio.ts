/** How many times one quantity another is. */
import { compare } from '../../base/decimal.ts';
import { failure, type Result, success } from '../../base/result.ts';
import type { TablePlan } from '../../plan/plan.ts';
import { assemble, refsOf, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { percentage, times } from '../quotient.ts';
import { isCounted, readNumber } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type RatioPlan = Extract<TablePlan, { kind: 'ratio' }>;

/** Dividend, divisor, then the ratio in 倍 and, below one, as a percentage; none where nothing is budgeted for the dividend. */
export function ratio(plan: RatioPlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const dividend = readNumber(plan.dividend, rows);
  if (!dividend.ok) return dividend;
  const divisor = readNumber(plan.divisor, rows);
  if (!divisor.ok) return divisor;
  const [top, bottom] = [dividend.value, divisor.value];
  if (!isCounted(bottom)) return failure({ code: 'divide-by-zero', label: bottom.label });
  const operands = [showReading(top), showReading(bottom)];
  if (!isCounted(top)) return success(assemble(operands));
  const result = times({ dividend: top.amount, divisor: bottom.amount, divisorLabel: bottom.label });
  if (!result.ok) return result;
  const { amount, ...steps } = result.value;
  const label = `${top.label} ÷ ${bottom.label}`;
  const figure = { label, ...amount, refs: refsOf([top, bottom]), role: 'derived' as const };
  const inTimes = { ...steps, figures: [figure] };
  if (compare(amount.value, '1') >= 0) return success(assemble([...operands, inTimes]));
  // 0.35 times is said as a percentage, too: that is how a part of something is thought of.
  const share = percentage({ dividend: top.amount, divisor: bottom.amount, divisorLabel: bottom.label });
  if (!share.ok) return share;
  const { amount: percent, ...stepsOfShare } = share.value;
  return success(assemble([...operands, inTimes, { ...stepsOfShare, figures: [{ ...figure, ...percent }] }]));
}
