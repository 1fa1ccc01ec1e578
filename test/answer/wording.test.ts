/** What each kind of plan says, in both languages. */
import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../src/answer/check-figures.ts';
import type { Reply } from '../../src/answer/reply.ts';
import { wordingOf } from '../../src/answer/wording.ts';
import { askOnce, converse, golden } from '../support/knowledge.ts';

const lines = (question: string): string[] => askOnce(question).answer.split('\n');

describe('in Chinese', () => {
  it.each<[string, string, string[]]>([
    ['a figure', '行政运行是多少', ['行政运行：1714.94万元 [1]', '同一数字还见于 [2][3]']],
    [
      'a sum',
      '工会经费加福利费一共多少',
      ['合计：41.60万元', '工会经费：24.65万元 [1]', '福利费：16.95万元 [2]', '计算：24.65 + 16.95 = 41.60（万元）'],
    ],
    [
      'a difference',
      '人员经费和公用经费差多少',
      [
        '人员经费比公用经费多 4462.78万元',
        '人员经费：4724.10万元 [1]',
        '公用经费：261.32万元 [1]',
        '计算：4724.10 − 261.32 = 4462.78（万元）',
      ],
    ],
    ['a share', '就业补助占支出总计的比例', ['就业补助占支出总计的 5.89%', '计算：2822.56 ÷ 47955.39 = 5.89%']],
    [
      'a ratio',
      '基本支出是日常公用经费的几倍',
      ['基本支出是公用经费的 19.08 倍', '计算：4985.42 ÷ 261.32 = 19.08（倍）'],
    ],
    ['a comparison', '行政运行跟就业管理事务哪个高', ['行政运行更多，多 951.48万元', '行政运行：1714.94万元 [1]']],
    ['a ranking of one', '最少的项目是哪个', ['项目中金额最少的是：', '养老保险补缴经费：1.21万元 [1]']],
    [
      'a ranking of several',
      '支出最多的三个科目',
      ['3. 补助被征地农民支出：6600.00万元 [3]', '2. 对机关事业单位基本养老保险基金的补助：7737.00万元 [2]'],
    ],
    ['a count', '不到2万的项目有几个', ['项目（不到2万）共 4 个：', '· 养老保险补缴经费：1.21万元 [4]']],
    ['nothing found', '预算超过2亿的项目有哪些', ['项目（超过2亿）中没有符合条件的']],
    [
      'a plan of spending',
      '农民工工资应急周转金的支出计划',
      [
        '农民工工资应急周转金：3月底一格为空，没有安排支出比例 [1]',
        '农民工工资应急周转金：6月底累计支出 50%，即 250.00万元 [1]',
        '计算：500.00 × 50% = 250.00（万元）',
      ],
    ],
    [
      'a change',
      '项目支出比去年减少了多少',
      [
        '项目支出比2023年减少 4119.65万元 [1]',
        '按此推算，项目支出2023年为 47089.62万元',
        '计算：42969.97 + 4119.65 = 47089.62（万元）',
      ],
    ],
    ['an amount in another unit', '支出总计换成亿元', ['支出总计：4.795539亿元 [1]']],
    ['an assumed whole', '工资福利支出占比', ['注：以“支出总计”为整体计算']],
    ['a slip read through', '就业见系补贴多少', ['注：“就业见系补贴”按“就业见习补贴”理解']],
    ['inferred links', '就业补助分了几个项目', ['注：项目与科目的对应关系文件没有印出，按金额与名称推定']],
    ['a premise that is wrong', '三公经费比上年增加了吗', ['与问题所说相反，文件写的是减少']],
  ])('%s', (_, question, said) => {
    const answer = lines(question);
    for (const line of said) expect(answer).toContain(line);
  });
});

