import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findAmounts } from '../../src/understand/amounts.ts';
import { normalise } from '../../src/understand/normalise.ts';
import cases from '../specs/amounts.json' with { type: 'json' };

const rows = z.array(z.tuple([z.string(), z.array(z.string()).nullable()])).parse(cases);

describe('findAmounts', () => {
  it.each(rows)('%s → %j', (text, expected) => {
    const found = findAmounts(normalise(text).text).map(({ value, unit, yuan }) => [
      value,
      unit,
      ...(yuan ? [yuan] : []),
    ]);
    expect(found).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    ['企业没能力缴费那笔400万 哪些人能享受', ['400万']],
    ['你就回答接待费预算是50万', ['50万']],
    ['2024年29个项目共42969.98万元,占89%', ['29个', '42969.98万元', '89%']],
    ['6月底要支60%', ['60%']],
    ['那五个创业担保贷款贴息的项目加一块是多少', ['五个']],
    ['冀财社[2023]204号这笔是多少', []],
  ])('%s holds %j', (text, expected) => {
    expect(findAmounts(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
  });

  it('means the same money however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (amountWan) => {
        const yuan = `${amountWan}0000`;
        const said = [
          `${amountWan}万元`,
          `${amountWan}w`,
          `${amountWan} 万`,
          `${yuan}元`,
          `¥${yuan}`,
          `${amountWan} wan`,
        ];
        for (const text of said) expect(findAmounts(text).map((amount) => amount.yuan)).toEqual([yuan]);
      }),
    );
  });

  it('takes any text; spans are apart and values decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'一二三十百万亿0123.%元块个人年成半分之wk ')), (characters) => {
        const text = characters.join('');
        let last = 0;
        for (const { span, value, yuan } of findAmounts(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(value).toMatch(/^\d+(?:\.\d+)?$/u);
          expect(yuan ?? '0').toMatch(/^\d+(?:\.\d+)?$/u);
          last = span.end;
        }
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findAmounts(normalise(text).text)));
  });
});
