import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normalise } from '../../src/understand/normalise.ts';
import { findThresholds } from '../../src/understand/thresholds.ts';
import cases from '../specs/thresholds.json' with { type: 'json' };

const bound = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const rows = z.array(z.tuple([z.string(), z.array(bound)])).parse(cases);

describe('findThresholds', () => {
  it.each(rows)('%s → %j', (question, expected) => {
    const { text } = normalise(question);
    const found = findThresholds(text).map(({ span, comparator, value, unit }) => [
      text.slice(span.start, span.end),
      comparator,
      value,
      unit,
    ]);
    expect(found).toEqual(expected);
  });

  it('takes the lower end of a range never above the upper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (low, high) => {
        const found = findThresholds(`${low}到${high}万之间的项目`).map(({ comparator, value }) => comparator + value);
        expect(found).toEqual(low <= high ? [`≥${low}`, `≤${high}`] : []);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'超过不到以上内下至少大于小在之间和三百万亿0123.%元个 ')),
        (characters) => {
          const text = characters.join('');
          for (const { span, value } of findThresholds(text)) {
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(value).toMatch(/^\d+(?:\.\d+)?$/u);
          }
        },
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findThresholds(normalise(text).text)));
  });
});
