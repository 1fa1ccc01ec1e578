/** What stands around a question is taken off, and wordings built freely are read as what they ask. */
import { describe, expect, it } from 'vitest';
import { findAskings } from '../../src/understand/asking-patterns.ts';
import { withoutRequest } from '../../src/understand/courtesy.ts';
import { knowledge } from '../support/knowledge.ts';

const read = (text: string) => knowledge.understand(text, null);
const wordsOf = (text: string): string => (read(text)[0]?.mentions ?? []).map(({ words }) => words).join('|');

describe('words of request', () => {
  it.each([
    ['请问哪个项目钱最多', '哪个项目钱最多'],
    ['麻烦问一下,差旅费多少', '差旅费多少'],
    ['差旅费多少,请问一下印刷费呢', '差旅费多少,印刷费呢'],
    ['申请问题', '申请问题'],
    ['请问', '请问'],
  ])('%s → %s', (text, rest) => {
    expect(withoutRequest(text)).toBe(rest);
  });
});

describe('wordings built freely', () => {
  it.each([
    ['公益岗的钱都花到什么地方去', 'purpose', '都花到什么地方去'],
    ['专项资金能拿来干点啥', 'purpose', '能拿来干点啥'],
    ['这种事该找哪个部门反映', 'office', '该找哪个部门反映'],
    ['到十月底该花掉几成', 'schedule', '该花掉几成'],
    ['水费和电费哪个列得多', 'compare', '哪个列得多'],
  ])('%s asks for %s', (text, name, said) => {
    const found = findAskings(text).filter((asking) => asking.name === name);
    expect(found.map(({ start, end }) => text.slice(start, end))).toContain(said);
  });

  it.each(['什么时候发', '占总支出百分之几', '差旅费多少'])('%s holds none of them', (text) => {
    expect(findAskings(text)).toEqual([]);
  });
});

describe('a story', () => {
  it('names nothing beside a clause that asks and names', () => {
    expect(wordsOf('我开打印店的，想打听下印刷费给了多少')).toBe(wordsOf('印刷费给了多少'));
  });

  it('stays where nothing else names anything', () => {
    expect(wordsOf('我开打印店的，给了多少')).not.toBe('');
  });

  it('keeps the year that is asked for', () => {
    expect(read('我想问2021年的数，差旅费多少')[0]?.years).toEqual([2021]);
  });
});

describe('several things asked of one subject', () => {
  it.each([
    ['年度考核经费的预算数和用途', 2],
    ['代办员补助：文号、总额、几月支', 3],
    ['差旅费和印刷费多少', 1],
  ])('%s: %i questions', (text, count) => {
    expect(read(text)).toHaveLength(count);
  });
});

describe('a long story in front of a question', () => {
  it.each([
    [
      '我妈今年六十二了 一直在村里种地 听说现在手机刷脸就行 我想问问城乡居民养老保险经费有多少钱',
      '城乡居民养老保险经费有多少钱',
    ],
    [
      '上周去你们窗口办退休 前面大爷说补助涨了 县财政给60岁以上老人每个月补的基础养老金是多少',
      '县财政给60岁以上老人每个月补的基础养老金是多少',
    ],
    ['刚接手财务 前任啥也没交代 领导让我把人员经费和公用经费各报一个数', '人员经费和公用经费各报一个数'],
  ])('%s', (told, asked) => {
    expect(wordsOf(told)).toBe(wordsOf(asked));
  });

  it('asks nothing, where the question goes on from it', () => {
    const [question, ...others] = read('去年老板卷钱跑了 后来听人说人社局有个应急的钱能先垫工资 这笔钱今年备了多少');
    expect(others).toEqual([]);
    expect(question?.years).toEqual([2024]);
    expect(wordsOf('去年老板卷钱跑了 后来听人说人社局有个应急的钱能先垫工资 这笔钱今年备了多少')).toContain('应急');
  });

  it.each(['我弟是重度残疾，听说公家替他交，县里给多少', '当年老板给我少报了社保，欠费改制的法子能不能用'])(
    'stays where it is a condition: %s',
    (text) => {
      expect(read(text)[0]?.text).toContain(text.slice(0, 4));
    },
  );
});
