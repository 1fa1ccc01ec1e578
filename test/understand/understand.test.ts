import { describe, expect, it } from 'vitest';
import { golden, knowledge } from '../support/knowledge.ts';
import { best, follow, meant, one, understood } from './reading.ts';

describe('a question by itself', () => {
  it('has its mentions, operations and kind of figure', () => {
    const question = one('就业补助占支出总计的百分之几');
    expect(meant(question)).toEqual(['就业补助', '支出总计']);
    expect([...question.operations]).toEqual(['share']);
    expect([...question.wanted]).toEqual(['percent']);
    expect(question).toMatchObject({ followsUp: false, namesSomething: true, pointsBack: false, earlier: '' });
  });

  it('is read through full-width, Traditional and spaced writing', () => {
    expect(meant(one('２１２０８０５是多少'))).toEqual(['补助被征地农民支出']);
    expect(meant(one('就業見習補貼多少'))).toEqual(meant(one('就业见习补贴多少')));
  });

  it('tells the slips it read through', () => {
    const question = one('就业见系补贴多少');
    expect(question.corrections).toHaveLength(1);
    expect(question.text).toContain('见习补贴');
    expect(best(question.whole)).toBe('就业见习补贴');
  });

  it('does not correct what is said right', () => {
    for (const text of ['行政运行是多少', '工会经费和福利费一共多少', '里退休人员满意度'])
      expect(one(text).corrections).toEqual([]);
  });

  it('finds a notice by its number however it is written', () => {
    for (const text of ['冀财社〔2023〕205号是多少', '冀财社2023年205号是多少', '冀财社 [2023] 205 号是多少'])
      expect(best(one(text).whole)).toContain('中央就业补助资金预算的通知（冀财社[2023]205号）');
  });
});

describe('a follow-up', () => {
  it('keeps the subject it does not name', () => {
    const question = follow('补助被征地农民支出资金是多少', '用来干什么的');
    expect(meant(question)).toEqual(['补助被征地农民支出资金']);
    expect(question.operations.has('purpose')).toBe(true);
    expect(question.operations.has('amount')).toBe(false);
    expect(question).toMatchObject({ followsUp: true, namesSomething: false });
  });

  it('keeps the operation it does not name', () => {
    const question = follow('就业补助占支出总计的比例', '那卫生健康支出呢');
    expect(meant(question)).toEqual(['卫生健康支出']);
    expect([...question.operations]).toEqual(['share']);
    expect(question.followsUp).toBe(true);
  });

  it('asks for another column of the row before', () => {
    const question = follow('行政运行的基本支出是多少', '项目支出呢');
    expect(meant(question)[0]).toBe('行政运行');
    expect(question.mentions.at(-1)?.tokens[0]?.text).toBe('项目支出');
  });

  it('asks for another kind of figure of the same thing', () => {
    const question = follow('公益性岗位补贴有多少人', '花多少钱');
    expect([...question.wanted]).toEqual(['money']);
    for (const { thing } of question.whole?.candidates.slice(0, 1) ?? []) expect(thing.measure).toBe('money');
  });

  it('keeps the ranking when it asks for the next place', () => {
    const question = follow('哪个项目钱最多', '第二大呢');
    expect(question.operations.has('top')).toBe(true);
    expect(follow('哪个项目钱最少', '那第二呢').operations.has('bottom')).toBe(true);
  });

  it('with a unit alone is of the figure before', () => {
    const question = follow('支出总计是多少', '换成亿元呢');
    expect(meant(question)).toEqual(['支出总计']);
    expect(question.unit).toBe('亿元');
  });

  it('with a month alone is of the project before', () => {
    const question = follow('补助被征地农民支出资金6月底要花到多少', '10月底呢');
    expect(meant(question)).toEqual(['补助被征地农民支出资金']);
    expect(question.months).toEqual([10]);
    expect(question.operations.has('schedule') || question.preciseMonth).toBe(true);
  });

  it('that points back says so', () => {
    expect(follow('农民工工资应急周转金是多少', '这笔钱归谁管').pointsBack).toBe(true);
    expect(follow('how much is the total expenditure', 'what is it for').pointsBack).toBe(true);
  });

  it('outlives a turn that named nothing', () => {
    expect(meant(follow('行政运行是多少', '占支出总计多少', '换成亿元呢'))).not.toEqual([]);
  });
});

describe('a question that is complete', () => {
  it('takes nothing from the turn before', () => {
    const question = follow('行政运行占支出总计的比例', '公务接待费是多少');
    expect(meant(question)).toEqual(['公务接待费']);
    expect([...question.operations]).toEqual(['amount']);
    expect(question.followsUp).toBe(false);
  });
});

describe('several questions in one message', () => {
  it('are read in order, each going on from the one before', () => {
    const [first, second, ...more] = understood('农民工工资应急周转金是多少,它归哪个科室管');
    expect(more).toEqual([]);
    expect(first && meant(first)).toEqual(['农民工工资应急周转金']);
    expect(second && meant(second)).toEqual(['农民工工资应急周转金']);
    expect(second?.operations.has('office')).toBe(true);
  });

  it('share the operation said once', () => {
    const [, second] = understood('行政运行多少?公务接待费呢');
    expect(second && meant(second)).toEqual(['公务接待费']);
    expect(second?.operations.has('amount')).toBe(true);
  });
});

describe('understanding', () => {
  it('gives at least one question for any text, the same every time', () => {
    for (const text of ['', ' ', '？', '😀', '\n\n', '啊'.repeat(50), '%%%', '1', '()']) {
      const questions = understood(text);
      expect(questions.length).toBeGreaterThan(0);
      expect(understood(text)).toEqual(questions);
    }
  });

  it('of every golden question is the same when it is asked again', () => {
    const sample = golden.filter((_, at) => at % 5 === 0);
    for (const { question } of sample) expect(knowledge.understand(question, null)).toEqual(understood(question));
  });
});
