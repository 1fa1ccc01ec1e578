/** The documents that the tests of browse leaf through, and every page of them. */
import { encodeAddress } from '../../src/browse/address.ts';
import { openPage } from '../../src/browse/open-page.ts';
import type { Address, Block, Language, Page } from '../../src/browse/page.ts';
import { buildCatalog } from '../../src/catalog/build-catalog.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { second } from '../document/support.ts';
import { knowledge } from '../support/knowledge.ts';

export const catalogs: readonly (readonly [name: string, catalog: Catalog])[] = [
  ['the built-in document', knowledge.catalog],
  ['a second document', buildCatalog(second, knowledge.catalog.lexicon)],
];

/** Opens a page that must be there. */
export function opened(catalog: Catalog, address: Address, language: Language = 'zh'): Page {
  const page = openPage(catalog, address, language);
  if (page === null) throw new Error(`${encodeAddress(address)} leads nowhere`);
  return page;
}

/** Every address that can be reached from a page. */
const linksOf = (page: Page): readonly Address[] => [
  ...[page.previous, page.next, page.up].filter((address) => address !== null),
  ...[...page.items, ...page.parts].map(({ address }) => address),
  ...refsOf(page).map((ref): Address => ({ kind: 'source', ref })),
];

/** Refs of all rows and clauses on a page. */
export const refsOf = ({ blocks }: Page): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'fields' ? [] : (block.kind === 'table' ? block.rows : block.clauses).map(({ ref }) => ref),
  );

/** The four lists, from which a person sets out. */
const LISTS: readonly Address[] = [
  { kind: 'projects', page: 1 },
  { kind: 'tables' },
  { kind: 'offices' },
  { kind: 'chapters' },
];

/** Every page that can be reached from the lists, and the page of every ref. */
export function allPages(catalog: Catalog, language: Language = 'zh'): readonly Page[] {
  const refs = [...catalog.rows.keys(), ...catalog.passages.keys()];
  const waiting = [...LISTS, ...refs.map((ref): Address => ({ kind: 'source', ref }))];
  const pages = new Map<string, Page>();
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    const key = encodeAddress(address);
    if (pages.has(key)) continue;
    const page = opened(catalog, address, language);
    pages.set(key, page);
    waiting.push(...linksOf(page));
  }
  return [...pages.values()];
}

/** The pages of something that has several, the first of them at this address. */
export function pagesFrom(catalog: Catalog, first: Address): readonly Page[] {
  const pages: Page[] = [];
  for (let address: Address | null = first; address !== null; address = pages.at(-1)?.next ?? null)
    pages.push(opened(catalog, address));
  return pages;
}

/** Every text on a page that a person reads, but for where it stands. */
export const textsOf = (page: Page): readonly string[] => [
  page.title,
  page.lead ?? '',
  ...page.blocks.flatMap(blockTexts),
  ...[...page.items, ...page.parts].flatMap(({ label, detail }) => [label, detail ?? '']),
];

const blockTexts = (block: Block): readonly string[] => [
  block.heading ?? '',
  ...(block.kind === 'fields' ? block.fields.flatMap(({ name, value }) => [name, value]) : []),
  ...(block.kind === 'table'
    ? [...block.columns.map(({ name }) => name), ...block.rows.flatMap(({ cells }) => cells)]
    : []),
  ...(block.kind === 'clauses' ? block.clauses.map(({ text }) => text) : []),
];
