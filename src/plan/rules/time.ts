/** Questions about time: the plan of spending over the year, and changes on the year before. */

import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Fact, Project, ScheduleMonth } from '../../document/document.ts';
import type { Mention, Question } from '../../understand/question.ts';
import {
  type Context,
  choose,
  isBudgeted,
  isUnknownNoun,
  OUTRIGHT,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import type { Plan, Quantity } from '../plan.ts';
import { largestProjects, linkedProjects, speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';

const FACT_COLUMN = '数值';
const PRINTED_MONTHS: readonly number[] = [3, 6, 10, 12];

/** 上半年发不发, 年底拨完没有, 头一个季度花百分之几. */
const PAYS =
  /[发拨花支付用]出?(?:不|没|完|了|多[少大]|几|到|百分)|到账|\b(?:paid|spent|disbursed|planned|scheduled|due|released|gone|used)\b/u;

/** 6月底要花到多少: the share of a project's money planned by a date. */
export const schedule: Rule = (context) => {
  const { question } = context;
  // 年中呢: what is asked of another month is what was asked before.
  const said = question.namesSomething ? question.text : `${question.earlier} ${question.text}`;
  const dated = question.preciseMonth || (question.months.length > 0 && PAYS.test(said));
  const asked =
    question.operations.has('schedule') || asksWhenSpent(context) || (dated && !question.operations.has('office'));
  if (!asked) return null;
  if (question.mentions.length === 0)
    return question.whole === null && !speaksOfProjects(context) ? ofWhichProject(context) : null;
  // 一年要用到多少次: a count, not a plan of spending.
  if (question.wanted.has('count') || question.wanted.has('people')) return null;
  // 多少天内拨到账户: a limit in days, which no plan by the month tells.
  if (IN_DAYS.test(question.text)) return null;
  const projects = scheduledProjects(context);
  if (projects.length === 0 && question.mentions.every(isTotal)) return ofWhichProject(context);
  if (projects.length === 0 || projects.length > 6) return null;
  const months = question.months.filter((month): month is ScheduleMonth => PRINTED_MONTHS.includes(month));
  const [month] = months;
  const listed = projects.map((project) => ({
    label: project.name,
    money: { row: project.money.source.ref, column: '预算数' },
    schedule: project.schedule.source.ref,
  }));
  return tablePlanOf(
    { kind: 'schedule', projects: listed, ...(month !== undefined && months.length === 1 ? { month } : {}) },
    { passages: projects.flatMap(purposeWithDates) },
  );
};

/** 项目资金6月底要支到百分之几: all project expenditure is no project. */
const isTotal = ({ candidates: [best] }: Mention): boolean =>
  best?.thing.kind === 'total' && best.precision >= OUTRIGHT;

const IN_DAYS = /(?:几|多少)(?:个工作)?[天日](?!期)|\bhow many (?:working )?days\b/u;

/** 6月底该支出多少, and nothing is named: the plans are of projects; the department as a whole has none. */
function ofWhichProject(context: Context): Plan {
  const { months, text, language } = context.question;
  const [month] = months;
  if (!months.every((one) => PRINTED_MONTHS.includes(one))) return decline(context, 'not-in-document');
  const asks =
    language === 'en'
      ? (name: string) => `What is the spending plan of ${name}?`
      : (name: string) => `${name}${month === undefined ? '' : `${month}月底`}的支出进度是多少？`;
  const options = largestProjects(context.catalog).map(({ name }) => ({ label: name, question: asks(name) }));
  return options.length < 2 ? decline(context, 'not-in-document') : { kind: 'clarify', about: text, options };
}

/** 这笔钱什么时候花: the plan of spending of a project that is called by its name. */
function asksWhenSpent({ catalog, question }: Context): boolean {
  if (!question.operations.has('when') || !SPENT_WHEN.test(question.text)) return false;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  return choice.kind === 'one' && choice.best.precision >= OUTRIGHT;
}

/** When money is spent; when it is paid to people, targets tell. */
const SPENT_WHEN = /(?:什么时候|啥时候?|何时|几月|多会儿?)[^，,。?？]{0,3}(?:花|用|支出)|\bwhen\b.*\bspent\b/u;

/** A purpose that speaks of the dates itself belongs to the answer. */
function purposeWithDates(project: Project): string[] {
  return project.purpose && /月底|季度|批次|按月|分期/u.test(project.purpose.text) ? [project.purpose.source.ref] : [];
}

function scheduledProjects({ catalog, question }: Context): Project[] {
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  if (choice.kind !== 'none') return choice.things.flatMap((thing) => catalog.projects.get(thing.project ?? 0) ?? []);
  // 这项目10月底花到多少, after one of its targets: the project itself.
  const before = question.mentions.find(({ again }) => again)?.candidates[0]?.thing.project;
  const project = question.pointsBack && before !== undefined ? catalog.projects.get(before) : undefined;
  if (project !== undefined) return [project];
  const subject = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'subject');
  return subject.kind === 'none' ? [] : subject.things.slice(0, 1).flatMap((thing) => linkedProjects(catalog, thing));
}

/** 比去年多了还是少了: a change the document tells in a sentence; and “那去年呢”, which follows from it. */
export const change: Rule = (context) => {
  const { catalog, question } = context;
  const yearBefore = catalog.document.meta.year - 1;
  const previous = question.years.includes(yearBefore) && !question.operations.has('change');
  // 目标是增长几个百分点: a target of growth, not a change of the budget.
  if (question.operations.has('goal') && question.years.every((year) => year > yearBefore))
    return question.operations.has('change') ? growthTargets(context) : null;
  if (!question.operations.has('change') && !previous) return null;
  // 减少的钱里项目支出占几成: a share of the change.
  if (question.operations.has('share') && question.namesSomething && /占/u.test(question.text)) return null;
  // A notice of the year before is a project, not the year before.
  if (previous && speaksOfProjects(context)) return null;
  if (question.years.some((year) => year !== yearBefore && year !== yearBefore + 1))
    return decline(context, 'other-year');
  const growth = growthTargets(context);
  if (growth !== null) return growth;
  const fact = changeFact(context);
  // 哪块反而加钱了: no part is named; the sentences that say what went up or down.
  const parts = asksWhichPart(question) ? partsChanged(context) : null;
  if (parts !== null) return parts;
  // 为什么减少: the reason is told in words, with the amount of this year; that it went the other way, by its sentence.
  if (fact === null && question.operations.has('reason'))
    return changeTold(context, 'several') ?? changeTold(context, directionAsked(question) ?? 'several');
  // Which way it went is told, by how much is not.
  const asksHowMuch = previous || question.wanted.has('money') || /多少|几/u.test(question.text);
  const told = fact === null && !asksHowMuch ? changeTold(context) : null;
  if (told !== null) return told;
  if (fact === null)
    return question.mentions.length > 0 && !previous && !namesTarget(context) ? decline(context, 'other-year') : null;
  const present = presentOf(catalog, fact);
  const ask = previous ? 'previous' : /百分|%|幅度|比例|几成|percent/u.test(question.text) ? 'percent' : 'amount';
  const plan = tablePlanOf(
    {
      kind: 'change',
      label: fact.subject,
      change: { row: fact.row.source.ref, column: FACT_COLUMN },
      direction: fact.change?.direction ?? 'decrease',
      baseYear: fact.change?.baseYear ?? yearBefore,
      ...(present ? { present } : {}),
      ask,
    },
    { passages: sectionOf(catalog, fact.passage) },
  );
  return withPremise(plan, context);
};

/** Targets of growth shown together. */
const MOST_GROWTHS = 4;

/** 创业贷款要比上一年多放百分之几: how much something is to grow by is a target of its own, one for each that is called so. */
function growthTargets({ catalog, question }: Context): Plan | null {
  if (
    !(question.wanted.has('percent') || question.operations.has('goal') || /率|\bby how much\b/u.test(question.text)) ||
    !/要|得|应|须|目标|计划|supposed|target|should|must/u.test(question.text)
  )
    return null;
  const named = (question.whole?.candidates ?? []).filter(
    ({ thing, held }) =>
      thing.kind === 'indicator' && thing.measure === 'percent' && held >= 0.9 && /增长|提升|提高/u.test(thing.name),
  );
  const things = [...new Map(named.map(({ thing }) => [thing.name, thing])).values()];
  const quantities = things.flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_GROWTHS ? null : tablePlanOf({ kind: 'show', quantities });
}

/** Which part, where none is named by the document's words. */
const asksWhichPart = ({ text, namesSomething, mentions }: Question): boolean =>
  /哪(?:一?[块项个笔]|些|几|方面|里)|什么(?:项目|方面|地方)|\bwhat (?:got|went|rose|fell|grew|was|received)\b/u.test(
    text,
  ) &&
  (!namesSomething || mentions.every(({ candidates }) => candidates.length === 0));

/** The sentences about the change of the whole that say of something that it went the way asked for. */
function partsChanged({ catalog, question }: Context): Plan | null {
  const [all] = catalog.document.facts.filter((fact) => fact.change !== undefined);
  const section = all?.row.source.section.join('>');
  const way = /加|增|添|涨|多/u.test(question.text)
    ? /增加了/u
    : /减|降|砍|缩|少/u.test(question.text)
      ? /减少了/u
      : null;
  if (way === null) return null;
  const refs = catalog.document.passages
    .filter(({ source, text }) => source.section.join('>') === section && way.test(text))
    .map(({ source }) => source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs, lead: '' };
}

/**
 * 被征地农民的钱增加了吗: no figure of its own, but a sentence about what changed says which way it went. `only`: where
 * several things could be meant, or the sentence says the opposite of the way that is taken for granted; why one of them
 * is what it is, the rule of reasons tells with its figure.
 */
function changeTold({ catalog, question }: Context, only?: 'several' | Direction): Plan | null {
  const contrary = only === 'increase' ? '减少了' : only === 'decrease' ? '增加了' : undefined;
  const says = (text: string, name: string): boolean =>
    contrary === undefined ? text.includes(name) : new RegExp(`${contrary}[^，。；]{0,12}${name}`, 'u').test(text);
  const changes = new Set(
    catalog.document.facts.filter((fact) => fact.change !== undefined).map((fact) => fact.passage),
  );
  const choice = choose(catalog, question.whole ?? undefined, isBudgeted);
  if (choice.kind === 'none' || choice.best.coverage < 0.6 || (only === 'several' && choice.kind !== only)) return null;
  const said = question.mentions.flatMap(({ tokens }) =>
    tokens.flatMap(({ role }) => (role.kind === 'content' ? [role.words] : [])),
  );
  const names = [...said, ...choice.things.flatMap(({ name, names: others }) => [name, ...others])].map(coreOf);
  const refs = catalog.document.passages
    .filter(
      ({ source, text }) =>
        changes.has(source.ref) && names.some((name) => name.length > 3 && says(squeeze(text), name)),
    )
    .map(({ source }) => source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs: refs.slice(0, 2), lead: '' };
}

/** A name without the year it begins with: the sentence may say another form of it. */
const coreOf = (name: string): string => squeeze(name).replace(/^20\d\d年/u, '');

/** The sentence of the change and those beside it, which tell why. */
function sectionOf(catalog: Catalog, ref: string): string[] {
  const section = catalog.passages.get(ref)?.source.section.join('>');
  return catalog.document.passages
    .filter((passage) => passage.source.section.join('>') === section)
    .map((passage) => passage.source.ref)
    .slice(0, 3);
}

/** 就业人数增长率: an indicator that is named better than any amount, whose name may speak of a change. */
function namesTarget({ catalog, question }: Context): boolean {
  const target = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'indicator');
  const amount = choose(
    catalog,
    question.whole ?? undefined,
    (thing) => isBudgeted(thing) || (thing.kind === 'fact' && thing.measure !== 'percent'),
  );
  if (target.kind === 'none' || target.best.held < 0.8) return false;
  return amount.kind === 'none' || target.best.held > amount.best.held;
}

