/** Every word on a page that is not the document's, in Chinese and English. */
import type { ScheduleMonth } from '../document/document.ts';
import type { Language, ProjectPart } from './page.ts';

export type Words = {
  readonly projects: string;
  readonly tables: string;
  readonly offices: string;
  readonly chapters: string;
  readonly parts: Readonly<Record<ProjectPart, string>>;
  /** An empty cell among others of its table. */
  readonly emptyCell: string;
  /** An empty cell of money that stands alone. */
  readonly nothingBudgeted: string;
  readonly nothingPlanned: string;
  readonly notPrinted: string;
  readonly notStated: string;
  readonly monthEnd: (month: ScheduleMonth) => string;
  readonly unit: (unit: string) => string;
  readonly code: string;
  readonly name: string;
  readonly documentNumber: string;
  readonly budget: string;
  readonly fiscalMoney: string;
  readonly otherMoney: string;
  readonly carriedOver: string;
  readonly isCarriedOver: (carriedOver: boolean) => string;
  readonly purpose: string;
  readonly notes: string;
  readonly class: string;
  readonly group: string;
  readonly indicator: string;
  readonly target: string;
  readonly description: string;
  readonly basis: string;
  readonly figures: string;
  readonly decrease: string;
  readonly increase: string;
  readonly contains: string;
  readonly countProjects: (count: number) => string;
  readonly projectsTotal: (amount: string, agrees: boolean) => string;
  readonly countTables: (count: number) => string;
  readonly rows: (count: number) => string;
  readonly countRows: (count: number) => string;
  readonly emptyTable: string;
  readonly countOffices: (count: number) => string;
  readonly countDuties: (count: number) => string;
  readonly countChapters: (count: number) => string;
  readonly countIndicators: (count: number) => string;
  readonly planLead: string;
};

const zh: Words = {
  projects: '项目',
  tables: '表格',
  offices: '科室',
  chapters: '文字说明',
  parts: { card: '概况', plan: '支出计划', goals: '绩效目标', indicators: '绩效指标' },
  emptyCell: '（空）',
  nothingBudgeted: '（空，没有安排）',
  nothingPlanned: '（空，没有安排支出比例）',
  notPrinted: '（文件没有印出这一格）',
  notStated: '文件没有写明。',
  monthEnd: (month) => `${month}月底`,
  unit: (unit) => `（${unit}）`,
  code: '编码',
  name: '名称',
  documentNumber: '文号',
  budget: '预算数',
  fiscalMoney: '财政资金',
  otherMoney: '其他资金',
  carriedOver: '上年结转的资金',
  isCarriedOver: (carriedOver) => `${carriedOver ? '是' : '否'}（按项目编码中的年份判断）`,
  purpose: '资金用途',
  notes: '表注',
  class: '一级指标',
  group: '二级指标',
  indicator: '三级指标',
  target: '指标值',
  description: '指标描述',
  basis: '确定依据',
  figures: '句中的数字',
  decrease: '（减少）',
  increase: '（增加）',
  contains: '上级，包含本行',
  countProjects: (count) => `共 ${count} 个项目。`,
  projectsTotal: (amount, agrees) =>
    `支出总表的项目支出合计为 ${amount}${agrees ? '' : '，与各项目预算数之和有出入'}。`,
  countTables: (count) => `共 ${count} 张，收入、支出两栏的表分作两张。`,
  rows: (count) => (count === 0 ? '空表' : `${count} 行`),
  countRows: (count) => `共 ${count} 行。`,
  emptyTable: '文件中这张表没有数据行，是空表。',
  countOffices: (count) => `共 ${count} 个内设机构。`,
  countDuties: (count) => `职责共 ${count} 句。`,
  countChapters: (count) => `共 ${count} 部分。`,
  countIndicators: (count) => `共 ${count} 项绩效指标。`,
  planLead: '到各月底累计支出占预算数的比例。',
};

const en: Words = {
  projects: 'Projects',
  tables: 'Tables',
  offices: 'Offices',
  chapters: 'Explanations',
  parts: { card: 'Overview', plan: 'Spending plan', goals: 'Goals', indicators: 'Targets' },
  emptyCell: '(empty)',
  nothingBudgeted: '(empty: nothing is budgeted)',
  nothingPlanned: '(empty: no share is planned)',
  notPrinted: '(this cell is not printed in the document)',
  notStated: 'The document does not state it.',
  monthEnd: (month) => `end of ${ENGLISH_MONTHS[month]}`,
  unit: (unit) => ` (${unit})`,
  code: 'Code',
  name: 'Name',
  documentNumber: 'Notice number',
  budget: 'Budget',
  fiscalMoney: 'From public finance',
  otherMoney: 'From other sources',
  carriedOver: 'Carried over from earlier years',
  isCarriedOver: (carriedOver) => `${carriedOver ? 'yes' : 'no'} (judged by the year in the project code)`,
  purpose: 'Purpose',
  notes: 'Notes to the table',
  class: 'Class',
  group: 'Group',
  indicator: 'Indicator',
  target: 'Target',
  description: 'Description',
  basis: 'Basis',
  figures: 'Figures in the sentence',
  decrease: ' (decrease)',
  increase: ' (increase)',
  contains: 'contains this row',
  countProjects: (count) => `${counted(count, 'project')}.`,
  projectsTotal: (amount, agrees) =>
    `The table of expenditure prints ${amount} for all projects${agrees ? '' : '; the projects themselves do not add up to it'}.`,
  countTables: (count) => `${count} in all; a table of two halves counts as two.`,
  rows: (count) => (count === 0 ? 'empty' : counted(count, 'row')),
  countRows: (count) => `${counted(count, 'row')}.`,
  emptyTable: 'This table has no rows in the document: it is published empty.',
  countOffices: (count) => `${counted(count, 'internal office')}.`,
  countDuties: (count) => `Its duties, in ${counted(count, 'sentence')}.`,
  countChapters: (count) => `${counted(count, 'part')}.`,
  countIndicators: (count) => `${counted(count, 'performance target')}.`,
  planLead: 'Share of the budget to be spent by the end of each month.',
};

const ENGLISH_MONTHS: Readonly<Record<ScheduleMonth, string>> = {
  3: 'March',
  6: 'June',
  10: 'October',
  12: 'December',
};

const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

/** The words of a language. */
export const wordsOf = (language: Language): Words => (language === 'zh' ? zh : en);
