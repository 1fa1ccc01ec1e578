/** Those of a set that meet every threshold: counted, or listed. */
import { compare, convertMoney, isMoneyUnit, isZero } from '../../base/decimal.ts';
import { failure, type Result, success } from '../../base/result.ts';
import type { TablePlan, Threshold } from '../../plan/plan.ts';
import type { Amount } from '../amount.ts';
import { assemble, type Part, refsOf, showReading } from '../assemble.ts';
import type { Cells, EngineFailure } from '../cells.ts';
import { uniqueBy } from '../collect.ts';
import { sortByPlace, sortBySize } from '../ordering.ts';
import { keyOf } from '../read-cell.ts';
import { isCounted, type Reading, readQuantities } from '../read-quantity.ts';
import type { RowIndex } from '../row-index.ts';

type FilterPlan = Extract<TablePlan, { kind: 'filter' }>;

/**
 * The members that meet every threshold, largest first, in the order of the document where sizes are equal or cannot
 * be compared; with `count`, their number before them. Without thresholds that is every member with something
 * printed. A blank is passed over, except that it counts as zero when a threshold is zero. Words and other units meet
 * no threshold; where that leaves nothing to compare at all, the units differ.
 */
export function filter(plan: FilterPlan, rows: RowIndex): Result<Cells, EngineFailure> {
  const readings = readQuantities(plan.quantities, rows);
  if (!readings.ok) return readings;
  const set = uniqueBy(readings.value, (reading) => JSON.stringify(reading.cells.map(({ address }) => keyOf(address))));
  const unmatched = findUnmatched(set, plan.thresholds);
  if (unmatched) return failure(unmatched);
  const members = inOrder(set.filter((reading) => isMember(reading, plan.thresholds)));
  const shown = members.map((member) => showReading(member, plan.unit));
  return success(assemble(plan.count ? [countOf(members, plan), ...shown] : shown));
}

/** A threshold that no member of the set can be compared with. */
function findUnmatched(set: readonly Reading[], thresholds: readonly Threshold[]): EngineFailure | undefined {
  const units = [...new Set(set.filter(isCounted).map(({ amount }) => amount.unit))];
  const unmatched = thresholds.find(
    (threshold) => units.length > 0 && !units.some((unit) => isComparable(unit, threshold)),
  );
  return unmatched && { code: 'different-units', units: [...units, unmatched.unit] };
}

const isComparable = (unit: string, threshold: Threshold): boolean =>
  unit === threshold.unit || (isMoneyUnit(unit) && isMoneyUnit(threshold.unit));

function isMember(reading: Reading, thresholds: readonly Threshold[]): boolean {
  if (thresholds.length === 0) return isCounted(reading) || reading.isWords;
  const amount = amountAgainst(reading, thresholds);
  return amount !== null && thresholds.every((threshold) => meets(amount, threshold));
}

function amountAgainst(reading: Reading, thresholds: readonly Threshold[]): Amount | null {
  const zero = thresholds.find(({ value }) => isZero(value));
  if (reading.amount !== null || reading.isWords || !zero) return reading.amount;
  return { value: '0', unit: zero.unit };
}

function meets(amount: Amount, threshold: Threshold): boolean {
  if (!isComparable(amount.unit, threshold)) return false;
  const isConverted = amount.unit !== threshold.unit;
  const value = isConverted ? convertMoney(amount.value, amount.unit, threshold.unit) : amount.value;
  const order = compare(value, threshold.value);
  const holds = { '≥': order >= 0, '≤': order <= 0, '>': order > 0, '<': order < 0, '=': order === 0 };
  return holds[threshold.comparator];
}

/** Figures by size, then words and blanks; all in the order of the document when the figures cannot be compared. */
function inOrder(members: readonly Reading[]): readonly Reading[] {
  const sorted = sortBySize(members.filter(isCounted), 'top');
  if (!sorted.ok) return sortByPlace(members);
  const others = sortByPlace(members.filter((member) => !isCounted(member)));
  return [...sorted.value.map(({ reading }) => reading), ...others];
}

function countOf(members: readonly Reading[], plan: FilterPlan): Part {
  const value = String(members.length);
  const bounds = plan.thresholds.map(({ comparator, value: bound, unit }) => `${comparator}${bound}${unit}`);
  const nobody = bounds.length > 0 ? `${plan.set}（${bounds.join('，')}）` : plan.set;
  const counted = members.length > 0 ? members.map(({ label }) => label).join('、') : nobody;
  return {
    figures: [{ label: plan.set, value, unit: '个', refs: refsOf(members), role: 'derived' }],
    calculations: [{ expression: `${counted} = ${value}`, unit: '个' }],
  };
}