function withPremise(plan: Plan, { question }: Context): Plan {
  const premise = directionAsked(question);
  return plan.kind !== 'table' || premise === null ? plan : { ...plan, premise };
}

type Direction = 'increase' | 'decrease';

/** The way that a question takes for granted that it went. */
function directionAsked({ text }: Question): Direction | null {
  // 多少 and 多不多 ask; they assume nothing.
  const said = text.replaceAll(/多少|(.)[不没]\1/gu, '');
  const up = /涨|增|上升|提高|多|\b(?:go(?:ne)? up|went up|increase[sd]?|rise|rose|grow|grew|higher)\b/u.test(said);
  const down = /减|降|少|跌|缩|\b(?:decrease[sd]?|fell|fall|drop(?:ped)?|lower|cut|down|less|shrink|shrank)\b/u.test(
    said,
  );
  return up === down ? null : up ? 'increase' : 'decrease';
}

/** The change fact whose subject the question names; the first (of the whole) when it names none. */
function changeFact({ catalog, question }: Context): Fact | null {
  const changes = catalog.document.facts.filter((fact) => fact.change !== undefined);
  const [whole] = changes;
  const named = question.mentions.filter((mention) => mention.candidates.length > 0);
  if (named.length === 0) return question.mentions.some(namesUnknown) ? null : (whole ?? null);
  for (const mention of named) {
    const choice = choose(
      catalog,
      mention,
      (thing) => isBudgeted(thing) || changes.some((fact) => thing.refs.includes(fact.row.source.ref)),
    );
    for (const thing of choice.kind === 'none' ? [] : choice.things) {
      const fact = changes.find(
        (candidate) => thing.refs.includes(candidate.row.source.ref) || sameSubject(catalog, candidate, thing),
      );
      if (fact) return fact;
    }
  }
  return null;
}

