import { describe, expect, it } from 'vitest';
import { contains, longestFirst, overlaps, sliceOf } from '../../src/base/spans.ts';

describe('spans', () => {
  it('share a unit or do not', () => {
    expect(overlaps({ start: 0, end: 2 }, { start: 1, end: 3 })).toBe(true);
    expect(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
  });
  it('hold one another', () => {
    expect(contains({ start: 0, end: 4 }, { start: 1, end: 4 })).toBe(true);
    expect(contains({ start: 1, end: 4 }, { start: 0, end: 4 })).toBe(false);
  });
  it('point at text', () => expect(sliceOf('三公经费', { start: 2, end: 4 })).toBe('经费'));
  it('keep the longest of those that overlap, in the order of the text', () => {
    const spans = [
      { start: 6, end: 8 },
      { start: 0, end: 2 },
      { start: 1, end: 5 },
      { start: 2, end: 3 },
      { start: 4, end: 6 },
    ].map((span) => ({ span }));
    expect(longestFirst(spans).map(({ span }) => [span.start, span.end])).toEqual([
      [1, 5],
      [6, 8],
    ]);
  });
});
