/** Amounts of several rows or columns: added up, held against each other, found by a code or a column. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

const linesOf = (question: string): readonly string[] => askOnce(question).answer.split('\n');

describe('a row', () => {
  it('is found by its code read out in Chinese digits', () => {
    expect(linesOf('经济科目三〇二一一')[0]).toMatch(/^差旅费：9\.90万元/);
    expect(linesOf('功能科目二〇八〇五〇二有多少')[0]).toMatch(/^事业单位离退休：32\.79万元/);
  });

  it('holds what was carried over, which is told apart where its column is asked for', () => {
    expect(linesOf('就业见习补贴含结转一共多少')[0]).toMatch(/^就业见习补贴：1711\.68万元/);
    expect(linesOf('213里往年结转的有多少')[0]).toMatch(/上年结转：5\.01万元/);
    expect(linesOf('2080711本年收入和上年结转各是多少').slice(0, 2)).toEqual([
      expect.stringMatching(/小计：1300\.00万元/),
      expect.stringMatching(/上年结转：411\.68万元/),
    ]);
  });

  it('is called by its level beside its name', () => {
    expect(linesOf('住房保障那一大类总数')[0]).toMatch(/^住房保障支出：202\.14万元/);
  });
});

describe('a sum', () => {
  it('is of all that a joining word joins, in dialect too', () => {
    expect(linesOf('邮电费连埋印刷费总共几多')[0]).toBe('合计：93.88万元');
    expect(linesOf('仲裁经费和招聘会经费两笔合共多少')[0]).toBe('合计：32.42万元');
  });

  it('is of the projects listed by the beginnings of their names', () => {
    expect(linesOf('扩面和制证这两个小项目一共几多')[0]).toBe('合计：3.00万元');
  });

  it('is refused where one of those listed is not in the document', () => {
    expect(askOnce('五个小项目：居保经费、扩面、系统运维、扶贫、制证，加起来多少').status).toBe('declined');
  });
});

describe('a part of a whole', () => {
  it('is told with its share where the share follows a mark', () => {
    expect(linesOf('政府性基金收入多少 占总收入百分之几')[0]).toMatch(/13\.76%/);
  });

  it('is parted from the whole that stands before the sign', () => {
    expect(linesOf('中央给居民养老的那笔在项目支出里占几个点')[0]).toMatch(/27\.33%/);
  });

  it('as a ratio is told as a percentage, too', () => {
    expect(linesOf('水费 / 公用经费 ratio?')[0]).toMatch(/0\.02 倍，即 1\.89%/);
  });
});

describe('projects held against the tables', () => {
  it('are added up, and both figures told', () => {
    const reply = askOnce('所有项目预算加总和支出总表的项目支出是不是一致');
    expect(reply.answer).toMatch(/各项目预算数之和更多，多 0\.01万元/);
    expect(reply.answer).toMatch(/42969\.98[\s\S]*42969\.97/);
  });

  it('are refused where the document has none such', () => {
    expect(askOnce('扶贫项目加起来和支出总表对得上吗').status).toBe('declined');
  });
});

describe('a topic in front', () => {
  it('is the end of the name of both that are compared', () => {
    expect(linesOf('医疗这块 行政单位的比事业单位的多出多少')[0]).toBe('行政单位医疗比事业单位医疗多 48.52万元');
  });

  it('is the set of which one is asked for', () => {
    expect(linesOf('几个普惠金融的通知里 哪笔最大').join(' ')).toMatch(/冀财金\[2023\]63号）：18\.99万元/);
  });
});

describe('the year before', () => {
  it('is worked back from this one and the change', () => {
    expect(askOnce('去年的项目支出按减少数反推是多少').answer).toContain('47089.62万元');
    expect(askOnce('去年的政府性基金收入反推是多少').status).toBe('declined');
  });
});

describe('what the document does not hold', () => {
  it.each([
    '科目三〇二九九',
    '几个扶贫的项目里 哪笔最大',
    '护士这块 行政单位的比事业单位的多多少',
    '住房补贴多少 占基本支出百分之几',
  ])('is refused: %s', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it('is no part of the whole that stands in front', () => {
    expect(linesOf('公用经费里工会经费和福利费加起来占几个点').join(' ')).toContain('15.92%');
  });
});
