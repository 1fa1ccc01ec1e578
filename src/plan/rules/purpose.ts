/** What money is for, and what is to be reached with it: the purposes and goals of projects. */
import { pieces } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import type { Project } from '../../document/document.ts';
import {
  alsoPrinted,
  type Context,
  choose,
  hasFigure,
  isTarget,
  OUTRIGHT,
  printedOf,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import type { Plan } from '../plan.ts';
import { linkedProjects, projectsMeant } from '../sets.ts';
import { decline } from './outside.ts';

/** Whether one target is meant rather than the goals of a project. */
function namesTarget({ catalog, question }: Context): boolean {
  if (question.wanted.size > 0) return true;
  if (question.mentions.some(({ candidates: [best] }) => best && isTarget(best.thing) && best.precision >= OUTRIGHT))
    return true;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'indicator');
  if (choice.kind === 'none') return false;
  return choice.best.held >= 0.85 && choice.best.precision >= (question.whole?.goesOn ? 0.15 : 0.4);
}

/** A subject, line or total that is called by its whole name; projects and their targets have purposes of their own. */
function namedLine({ question }: Context): Thing | null {
  const best = question.whole?.candidates.find(({ thing }) => thing.project === undefined);
  return best !== undefined && best.precision >= OUTRIGHT && hasFigure(best.thing) ? best.thing : null;
}

/** What a line is for: the purposes of the projects it pays, else the sentences that say what it is spent on, else nothing is said. */
function usesOf(context: Context, thing: Thing): Plan {
  const { catalog } = context;
  // 出国的钱花在哪些国家: of nothing, nothing is spent.
  const quantity = /[1-9]/u.test(printedOf(catalog, thing)) ? undefined : quantityOf(catalog, thing);
  if (quantity !== undefined)
    return tablePlanOf({ kind: 'show', quantities: [quantity] }, { also: alsoPrinted(catalog, [thing]) });
  const ofProjects = linkedProjects(catalog, thing).flatMap((project) => project.purpose?.source.ref ?? []);
  const told = catalog.document.passages
    .filter((passage) => /用于|主要为|包括|反映/u.test(passage.text) && passage.text.includes(thing.name))
    .toSorted((left, right) => Number(/用于/u.test(right.text)) - Number(/用于/u.test(left.text)))
    .map((passage) => passage.source.ref);
  const refs = [...new Set([...told, ...ofProjects])].slice(0, 3);
  return refs.length === 0 ? decline(context, 'not-in-document') : { kind: 'quote', refs, lead: thing.name };
}

/** 用来干什么: a project's purpose and goals. */
export const purpose: Rule = (context) => {
  const { catalog, question } = context;
  // 不能超过多少, 人均的标准: a number is asked for, which the sentences of a goal are not.
  const number = question.operations.has('standard') || /多少|百分之几/u.test(question.text);
  const goal =
    question.operations.has('goal') && !question.operations.has('amount') && !number && !namesTarget(context);
  const listed =
    question.operations.has('list') &&
    !question.operations.has('amount') &&
    !question.operations.has('count') &&
    !question.operations.has('standard') &&
    !namesTarget(context);
  // 有哪些保障措施: measures are neither purposes nor goals.
  if (question.operations.has('measures')) return null;
  if (!question.operations.has('purpose') && !goal && !(listed && question.thresholds.length === 0)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  const line = question.operations.has('purpose') ? namedLine(context) : null;
  if (line !== null && (choice.kind === 'none' || choice.best.precision < OUTRIGHT)) return usesOf(context, line);
  const named =
    choice.kind === 'none' || choice.best.coverage < 0.6
      ? projectsMeant(context)
      : choice.things.flatMap((thing) => thing.project ?? []);
  const projects = named.flatMap((number) => catalog.projects.get(number) ?? []);
  const refs = projects.flatMap((project) =>
    goal
      ? project.goals.map((goal) => goal.source.ref)
      : [...(project.purpose ? [project.purpose.source.ref] : []), ...goalsOfTarget(context, project)],
  );
  return refs.length === 0
    ? null
    : { kind: 'quote', refs: [...new Set(refs)].slice(0, 6), lead: projects.map((project) => project.name).join('；') };
};

/** 丧葬费发给谁: of a project's goals, those that say what one of its targets is named for. */
function goalsOfTarget({ question }: Context, project: Project): string[] {
  const best = question.whole?.candidates[0];
  if (best?.thing.kind !== 'indicator' || best.thing.project !== project.number) return [];
  const named = pieces(best.thing.name);
  return project.goals
    .filter(({ text }) => {
      const told = new Set(pieces(text));
      return named.filter((piece) => told.has(piece)).length >= named.length * MOSTLY_TOLD;
    })
    .map(({ source }) => source.ref);
}

/** Share of a target's name that a goal says where it is about the same. */
const MOSTLY_TOLD = 0.6;
