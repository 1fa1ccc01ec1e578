import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MAX_QUESTION_CHARACTERS, normalise } from '../../src/understand/normalise.ts';
import cases from '../specs/normalise.json' with { type: 'json' };

const original = (text: string, part: string): string => {
  const normalised = normalise(text);
  const start = normalised.text.indexOf(part);
  const span = normalised.toOriginal({ start, end: start + part.length });
  return text.slice(span.start, span.end);
};

describe('normalise', () => {
  it.each(z.array(z.tuple([z.string(), z.string()])).parse(cases))('%j → %j', (text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  it.each([
    ['２０２４年被徵地農民的錢', '2024', '２０２４'],
    ['２０２４年被徵地農民的錢', '被征地农民', '被徵地農民'],
    ['冀財社 〔2023〕 205 號多少', '[2023]205号', ' 〔2023〕 205 號'],
    ['多少？？？ 谢谢', '?', '？？？'],
    ['要 $\\geq 4\\%$ 的', '≥4%', '\\geq 4\\%'],
    ['面积㎡多少', 'm2', '㎡'],
    ['😀補貼\ud800多少', '补贴', '補貼'],
    ['e\u0301補貼', '补贴', '補貼'],
  ])('points back into %j: %j is %j', (text, part, expected) => {
    expect(original(text, part)).toBe(expected);
  });

  it('gives an empty span for an empty span, and stays inside the original', () => {
    const { toOriginal } = normalise('ａｂ');
    expect(toOriginal({ start: 1, end: 1 })).toEqual({ start: 1, end: 1 });
    expect(toOriginal({ start: 5, end: 9 })).toEqual({ start: 2, end: 2 });
  });

  it('does nothing to what is normalised already', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'补贴今年多少钱0123年[]% ?abc万元')), (characters) => {
        const once = normalise(characters.join('')).text;
        expect(normalise(once).text).toBe(once);
      }),
    );
  });

  it('takes any text, drops what cannot be seen, and maps each unit into the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { text: result, toOriginal } = normalise(text);
        expect(result).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        let last = 0;
        for (let at = 0; at < result.length; at++) {
          const { start, end } = toOriginal({ start: at, end: at + 1 });
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  it('takes lone surrogates and texts far longer than a question', () => {
    const lone = '\ud800补\udc00贴';
    expect(normalise(lone).text).toBe('补贴');
    for (const piece of ['補', '$\\a', '\u0301', '[2023', '？', ' ', '一0', '(']) {
      const long = piece.repeat(MAX_QUESTION_CHARACTERS * 10);
      expect(normalise(long).text.length).toBeLessThanOrEqual(long.length);
    }
  });
});
