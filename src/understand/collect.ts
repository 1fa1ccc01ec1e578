/** What the words of one question say apart from its mentions: operations, years, months, thresholds, kinds of figure. */
import type { Measure } from '../catalog/catalog.ts';
import { findPeriods } from './periods.ts';
import type { CorrectionSaid, Question, Role, Token } from './question.ts';
import { measuresAsked, unitAsked } from './wanted.ts';

/** The parts of a question that need no catalog and no conversation. */
export type Said = Omit<
  Question,
  | 'mentions'
  | 'whole'
  | 'excepted'
  | 'followsUp'
  | 'shown'
  | 'listed'
  | 'namesSomething'
  | 'cited'
  | 'pointsBack'
  | 'earlier'
  | 'earlierRanked'
  | 'addedUp'
  | 'members'
>;

/** 比县里补的多几块: any amount more or less than another. */
const MORE_THAN =
  /比.{1,24}(?:多|少|高|低|贵).{0,3}(?:多少|几)|\bhow much (?:bigger|larger|more|higher|less|smaller|lower)\b/u;
/** 排第二的是哪个, 第三大, 前三名. */
const RANKED =
  /排(?:在)?第[一二三四五六七八九十]|排(?:个|一下|一排)?(?:前[一二两三四五六七八九十\d]|座次|名次|位次|个队)|头(?:[一二两三四五六七八九十]|\d{1,2})(?:名|位|个|项|大|笔)|第[一二三四五六七八九十](?:烧钱|费钱|花钱|值钱|贵)|第[一二三四五六七八九十](?:大|多|高)|按钱(?:数)?排|前(?:[一二两三四五六七八九十]|\d{1,2})(?:名|位|大|强|项|的|[个笔](?!月|季|工作)|$)|\b(?:second|third|fourth|fifth) (?:largest|biggest|highest|most)\b/u;
/** 省里跟中央谁给得多. */
const WHICH_IS_MORE = /谁.{0,4}(?:多(?!少)|高|大|(?<!多)少|低)/u;

/** 人员经费比公用经费多吗, 是不是比…少: which is more, asked as yes or no. */
const IS_MORE =
  /比(?!去年|上年|前年|往年|\d{2,4}年|较|例|重|率).{2,24}(?:多|少|高|低|大|小|贵)(?:一?些|一?点)?(?:了|呀|啊)?(?:吗|吧|么|不|没|没有|不多|对吗|对吧)[。.!?？\s]*$|(?:是不是|是否).{0,12}比(?!去年|上年|前年|往年|\d{2,4}年).{2,24}(?:多|少|高|低|大|小|贵)|\bis .{3,60} (?:more|less|higher|lower|larger|smaller|bigger) than (?!last|in|20)/u;

/** 占了多少万: how much of it, not which share. */
const TAKES_AMOUNT = /占(?:了|到|用|掉)?(?:多少|几多?)个?(?:万|亿|千|元|块|钱)/u;
/** 最多补几成: how much of what one pays is paid back, which is a standard and no share of the budget. */
const PAYS_SHARE =
  /(?<!占[^，,。?？]{0,16})(?:补|贴|报销|返还?)(?:贴|助|给|还)?[^占]{0,3}(?:几成|百分之几|百分之多少|几个点|(?:多少|多大|几分)比例)/u;
/** 人均, 平均到手: so much for one. */
const PER_HEAD =
  /(?<!十)一个?月(?=给|发|补|领|拿|能|得|多少|几|\d{2,5}(?![\d.]*[%次个人天号]))|每个?人(?:每月|每年|一个?月|一年)?(?:能|可以?|会)?(?=给|发|补|领|拿|得|收|到手)|(?:多少|几)(?:块?钱|块)?一个?[月人]|人均|平均每?人|平均(?:到手|每月|工资|下来)|到手(?:多少|几)/u;

/** 从几块到几块, 最少几块最多几块: what one gets lies between two amounts, which only a standard does. */
const BETWEEN_AMOUNTS = /(?:几|多少)(?:块钱?|元).{0,4}(?:到|至|最多|最高|封顶).{0,3}(?:几|多少)(?:块|元)/u;

