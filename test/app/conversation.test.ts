/** What a conversation keeps and what it drops: each case is what a person sees after the last message. */
import { describe, expect, it } from 'vitest';
import { converse } from '../support/knowledge.ts';

/** The answer to the last of the messages. */
const last = (...messages: readonly string[]): string => converse(messages).at(-1)?.answer ?? '';

describe('another thing after the one before', () => {
  it.each([
    [['项目支出一共多少', '那基本支出呢'], '基本支出：4985.42万元', '42969.97'],
    [['What is the total expenditure?', 'and basic expenditure?'], '基本支出：4985.42万元', '47955.39'],
    [['补助被征地农民支出资金是多少', '它是干什么用的', '满意度呢'], '≥92%', '征地报批前'],
    [['工会经费多少', '讨薪找谁'], '农民工工作股', '24.65'],
  ])('%j', (messages, holds, lacks) => {
    const answer = last(...messages);
    expect(answer).toContain(holds);
    expect(answer).not.toContain(lacks);
  });
});

describe('what is asked of the thing before', () => {
  it.each([
    [['项目支出一共多少', '那基本支出呢', '占比多少'], '基本支出占支出总计的 10.40%'],
    [['项目支出一共多少', '那基本支出呢', '哪个更高'], '项目支出更多，多 37984.55万元'],
    [['工会经费多少', '福利费呢', '合计'], '合计：41.60万元'],
    [['行政运行多少钱', '换成亿元'], '行政运行：0.171494亿元'],
    [['补助被征地农民支出资金是多少', '满意度呢', '6月底花到多少'], '6月底累计支出 60%'],
    [['农民工工资应急周转金多少', '上面那个项目的满意度', '归谁管'], '农民工工作股'],
    [['居民养老县里补多少钱', '占总支出多少', '用来干啥'], '特殊人员代缴'],
    [['下属单位有哪些', '分别什么规格', '哪个是副科级'], '霸州市就业服务中心'],
    [['总预算', '比去年', '为什么'], '主要为减少了'],
    [['被征地农民那笔', '什么用途', '满意度呢'], '≥92%'],
    [['乡镇代办员一个人补助标准多少', '村里的呢'], '185元/人'],
    [['村里的社保代办员有多少人', '乡里的有几个人'], '代办员人数：15人'],
    [['改制企业没钱交养老保险的 市里预备多少钱', '要是单位当年少报漏报造成的欠费 也这么补吗'], '现行政策'],
    [['失地农民那笔多少', '放哪'], '专户储存'],
    [['丧葬费多少', '依据是什么'], '720 元/人（预算支出标准）'],
    [['办公费、印刷费、差旅费各多少', '加起来', '占公用经费多少'], '以上各项合计占公用经费的 17.88%'],
  ])('%j', (messages, holds) => {
    expect(last(...messages)).toContain(holds);
  });
});

describe('picking an option of a question back', () => {
  const options = converse(['补贴多少钱'])[0]?.options ?? [];

  it.each(['第二个', '2', '选2', '第2个吧', '第二', 'the second one', 'option 2'])('%s', (pick) => {
    expect(last('补贴多少钱', pick)).toBe(last(options[1]?.question ?? ''));
  });

  it('the last one', () => {
    expect(last('补贴多少钱', '最后一个')).toBe(last(options.at(-1)?.question ?? ''));
  });

  it('by its name', () => {
    expect(last('补贴多少钱', '津贴补贴')).toContain('津贴补贴：310.09万元');
  });

  it('a number beyond the options picks none of them', () => {
    expect(converse(['补贴多少钱', '第九个']).at(-1)?.status).not.toBe('answered');
  });
});

