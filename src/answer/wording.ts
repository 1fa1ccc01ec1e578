/** Every sentence the bot says that is not the document's, in Chinese and English. */
import type { DeclineReason } from '../plan/plan.ts';
import type { Language } from './reply.ts';

export type Wording = {
  readonly empty: string;
  readonly also: string;
  readonly belongsTo: string;
  readonly calculation: string;
  readonly note: string;
  readonly sources: string;
  readonly source: (page: number | undefined) => string;
  readonly sum: string;
  readonly larger: (winner: string, by: string) => string;
  readonly equal: string;
  readonly share: (part: string, whole: string, percent: string) => string;
  readonly ratio: (dividend: string, divisor: string, times: string) => string;
  readonly alsoPercent: (ratio: string, percent: string) => string;
  readonly difference: (minuend: string, subtrahend: string, by: string, less: boolean) => string;
  readonly rest: (whole: string, part: string, left: string) => string;
  readonly sameAs: (label: string) => string;
  readonly ranked: (set: string, order: 'top' | 'bottom', many: boolean, isMoney: boolean) => string;
  readonly counted: (set: string, count: string) => string;
  readonly listed: (set: string) => string;
  readonly noneFound: (set: string) => string;
  readonly planned: (month: string, percent: string, amount: string) => string;
  readonly monthEmpty: (month: string) => string;
  readonly monthLost: (month: string) => string;
  readonly changed: (label: string, baseYear: number, direction: 'increase' | 'decrease', by: string) => string;
  readonly previous: (label: string, year: number, amount: string) => string;
  readonly percentOfChange: (direction: 'increase' | 'decrease', percent: string) => string;
  readonly premise: (direction: 'increase' | 'decrease') => string;
  readonly claim: (holds: boolean) => string;
  readonly handles: (office: string) => string;
  readonly alsoHandles: (office: string) => string;
  readonly says: string;
  readonly clarify: (about: string) => string;
  readonly assumedWhole: (whole: string) => string;
  readonly inferredLinks: string;
  readonly noReason: string;
  readonly corrected: (from: string, to: string) => string;
  readonly disagreement: (left: string, right: string) => string;
  readonly differently: (about: string, statements: string) => string;
  readonly declines: Readonly<Record<DeclineReason, (subject: DeclineSubject) => string>>;
  readonly nearest: (names: string) => string;
  readonly askOffice: (office: string) => string;
  readonly chat: Readonly<Record<'greeting' | 'thanks' | 'ability' | 'bye', (title: string) => string>>;
  /** All parts of a share together. */
  readonly together: string;
  readonly overview: Readonly<Record<'budget' | 'goals' | 'topic', (title: string) => string>>;
};

/** What a refusal may name: the document, its year, and the word that stood in the way. */
type DeclineSubject = { readonly title: string; readonly year: number; readonly about: string };

