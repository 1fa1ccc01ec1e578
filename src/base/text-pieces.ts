/** How names and questions are cut for matching: no dictionary, so that both sides are always cut alike. */

const HAN = /\p{Script=Han}/u;

/** Names are squeezed again for every question; so many texts are kept, more than a document has names. */
const MOST_KEPT = 8192;
const kept = new Map<string, string>();

/** Drops everything but letters, digits and Han characters, and folds case: `“三公”经费` → `三公经费`. */
export function squeeze(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const squeezed = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '')
    .replace(/%$/u, '');
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, squeezed);
  return squeezed;
}

/**
 * Pieces of a text: each two neighbouring Han characters, each Latin word, each number (a run of digits with its
 * decimals). A lone Han character is a piece of its own.
 */
export function pieces(text: string): string[] {
  const found: string[] = [];
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?/gu) ?? []) {
    if (!HAN.test(run)) found.push(run);
    else if (run.length === 1) found.push(run);
    else for (let at = 0; at + 1 < run.length; at++) found.push(run.slice(at, at + 2));
  }
  return found;
}
