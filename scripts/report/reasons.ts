/** Codes of the store in words, for those who keep the lexicon. */
import type { Reply, Status } from '../../src/answer/reply.ts';

const REASONS: Readonly<Record<NonNullable<Reply['reason']>, string>> = {
  'not-in-document': '文件里没有',
  'other-year': '别的年度',
  'other-place': '别的地方',
  'other-body': '别的单位',
  unintelligible: '看不懂',
  'too-long': '太长',
  'how-to-apply': '怎么办理',
  contact: '联系方式',
  person: '某个人',
  outturn: '决算或执行数',
  forecast: '预测',
  opinion: '评价或看法',
  'personal-case': '个人情况',
  'payment-date': '发放时间',
  'per-unit': '人均或单价',
  'company-list': '企业名单',
  system: '打听或操纵系统',
  falsify: '要求改数',
  'benefit-level': '待遇标准',
  'small-talk': '闲聊',
};

const STATUSES: Readonly<Record<Status, string>> = { answered: '回答', clarify: '追问', declined: '拒答' };

const wordFor = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

/** A status in words; one that this version does not know, as it is. */
export const statusWord = (status: string): string => wordFor(STATUSES, status);

/** A reason in words; empty where there is none. */
export const reasonWord = (reason: string | null): string => (reason === null ? '' : wordFor(REASONS, reason));
