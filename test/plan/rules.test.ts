/** Each rule of `make-plan.ts`, in its order, with the plan that real questions must lead to. */
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/plan/make-plan.ts';
import { converse, knowledge } from '../support/knowledge.ts';
import { follow } from '../understand/reading.ts';
import { describePlan, madeOf } from './describe-plan.ts';

const CENTRAL_RESIDENTS = '关于提前下达2024年中央财政城乡居民基本养老保险补助经费预算的通知(冀财社[2023]188号)';

/** Rule → question → plan. */
const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  chat: [
    ['你好', 'chat greeting'],
    ['谢谢', 'chat thanks'],
    ['what can you do', 'chat ability'],
    ['再见', 'chat bye'],
  ],
  addressed: [
    ['部门预算支出总表里2080101行政运行的基本支出是多少', 'show 行政运行的基本支出'],
    ['部门预算收入总表里社会保障和就业支出的上年结转是多少', 'show 社会保障和就业支出的上年结转'],
    ['部门预算收支总表收入部分的上年结转结余', 'show 上年结转结余'],
    ['部门预算支出总表合计行的项目支出', 'show 部门预算支出总表合计的项目支出'],
    ['农民工工资应急周转金的其他资金是多少', 'show 农民工工资应急周转金的其他资金'],
    ['农民工工资应急周转金的项目编码', 'quote p10.money'],
    ['霸州市就业服务中心的单位规格', 'show 霸州市就业服务中心的单位规格'],
  ],
  change: [
    ['项目支出比去年减少了多少', 'amount of the decrease of 项目支出 on 2023'],
    ['基本支出比去年降了百分之几', 'percent of the decrease of 基本支出 on 2023'],
    ['2023年的支出总计是多少', 'previous of the decrease of 预算收支安排 on 2023'],
    ['三公经费比上年减少了多少', 'amount of the decrease of “三公”经费 on 2023'],
    ['农林水支出比去年增加多少', 'decline other-year'],
  ],
  'units-by-cell': [['下属单位有哪些', 'list 部门机构设置情况 (5)']],
  units: [['有几个股室', 'list 内设机构 (14)']],
  filter: [
    ['预算超过1000万的项目有哪些', 'list of 29 >1000万元'],
    ['不到2万的项目有几个', 'count of 29 <2万元'],
    ['500万到1000万之间的项目有哪些', 'list of 29 ≥500万元 ≤1000万元'],
    ['3月底计划支出超过30%的项目有哪些', 'list of 21 >30%'],
  ],
  excluded: [
    ['公务员调配归你们管吗', 'quote c3.2.2 c3.9.2 c6.5.3'],
    ['表彰公务员也归你们吗', 'quote c3.2.2 c3.9.2 c6.5.3'],
  ],
  office: [
    ['欠薪归哪个科室管', 'search duty for office'],
    ['职称评审谁负责', 'search duty for office'],
  ],
  schedule: [
    ['农民工工资应急周转金6月底要花到多少', 'schedule of 农民工工资应急周转金 by month 6'],
    ['补助被征地农民支出资金到10月底要花多少', 'schedule of 补助被征地农民支出资金 by month 10'],
    ['农民工工资应急周转金的支出计划', 'schedule of 农民工工资应急周转金'],
  ],
  share: [
    ['项目支出占总支出的比例', '项目支出 of 支出总计'],
    ['人员经费占基本支出百分之几', '人员经费 of 基本支出'],
    // The whole is the larger one, whichever is said first.
    ['支出总计里就业补助占多少比例', '就业补助 of 支出总计'],
    ['工资福利支出占比', '工资福利支出 of 支出总计, assuming 支出总计'],
    ['项目支出各大类占比', '社会保障和就业支出, 城乡社区支出, 农林水支出 of 项目支出'],
  ],
  'income-sources': [
    ['经费是从哪来的', 'show 一般公共预算拨款收入, 政府性基金预算拨款收入, 本年收入合计, 上年结转结余, 收入总计'],
  ],
  definition: [
    ['什么叫机关运行经费', 'quote term.10'],
    ['三公经费是什么意思', 'quote term.9'],
    ['上年结转是什么意思', 'quote term.6'],
  ],
  difference: [
    ['人员经费和公用经费差多少', '人员经费 − 公用经费'],
    // The larger first.
    ['公用经费比人员经费少多少', '人员经费 − 公用经费'],
    ['2080505比2080506多多少', '机关事业单位基本养老保险缴费支出 − 机关事业单位职业年金缴费支出'],
  ],
  ratio: [
    ['基本支出是日常公用经费的几倍', '基本支出 ÷ 公用经费'],
    ['住房公积金是福利费的几倍', '住房公积金 ÷ 福利费'],
  ],
  compare: [
    ['基本支出和项目支出哪个多', 'compare 基本支出, 项目支出'],
    ['行政运行跟就业管理事务哪个高', 'compare 行政运行, 就业管理事务'],
  ],
  rank: [
    ['哪个项目钱最多', 'top 1 of 29 项目'],
    ['最少的项目是哪个', 'bottom 1 of 29 项目'],
    ['支出最多的三个科目', 'top 3 of 23 部门预算支出总表·项级科目'],
    ['哪一类支出最多', 'top 1 of 5 部门预算支出总表·类级科目'],
    ['经济分类里最大的三项', 'top 3 of 28 部门预算一般公共预算财政拨款基本支出表'],
    ['钱最多的前三个项目', 'top 3 of 29 项目'],
  ],
  sum: [
    ['工会经费加福利费一共多少', 'sum 工会经费, 福利费'],
    ['水电费一共多少', 'sum 水费, 电费'],
    ['社会保险经办机构和劳动保障监察加起来多少', 'sum 社会保险经办机构, 劳动保障监察'],
  ],
  members: [
    ['一共有几个项目', 'count of 29'],
    ['商品和服务支出分了几个明细', 'count of 14'],
    ['社会保障和就业支出下面有哪些科目', 'list of 6'],
    ['支出涉及几个功能大类', 'count of 5'],
    ['就业补助分了几个项目', 'count of 5, assuming links'],
  ],
  basis: [['结案率的依据是什么', 'quote p3.i1']],
  purpose: [
    ['补助被征地农民支出资金是干什么用的', 'quote p24.purpose'],
    ['养老保险补缴经费是干嘛的', 'quote p7.purpose'],
  ],
  'grand-total': [
    ['你们今年总共花多少钱', 'show 支出总计'],
    ['今年一共多少钱', 'show 支出总计'],
  ],
  reason: [
    ['公车运维费咋是0啊', 'show 公务用车运行维护费, assuming no-reason'],
    ['公务接待费为什么减少', 'show 公务接待费'],
  ],
  'row-in-columns': [
    ['行政运行的基本支出和项目支出各多少', 'show 行政运行的基本支出, 行政运行的项目支出'],
    ['2080109 基本和项目各多少', 'show 社会保险经办机构的基本支出, 社会保险经办机构的项目支出'],
  ],
  'targets-of-project': [
    [
      '社保网报系统一年要用到多少次',
      'show 社会保险系统省级集中县区实施运行维护服务工作项目资金·使用次数（参保登记单位使用网报系统申报缴费）, 社会保险系统省级集中县区实施运行维护服务工作项目资金·故障次数（单位办理业务故障次数）',
    ],
  ],
  'look-up': [
    ['行政运行是多少', 'show 行政运行'],
    ['2101102是多少', 'show 事业单位医疗'],
    ['补助被征地农民支出给了多少', 'show 补助被征地农民支出'],
    ['支出总计换成亿元', 'show 支出总计 in 亿元'],
    ['how much is the total expenditure', 'show 支出总计'],
  ],
};

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  it.each(cases)('%s → %s', (question, expected) => {
    const made = madeOf(question);
    expect(describePlan(made.plan)).toBe(expected);
    expect(made.rule).toBe(rule);
  });
});

