import { describe, expect, it } from 'vitest';
import { collect, type Said } from '../../src/understand/collect.ts';
import { read } from './reading.ts';

const said = (text: string): Said => collect(read(text), []);

describe('operations', () => {
  it.each<[string, string]>([
    ['工会经费比福利费多多少', 'difference'],
    ['公用经费比人员经费少几块', 'difference'],
    ['how much larger is basic than project expenditure', 'difference'],
    ['人员经费和公用经费差多少', 'difference'],
    ['省里跟中央谁给得多', 'compare'],
    ['基本支出和项目支出哪个多', 'compare'],
    ['排第二的是哪个', 'top'],
    ['第三大的项目', 'top'],
    ['项目按钱数排', 'top'],
    ['哪个项目钱最多', 'top'],
    ['the second largest project', 'top'],
    ['钱最少的项目', 'bottom'],
    ['项目支出占比', 'share'],
    ['一共几个项目', 'count'],
    ['哪些项目', 'list'],
    ['是几倍', 'ratio'],
    ['比去年增加了多少', 'change'],
  ])('%s asks for %s', (text, operation) => {
    expect([...said(text).operations]).toContain(operation);
  });

  it('the last but one is no place from the top', () => {
    expect(said('倒数第二的项目').operations.has('top')).toBe(false);
  });

  it('the column 合计 asks for the total', () => {
    expect(said('行政运行合计').operations.has('total')).toBe(true);
  });

  it('a plain look-up has no difference, comparison or ranking', () => {
    const { operations } = said('公务接待费给了多少');
    expect(['difference', 'compare', 'top', 'bottom', 'share'].filter((name) => operations.has(name as never))).toEqual(
      [],
    );
  });
});

describe('time', () => {
  it('months are found by themselves and inside phrases', () => {
    expect(said('6月底要花到多少').months).toEqual([6]);
    expect(said('6月底要花到多少').preciseMonth).toBe(true);
    expect(said('三月底和十月底的支出计划').months).toEqual([3, 10]);
    expect(said('年中要支到多少').months).toEqual([6]);
    expect(said('全年要花多少').preciseMonth).toBe(false);
  });

  it('years are counted from the document’s', () => {
    expect(said('2022年的支出').years).toEqual([2022]);
    expect(said('去年的支出').years).toEqual([2023]);
    expect(said('今年的支出').years).toEqual([2024]);
    expect(said('明年的支出').years).toEqual([2025]);
    expect(said('近三年的支出').severalYears).toBe(true);
    expect(said('行政运行').severalYears).toBe(false);
  });
});

describe('amounts', () => {
  it('bounds and figures are kept apart', () => {
    expect(said('500万到1000万之间的项目').thresholds).toEqual([
      { comparator: '≥', value: '500', unit: '万元' },
      { comparator: '≤', value: '1000', unit: '万元' },
    ]);
    expect(said('不到2万的项目').thresholds).toEqual([{ comparator: '<', value: '2', unit: '万元' }]);
    expect(said('那3808万是什么').numbers).toEqual([{ value: '3808', unit: '万元' }]);
    expect(said('那3808万是什么').thresholds).toEqual([]);
  });
});

describe('language', () => {
  it.each<[string, 'zh' | 'en']>([
    ['行政运行是多少', 'zh'],
    ['how much is the total expenditure', 'en'],
    ['how much goes to 被征地农民?', 'en'],
    ['ok那行政运行呢', 'zh'],
    ['GDP是多少', 'zh'],
    ['部门预算支出总表里行政运行how much', 'zh'],
    ['47955.39', 'zh'],
  ])('of %s is %s', (text, language) => {
    expect(said(text).language).toBe(language);
  });
});

it('refusals, chat and corrections are handed on', () => {
  expect(said('劳动监察大队电话多少').refusals).toContain('contact');
  expect(said('你好').chat).toEqual(['greeting']);
  expect(collect(read('见习补贴'), [{ from: '见习补帖', to: '见习补贴' }]).corrections).toHaveLength(1);
});