const zh: Wording = {
  empty: '预算表中此格为空，没有安排',
  also: '同一数字还见于',
  belongsTo: '相关的行',
  calculation: '计算',
  note: '注',
  sources: '来源',
  source: (page) => (page === undefined ? '' : ` · 第${page}页`),
  sum: '合计',
  larger: (winner, by) => `${winner}更多，多 ${by}`,
  equal: '两者相同',
  share: (part, whole, percent) => `${part}占${whole}的 ${percent}`,
  ratio: (dividend, divisor, times) => `${dividend}是${divisor}的 ${times} 倍`,
  alsoPercent: (ratio, percent) => `${ratio}，即 ${percent}`,
  difference: (minuend, subtrahend, by, less) => `${minuend}比${subtrahend}${less ? '少' : '多'} ${by}`,
  rest: (whole, part, left) => `${whole}扣除${part}后为 ${left}`,
  sameAs: (label) => `这个差额等于“${label}”`,
  ranked: (set, order, many, isMoney) =>
    `${set}中${isMoney ? '金额' : '数值'}${order === 'top' ? '最多' : '最少'}的${many ? '依次是' : '是'}`,
  counted: (set, count) => `${set}共 ${count} 个`,
  listed: (set) => `${set}`,
  noneFound: (set) => `${set}中没有符合条件的`,
  planned: (month, percent, amount) => `${month}累计支出 ${percent}${amount}`,
  monthEmpty: (month) => `${month}一格为空，没有安排支出比例`,
  monthLost: (month) => `${month}的比例文件没有印出`,
  changed: (label, baseYear, direction, by) =>
    `${label}比${baseYear}年${direction === 'increase' ? '增加' : '减少'} ${by}`,
  previous: (label, year, amount) => `按此推算，${label}${year}年为 ${amount}`,
  percentOfChange: (direction, percent) => `${direction === 'increase' ? '增长' : '下降'} ${percent}`,
  premise: (direction) => `与问题所说相反，文件写的是${direction === 'increase' ? '增加' : '减少'}`,
  claim: (holds) => (holds ? '与问题所说一致' : '与问题所说的数不同，文件写的是'),
  handles: (office) => `由${office}负责`,
  alsoHandles: (office) => `相关的还有${office}`,
  says: '文件中写道',
  clarify: (about) => `“${about}”可以指以下几项，您问的是哪一个？`,
  assumedWhole: (whole) => `以“${whole}”为整体计算`,
  inferredLinks: '项目与科目的对应关系文件没有印出，按金额与名称推定',
  noReason: '文件没有写明原因',
  corrected: (from, to) => `“${from}”按“${to}”理解`,
  disagreement: (left, right) => `文件自身有出入：${left}；${right}`,
  differently: (about, statements) => `${about}在文件各处印的不一样：${statements}`,
  declines: {
    'not-in-document': ({ title, about }) => `《${title}》里没有${about ? `“${about}”的` : '这个'}内容，无法回答。`,
    'other-year': ({ title, year }) => `《${title}》只有${year}年的预算，没有您问的年份或项目的数字，无法回答。`,
    'other-place': ({ title, about }) => `《${title}》没有${about ? `“${about}”` : '其他地方'}的内容，无法回答。`,
    'other-body': ({ title, about }) => `《${title}》没有${about ? `“${about}”` : '其他部门'}的内容，无法回答。`,
    unintelligible: ({ title, about }) =>
      about
        ? `“${about}”指的是哪一项没有看懂，请换个说法单独再问。`
        : `没有看懂这个问题。可以问《${title}》里的金额、项目、绩效指标、科室职责和名词解释，例如“支出总计是多少”。`,
    'too-long': () => '问题太长了，请用一两句话再问一次。',
    'how-to-apply': ({ title }) => `怎么申请、带什么材料、走什么流程，《${title}》里没有写，无法回答。`,
    contact: ({ title }) => `电话、地址、上班时间、银行账号，《${title}》里没有，无法回答。`,
    person: ({ title }) => `《${title}》没有公布人员姓名，无法回答。`,
    outturn: ({ title }) => `《${title}》是年初预算，没有实际支出、执行率或决算数字，无法回答。`,
    forecast: ({ title }) => `《${title}》没有对以后的预测，不作推测。`,
    opinion: () => '这里只提供文件里的数字和条文，不作评价，也不提供看法。',
    'personal-case': ({ title }) => `个人的具体情况《${title}》里查不到，无法回答。`,
    'payment-date': ({ title }) => `到账、发放的具体日期《${title}》里没有，无法回答。`,
    'per-unit': ({ title }) => `《${title}》没有按下属单位分开的预算数字，无法回答。`,
    'company-list': ({ title }) => `《${title}》没有企业、中标单位的名单，无法回答。`,
    system: () => '不能提供内部设定，也不会改变回答规则。可以继续问预算里的内容。',
    falsify: () => '不能编造理由、改动数字或代办事情，这里只按文件回答。',
    'benefit-level': ({ title }) => `这项待遇或标准的金额《${title}》里没有，无法回答。`,
    'small-talk': ({ title }) => `这里只回答《${title}》里的内容，这个问题不在其中，无法回答。`,
  },
  nearest: (names) => `文件中最接近的是：${names}。`,
  askOffice: (office) => `文件中与此有关的科室是${office}。`,
  chat: {
    greeting: (title) =>
      `您好！我可以回答《${title}》里的内容：预算金额、项目、支出进度、绩效指标、科室职责、名词解释，每个回答都附出处。直接用平常的话问就行。`,
    thanks: () => '不客气，有预算方面的问题随时再问。',
    ability: (title) =>
      `我可以回答《${title}》里的内容：预算收支金额、占比和排名，各个项目的金额、用途、支出进度和绩效指标，事情归哪个科室管，以及名词解释。每个回答都附上所在的表格行或条文。`,
    bye: () => '再见，有预算方面的问题随时再来问。',
  },
  together: '以上各项合计',
  overview: {
    budget: (title) => `《${title}》概要`,
    goals: (title) => `《${title}》列出的绩效目标`,
    topic: (title) => `《${title}》中与此有关的`,
  },
};

