/** Readings in order of size, in the order of the document where sizes are equal. */
import { compare, trimZeros } from '../base/decimal.ts';
import { type Result, success } from '../base/result.ts';
import { alignUnits } from './amount.ts';
import type { EngineFailure } from './cells.ts';
import type { Counted, Reading } from './read-quantity.ts';

/** A reading with its size in the unit common to all, equal texts for equal sizes. */
export type Sized = { readonly reading: Counted; readonly size: string };

/** Largest first (`top`) or smallest first (`bottom`); refuses units that cannot be compared. */
export function sortBySize(
  readings: readonly Counted[],
  order: 'top' | 'bottom',
): Result<readonly Sized[], EngineFailure> {
  const aligned = alignUnits(readings.map(({ amount }) => amount));
  if (!aligned.ok) return aligned;
  const sized = readings.map((reading, position) => ({
    reading,
    size: trimZeros(aligned.value.values[position] ?? '0'),
  }));
  const direction = order === 'top' ? -1 : 1;
  return success(
    sized.toSorted((left, right) => direction * compare(left.size, right.size) || byPlace(left.reading, right.reading)),
  );
}

/** Readings in the order in which the source prints them; in their own order where it is the same line. */
export const sortByPlace = <Item extends Reading>(readings: readonly Item[]): readonly Item[] =>
  readings.toSorted(byPlace);

const byPlace = (left: Reading, right: Reading): number => lineOf(left) - lineOf(right);

const lineOf = ({ cells }: Reading): number => Math.min(...cells.map(({ row }) => row.source.line));
