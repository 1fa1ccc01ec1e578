/** Addresses as text: short, ASCII, read back as they were written, and nothing else read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAddress, encodeAddress } from '../../src/browse/address.ts';
import type { Address } from '../../src/browse/page.ts';
import { allPages, catalogs } from './all-pages.ts';

const LONGEST_BYTES = 40;

const number = fc.integer({ min: 1, max: 999 });
const letters = (pattern: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...pattern), minLength: 1, maxLength });
const ref = fc.tuple(letters('abc019', 16), letters('abc019.', 18)).map(([folder, name]) => `${folder}/${name}`);

const address: fc.Arbitrary<Address> = fc.oneof(
  fc.constantFrom<Address>({ kind: 'tables' }, { kind: 'offices' }, { kind: 'chapters' }),
  fc.record({ kind: fc.constant('projects' as const), page: number }),
  fc.record({
    kind: fc.constant('project' as const),
    number,
    part: fc.constantFrom('card' as const, 'plan' as const, 'goals' as const, 'indicators' as const),
    page: number,
  }),
  fc.record({ kind: fc.constant('table' as const), table: number, page: number }),
  fc.record({ kind: fc.constant('chapter' as const), chapter: number, page: number }),
  fc.record({ kind: fc.constant('source' as const), ref }),
);

describe('an address as text', () => {
  it('is read back as it was written, in at most 40 bytes of ASCII', () => {
    fc.assert(
      fc.property(address, (given) => {
        const text = encodeAddress(given);
        expect(decodeAddress(text)).toEqual(given);
        expect(text).toMatch(/^[!-~]+$/);
        expect(text.length).toBeLessThanOrEqual(LONGEST_BYTES);
      }),
    );
  });

  it.each(catalogs)('is so for every page of %s', (_name, catalog) => {
    for (const page of allPages(catalog)) {
      const text = encodeAddress(page.address);
      expect(decodeAddress(text)).toEqual(page.address);
      expect(Buffer.byteLength(text), text).toBeLessThanOrEqual(LONGEST_BYTES);
    }
  });

  it('is the only text that is read', () => {
    const spoilt = fc.tuple(address, fc.nat(), fc.string({ minLength: 0, maxLength: 3 })).map(([given, at, put]) => {
      const text = encodeAddress(given);
      return text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), spoilt), (text) => {
        const read = decodeAddress(text);
        if (read !== null) expect(encodeAddress(read)).toBe(text);
      }),
    );
  });

  it.each([
    '',
    ' tables',
    'tables\n',
    'Tables',
    'table',
    'table.1',
    'table.0.1',
    'table.01.1',
    'table.1.-1',
    'table.1.1.1',
    'table.1.1e3',
    'table.1000.1',
    'table.１.1',
    'project.24.money.1',
    'project.24.card',
    'projects.',
    'projects.NaN',
    'office.1.办公室',
    'at.',
    'at.t3.33',
    'at.../t3',
    'at.a/b/c',
    'at.constructor',
    '__proto__',
    `at.${'a'.repeat(100)}/t1`,
  ])('reads nothing in %j', (text) => {
    expect(decodeAddress(text)).toBeNull();
  });
});
