/** Several quantities taken together. */
import { type Result, success } from '../base/result.ts';
import { addCells, distinctCells } from './addition.ts';
import { refsOf } from './assemble.ts';
import type { EngineFailure } from './cells.ts';
import { keyOf } from './read-cell.ts';
import type { Reading } from './read-quantity.ts';
import type { RowIndex } from './row-index.ts';

/** `members` are the readings that bring something of their own; `total` is all of them together. */
export type Joint = { readonly members: readonly Reading[]; readonly total: Reading };

/**
 * Adds the cells of all readings at once, so that across quantities too no cell and no goal is counted twice and no
 * parent is added to its child. A reading whose cells were all counted with another is no member.
 */
export function joinReadings(readings: readonly Reading[], rows: RowIndex): Result<Joint, EngineFailure> {
  const cells = readings.flatMap((reading) => reading.cells);
  const addition = addCells(cells, rows);
  if (!addition.ok) return addition;
  const members = withoutRepeats(readings, rows);
  const label = members.map((reading) => reading.label).join(' + ');
  const refs = refsOf(readings);
  return success({ members, total: { label, cells, refs, ...addition.value, isWords: false, role: 'derived' } });
}

function withoutRepeats(readings: readonly Reading[], rows: RowIndex): readonly Reading[] {
  const cells = readings.flatMap((reading) => reading.cells);
  const left = new Set(distinctCells(cells, rows).cells.map(({ address }) => keyOf(address)));
  return readings.filter((reading) => {
    const brought = reading.cells.map(({ address }) => keyOf(address)).filter((key) => left.has(key));
    for (const key of brought) left.delete(key);
    return brought.length > 0;
  });
}