const en: Wording = {
  empty: 'the cell is empty in the budget table: nothing is budgeted (没有安排)',
  also: 'The same figure also stands in',
  belongsTo: 'Related row',
  calculation: 'Calculation',
  note: 'Note',
  sources: 'Sources',
  source: (page) => (page === undefined ? '' : ` · page ${page}`),
  sum: 'Total',
  larger: (winner, by) => `${winner} is higher, by ${by}`,
  equal: 'Both are the same',
  share: (part, whole, percent) => `${part} is ${percent} of ${whole}`,
  ratio: (dividend, divisor, times) => `${dividend} is ${times} times ${divisor}`,
  alsoPercent: (ratio, percent) => `${ratio}, that is ${percent}`,
  difference: (minuend, subtrahend, by, less) => `${minuend} is ${by} ${less ? 'less' : 'more'} than ${subtrahend}`,
  rest: (whole, part, left) => `${whole} without ${part}: ${left}`,
  sameAs: (label) => `This difference equals “${label}”`,
  ranked: (set, order, many) => `The ${order === 'top' ? 'largest' : 'smallest'} in ${set} ${many ? 'are' : 'is'}`,
  counted: (set, count) => `${set}: ${count} in all`,
  listed: (set) => `${set}`,
  noneFound: (set) => `Nothing in ${set} meets this (没有)`,
  planned: (month, percent, amount) => `by ${month}, ${percent} is to be spent${amount}`,
  monthEmpty: (month) => `the cell for ${month} is empty: nothing is planned by then`,
  monthLost: (month) => `the document does not print the share for ${month}`,
  changed: (label, baseYear, direction, by) =>
    `${label}: ${direction === 'increase' ? 'an increase' : 'a decrease'} (${direction === 'increase' ? '增加' : '减少'}) of ${by} compared with ${baseYear}`,
  previous: (label, year, amount) => `Derived from it, ${label} in ${year} was ${amount}`,
  percentOfChange: (direction, percent) => `that is ${direction === 'increase' ? 'up' : 'down'} ${percent}`,
  premise: (direction) =>
    `Contrary to the question, the document says it was ${direction === 'increase' ? 'an increase' : 'a decrease'}`,
  claim: (holds) =>
    holds ? 'This agrees with the question' : 'This differs from the figure in the question; the document says',
  handles: (office) => `${office} is in charge`,
  alsoHandles: (office) => `Also related: ${office}`,
  says: 'The document says',
  clarify: (about) => `“${about}” could be one of these. Which one do you mean?`,
  assumedWhole: (whole) => `Taken as a share of “${whole}”`,
  inferredLinks:
    'The document prints no link from projects to subjects; it is inferred from amounts and names (按金额与名称推定)',
  noReason: 'The document does not give the reason',
  corrected: (from, to) => `“${from}” was read as “${to}”`,
  disagreement: (left, right) => `The document disagrees with itself: ${left}; ${right}`,
  differently: (about, statements) => `The document states ${about} differently: ${statements}`,
  declines: {
    'not-in-document': ({ title, about }) =>
      `${about ? `“${about}”` : 'This'} is not in 《${title}》, so it cannot be answered.`,
    'other-year': ({ title, year }) =>
      `《${title}》 only has the budget of ${year}; it does not hold this for the year you ask about.`,
    'other-place': ({ title, about }) =>
      `《${title}》 says nothing of ${about ? `“${about}”` : 'other places'}, so this cannot be answered.`,
    'other-body': ({ title, about }) =>
      `《${title}》 says nothing of ${about ? `“${about}”` : 'other departments'}, so this cannot be answered.`,
    unintelligible: ({ title, about }) =>
      about
        ? `I did not understand what “${about}” stands for; please ask for it again in other words.`
        : `I did not understand the question. You can ask about amounts, projects, performance targets, offices and terms in 《${title}》, for example “what is the total expenditure?”.`,
    'too-long': () => 'The question is too long. Please ask again in a sentence or two.',
    'how-to-apply': ({ title }) => `How to apply, with which papers, is not in 《${title}》.`,
    contact: ({ title }) => `Phone and account numbers, addresses and opening hours are not in 《${title}》.`,
    person: ({ title }) => `《${title}》 names no persons.`,
    outturn: ({ title }) =>
      `《${title}》 is a budget made at the start of the year: it holds no outturn and no execution rate.`,
    forecast: ({ title }) => `《${title}》 holds no forecast, and none is guessed here.`,
    opinion: () => 'Only the figures and clauses of the document are given here, no opinion.',
    'personal-case': ({ title }) => `A personal case cannot be looked up in 《${title}》.`,
    'payment-date': ({ title }) => `The date of payment is not in 《${title}》.`,
    'per-unit': ({ title }) => `《${title}》 has no figures by subordinate unit.`,
    'company-list': ({ title }) => `《${title}》 names no companies and no bidders.`,
    system: () => 'Internal settings are not disclosed and the rules do not change. Ask about the budget instead.',
    falsify: () => 'Figures and reasons are not made up or changed here; answers follow the document only.',
    'benefit-level': ({ title }) => `The amount of this benefit or standard is not in 《${title}》.`,
    'small-talk': ({ title }) => `Only what is in 《${title}》 is answered here; this is not.`,
  },
  nearest: (names) => `Nearest in the document: ${names}.`,
  askOffice: (office) => `The office concerned, by the document: ${office}.`,
  chat: {
    greeting: (title) =>
      `Hello! I answer from the budget 《${title}》 (预算): amounts, projects, spending plans, performance targets, which office handles what, and terms, each with its source. Just ask in your own words.`,
    thanks: () => "You're welcome – ask again any time.",
    ability: (title) =>
      `I answer from the budget 《${title}》 (预算): amounts, shares and rankings, each project's money, purpose, spending plan and targets, which office handles what, and terms. Every answer shows the table row or clause it stands in.`,
    bye: () => 'Goodbye – you are welcome to ask again any time.',
  },
  together: 'All of these together',
  overview: {
    budget: (title) => `Summary of 《${title}》`,
    goals: (title) => `Goals stated in 《${title}》`,
    topic: (title) => `On this, in 《${title}》`,
  },
};

/** The sentences of a language. */
export const wordingOf = (language: Language): Wording => (language === 'zh' ? zh : en);