/** A noun that nothing in the document holds: what changed is not the whole. */
const namesUnknown = ({ tokens }: Mention): boolean => tokens.some(isUnknownNoun);

/** A fact is about a thing when their names hold one another, or it is of the whole and the thing is a grand total. */
function sameSubject(catalog: Catalog, fact: Fact, thing: Thing): boolean {
  const subject = squeeze(fact.subject);
  const name = squeeze(thing.name);
  if (subject.includes(name) || (name.includes(subject) && subject.length >= 4)) return true;
  const first = catalog.document.facts.find((candidate) => candidate.change !== undefined);
  return (
    fact === first &&
    /总计|本年.出合计|本年收入合计|合计$/u.test(thing.name) &&
    (thing.kind === 'line' || thing.kind === 'total')
  );
}

/** The amount of this year that a change is about: the figure of the same sentence or subject that is no change. */
function presentOf(catalog: Catalog, fact: Fact): Quantity | undefined {
  const facts = catalog.document.facts.filter((candidate) => candidate.change === undefined);
  const subject = squeeze(fact.subject);
  const found =
    facts.find((candidate) => candidate.passage === fact.passage && squeeze(candidate.subject) === subject) ??
    facts.find((candidate) => squeeze(candidate.subject) === subject) ??
    facts.find((candidate) => squeeze(candidate.subject).startsWith(subject));
  return found && { label: found.subject, cells: [{ row: found.row.source.ref, column: FACT_COLUMN }] };
}
