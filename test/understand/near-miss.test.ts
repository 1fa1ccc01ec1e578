import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildNearMiss, buildNearMissReport } from '../../src/understand/near-miss.ts';
import cases from '../specs/near-miss.json' with { type: 'json' };
import vocabulary from '../specs/near-miss-vocabulary.json' with { type: 'json' };

const rows = z
  .array(
    z.object({
      text: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
      reason: z.string().optional(),
    }),
  )
  .parse(cases);

/** Rarer words of the dictionary (劳金, 养保) are more often slips than meant. */
const MIN_FREQUENCY = 10;

/** The words of jieba's dictionary that are in use: what a Chinese text holds besides our vocabulary. */
const dictionary = new Set(
  readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '', frequency]) => word.length > 1 && Number(frequency) >= MIN_FREQUENCY)
    .map(([word]) => word),
);
const known = (stretch: string): boolean => dictionary.has(stretch);
const find = buildNearMiss(vocabulary);

describe('near misses', () => {
  it.each(rows.filter(({ to }) => to !== undefined))('$text: $from → $to', ({ text, from, to, reason }) => {
    expect(find(text, known)).toMatchObject([{ from, to, reason }]);
  });

  it.each(rows.filter(({ to }) => to === undefined))('leaves $text alone', ({ text }) => {
    expect(find(text, known)).toEqual([]);
  });

  it('never touches a phrase of the vocabulary', () => {
    for (const phrase of vocabulary) expect(find(phrase, known)).toEqual([]);
  });

  it('takes 工商 for 工伤 only in the longer phrase', () => {
    expect(find('工商登记', known)).toEqual([]);
    expect(find('工商认定', known)).toMatchObject([{ from: '工商认定', to: '工伤认定', distance: 0.5 }]);
  });

  it('prefers the longest phrase', () => {
    expect(find('就业见习补帖', known)).toMatchObject([{ to: '就业见习补贴' }]);
  });

  it('corrects nothing where two phrases are equally near, and says so', () => {
    const report = buildNearMissReport(['公务接待费', '公务接代费用', '退休费', '退修费']);
    expect(report('退秀费', known)).toEqual({
      corrections: [],
      ambiguous: [{ span: { start: 0, end: 3 }, from: '退秀费', to: ['退休费', '退修费'].toSorted() }],
    });
  });

  it('listens only for sounds when it is not told what ordinary words are', () => {
    expect(find('公务按待费')).toEqual([]);
    expect(find('失地农明')).toMatchObject([{ to: '失地农民', reason: 'sound' }]);
  });

  it('finds several slips in one text, in order, each where it stands', () => {
    const text = '公益港和职乘评审的补帖';
    const found = find(text, known);
    expect(found.map(({ to }) => to)).toEqual(['公益岗', '职称评审', '补贴']);
    for (const { span, from } of found) expect(text.slice(span.start, span.end)).toBe(from);
  });

  it('takes any text; corrections are apart, and to phrases of the vocabulary', () => {
    const check = (text: string) => {
      let last = 0;
      for (const { span, from, to, distance } of find(text, known)) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(text.slice(span.start, span.end)).toBe(from);
        expect(vocabulary).toContain(to);
        expect(distance).toBeGreaterThan(0);
        last = span.end;
      }
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary.join(''), ...'帖宝港a 1')), (one) => check(one.join(''))),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  });
});
