/** One goal printed in two projects is one target, never two to be added up. */
import { compare } from '../base/decimal.ts';
import type { CellReading } from './read-cell.ts';
import type { RowIndex } from './row-index.ts';

/** 省级政府 and 省政府 are the same government; 省 and 县 are not. */
const GOVERNMENT_GRADE = /^(中央|国家|省|市|区|县|乡|镇)级?政府/;

/**
 * Do two cells state the same goal, printed in two projects? Then their names, descriptions, values, bounds and
 * units are equal; the descriptions may differ in how they write the grade of government they begin with.
 */
export function isSameGoal(first: CellReading, second: CellReading, rows: RowIndex): boolean {
  const [left, right] = [rows.goal(first.address.row), rows.goal(second.address.row)];
  if (!left || !right || left.project === right.project) return false;
  return (
    normalise(left.name) === normalise(right.name) &&
    normalise(left.description) === normalise(right.description) &&
    hasSameValue(first, second)
  );
}

function hasSameValue({ cell: left }: CellReading, { cell: right }: CellReading): boolean {
  if (left.value === null || right.value === null) return false;
  return left.unit === right.unit && left.comparator === right.comparator && compare(left.value, right.value) === 0;
}

const normalise = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replace(GOVERNMENT_GRADE, '$1政府');
