/** Questions about the whole: a summary of the budget, the goals of the year. */
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Mention } from '../../understand/question.ts';
import { type Context, quantityOf, type Rule, tablePlanOf } from '../context.ts';
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
  if (!question.operations.has('overview')) return null;
  if (question.mentions.some((mention) => (mention.candidates[0]?.precision ?? 0) >= 0.6 || unresolved(mention)))
    return null;
  const goals = /干|做|事|任务|目标|重点|工作|\b(?:goals?|plans?|priorit\w+|achieve)\b/u.test(question.text);
  const parts = goals ? goalParts(catalog) : budgetParts({ catalog, question });
  return parts.length === 0 ? null : { kind: 'many', lead: goals ? 'goals' : 'budget', parts };
};

/** Words that name nothing we know, unless the budget itself is spoken of. */
const unresolved = (mention: Mention): boolean =>
  (mention.candidates[0]?.coverage ?? 0) < 0.6 &&
  !/预算|领导|汇报/u.test(mention.words) &&
  mention.tokens.some((token) => token.role.kind === 'content');

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

/** The first sentence under each heading of the chapter of goals that is a goal of its own. */
function goalParts(catalog: Catalog): SinglePlan[] {
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
  const refs = (goals.length > 0 ? goals : chapter).map((passage) => passage.source.ref).slice(0, 8);
  return refs.length === 0 ? [] : [{ kind: 'quote', refs, lead: GOALS_CHAPTER }];
}
