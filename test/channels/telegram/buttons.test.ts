import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPage } from '../../../src/browse/open-page.ts';
import type { Address } from '../../../src/browse/page.ts';
import { decodeTap, encodeTap, inRows, type Tap } from '../../../src/channels/telegram/buttons.ts';
import { allPages, catalogs } from '../../browse/all-pages.ts';
import { knowledge } from '../../support/knowledge.ts';

const MOST_BYTES = 64;

const numbers = fc.integer({ min: 1, max: 999 });
const refs = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,15}\/[a-z0-9.]{1,16}$/);
const addresses: fc.Arbitrary<Address> = fc.oneof(
  fc.record({ kind: fc.constant('projects' as const), page: numbers }),
  fc.record({
    kind: fc.constant('project' as const),
    number: numbers,
    part: fc.constantFrom('card' as const, 'plan' as const, 'goals' as const, 'indicators' as const),
    page: numbers,
  }),
  fc.record({ kind: fc.constantFrom('tables' as const, 'offices' as const, 'chapters' as const) }),
  fc.record({ kind: fc.constant('table' as const), table: numbers, page: numbers }),
  fc.record({ kind: fc.constant('office' as const), id: refs, page: numbers }),
  fc.record({ kind: fc.constant('chapter' as const), chapter: numbers, page: numbers }),
  fc.record({ kind: fc.constant('source' as const), ref: refs }),
);
const answers = fc.integer({ min: 1, max: 36 ** 10 - 1 });
const places = fc.integer({ min: 0, max: 99 });
const taps: fc.Arbitrary<Tap> = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    address: addresses,
    how: fc.constantFrom('here' as const, 'anew' as const),
  }),
  fc.record({
    kind: fc.constant('ask' as const),
    answer: answers,
    from: fc.constantFrom('options' as const, 'suggestions' as const),
    at: places,
  }),
  fc.record({ kind: fc.constant('example' as const), at: places }),
  fc.record({ kind: fc.constant('page-question' as const), address: addresses, at: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    kind: fc.constant('judge' as const),
    answer: answers,
    verdict: fc.constantFrom('up' as const, 'down' as const),
  }),
  fc.record({ kind: fc.constant('language' as const), language: fc.constantFrom('zh' as const, 'en' as const) }),
  fc.constant({ kind: 'forget' as const }),
);

describe('what a button carries', () => {
  test('is read again as it was written, and fits into 64 bytes', () => {
    fc.assert(
      fc.property(taps, (tap) => {
        const data = encodeTap(tap);
        expect(decodeTap(data)).toEqual(tap);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MOST_BYTES);
      }),
    );
  });
  test('fits for every page of the document, and for every answer there can ever be', () => {
    const pages = catalogs.flatMap(([, catalog]) => allPages(catalog)).map(({ address }) => address);
    expect(pages.length).toBeGreaterThan(500);
    for (const address of pages) {
      const ways: readonly Tap[] = [
        { kind: 'open', address, how: 'here' },
        { kind: 'open', address, how: 'anew' },
        { kind: 'page-question', address, at: 9 },
      ];
      for (const tap of ways) {
        expect(Buffer.byteLength(encodeTap(tap))).toBeLessThanOrEqual(MOST_BYTES);
        expect(decodeTap(encodeTap(tap))).toEqual(tap);
      }
    }
    expect(decodeTap(encodeTap({ kind: 'judge', answer: Number.MAX_SAFE_INTEGER, verdict: 'up' }))).toBeNull();
  });
});

describe('nonsense', () => {
  test.each([
    ...[
      '',
      ':',
      'x',
      'f:',
      'f:x',
      'h',
      'h:',
      'h:nowhere',
      'h:project.0.card.1',
      'h:project.1.card',
      'a:at.',
      'o:1',
      'o:1:',
    ],
    ...[
      'o:1:100',
      'o:-1:0',
      'o:A:0',
      'o:1:0:0',
      's::0',
      'e:',
      'e:-1',
      'e:100',
      'q:0',
      'q:10:tables',
      'q:x:tables',
      'u:',
    ],
    ...[
      'u:1.5',
      'd:zzzzzzzzzzz',
      'l:fr',
      'l:',
      'toString',
      '__proto__:1',
      'h:at.../../etc/passwd',
      'h:tables ',
      ' f',
      'H:tables',
    ],
  ])('%j is no button of ours', (data) => {
    expect(decodeTap(data)).toBeNull();
  });
  test('of any kind is read as null or as what it says, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (data) => {
        const tap = decodeTap(data);
        if (tap !== null && tap.kind !== 'ask' && tap.kind !== 'judge' && tap.kind !== 'example')
          expect(encodeTap(tap)).toBe(data);
      }),
    );
  });
  test('an address that can be read but leads nowhere opens no page', () => {
    const tap = decodeTap('h:at.bazhou-hrss-2024/t99.99');
    expect(tap).toMatchObject({ kind: 'open' });
    expect(openPage(knowledge.catalog, { kind: 'source', ref: 'bazhou-hrss-2024/t99.99' }, 'zh')).toBeNull();
  });
});

test('buttons stand in rows of so many, in order', () => {
  const buttons = ['1', '2', '3', '4', '5'].map((text) => ({ text, callback_data: text }));
  expect(inRows(buttons, 2).map((row) => row.map(({ text }) => text))).toEqual([['1', '2'], ['3', '4'], ['5']]);
  expect(inRows([], 2)).toEqual([]);
});
