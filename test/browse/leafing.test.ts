/** Whatever can be tapped opens, the way back leads back, and an address to nothing gives nothing. */
import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from '../../src/browse/address.ts';
import { openPage } from '../../src/browse/open-page.ts';
import type { Address, Page } from '../../src/browse/page.ts';
import { knowledge } from '../support/knowledge.ts';
import { allPages, catalogs, opened, refsOf } from './all-pages.ts';

describe.each(catalogs)('leafing through %s', (_name, catalog) => {
  const pages = allPages(catalog);
  const { document } = catalog;
  const has = (address: Address): boolean =>
    pages.some((page) => encodeAddress(page.address) === encodeAddress(address));

  it('reaches every project, part, table, office and ref', () => {
    for (const { number } of document.projects)
      for (const part of ['card', 'plan', 'goals', 'indicators'] as const)
        expect(has({ kind: 'project', number, part, page: 1 })).toBe(true);
    document.tables.forEach((_table, index) => {
      expect(has({ kind: 'table', table: index + 1, page: 1 })).toBe(true);
    });
    for (const { id } of document.offices) expect(has({ kind: 'office', id, page: 1 })).toBe(true);
    const reached = new Set(pages.flatMap(({ address }) => (address.kind === 'source' ? [address.ref] : [])));
    expect([...catalog.rows.keys(), ...catalog.passages.keys()].filter((ref) => !reached.has(ref))).toEqual([]);
  });

  it('gives each page its own address, and marks only what it was opened for', () => {
    for (const page of pages) {
      expect(decodeAddress(encodeAddress(page.address))).toEqual(page.address);
      const marked = markedOf(page);
      if (page.address.kind !== 'source') expect(marked).toEqual([]);
      else expect(marked).toEqual([passageOfFact(page.address.ref) ?? page.address.ref]);
    }
  });

  const passageOfFact = (ref: string) => document.facts.find(({ row }) => row.source.ref === ref)?.passage;

  it('goes back from the next page to this one', () => {
    for (const page of pages.filter(({ next }) => next !== null)) {
      if (page.next === null) continue;
      const back = opened(catalog, page.next).previous;
      const here: Address = withoutFact(page.address);
      expect(back).toEqual(here);
    }
  });

  /** A figure in a sentence stands where its sentence does. */
  const withoutFact = (address: Address): Address => {
    const passage = address.kind === 'source' ? passageOfFact(address.ref) : undefined;
    return passage === undefined ? address : { kind: 'source', ref: passage };
  };

  it('counts the position in agreement with the ways on', () => {
    for (const { position, previous, next } of pages) {
      expect(position.page).toBeGreaterThanOrEqual(1);
      expect(position.page).toBeLessThanOrEqual(position.pages);
      expect(previous === null).toBe(position.page === 1);
      expect(next === null).toBe(position.page === position.pages);
    }
  });

  it('has every source among what it is part of', () => {
    for (const page of pages) {
      if (page.address.kind !== 'source' || page.up === null) continue;
      const { ref } = page.address;
      const project = document.projects.find(({ money, schedule }) =>
        [money, schedule].some((row) => row.source.ref === ref),
      );
      if (project !== undefined) continue;
      expect(refsOf(opened(catalog, page.up)), ref).toContain(passageOfFact(ref) ?? ref);
    }
  });

  it('cites where a source stands', () => {
    const sources = new Map(
      [...catalog.rows.values(), ...catalog.passages.values()].map(({ source }) => [source.ref, source]),
    );
    for (const { address, citation } of pages) {
      if (address.kind !== 'source') continue;
      const { section, locator, page } = sources.get(address.ref) ?? {};
      expect(citation).toEqual({ section: section?.join(' > '), locator, ...(page === undefined ? {} : { page }) });
    }
  });

  it('leads up from everything but the four lists', () => {
    const tops = pages.filter(({ up }) => up === null).map(({ address }) => address.kind);
    expect(new Set(tops)).toEqual(new Set(['projects', 'tables', 'offices', 'chapters']));
  });
});

const markedOf = ({ blocks }: Page): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'fields'
      ? []
      : (block.kind === 'table' ? block.rows : block.clauses).filter(({ marked }) => marked).map(({ ref }) => ref),
  );

describe('an address to nothing', () => {
  it.each<Address>([
    { kind: 'projects', page: 5 },
    { kind: 'projects', page: 0 },
    { kind: 'projects', page: -1 },
    { kind: 'projects', page: 1.5 },
    { kind: 'project', number: 30, part: 'card', page: 1 },
    { kind: 'project', number: 24, part: 'card', page: 2 },
    { kind: 'project', number: 24, part: 'indicators', page: 3 },
    { kind: 'table', table: 15, page: 1 },
    { kind: 'table', table: 0, page: 1 },
    { kind: 'table', table: 10, page: 2 },
    { kind: 'office', id: 'bazhou-hrss-2024/office.15', page: 1 },
    { kind: 'office', id: 'second-document/office.1', page: 1 },
    { kind: 'office', id: 'bazhou-hrss-2024/office.1', page: 2 },
    { kind: 'chapter', chapter: 10, page: 1 },
    { kind: 'chapter', chapter: 1, page: 2 },
    { kind: 'source', ref: 'bazhou-hrss-2024/t3.99' },
    { kind: 'source', ref: 'second-document/t3.1' },
    { kind: 'source', ref: 'constructor' },
  ])('%j gives nothing', (address) => {
    expect(openPage(knowledge.catalog, address, 'zh')).toBeNull();
    expect(openPage(knowledge.catalog, address, 'en')).toBeNull();
  });
});