/** Collects what the tokens say. */
export function collect(tokens: readonly Token[], corrections: readonly CorrectionSaid[]): Said {
  const text = textOf(tokens);
  const roles = tokens.map((token) => token.role);
  return {
    text,
    language: languageOf(text),
    tokens,
    operations: new Set([
      ...(STATES_COUNT.test(text) && roles.some(isCount) ? ['count' as const] : []),
      ...(RANKED.test(text) && !/倒数/u.test(text) ? ['top' as const] : []),
      ...(MORE_THAN.test(text) ? ['difference' as const] : []),
      ...(roles.some(isPerUnit) && measuresAsked(text).has('money') ? ['standard' as const] : []),
      ...(IS_MORE.test(text) ? ['compare' as const] : []),
      ...(WHICH_IS_MORE.test(text) ? ['compare' as const] : []),
      ...(PER_HEAD.test(text) || BETWEEN_AMOUNTS.test(text) || asksForOne(text) ? ['standard' as const] : []),
      ...roles.flatMap((role) => {
        if (role.kind === 'operation' && role.name === 'share' && TAKES_AMOUNT.test(text)) return ['amount' as const];
        if (role.kind === 'operation' && role.name === 'share' && PAYS_SHARE.test(text)) return ['standard' as const];
        if (role.kind === 'column' && role.column === '合计') return ['total' as const];
        return role.kind === 'operation' ? [role.name] : [];
      }),
      ...(tokens.some(asksHowMuchOfEach) ? ['amount' as const] : []),
    ]),
    unit: unitAsked(text),
    years: roles.flatMap((role) => (role.kind === 'year' ? [role.year] : [])),
    severalYears: roles.some((role) => role.kind === 'years'),
    months: tokens.flatMap(monthsIn),
    preciseMonth: roles.some((role) => role.kind === 'month' && role.precise),
    thresholds: roles.flatMap((role) => (role.kind === 'threshold' ? role.thresholds : [])),
    numbers: roles.flatMap((role) => (role.kind === 'number' ? [{ value: role.value, unit: role.unit }] : [])),
    refusals: roles.flatMap((role) => (role.kind === 'refusal' ? [role.reason] : [])),
    chat: roles.flatMap((role) => (role.kind === 'chat' ? [role.topic] : [])),
    wanted: wantedBy(tokens, roles),
    corrections,
  };
}

/** 项目是不是有30个, 内设机构有12个吧: a count that is to be confirmed. */
const STATES_COUNT = /[吧吗么](?=[。.!?,，\s]|$)|是不是|是否|对不对|没错|听说|\bright\b/u;

/** The kinds of figure that are asked for, or stated and to be confirmed. */
function wantedBy(tokens: readonly Token[], roles: readonly Role[]): Set<Measure> {
  const said = textOf(tokens.filter(({ role, text }) => role.kind !== 'filler' || !SOME.test(text)));
  const rated = roles.some(isBare) && RATE.test(said) ? `${said}百分之几` : said;
  return new Set([...measuresAsked(rated), ...(STATES_COUNT.test(said) ? roles.flatMap(measureStated) : [])]);
}

/** 印8000份证书是吧: a figure of that kind is to be confirmed. */
function measureStated(role: Role): Measure[] {
  if (role.kind !== 'number') return [];
  if (/^[份本册张场次件辆台户批]$/u.test(role.unit)) return ['count'];
  return /^[人名位]$/u.test(role.unit) ? ['people'] : [];
}

const isCount = (role: Role): boolean => role.kind === 'number' && /^(?:个|家|项|笔|份)$/u.test(role.unit);
/** 满意度定的是90: a number that is stated of a rate is a percentage. */
const isBare = (role: Role): boolean => role.kind === 'number' && role.unit === '';
const RATE = /满意|(?<![效利税费功频汇])率|比例|\b(?:rate|satisfaction)\b/u;
/** 几个就业项目里哪个最大: 几 that counts nothing. */
const SOME = /^几[个笔项份]$/u;

/** 各多少: how much of each, not which there are. */
const asksHowMuchOfEach = ({ role, text }: Token): boolean =>
  role.kind === 'operation' && role.name === 'list' && /多少/u.test(text);

/** 一天给几块, 一个月补多少, 一本多少钱: so much for one of them. */
const isPerUnit = (role: Role): boolean =>
  role.kind === 'number' && role.value === '1' && /^(?:天|日|个?月|个?人|名|本|册|张|份|个)$/u.test(role.unit);

/** 每场花多少钱, 一件多少钱: so much for one of what is counted; 那一笔 is a sum. */
const FOR_ONE_OF_THEM =
  /每(?:一|个)?[人名位场件批次户家卷本册张份笔趟回期]|(?<![这那哪第上下有前后另])一[场件户卷趟](?=[^,。?]{0,6}(?:多少|几))/u;

const asksForOne = (text: string): boolean => FOR_ONE_OF_THEM.test(text) && measuresAsked(text).has('money');

/** The words as typed (and corrected); a word that means two names is two tokens of one stretch, and stands once. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens
    .filter((token, at) => token.start !== tokens[at - 1]?.start)
    .map((token) => token.text)
    .join('');

/** Months named, also inside a phrase such as 年中要支到. */
function monthsIn(token: Token): number[] {
  if (token.role.kind === 'month') return [token.role.month];
  if (token.role.kind !== 'operation') return [];
  return findPeriods(token.text).flatMap((period) => (period.kind === 'month' ? [period.month] : []));
}

/** English when it is asked with English words; names of the document may be Chinese all the same. */
export function languageOf(text: string): 'zh' | 'en' {
  const words = (text.match(/[a-z]{2,}/giu) ?? []).length;
  const characters = (text.match(/\p{Script=Han}/gu) ?? []).length;
  // A name however long is one stretch: What is 补助被征地农民支出资金 for?
  const stretches = (text.match(/\p{Script=Han}[^a-z]*/giu) ?? []).length;
  return (words >= 2 && words * 3 > characters) || (words >= 3 && words >= stretches * 3) ? 'en' : 'zh';
}
