/** Questions about the whole: a summary of the budget, the goals of the year. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Passage } from '../../document/document.ts';
import type { Mention } from '../../understand/question.ts';
import { type Context, isUnknownNoun, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import type { Quantity, SinglePlan } from '../plan.ts';
import { allProjects, subjectsOfLevel, tableOf } from '../sets.ts';
import { totalThing } from './totals.ts';

/** Projects named in a summary. */
const LARGEST_PROJECTS = 5;
/** Classes of expenditure named in a summary. */
const LARGEST_CLASSES = 3;
/** Title words of the chapter that states the department's goals. */
const GOALS_CHAPTER = '整体绩效目标';

/** 介绍一下这份预算; 今年主要干什么. */
export const overview: Rule = ({ catalog, question }) => {
  if (!question.operations.has('overview') || question.operations.has('measures')) return null;
  const topic = topicParts({ catalog, question });
  if (topic.length > 0) return { kind: 'many', lead: 'topic', parts: topic };
  if (question.mentions.some((mention) => isNamed(mention) || unresolved(mention))) return null;
  const goals = /干|做|事|任务|目标|重点|工作|绩效|\b(?:goals?|plans?|priorit\w+|achieve)\b/u.test(question.text);
  const parts = goals ? goalParts(catalog) : budgetParts({ catalog, question });
  return parts.length === 0 ? null : { kind: 'many', lead: goals ? 'goals' : 'budget', parts };
};

/** Digits of a section (款): classes hold nearly everything. */
const SECTION = 5;
/** Names that hold a topic at most told of each kind. */
const MOST_OF_TOPIC = 4;

/** 就业这块怎么安排的: a word that names many things and none of them wholly; the subjects, projects and goals that hold it. */
function topicParts({ catalog, question }: Context): SinglePlan[] {
  const topic = topicSaid({ catalog, question });
  if (topic === null) return [];
  const holds = (thing: Thing): boolean => squeeze(thing.name).includes(topic);
  const subjects = catalog.things
    .filter((thing) => thing.kind === 'subject' && (thing.code?.length ?? 0) >= SECTION && holds(thing))
    .toSorted((left, right) => (left.code?.length ?? 0) - (right.code?.length ?? 0));
  const highest = subjects.filter(
    (thing) => !subjects.some((other) => other !== thing && thing.code?.startsWith(other.code ?? ' ')),
  );
  const lines = highest.slice(0, MOST_OF_TOPIC).flatMap((thing) => quantityOf(catalog, thing) ?? []);
  const projects = catalog.things
    .filter((thing) => thing.kind === 'project' && holds(thing))
    .flatMap((thing) => quantityOf(catalog, thing) ?? []);
  const goals = goalPassages(catalog)
    .filter((passage) => squeeze(passage.text).includes(topic))
    .map((passage) => passage.source.ref);
  return [
    ...(lines.length > 0 ? [tablePlanOf({ kind: 'show', quantities: lines })] : []),
    ...(projects.length > 1 ? [rankPlan(`名称含“${topic}”的项目`, projects, MOST_OF_TOPIC)] : []),
    ...(goals.length > 0 ? [{ kind: 'quote' as const, refs: goals.slice(0, MOST_OF_TOPIC), lead: GOALS_CHAPTER }] : []),
  ];
}

/** The first word of the question that several subjects or projects are called by, where it is the whole name of nothing. */
function topicSaid({ catalog, question }: Context): string | null {
  const words = question.tokens
    .filter(({ role }) => role.kind === 'unknown' || role.kind === 'content')
    .map((token) => squeeze(token.role.kind === 'content' ? token.role.words : token.text));
  const named = catalog.things.filter((thing) => thing.kind === 'subject' || thing.kind === 'project');
  return (
    words.find(
      (word) =>
        word.length >= 2 &&
        !GENERIC.test(word) &&
        !catalog.byName.has(word) &&
        named.filter((thing) => squeeze(thing.name).includes(word)).length > 1,
    ) ?? null
  );
}

/** Words that most names hold. */
const GENERIC = /^(?:项目|支出|资金|补助|补贴|预算|经费|管理|工作|事务|其他|年度|单位|人员|机关|事业|财政)+$/u;

/** Something of the document is spoken of, by most of its name or by words that it holds all of. */
const isNamed = ({ candidates: [best] }: Mention): boolean =>
  best !== undefined &&
  (best.precision >= 0.6 || (best.thing.kind === 'project' && best.coverage >= 0.95 && best.precision >= 0.4));

/** Words that name nothing we know, unless the budget itself is spoken of. */
const unresolved = (mention: Mention): boolean =>
  (mention.candidates[0]?.coverage ?? 0) < 0.6 &&
  !/预算|领导|汇报/u.test(mention.words) &&
  mention.tokens.some(
    (token) => token.role.kind === 'content' || (isUnknownNoun(token) && /^\p{Script=Han}{3,}$/u.test(token.text)),
  );

function budgetParts(context: Context): SinglePlan[] {
  const { catalog } = context;
  const parts: SinglePlan[] = [];
  const totals = [totalThing(catalog, 'income'), totalThing(catalog, 'expenditure'), ...namedTotals(catalog)];
  const quantities = totals.flatMap((thing) => (thing ? (quantityOf(catalog, thing) ?? []) : []));
  if (quantities.length > 0) parts.push(tablePlanOf({ kind: 'show', quantities }));
  const table = tableOf(catalog, 'expenditure');
  const classes = table && subjectsOfLevel(table, 3);
  if (classes && classes.quantities.length > 0) {
    parts.push(rankPlan(classes.name, [...classes.quantities], LARGEST_CLASSES));
  }
  const projects = allProjects(catalog);
  if (projects.quantities.length > 0) parts.push(rankPlan(projects.name, [...projects.quantities], LARGEST_PROJECTS));
  return parts;
}

/** 基本支出 and 项目支出 of the whole, and the three public expenses. */
function namedTotals(catalog: Catalog): Thing[] {
  const names = ['基本支出', '项目支出'];
  const totals = catalog.things.filter((thing) => thing.kind === 'total' && names.includes(thing.name));
  const public3 = catalog.things.find((thing) => thing.kind === 'line' && /三公.*小计/u.test(thing.name));
  return public3 ? [...totals, public3] : totals;
}

const rankPlan = (set: string, quantities: Quantity[], most: number): SinglePlan =>
  tablePlanOf({ kind: 'rank', set, quantities, order: 'top', take: Math.min(most, quantities.length) });

function goalParts(catalog: Catalog): SinglePlan[] {
  const refs = goalPassages(catalog)
    .map((passage) => passage.source.ref)
    .slice(0, 8);
  return refs.length === 0 ? [] : [{ kind: 'quote', refs, lead: GOALS_CHAPTER }];
}

/** The first sentence under each heading of the chapter of goals that is a goal of its own. */
function goalPassages(catalog: Catalog): readonly Passage[] {
  const chapter = catalog.document.passages.filter((passage) =>
    passage.source.section.some((heading) => heading.includes(GOALS_CHAPTER)),
  );
  const depth = Math.max(
    0,
    ...chapter.filter((passage) => /绩效目标[:：]/u.test(passage.text)).map((passage) => passage.source.section.length),
  );
  const goals = chapter.filter(
    (passage) => passage.source.section.length === depth && /绩效目标[:：]/u.test(passage.text),
  );
  return goals.length > 0 ? goals : chapter;
}