describe('picking one of what was listed', () => {
  it.each([
    [['普惠金融的通知多少钱', '第二个'], '55号）：1.46万元', '3.56'],
    [['普惠金融2024年的通知多少钱', '2024年中央的'], '63号）：18.99万元', '15.12'],
    [['普惠金融', '2023年那个'], '3.56万元', '18.99'],
    [['前三大项目是哪些', '第二个是干什么用的'], '特殊人员代缴', '11743'],
    [['前五名的项目', '最后一个呢', '它的绩效目标'], '缴费补贴和代缴资金', '3808'],
    [['Which project is the largest?', 'and the second?', 'what is it for'], '特殊人员代缴', '8993'],
    [['就业补助有哪些项目', '最少的是哪个', '它是干什么用的'], '求职创业补贴', '247'],
  ])('%j', (messages, holds, lacks) => {
    const answer = last(...messages);
    expect(answer).toContain(holds);
    expect(answer).not.toContain(lacks);
  });

  it('the largest of them, and what is under it', () => {
    expect(last('总共多少钱', '分到各大类呢', '最大的那一类')).toContain('社会保障和就业支出：41007.54万元');
    expect(last('总共多少钱', '分到各大类呢', '最大的那一类', '它下面最大的')).toContain(
      '财政对基本养老保险基金的补助：24733.00万元',
    );
  });

  it('the list stays when one of it was picked', () => {
    expect(last('公用经费前三名', '第三个多少', '第一个占公用经费多少')).toContain('邮电费占公用经费的 35.29%');
  });

  it('a whole and its part are not added up', () => {
    expect(last('三公经费', '招待费呢', '合计')).not.toContain('2.66');
  });

  it('all of them together', () => {
    expect(last('就业补助有哪些项目', '加起来多少')).toContain('合计：2822.56万元');
  });

  it('another subject is not looked for among them', () => {
    expect(last('前三大项目是哪些', '工会经费')).toBe(last('工会经费'));
  });
});

describe('what a follow-up leaves out', () => {
  it.each([
    // The word that excludes the one before takes its place, notice by notice.
    [['2024年中央就业补助资金多少', '省级的呢', '两者差多少'], '1220.00万元', '31.12'],
    [['城乡居民养老保险县级补贴资金多少钱', '中央呢'], '：11743.00万元', '4445'],
    [['冀财金63号多少', '省级那个呢'], '15.12万元', '247'],
    // A word that is a name only with the end of the one before.
    [['行政单位医疗多少钱', '事业单位的呢', '合计'], '合计：74.68万元', '行政事业单位医疗'],
    [['行政编制几个', '事业的呢'], '17名', '23名'],
    // What is left of a whole is told as the document prints it.
    [['社会保障和就业支出多少', '里面项目支出呢', '剩下的呢'], '基本支出：4708.60万元', '−'],
    [['行政事业单位医疗多少', '其中行政单位医疗呢', '剩下的呢'], '事业单位医疗：13.08万元', '−'],
    // The whole of a share is named, the part was told before.
    [['劳动保障监察安排了多少', '在人社管理事务里占几成'], '14.50%', '7.19'],
    // A project's own people, an office's other duties, a unit's other columns.
    [['冀财社[2023]199号这笔多少钱', '覆盖多少退休人员'], '6482人', '养老保险补缴'],
    [['工伤认定找哪个股', '他们还管啥'], '劳动能力鉴定', '没有这个内容'],
    [['就业服务中心是什么级别', '农村社保所呢'], '霸州市农村社会保险所的单位规格：股级', '副科级'],
    [['就业见习补贴多少钱', '上年结转的有多少', '今年新安排的呢'], '1300.00万元', '1044.57'],
    // The thing before is the other side of a difference, or the whole that a column of it is a part of.
    [['办公费今年多少', '印刷费比它少多少'], '33.53万元', '没有这个内容'],
    [['就业管理事务预算多少', '里头项目的钱占多少'], '项目支出：19.79万元', '42969.97'],
    // Words are asked for, whatever figure was asked for before.
    [['农民工工资应急周转金多少钱', '这笔钱具体怎么用'], '垫付农民工工资', '500.00'],
  ])('%j', (messages, holds, lacks) => {
    const answer = last(...messages);
    expect(answer).toContain(holds);
    expect(answer).not.toContain(lacks);
  });

  it('of two that are no whole and part nothing is left', () => {
    expect(converse(['办公费多少', '印刷费呢', '剩下的呢']).at(-1)?.status).toBe('declined');
  });
});

it('what several projects count by one name is of the project before', () => {
  const [, reply] = converse(['创业担保贷款贴息资金项目多少钱', '带动多少人就业']);
  expect(reply?.values.map(({ value }) => value)).toEqual(['160']);
});