describe('which-standard, which-project', () => {
  it('ask back with the standards of the document when none is named', () => {
    const made = madeOf('发放标准是多少呢');
    expect(made.rule).toBe('which-standard');
    expect(describePlan(made.plan)).toContain('就业见习补贴发放标准');
  });

  it('ask back with the largest projects when none is named', () => {
    const made = madeOf('那个项目什么时候花完');
    expect(made.rule).toBe('which-project');
    expect(describePlan(made.plan)).toContain(`clarify ${CENTRAL_RESIDENTS} / 城乡居民养老保险县级补贴资金`);
    if (made.plan.kind !== 'clarify') throw new Error('no clarifying question');
    expect(made.plan.options).toHaveLength(5);
    expect(made.plan.options[1]?.question).toBe('城乡居民养老保险县级补贴资金什么时候花完');
  });
});

describe('overview', () => {
  it.each(['介绍一下这份预算', '概括一下预算', 'summarise the budget'])(
    '%s is the totals, classes and projects',
    (text) => {
      const made = madeOf(text);
      expect(made.rule).toBe('overview');
      expect(describePlan(made.plan)).toBe(
        'budget: show 收入总计, 支出总计, 基本支出, 项目支出, “三公”经费小计 | top 3 of 5 部门预算支出总表·类级科目 | top 5 of 29 项目',
      );
    },
  );

  it('the goals of the year are quoted', () => {
    expect(describePlan(madeOf('今年重点干什么').plan)).toMatch(/^goals: quote ch5/u);
  });
});

