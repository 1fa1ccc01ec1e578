import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFigures, figuresIn, ungroundedFigures } from '../../src/answer/check-figures.ts';
import type { Citation, Reply } from '../../src/answer/reply.ts';

const citation: Citation = {
  number: 1,
  kind: 'row',
  document: '某局 2024 年部门预算',
  section: '部门预算支出总表',
  locator: '第33行',
  page: 7,
  quote: '科目名称：补助被征地农民支出；合计：6600.00；项目支出：6600.00',
  ref: 'test/t3.33',
};

/** A reply that says this; the figures it may say stand in one citation and what else is given. */
const saying = (text: string, more: Partial<Reply> = {}): Reply => ({
  status: 'answered',
  route: 'table',
  language: 'zh',
  answer: text,
  text,
  values: [{ label: '补助被征地农民支出', value: '6600.00', unit: '万元' }],
  citations: [citation],
  calculations: [],
  notes: [],
  options: [],
  suggestions: [],
  knowledge: 'test',
  ...more,
});

const stray = (text: string, more: Partial<Reply> = {}, given: readonly string[] = []): string[] =>
  ungroundedFigures(saying(text, more), given);

describe('figures of a text', () => {
  it.each<[string, string[]]>([
    ['6600.00万元', ['6600']],
    ['6,600万元', ['6600']],
    ['６６００．５０', ['6600.5']],
    ['1,234,567.80', ['1234567.8']],
    ['0.50和0.5', ['0.5', '0.5']],
    ['2080101', ['2080101']],
    ['没有数字', []],
    ['≥96%', ['96']],
    ['007', ['7']],
  ])('%s', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures);
  });

  it('are the same however many zeros and commas they are printed with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }), (amount, zeros) => {
        const plain = figuresIn(String(amount));
        expect(figuresIn(`${amount}${zeros > 0 ? `.${'0'.repeat(zeros)}` : ''}`)).toEqual(plain);
        expect(figuresIn(amount.toLocaleString('en-US'))).toEqual(plain);
      }),
    );
  });
});

describe('a figure is grounded', () => {
  it.each<[string, string, Partial<Reply>, string[]]>([
    ['by the quote', '补助被征地农民支出：6600.00万元 [1]', {}, []],
    ['with other zeros and commas', '即 6,600 万元', {}, []],
    ['by the place and page of a citation', '见第33行，第7页', {}, []],
    ['by the document’s title', '2024年', {}, []],
    ['by the question', '超过1000万的项目', {}, ['超过1000万的项目有哪些']],
    ['as the number of a source', '见 [1][2][3]', {}, []],
    ['as the number of a line', '1. 甲\n2. 乙\n3. 丙', {}, []],
    ['within a title in 《》', '《某局 2023 年决算》里没有', {}, []],
    ['as one of the four months of the plan', '12月底累计支出', {}, []],
    [
      'by a calculation and its result',
      '合计：7737.00万元',
      { calculations: [{ expression: '4445.00 + 3292.00 = 7737.00', unit: '万元' }] },
      [],
    ],
    ['by a name that is offered', '最接近的是：2022年的通知', {}, ['2022年的通知']],
  ])('%s', (_, text, more, given) => {
    expect(stray(text, more, given)).toEqual([]);
  });
});

describe('a figure is not grounded', () => {
  it.each<[string, string, string[]]>([
    ['that nothing holds', '补助被征地农民支出：6601.00万元 [1]', ['6601']],
    ['that is part of one that is cited', '合计 660 万元', ['660']],
    ['that is rounded', '约 6600.1 万元', ['6600.1']],
    ['in another unit without a calculation', '即 0.66亿元', ['0.66']],
    ['among grounded ones', '6600.00 与 6,700.00 与 33', ['6700']],
    ['however it is grouped', '6,601', ['6601']],
    ['written full-width', '６６０１', ['6601']],
  ])('%s', (_, text, figures) => {
    expect(stray(text)).toEqual(figures);
  });

  it('when it stands only in what the reply says of itself', () => {
    expect(stray('99万元', { values: [{ label: '甲', value: '99', unit: '万元' }], notes: ['99'] })).toEqual(['99']);
  });
});

describe('a reply', () => {
  it('whose figures are all grounded is given back as it is', () => {
    const reply = saying('6600.00万元 [1]');
    expect(checkFigures(reply, [])).toBe(reply);
  });

  it.each<['zh' | 'en', RegExp]>([
    ['zh', /没有对上出处/u],
    ['en', /could not be traced/u],
  ])('with a stray figure is refused in its language (%s), and shows no figure any more', (language, told) => {
    const refused = checkFigures(saying('6601.00万元', { language, notes: ['6601'], calculations: [] }), []);
    expect(refused).toMatchObject({
      status: 'declined',
      reason: 'not-in-document',
      values: [],
      citations: [],
      notes: [],
    });
    expect(refused.text).toMatch(told);
    expect(figuresIn(refused.text)).toEqual([]);
    expect(refused.answer).toBe(refused.text);
  });
});
