/** 29个项目加起来跟支出总表对得上么: the projects added up, held against the figure of the tables that they make up. */
import type { Thing } from '../../catalog/catalog.ts';
import type { Token } from '../../understand/question.ts';
import { type Context, isCoded, isUnknownNoun, OUTRIGHT, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import type { Quantity } from '../plan.ts';
import { linkedProjects, projectQuantity, speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';

/** Whether two ways of counting come to the same. */
const COMES_TO_THE_SAME =
  /对(?:不对)?[得的不]?上|对账|吻合|相符|勾稽|[轧扎]?平不平|一致|相等|等不等于|是否等于|是不是等于|有没有出入|有无出入|有出入|\b(?:match(?:es)?|reconciles?|agree(?:s)?|tally|tallies|consistent)\b/u;

/** … of which one is made by adding up. */
const ADDED_UP =
  /加起来|加总|总和|之和|合计|相加|累加|逐[个项笔]|汇总|一个个加|\b(?:add(?:ed|s)?|sum|total|together)\b/u;

/** The column that projects make up. */
const OF_PROJECTS = '项目支出';

/** Both, and which is more by how much; nothing of projects that the document does not hold. */
export const reconcile: Rule = (context) => {
  const { catalog, question } = context;
  if (!COMES_TO_THE_SAME.test(question.text) || !ADDED_UP.test(question.text)) return null;
  if (!speaksOfProjects(context) || question.months.length > 0) return null;
  // 扶贫项目加起来: of what is not in the document there is no sum.
  const isUnknown = question.mentions.some(({ candidates }) => candidates.length === 0);
  const said = ({ text }: Token): boolean => text === 'table' || COMES_TO_THE_SAME.test(text);
  if (isUnknown || question.tokens.some((token) => isUnknownNoun(token) && !said(token)))
    return decline(context, 'not-in-document');
  const subject = subjectNamed(context);
  const projects = subject === undefined ? catalog.document.projects : linkedProjects(catalog, subject);
  const whole = subject ?? allOfProjects(context);
  const printed = whole && quantityOf(catalog, whole, whole === subject ? OF_PROJECTS : undefined);
  if (printed === undefined || projects.length < 2) return null;
  const added: Quantity = {
    label: question.language === 'en' ? 'All projects together' : '各项目预算数之和',
    cells: projects.flatMap((project) => projectQuantity(project).cells),
  };
  return tablePlanOf(
    { kind: 'compare', quantities: [added, printed] },
    subject === undefined ? {} : { assumed: ['links'] },
  );
};

/** The subject that is called by its code or its whole name. */
function subjectNamed({ question }: Context): Thing | undefined {
  const named = question.mentions.flatMap((mention) =>
    mention.candidates
      .slice(0, 1)
      .filter((best) => best.thing.kind === 'subject' && (best.precision >= OUTRIGHT || isCoded(best, mention))),
  );
  return named[0]?.thing;
}

/** All that is spent on projects; undefined where something else is named than tables, totals and the projects themselves. */
function allOfProjects({ catalog, question }: Context): Thing | undefined {
  const isOther = (thing: Thing): boolean =>
    thing.kind === 'project' || thing.kind === 'indicator' || thing.kind === 'line';
  const others = question.mentions.some(
    ({ words, candidates: [best] }) => words !== '项目' && best !== undefined && isOther(best.thing),
  );
  return others ? undefined : catalog.things.find(({ kind, names }) => kind === 'total' && names.includes(OF_PROJECTS));
}
