/** What is asked of the department itself: its offices and what they do, its units and what they are. */
import { describe, expect, it } from 'vitest';
import { askOnce, converse } from '../support/knowledge.ts';

describe('the duties of an office', () => {
  it.each(['劳动关系股管什么', '劳动关系股的职责是什么'])('%s', (question) => {
    const { status, answer, citations } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain('由劳动关系股负责');
    expect(citations.every(({ section }) => section.includes('劳动关系股'))).toBe(true);
  });

  it('by its place, after another office', () => {
    const replies = converse(['劳动关系股管什么', '工资福利股呢', '第九个股呢']);
    expect(replies[1]?.answer).toContain('由工资福利股负责');
    expect(replies[2]?.answer).toContain('由专业技术人员与职称管理股负责');
  });

  it('a task is still asked of the whole department', () => {
    expect(askOnce('工伤认定归谁管').answer).toContain('工伤与农村社会保险管理股');
  });
});

describe('the units', () => {
  it('by what stands in their row', () => {
    const { answer } = askOnce('下属单位里头股级的有几家');
    expect(answer).toContain('共 3 个');
    expect(answer).not.toContain('就业服务中心');
  });

  it.each([
    ['事业性质、股级的下属单位有几间', '共 3 个'],
    ['咱局下头挂几个事业单位 都叫啥', '霸州市工伤保险事业管理所'],
    ['下面几个所里头 股级的有哪些', '霸州市农村社会保险所'],
  ])('%s', (question, holds) => {
    expect(askOnce(question).answer).toContain(holds);
  });

  it('of those just listed', () => {
    const [, reply] = converse(['局下属有哪些事业单位', '副科级的是哪家']);
    expect(reply?.answer).toContain('共 1 个：霸州市就业服务中心');
  });

  it.each(['下属单位正股级的有哪些', '下属单位里差额拨款的有哪几家', '下属单位一共多少在编人员'])(
    'none is so: %s',
    (question) => {
      expect(askOnce(question).status).toBe('declined');
    },
  );

  it('a column of all of them', () => {
    const { answer } = askOnce('四个事业单位的规格分别是什么');
    expect(answer).toContain('霸州市就业服务中心的单位规格：副科级');
    expect(answer).not.toContain('本级');
  });
});

describe('what a figure is made up of', () => {
  it.each([
    ['基本支出是怎么构成的', ['4985.42万元', '人员经费：4724.10万元', '公用经费：261.32万元']],
    ['整个支出的大盘子怎么分的', ['47955.39万元', '基本支出：4985.42万元', '项目支出：42969.97万元']],
    ['卫生健康支出的结构', ['行政单位医疗：61.60万元', '事业单位医疗：13.08万元']],
    ['家底怎么样 固定资产给概括下', ['资产总额：479.80万元', '车辆：114.96万元', '其他固定资产：364.84万元']],
    ['三公这块情况给我概括下', ['1.33万元', '与2023年相比减少0.47万元']],
    ['Sketch the structure of basic expenditure for me', ['人员经费：4724.10万元', '公用经费：261.32万元']],
  ])('%s', (question, holds) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    for (const text of holds) expect(answer).toContain(text);
  });
});

describe('what is listed', () => {
  it.each([
    ['有几个名词解释', '名词解释共 10 个'],
    ['整体绩效目标后面的工作保障措施 一共几条 列个标题', '工作保障措施共 8 个'],
    ['保障措施分几点，把小标题念一遍', '加强组织领导'],
    ['项目编码13108123开头的有几个', '13108123'],
    ['上年结转的项目加起来多少', '合计：1044.58万元'],
    ['就业补助500万以上的项目有吗', '503.56万元'],
    ['政府采购预算多少', '无政府采购预算，空表列示'],
  ])('%s', (question, holds) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain(holds);
  });

  it('a bound is never left out', () => {
    expect(askOnce('就业补助500万以上的项目有吗').answer).not.toContain('305.00');
  });
});

describe('one money under two names', () => {
  it.each(['省里给城乡居民养老补多少', '省里给居民养老补了多少钱'])('%s', (question) => {
    const { answer } = askOnce(question);
    expect(answer).toContain('219号)：3808.00万元');
    expect(answer).toContain('204号)：231.00万元');
  });

  it('of each of three', () => {
    const { answer } = askOnce('三级政府给居民养老各补多少');
    for (const amount of ['11743.00', '3808.00', '231.00', '8993.00']) expect(answer).toContain(amount);
  });

  it('a standard is still so much for one', () => {
    expect(askOnce('居民养老县里每人每月补多少').answer).toContain('62.5元/人/月');
    expect(askOnce('见习补贴一个月发多少').answer).toContain('2200');
  });
});

describe('what kind of figure is meant', () => {
  it.each([
    ['企业无能力缴费那个项目满意度', '满意率(%)'],
    ['社保系统网报成功率', '完成效率（业务准确网报成功率）：≥95%'],
    ['奖励证书单价上限', '≤10 元'],
    ['今年打算买多少固定资产', '拟购置固定资产总额：0.00万元'],
    ['哪几个大类只有基本支出，没有项目支出', '卫生健康支出：74.68万元'],
    ['创业担保贷款带动吸纳就业人数要增长几个百分点', '≥4%'],
    ['2024年见习补贴要发给多少人', '≥700 人'],
    ['个人创业担保贷款要发几笔', '46笔'],
    ['生存认证的宣传每年要做几回', '2次'],
  ])('%s', (question, holds) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain(holds);
  });

  it.each([
    ['领养老金的老人满意度要多少', '10万人'],
    ['公务接待批次有多少', '1.33'],
    ['高温津贴今年发多少', '工资福利股负责'],
  ])('%s is not answered with another kind', (question, lacks) => {
    expect(askOnce(question).answer).not.toContain(lacks);
  });
});