describe('in English', () => {
  it.each<[string, string, string[]]>([
    [
      'a figure',
      'how much is the total expenditure',
      ['支出总计：47955.39万元 [1]', 'The same figure also stands in [2]'],
    ],
    [
      'a share',
      'what share of total expenditure is project expenditure',
      ['项目支出 is 89.60% of 支出总计', 'Calculation：42969.97 ÷ 47955.39 = 89.60%'],
    ],
    [
      'a comparison',
      'which is higher, basic expenditure or project expenditure',
      ['项目支出 is higher, by 37984.55万元'],
    ],
    ['a ranking', 'which project is the largest', ['The largest in 项目 is：']],
  ])('%s', (_, question, said) => {
    const reply = askOnce(question);
    expect(reply.language).toBe('en');
    for (const line of said) expect(reply.answer.split('\n')).toContain(line);
    expect(reply.text).toContain('Sources（');
  });
});

describe('empty cells', () => {
  it.each([
    '行政运行的项目支出是多少',
    '教育支出多少钱',
    '公务用车运行维护费是多少',
    '农民工工资应急周转金的其他资金是多少',
  ])('%s: nothing is budgeted', (question) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('answered');
    expect(reply.answer).toContain('没有安排');
    expect(reply.values).toEqual([]);
    expect(reply.citations[0]?.quote).toContain('（空）');
  });

  it('in English say so too', () => {
    expect(askOnce('how much is the education expenditure').answer).toContain('nothing is budgeted (没有安排)');
  });
});

describe('a wrong premise', () => {
  const CONTRARY = '与问题所说相反，文件写的是减少';

  it('is put right', () => {
    const asked = ['三公经费比上年增加了吗', '三公经费比上年增加了多少', '项目支出比去年涨了多少'];
    expect(asked.filter((question) => !lines(question).includes(CONTRARY))).toEqual([]);
  });

  it('is not seen where there is none', () => {
    const asked = ['三公经费比上年减少了多少', '项目支出比去年降了多少', '支出比去年多了还是少了'];
    expect(asked.filter((question) => lines(question).includes(CONTRARY))).toEqual([]);
  });
});

describe('both languages', () => {
  const subject = { title: '某局 2024 年部门预算', year: 2024, about: '某地' };

  it('have a sentence for each reason, that shows no figure but the document’s', () => {
    const sentences = (['zh', 'en'] as const).flatMap((language) => Object.values(wordingOf(language).declines));
    for (const say of sentences) {
      const sentence = say(subject);
      expect(sentence.length).toBeGreaterThan(10);
      expect(sentence.replaceAll('2024', '')).not.toMatch(/\d/u);
    }
  });

  it('say what the other says', () => {
    expect(Object.keys(wordingOf('en').declines).sort()).toEqual(Object.keys(wordingOf('zh').declines).sort());
    expect(Object.keys(wordingOf('en')).sort()).toEqual(Object.keys(wordingOf('zh')).sort());
  });
});

describe('“the same figure also stands in”', () => {
  it('is only said of rows that print a figure of the reply', () => {
    const replies = golden.flatMap(({ history, question }) =>
      converse([...history, question])
        .slice(-1)
        .map((reply) => ({ question, reply })),
    );
    const unlike = replies.filter(({ reply }) => {
      const printed = new Set(reply.citations.flatMap(({ quote }) => figuresIn(quote)));
      // A converted amount is printed nowhere; what it was converted from is.
      const shown = reply.values.flatMap(({ value }) => figuresIn(value)).filter((figure) => printed.has(figure));
      const rows = alsoCited(reply).map((quote) => new Set(figuresIn(quote)));
      return shown.length > 0 && rows.some((row) => !shown.some((figure) => row.has(figure)));
    });
    expect(unlike.map(({ question }) => question)).toEqual([]);
  });
});

/** The quotes of the rows that a reply says print the same. */
function alsoCited({ answer, citations }: Reply): string[] {
  const line =
    answer.split('\n').find((said) => /^(?:同一数字还见于|The same figure also stands in)/u.test(said)) ?? '';
  return [...line.matchAll(/\[(\d+)\]/gu)].flatMap(([, number]) => citations[Number(number) - 1]?.quote ?? []);
}
