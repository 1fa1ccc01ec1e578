/** The only place that subtracts one reading from another. */
import { subtract } from '../base/decimal.ts';
import { type Result, success } from '../base/result.ts';
import { alignUnits, calculation } from './amount.ts';
import { type Part, refsOf, showDerived } from './assemble.ts';
import type { EngineFailure } from './cells.ts';
import type { Counted } from './read-quantity.ts';

/** Two percentages differ by percentage points, not by a percentage. */
const differenceUnit = (unit: string): string => (unit === '%' ? '个百分点' : unit);

/** The signed, exact difference: `1467.00 − 247.00 = 1220.00`; in `unit` where that is given and it is money. */
export function subtraction(minuend: Counted, subtrahend: Counted, unit?: string): Result<Part, EngineFailure> {
  const aligned = alignUnits([minuend.amount, subtrahend.amount]);
  if (!aligned.ok) return aligned;
  const { values, unit: common, calculations } = aligned.value;
  const [top = '0', bottom = '0'] = values;
  const amount = { value: subtract(top, bottom), unit: differenceUnit(common) };
  const label = `${minuend.label} − ${subtrahend.label}`;
  const shown = showDerived({ label, amount, refs: refsOf([minuend, subtrahend]) }, unit);
  const steps = [...calculations, calculation(values, '−', amount), ...(shown.calculations ?? [])];
  return success({ ...shown, calculations: steps });
}
