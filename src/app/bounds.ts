/** What is refused before it is read: nothing to read, or too much. */
import type { Catalog } from '../catalog/catalog.ts';
import type { SinglePlan } from '../plan/plan.ts';

/** Longest question that is read: the longest of the golden sets has 60 characters, and one of 450 takes less than 50 ms. */
const MOST_CHARACTERS = 450;

/** `source <ref>`: opens a row or passage by its ref. */
const SOURCE = /^\s*\/?source\s+(\S{1,80})\s*$/u;

/** A refusal for text without a word or of unreasonable length, a quote for `source <ref>`; null for a question to be read. */
export function boundedPlan(catalog: Catalog, text: string): SinglePlan | null {
  if (text.length > MOST_CHARACTERS) return { kind: 'decline', reason: 'too-long', about: '', nearest: [] };
  const ref = SOURCE.exec(text)?.[1];
  if (ref !== undefined) {
    const known = catalog.rows.has(ref) || catalog.passages.has(ref);
    return known
      ? { kind: 'quote', refs: [ref], lead: '' }
      : { kind: 'decline', reason: 'not-in-document', about: ref, nearest: [] };
  }
  const readable = /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text.replace(/[\s\u200b]/gu, ''));
  return readable ? null : { kind: 'decline', reason: 'unintelligible', about: '', nearest: [] };
}
