/** What is asked is not answered with a figure of another kind, of another person, or by another measure. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('one person’s money and day of payment', () => {
  it.each([
    ['张三的退休金多少', '个人的具体情况'],
    ['李四每个月工资多少', '个人的具体情况'],
    ['我爸工资几块', '个人的具体情况'],
    ['我妈退休了养老金什么时候发', '到账、发放的具体日期'],
    ['这个月养老金几号到账', '到账、发放的具体日期'],
  ])('%s is refused', (question, reason) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('declined');
    expect(answer).toContain(reason);
  });

  it('is told apart from the rule for all', () => {
    expect(askOnce('居民养老金一般每月几号前发').answer).toContain('每月8日前');
    expect(askOnce('退休费多少').answer).toContain('1549.86万元');
  });
});

describe('a kind of statement', () => {
  it.each([
    '试用期能不能超过半年，最长多久',
    '教师工资什么时候发',
    '职称评审条件是什么',
    '劳动监察处罚依据是什么',
    '数据泄露过没有',
    '企业退休人员体检谁组织',
    '劳务派遣许可证怎么办',
  ])('%s: no duty tells it', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it('is told where a passage makes it', () => {
    expect(askOnce('固定资产占用情况是哪天的数').answer).toContain('2023-12-31');
    expect(askOnce('谁管职称评审').answer).toContain('专业技术人员与职称管理股');
  });
});

describe('a person asked for by name', () => {
  it('earns nothing that the document tells', () => {
    expect(askOnce('局长叫啥名 一个月工资多少').status).toBe('declined');
    expect(askOnce('局长是谁 今年培训费多少').answer).toContain('9.78万元');
  });
});

describe('a ranking of what was named', () => {
  it('ranks the targets, with all that are equal', () => {
    for (const question of ['满意度指标最低的是哪个项目', 'Which project has the lowest satisfaction target?']) {
      const { status, answer } = askOnce(question);
      expect(status).toBe('answered');
      expect(answer).toContain('≥90%');
      expect(answer).not.toContain('万元');
    }
  });

  it.each(['参保人数最多的是哪个项目', '培训补贴标准最高的是哪个项目', '哪个项目补助人数最多'])(
    '%s: never by money instead',
    (question) => {
      expect(askOnce(question).answer).not.toContain('万元');
    },
  );

  it('never ranks the whole budget where a part of it is named', () => {
    expect(askOnce('社会保险费哪项最多').answer).not.toContain('24733.00万元');
    expect(askOnce('哪个科目金额最小').answer).toContain('1.21万元');
  });

  it('tells both ends, and a whole order', () => {
    const both = askOnce('20801底下的项级科目，谁最大谁最小').answer;
    expect(both).toContain('行政运行：1714.94万元');
    expect(both).toContain('综合业务管理：7.00万元');
    const ordered = askOnce('按功能分类的五个大类，从小到大排个序').answer;
    expect(ordered).toContain('1. 农林水支出：71.03万元');
    expect(ordered).toContain('5. 社会保障和就业支出：41007.54万元');
  });
});

describe('projects by who gives the money, and by the year they come from', () => {
  it.each(['哪些项目是去年结转的', '结转资金涉及哪些项目'])('%s', (question) => {
    const { answer, citations } = askOnce(question);
    expect(answer).toContain('503.56万元');
    expect(citations).toHaveLength(5);
  });

  it('lists the notices of a level, and no project that only has its word in its name', () => {
    expect(askOnce('中央给了哪些钱').answer).toContain('11743.00万元');
    const { answer } = askOnce('省里下达的资金有哪些');
    expect(answer).toContain('3808.00万元');
    expect(answer).not.toContain('省级集中');
  });
});

describe('a question of the kind that is asked', () => {
  it.each([
    ['基本支出和项目支出有什么区别', '部门预算支出：包括'],
    ['部门预算支出按项目类别划成哪三类', '特定目标类'],
    ['农民工工资应急周转金什么时候花', '6月底累计支出 50%'],
    ['政府采购有多少', '无政府采购预算'],
    ['事业编多少个', '锁定事业编制：17名'],
    ['行政编几个', '行政编制：23名'],
    ['2080711和2080799哪个结转多', '就业见习补贴的上年结转：411.68万元'],
    ['编码13108123打头的几个项目加起来多少', '合计：1044.58万元'],
  ])('%s', (question, told) => {
    expect(askOnce(question).answer).toContain(told);
  });

  it('divides nothing by place', () => {
    expect(askOnce('补失地农民的钱按乡镇拆开各是多少').status).toBe('declined');
  });
});
