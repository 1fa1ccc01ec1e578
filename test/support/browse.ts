/** Leafing through the whole document, as a person could. */
import { encodeAddress } from '../../src/browse/address.ts';
import { openPage } from '../../src/browse/open-page.ts';
import type { Address, Language, Page } from '../../src/browse/page.ts';
import { knowledge } from './knowledge.ts';

const LISTS: readonly Address[] = [
  { kind: 'projects', page: 1 },
  { kind: 'tables' },
  { kind: 'offices' },
  { kind: 'chapters' },
];

/** Every page that can be reached from the four lists, each once. */
export function everyPage(language: Language): readonly Page[] {
  const pages = new Map<string, Page>();
  const open = [...LISTS, ...sources()];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    const key = encodeAddress(address);
    if (pages.has(key)) continue;
    const page = openPage(knowledge.catalog, address, language);
    if (page === null) throw new Error(`${key} leads nowhere`);
    pages.set(key, page);
    open.push(...addressesOn(page));
  }
  return [...pages.values()];
}

/** The addresses of all of them. */
export const everyAddress = (): readonly Address[] => everyPage('zh').map(({ address }) => address);

/** Sources are reached by the buttons of answers. */
const sources = (): readonly Address[] =>
  [...knowledge.catalog.rows.keys(), ...knowledge.catalog.passages.keys()].map((ref) => ({ kind: 'source', ref }));

const addressesOn = ({ items, parts, previous, next, up }: Page): readonly Address[] => [
  ...[...items, ...parts].map(({ address }) => address),
  ...[previous, next, up].filter((address): address is Address => address !== null),
];
