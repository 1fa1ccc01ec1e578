import { describe, expect, it } from 'vitest';
import { expressions, fail, quantity, run, say } from './sample.ts';

const [all, land, inspection, nothing] = [
  quantity('总额', 't.1'),
  quantity('征地', 't.4'),
  quantity('监察', 't.5'),
  quantity('其他', 't.6'),
] as const;

describe('difference', () => {
  it('keeps both sides and gives the signed difference', () => {
    const cells = run({ kind: 'difference', minuend: inspection, subtrahend: land });
    expect(say(cells)).toEqual(['监察: 500.00万元', '征地: 6600.00万元', '监察 − 征地: -6100.00万元']);
    expect(expressions(cells)).toEqual(['500.00 − 6600.00 = -6100.00']);
    expect(cells.figures.map(({ role }) => role)).toEqual(['read', 'read', 'derived']);
  });

  it('may take a part from its whole', () => {
    const cells = run({ kind: 'difference', minuend: all, subtrahend: land, unit: '亿元' });
    expect(cells.figures.at(-1)).toMatchObject({ value: '4.135539', unit: '亿元' });
    expect(expressions(cells).slice(-2)).toEqual(['47955.39 − 6600.00 = 41355.39', '41355.39万元 = 4.135539亿元']);
  });

  it('takes no blank for a zero', () => {
    const cells = run({ kind: 'difference', minuend: land, subtrahend: nothing });
    expect(say(cells)).toEqual(['征地: 6600.00万元', '其他: 空']);
    expect(cells.remarks).toEqual([{ kind: 'empty', label: '其他', refs: ['t.6'] }]);
  });

  it('tells two percentages apart by percentage points', () => {
    const [covered, content] = [quantity('覆盖率', 'p4.i4 指标值'), quantity('满意度', 'p4.i3 指标值')];
    const cells = run({ kind: 'difference', minuend: covered, subtrahend: content });
    expect(cells.figures.at(-1)).toMatchObject({ value: '3', unit: '个百分点' });
    expect(cells.calculations).toEqual([{ expression: '95 − 92 = 3', unit: '个百分点' }]);
  });

  it('refuses units that differ and words', () => {
    const rate = quantity('率', 'p4.i4 指标值');
    expect(fail({ kind: 'difference', minuend: land, subtrahend: rate }).code).toBe('different-units');
    const words = quantity('话', 'p4.i2 指标值');
    expect(fail({ kind: 'difference', minuend: words, subtrahend: rate })).toEqual({
      code: 'not-a-number',
      label: '话',
    });
  });
});

describe('share', () => {
  it('gives part, whole and percentage, and says that it is rounded', () => {
    const cells = run({ kind: 'share', parts: [land], whole: all });
    expect(say(cells)).toEqual(['征地: 6600.00万元', '总额: 47955.39万元', '征地 ÷ 总额: 13.76%']);
    expect(cells.calculations).toEqual([{ expression: '6600.00 ÷ 47955.39 = 13.76%', unit: '%' }]);
    expect(cells.remarks).toEqual([{ kind: 'rounded', decimals: 2 }]);
    expect(cells.refs).toEqual(['t.4', 't.1']);
  });

  it('gives several parts one by one and together', () => {
    const cells = run({ kind: 'share', parts: [land, inspection], whole: all });
    expect(expressions(cells)).toEqual([
      '6600.00 + 500.00 = 7100.00',
      '6600.00 ÷ 47955.39 = 13.76%',
      '500.00 ÷ 47955.39 = 1.04%',
      '7100.00 ÷ 47955.39 = 14.81%',
    ]);
  });

  it('does not call an exact percentage rounded', () => {
    const cells = run({ kind: 'share', parts: [land], whole: land });
    expect(cells.figures.at(-1)?.value).toBe('100.00');
    expect(cells.remarks).toEqual([]);
  });

  it('never rounds something to nothing', () => {
    const cells = run({ kind: 'share', parts: [quantity('三公减少', 'f.901 数值')], whole: all });
    expect(expressions(cells)).toEqual(['0.47 ÷ 47955.39 = 0.0010%']);
    expect(cells.remarks).toEqual([{ kind: 'rounded', decimals: 4 }]);
  });

  it('has none of a blank part, cannot divide by a blank whole, and refuses parts within parts', () => {
    expect(say(run({ kind: 'share', parts: [nothing], whole: all }))).toEqual(['其他: 空', '总额: 47955.39万元']);
    expect(fail({ kind: 'share', parts: [land], whole: nothing })).toEqual({ code: 'divide-by-zero', label: '其他' });
    const parts = [quantity('类', 't.2'), quantity('款', 't.3')];
    expect(fail({ kind: 'share', parts, whole: all }).code).toBe('parent-and-child');
  });
});

describe('ratio', () => {
  it('tells how many times, without zeros at the end', () => {
    const cells = run({ kind: 'ratio', dividend: land, divisor: inspection });
    expect(cells.calculations).toEqual([{ expression: '6600.00 ÷ 500.00 = 13.2', unit: '倍' }]);
    expect(cells.figures.at(-1)).toMatchObject({ value: '13.2', unit: '倍', refs: ['t.4', 't.5'] });
    expect(cells.remarks).toEqual([]);
  });

  it('has none of a blank and none by a blank', () => {
    expect(run({ kind: 'ratio', dividend: nothing, divisor: land }).figures).toHaveLength(2);
    expect(fail({ kind: 'ratio', dividend: land, divisor: nothing }).code).toBe('divide-by-zero');
  });
});

describe('compare', () => {
  it('keeps the order of the question and tells by how much the largest leads', () => {
    const cells = run({ kind: 'compare', quantities: [inspection, all, land] });
    expect(say(cells)).toEqual([
      '监察: 500.00万元',
      '总额: 47955.39万元',
      '征地: 6600.00万元',
      '总额 − 征地: 41355.39万元',
    ]);
    expect(expressions(cells)).toEqual(['47955.39 − 6600.00 = 41355.39']);
  });

  it('tells a tie, in whatever units it is printed', () => {
    const cells = run({ kind: 'compare', quantities: [inspection, quantity('培训', 't.7')] });
    expect(cells.remarks).toEqual([{ kind: 'tie', labels: ['监察', '培训'], refs: ['t.5', 't.7'] }]);
    expect(cells.figures.at(-1)).toMatchObject({ value: '0.00', unit: '万元' });
  });

  it('passes over a blank', () => {
    const cells = run({ kind: 'compare', quantities: [inspection, nothing] });
    expect(say(cells)).toEqual(['监察: 500.00万元', '其他: 空']);
  });
});