describe('text', () => {
  it('looks in the prose of the project that is named', () => {
    expect(describePlan(madeOf('创业担保贷款的贴息对象是谁').plan)).toMatch(/^search project 13\b/u);
  });

  it('does not answer a question for a figure with a passage', () => {
    expect(describePlan(madeOf('教育支出多少钱').plan)).not.toMatch(/^search/u);
  });
});

describe('what the tables say about an operand', () => {
  it('an amount printed in several places is cited with all of them', () => {
    const { plan } = madeOf('行政运行是多少');
    expect(plan.kind === 'table' && plan.also.map((ref) => ref.split('/')[1])).toEqual(['t5.4', 't2.4']);
  });

  it('a premise that the document contradicts is marked', () => {
    const { plan } = madeOf('三公经费比上年增加了吗');
    expect(plan.kind === 'table' && plan.premise).toBe('increase');
    expect(plan.kind === 'table' && plan.table.kind === 'change' && plan.table.direction).toBe('decrease');
  });

  it('projects found through a subject are marked as inferred', () => {
    const { plan } = madeOf('就业补助的项目一共多少钱');
    expect(describePlan(plan)).toMatch(/^sum .*就业专项资金, assuming links$/u);
  });
});

describe('a follow-up', () => {
  const planned = (...messages: string[]): string =>
    describePlan(makePlan(knowledge.catalog, follow(...messages)).plan);

  it.each([
    ['the subject changes', ['行政运行是多少', '那就业管理事务呢'], 'show 就业管理事务'],
    ['the column changes', ['行政运行的基本支出是多少', '项目支出呢'], '行政运行的项目支出'],
    ['the unit changes', ['支出总计是多少', '换成亿元呢'], 'show 支出总计 in 亿元'],
    ['the operation stays', ['就业补助占支出总计的比例', '那卫生健康支出呢'], '卫生健康支出 of 支出总计'],
    [
      'the month changes',
      ['补助被征地农民支出资金6月底要花到多少', '10月底呢'],
      'schedule of 补助被征地农民支出资金 by month 10',
    ],
    ['the purpose is asked', ['补助被征地农民支出资金是多少', '用来干什么的'], 'quote p24.purpose'],
  ])('%s', (_, messages, expected) => {
    expect(planned(...messages)).toContain(expected);
  });

  it('of what was shown picks the rows that hold the words', () => {
    const [, reply] = converse(['下属单位有哪些', '里面哪个是副科级的']);
    expect(reply?.status).toBe('answered');
    expect(reply?.citations.map((citation) => citation.quote)).toEqual([
      expect.stringContaining('霸州市就业服务中心；单位性质：事业；单位规格：副科级'),
    ]);
  });
});

describe('a question the plan cannot wholly hold is not answered with a part of it', () => {
  it('this year’s amount is no change on last year, which the document tells for few things', () => {
    const asked = ['就业补助', '人员经费', '公务接待费', '补助被征地农民支出'];
    const plans = asked.map((name) => describePlan(madeOf(`${name}比去年增加了多少`).plan));
    expect(plans.filter((plan) => plan.startsWith('show'))).toEqual([]);
  });

  it('the money of all projects is not the money of everything', () => {
    expect(describePlan(madeOf('项目一共多少钱').plan)).not.toBe('show 支出总计');
  });

  it('a share of the three public expenses is a share', () => {
    const { plan } = madeOf('公务接待费占三公经费的百分之几');
    expect(plan.kind === 'table' && plan.table.kind).toBe('share');
  });
});
