/** What stands around a row or passage, and the way to the next one. */
import { indexAmong, type Placed } from './opened.ts';
import type { Address, Page } from './page.ts';

/** Neighbours shown on each side. */
const NEIGHBOURS = 2;

/** The entry among its neighbours. */
export function near<Entry extends Placed>(entries: readonly Entry[], entry: Placed): readonly Entry[] {
  const position = indexAmong(entries, entry);
  return entries.slice(Math.max(0, position - NEIGHBOURS), position + NEIGHBOURS + 1);
}

/** The sources before and after one of many. */
export function stepping(entries: readonly Placed[], entry: Placed): Pick<Page, 'previous' | 'next' | 'position'> {
  const position = indexAmong(entries, entry);
  const at = (index: number): Address | null => {
    const other = entries[index];
    return other === undefined ? null : { kind: 'source', ref: other.source.ref };
  };
  return {
    previous: at(position - 1),
    next: at(position + 1),
    position: { page: position + 1, pages: entries.length },
  };
}
