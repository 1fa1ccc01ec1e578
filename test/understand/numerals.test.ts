import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findNumerals, numeralAt, parseNumeral } from '../../src/understand/numerals.ts';
import cases from '../specs/numerals.json' with { type: 'json' };
import sentences from '../specs/numerals-in-text.json' with { type: 'json' };

const DIGITS = '零一二三四五六七八九';
const GROUPS = ['', '万', '亿', '万亿'];

/** 1005 → 一千零五, within one group of four. */
function group(number: number): string {
  let text = '';
  for (const [exponent, unit] of [
    [3, '千'],
    [2, '百'],
    [1, '十'],
    [0, ''],
  ] as const) {
    const digit = Math.floor(number / 10 ** exponent) % 10;
    if (digit > 0) text += `${DIGITS[digit]}${unit}`;
    else if (text !== '' && !text.endsWith('零') && number % 10 ** exponent > 0) text += '零';
  }
  return text;
}

/** The full Chinese form of a whole number below 10¹⁶. */
function chinese(number: number): string {
  if (number === 0) return '零';
  const groups: number[] = [];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 10_000)) groups.unshift(rest % 10_000);
  return groups
    .map((value, at) => {
      const larger = GROUPS[groups.length - 1 - at] ?? '';
      const isGap = at > 0 && value > 0 && value < 1000;
      return value === 0 ? '' : `${isGap ? '零' : ''}${group(value)}${larger}`;
    })
    .join('')
    .replace(/万(.*?)万亿/u, '万$1亿');
}

describe('parseNumeral', () => {
  it.each(z.array(z.tuple([z.string(), z.string().nullable()])).parse(cases))('%s → %s', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected);
  });

  it('reads back every whole number written out in Chinese', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
        expect(parseNumeral(chinese(number))).toBe(String(number));
      }),
    );
  });

  it('reads back grouped and financial digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        expect(parseNumeral(number.toLocaleString('en-US'))).toBe(String(number));
        const financial = chinese(number).replace(
          /[零一二三四五六七八九十百千]/gu,
          (one) => '零壹贰叁肆伍陆柒捌玖拾佰仟'['零一二三四五六七八九十百千'.indexOf(one)] ?? one,
        );
        expect(parseNumeral(financial)).toBe(String(number));
      }),
    );
  });

  it('keeps every digit of a decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 99 }), (whole, cents) => {
        const printed = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(Number(parseNumeral(`${printed}万`))).toBeCloseTo(Number(printed) * 10_000, 4);
        expect(parseNumeral(printed)).toBe(printed.replace(/0$/u, ''));
      }),
    );
  });

  it('answers null or a decimal to any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'零〇一二两三九十百千万亿兆半个点0123.,廿 ')), (characters) => {
        expect(parseNumeral(characters.join('')) ?? '0').toMatch(/^\d+(?:\.\d+)?$/u);
      }),
    );
  });
});

describe('findNumerals', () => {
  it.each(z.array(z.tuple([z.string(), z.array(z.string())])).parse(sentences))('%s → %j', (text, expected) => {
    const found = findNumerals(text).map(({ span, value }) => `${text.slice(span.start, span.end)}=${value}`);
    expect(found).toEqual(expected);
  });

  it('finds a number inside a sentence as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999_999 }), (number) => {
        const text = `预算是${chinese(number)}元吗`;
        expect(findNumerals(text).map(({ value }) => value)).toEqual([String(number)]);
      }),
    );
  });

  it('gives spans that hold what was read, in order and apart, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'零一二两十百千万亿半个点0123.,年月元几多第[]a ')), (characters) => {
        const text = characters.join('');
        let last = 0;
        for (const { span, value } of findNumerals(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(parseNumeral(text.slice(span.start, span.end))).toBe(value);
          last = span.end;
        }
      }),
    );
  });
});

describe('numeralAt', () => {
  it('reads the whole numeral or none', () => {
    expect(numeralAt('百分之三十', 3)).toEqual({ span: { start: 3, end: 5 }, value: '30' });
    expect(numeralAt('百分之二三十', 3)).toBeNull();
    expect(numeralAt('几', 0)).toBeNull();
  });
});
