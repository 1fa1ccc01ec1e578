import { describe, expect, test } from 'vitest';
import { buildRetriever } from '../../src/retrieve/retriever.ts';
import { corpus, officeOf, passageOf } from './built-in.ts';

const retriever = buildRetriever(corpus);

/** Question; the office whose duty must stand first; words of that duty. The reason stands beside each. */
const offices: readonly (readonly [question: string, office: string, holds: string])[] = [
  // （一）办公室
  ['你们单位预决算是谁编的', '办公室', '预决算'], // 编 is lost in 编制, 预决算 is enough
  ['想跟单位打官司 行政复议找谁', '办公室', '行政复议'], // 打官司 is unknown; the rare 行政复议 outweighs it
  ['政务公开是谁在弄', '办公室', '政务公开'], // the whole question is one word
  ['局里车子归哪个管', '办公室', '车辆'], // alias 车子
  // （二）人事教育股
  ['评比达标表彰这事谁牵头', '人事教育股', '评比达标表彰'], // another duty, 第三条（九）, says the same: the office comes first
  ['老干部服务谁来管', '人事教育股', '老干部'], // one rare word
  // （三）综合事务工作股
  ['交党费 发展党员 哪个股负责呀', '综合事务工作股', '党员'], // two duties of the same office
  ['计划生育的事找哪个科', '综合事务工作股', '计划生育'],
  ['党风廉政谁抓', '综合事务工作股', '党风廉政'],
  // （四）社保基金监督管理股
  ['怀疑有人动社保基金的歪脑筋 归谁查', '社保基金监督管理股', '违纪案件'], // office name, 基金, and 查 inside 查处
  ['社保基金谁来监管', '社保基金监督管理股', '监管'],
  // （五）人力资源流动管理股
  ['人力资源服务机构归谁监督', '人力资源流动管理股', '人力资源服务机构'],
  ['事业单位之间调工作找哪个股办手续', '人力资源流动管理股', '调配'], // alias 调工作
  ['公务员调动归你们管不', '人力资源流动管理股', '不含公务员'], // the exception is the answer
  // （六）事业单位人事管理股
  ['招老师这种公开招聘归哪管', '事业单位人事管理股', '公开招聘'],
  ['事业单位岗位设置方案谁核准', '事业单位人事管理股', '岗位设置方案'],
  // （七）工资福利股
  ['事业单位津补贴的政策是哪个股定', '工资福利股', '津贴补贴'], // 津补贴 by its second half
  // （八）养老保险与失业保险股
  ['我工龄要认定 该找哪个科室', '养老保险与失业保险股', '工龄'], // not 工伤认定
  ['失业率预警这块谁负责', '养老保险与失业保险股', '失业预警'],
  ['提前退休谁审核', '养老保险与失业保险股', '提前退休'],
  ['离休费调整归谁', '养老保险与失业保险股', '离休费'],
  ['企业年金方案谁审', '养老保险与失业保险股', '年金方案'],
  ['失业登记制度谁管', '养老保险与失业保险股', '失业登记'],
  // （九）专业技术人员与职称管理股
  ['评职称的事归哪个股管', '专业技术人员与职称管理股', '职称'], // 评职称 is one word of the dictionary
  ['留学回来的人归谁管', '专业技术人员与职称管理股', '留学'],
  // （十）调解仲裁管理与信访工作股
  ['跟公司闹劳动纠纷想打仲裁 归哪个股', '调解仲裁管理与信访工作股', '争议'], // alias 劳动纠纷
  ['信访维稳是哪个股', '调解仲裁管理与信访工作股', '信访'],
  // （十一）就业促进股
  ['考高级技师资格该问哪个部门', '就业促进股', '高级技师'],
  ['就业困难的人谁帮扶', '就业促进股', '就业困难'],
  // （十二）农民工工作股
  ['农民工工资保证金怎么退', '农民工工作股', '保证金'],
  ['which office refunds the wage deposit', '农民工工作股', '保证金'], // alias in English
  // （十三）工伤与农村社会保险管理股
  ['上班受伤了 工伤认定去哪个股申请', '工伤与农村社会保险管理股', '工伤认定'],
  ['劳动能力鉴定找谁', '工伤与农村社会保险管理股', '劳动能力鉴定'],
  ['转移接续的办法谁来定', '工伤与农村社会保险管理股', '转移接续'],
  // （十四）劳动关系股
  ['最低工资标准归哪个股管', '劳动关系股', '最低工资'],
  ['加班费 企业工资指导线哪个股', '劳动关系股', '工资指导线'],
  ['签劳动合同的政策是哪个股', '劳动关系股', '劳动合同'],
];

/** Question; words that the first passage must hold. */
const passages: readonly (readonly [question: string, holds: string])[] = [
  ['师范毕业的报到证去哪个局弄', '师范类毕业生就业报到证由市教育局负责'], // 师范类 also stands in 非师范类: one sentence has both
  ['大学生还没离校 就业指导也归你们吗', '离校前的就业指导和服务工作，由市教育局负责'],
  ['为了让支出进度达标 局里有啥措施', '支出进度达标'], // 措施 and 进度 link the neighbours too
  ['征地报批以前用地单位得先交啥钱 存到哪', '预储账户'], // 征地报批, 用地单位 in one sentence
  ['上年结转啥意思', '以前年度安排'], // the definition before the sentences that use the word
  ['财政专户管理资金收入指的是啥', '教育收费收入'],
  ['三公都包括哪几样', '公务接待费'],
  ['周转金啥情况下才能动用', '应急'],
  ['正股级副股级领导各几个名额', '正股级领导职数'],
  ['人社局是啥级别的单位', '正科级'], // alias 级别
  ['绩效自评发现问题怎么整改', '自评'],
];

describe('a question in everyday words finds the duty of the office that handles it first', () => {
  const ofOffices = { only: ({ kind }: { readonly kind: string }) => kind === 'duty' };

  test.each(offices)('%s → %s', (text, office, holds) => {
    const first = passageOf(retriever.search({ text, limit: 1, ...ofOffices })[0]?.ref);
    expect(officeOf(first)).toBe(office);
    expect(first.text).toContain(holds);
  });

  test('the questions are about all fourteen offices', () => {
    expect(new Set(offices.map(([, office]) => office)).size).toBe(14);
  });
});

test.each(passages)('%s → a passage with %s stands first among all', (text, holds) => {
  expect(passageOf(retriever.search({ text, limit: 1 })[0]?.ref).text).toContain(holds);
});
