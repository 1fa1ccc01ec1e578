/** What every kind of page is made with, and the parts that all of them share. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Passage, Ref, Source } from '../document/document.ts';
import type { Address, Language, Page, PageCitation, PageClause } from './page.ts';
import { type Words, wordsOf } from './words.ts';

/** The document that is leafed through, and the words around it. */
export type Opened = { readonly catalog: Catalog; readonly words: Words };

/** The address of one kind of page. */
export type AddressOf<Kind extends Address['kind']> = Extract<Address, { kind: Kind }>;

export const openedIn = (catalog: Catalog, language: Language): Opened => ({ catalog, words: wordsOf(language) });

/** A page with only what it has of its own: one of one, with nothing to open. */
export const pageWithout = (own: Pick<Page, 'address' | 'title' | 'path'> & Partial<Page>): Page => ({
  lead: null,
  blocks: [],
  items: [],
  previous: null,
  next: null,
  up: null,
  parts: [],
  position: { page: 1, pages: 1 },
  citation: null,
  questions: [],
  ...own,
});

/** Where rows or passages stand that follow each other: the headings they share, from the first place to the last. */
export function citationOf(sources: readonly Source[]): PageCitation | null {
  const first = sources[0];
  const last = sources.at(-1);
  if (first === undefined || last === undefined) return null;
  const parts = first.section.findIndex((heading, depth) => sources.some(({ section }) => section[depth] !== heading));
  const shared = parts < 0 ? first.section : first.section.slice(0, parts);
  return {
    section: shared.join(' > '),
    locator: first.locator === last.locator ? first.locator : `${first.locator} – ${last.locator}`,
    ...(first.page === undefined ? {} : { page: first.page }),
  };
}

/** Whatever stands somewhere in the document: a row, a passage. */
export type Placed = { readonly source: { readonly ref: Ref } };

/** Where one of many stands among them, -1 when it does not; by its ref, since one may be read in twice. */
export const indexAmong = (entries: readonly Placed[], { source }: Placed): number =>
  entries.findIndex((entry) => entry.source.ref === source.ref);

/** Passages as they are read, one of them marked where the page was opened for it. */
export const clausesOf = (passages: readonly Passage[], marked?: string): readonly PageClause[] =>
  passages.map(({ source, text }) => ({
    locator: source.locator,
    text,
    marked: source.ref === marked,
    ref: source.ref,
  }));
