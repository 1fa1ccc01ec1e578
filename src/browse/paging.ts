/** Cutting what is long into pages. */

/** One page of a list, and how many there are: at least one, so that an empty list can be opened too. */
export type Cut<Entry> = { readonly entries: readonly Entry[]; readonly page: number; readonly pages: number };

/** The page with this number; null when there is none. */
export function pageOf<Entry>(pages: readonly (readonly Entry[])[], page: number): Cut<Entry> | null {
  const entries = pages.length === 0 && page === 1 ? [] : pages[page - 1];
  return entries === undefined ? null : { entries, page, pages: Math.max(1, pages.length) };
}

/** Cut after every `size` entries. */
export const byCount = <Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] =>
  Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
    entries.slice(index * size, (index + 1) * size),
  );

/** Cut before the entry with which a page would have more than `most` characters; a longer entry has a page to itself. */
export function byLength<Entry>(
  entries: readonly Entry[],
  most: number,
  length: (entry: Entry) => number,
): readonly (readonly Entry[])[] {
  const pages: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    room -= length(entry);
    const last = pages.at(-1);
    if (last === undefined || room < 0) {
      pages.push([entry]);
      room = most - length(entry);
    } else last.push(entry);
  }
  return pages;
}

/** The number of the page that holds an entry, 1 when none does. */
export const pageWith = <Entry>(pages: readonly (readonly Entry[])[], holds: (entry: Entry) => boolean): number =>
  Math.max(1, pages.findIndex((entries) => entries.some(holds)) + 1);

/** The addresses before and after a page of many. */
export function around<Address>(
  { page, pages }: { readonly page: number; readonly pages: number },
  at: (page: number) => Address,
): { readonly previous: Address | null; readonly next: Address | null } {
  return { previous: page > 1 ? at(page - 1) : null, next: page < pages ? at(page + 1) : null };
}
