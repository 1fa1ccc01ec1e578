import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('a document called by a number that is printed nowhere', () => {
  it.each([
    '冀财社[2023]265号多少钱',
    '冀财社〔2022〕999号是哪个项目',
    '第88号通知下了多少钱',
    'Notice 312: how much money?',
    '冀财金[2023]88号通知的用途',
  ])('%s', (question) => expect(askOnce(question).status).toBe('declined'));

  it('stands beside one that is printed', () => {
    const { answer } = askOnce('205号和999号通知各多少');
    expect(answer).toContain('1467.00万元');
    expect(answer).toContain('没有“999号通知”');
  });
});

describe('the plan of spending, and no project named', () => {
  it('asks back which project', () => {
    const reply = askOnce('6月底该支出到多少');
    expect(reply.status).toBe('clarify');
    expect(askOnce(reply.options[0]?.question ?? '').status).toBe('answered');
  });

  it.each(['5月底应支出到多少', '第三季度支出进度是多少'])('of no printed date: %s', (question) =>
    expect(askOnce(question).status).toBe('declined'),
  );
});

describe('a part or whole that has no amount', () => {
  it.each(['工会经费占食堂经费的几成', '食堂经费占工会经费几成', '保安费加水费一共多少'])('%s', (question) => {
    const { status, values } = askOnce(question);
    expect(status).toBe('declined');
    expect(values).toEqual([]);
  });

  it('leaves the whole that is meant where none is named', () => {
    expect(askOnce('基本支出占全部的几成').answer).toContain('10.40%');
  });
});

describe('a noun that no name holds, touching a name', () => {
  it.each(['长期护理保险补贴多少', '水费滞纳金多少', '律师差旅费多少', '给村医的项目有几个'])(
    'makes another thing of it: %s',
    (question) => {
      const { status, values } = askOnce(question);
      expect(status).toBe('declined');
      expect(values).toEqual([]);
    },
  );
});

describe('what the question says of its figures', () => {
  it.each(['2023年下来的两笔中央就业补助拢共是多少', '给机关退休的人发养老金那两笔补助 一大一小差了多少'])(
    'is not answered by figures of another number or kind: %s',
    (question) => {
      const { answer, status } = askOnce(question);
      if (status === 'answered') expect(answer).toMatch(/808\.56|1153\.00/u);
      expect(answer).not.toMatch(/2275\.56|%/u);
    },
  );

  it('leaves a sum of as many as are said', () => {
    expect(askOnce('那五个创业担保贷款贴息的项目加一块是多少').answer).toContain('71.04万元');
  });
});
