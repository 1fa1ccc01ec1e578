/** A question that lists several things: each is answered or refused by its name, and none is left out unsaid. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Candidate, Member, Question } from '../understand/question.ts';
import { NAMED, OUTRIGHT, quantityOf, tablePlanOf } from './context.ts';
import { type Made, makePlan } from './make-plan.ts';
import type { Plan, Quantity } from './plan.ts';
import { calculated } from './rules/arithmetic.ts';
import { decline } from './rules/outside.ts';

/** A question as planned, with the rule that made the plan. */
export type Planned = Made & { readonly question: Question };

/**
 * The plans of a question: one for all of it where that accounts for whatever it lists. Where it leaves some of that out,
 * each of those has a plan of its own; and where all is calculated with or searched for together, everything has.
 */
export function planEach(catalog: Catalog, question: Question): Planned[] {
  const joint = makePlan(catalog, question);
  const whole = [{ ...joint, question }];
  const { members } = question;
  if (members.length < 2) return whole;
  if (!readsRows(joint.plan)) return searchesTogether(joint.plan) ? (eachFound(catalog, question) ?? whole) : whole;
  const missing = members.filter((member) => !accountsFor(joint.plan, member));
  if (missing.length === 0 || missing.length === members.length) return whole;
  return shows(joint.plan)
    ? [...whole, ...missing.map((member) => planOf(catalog, member))]
    : (eachFound(catalog, question) ?? whole);
}

/** Operations of which nothing can be told while one operand is missing. */
const NEEDS_ALL = ['sum', 'difference', 'ratio'] as const;

/**
 * What is asked of each thing listed: the calculation, where each has its one figure; else each for itself, where one at
 * least is found by its name; else, where a calculation lacks an operand, that it does.
 */
function eachFound(catalog: Catalog, question: Question): Planned[] | null {
  const alone = question.members.map((member) => planOf(catalog, member));
  const found = alone.filter(({ plan }) => readsRows(plan));
  if (found.length === 0 || !(asksOfEach(question) || found.every(isByName))) return null;
  const figures = alone.flatMap(({ plan }) => (plan.kind === 'table' && shows(plan) ? [quantitiesOf(plan)] : []));
  const single = figures.flatMap((quantities) => (quantities.length === 1 ? quantities : []));
  const made = single.length === alone.length ? calculated({ catalog, question }, single) : null;
  if (made !== null) return [{ plan: made, rule: 'calculated-with-each', question }];
  if (!NEEDS_ALL.some((name) => question.operations.has(name))) return alone;
  return found.length === alone.length ? null : alone.filter(({ plan }) => !readsRows(plan));
}

/** 各, 分别: of each alone. */
const asksOfEach = ({ operations, text }: Question): boolean =>
  operations.has('list') && /各|分别|\b(?:each|respectively)\b/u.test(text);

/** What was read is called by its name. */
const isByName = ({ plan, question }: Planned): boolean => {
  const rows = new Set(rowsOf(plan));
  const best = question.whole?.candidates.find(({ thing }) =>
    [...thing.refs, ...thing.amounts.map(({ row }) => row)].some((ref) => rows.has(ref)),
  );
  return best !== undefined && best.precision >= NAMED;
};

/** Plans that read rows and passages by their names. */
const readsRows = ({ kind }: Plan): boolean => kind === 'table' || kind === 'quote';

/** … and tell them as they stand, so that one more can stand beside them. */
const shows = (plan: Plan): boolean => plan.kind === 'quote' || (plan.kind === 'table' && plan.table.kind === 'show');

/** Nothing was found for all of it together. */
const searchesTogether = (plan: Plan): boolean =>
  (plan.kind === 'search' && plan.purpose === 'text') || (plan.kind === 'decline' && plan.reason === 'not-in-document');

/** More figures than this for one member of a list: it was not understood which is meant. */
const MOST_OF_ONE = 4;

const tellsFew = (plan: Plan): boolean =>
  plan.kind !== 'table' || !shows(plan) || quantitiesOf(plan).length <= MOST_OF_ONE;

/** A thing holds a member when it holds this much of its words. */
const HOLDS = 0.6;

/** Whether a plan reads what a member names: one of its rows is of a thing that holds the member's own words, or says them. */
function accountsFor(plan: Plan, member: Member): boolean {
  const rows = new Set(rowsOf(plan));
  const held = candidatesOf(member).some(
    ({ thing, held }) =>
      held >= HOLDS && [...thing.refs, ...thing.amounts.map(({ row }) => row)].some((ref) => rows.has(ref)),
  );
  return held || labelsOf(plan).some((label) => squeeze(label).includes(squeeze(member.name)));
}

/** What the words of a member could mean by themselves, or with what it shares where they are read as one. */
function candidatesOf({ said, question }: Member): readonly Candidate[] {
  const own = question.mentions.filter(({ tokens }) =>
    tokens.every(({ start, end }) => start >= said.start && end <= said.end),
  );
  return own.length > 0 ? own.flatMap(({ candidates }) => candidates) : (question.whole?.candidates ?? []);
}

function rowsOf(plan: Plan): string[] {
  if (plan.kind === 'quote') return plan.refs;
  return plan.kind === 'table' ? quantitiesOf(plan).flatMap(({ cells }) => cells.map(({ row }) => row)) : [];
}

function labelsOf(plan: Plan): string[] {
  return plan.kind === 'table'
    ? quantitiesOf(plan).flatMap(({ label, cells }) => [label, ...cells.map(({ column }) => column)])
    : [];
}

/** The operands of a table plan, whatever is calculated with them. */
function quantitiesOf({ table }: Extract<Plan, { kind: 'table' }>): readonly Quantity[] {
  switch (table.kind) {
    case 'difference':
      return [table.minuend, table.subtrahend];
    case 'ratio':
      return [table.dividend, table.divisor];
    case 'share':
      return [...table.parts, table.whole];
    case 'change':
      return table.present === undefined ? [] : [table.present];
    case 'schedule':
      return table.projects.map(({ label, money }) => ({ label, cells: [money] }));
    default:
      return table.quantities;
  }
}

/**
 * The plan of a member alone; its own figure where it is called by its whole name. Where nothing is found that holds it, a
 * refusal by its name; where its words stand in several things, that it was not understood which of them is meant.
 */
function planOf(catalog: Catalog, member: Member): Planned {
  const { question, name } = member;
  const made = makePlan(catalog, question);
  if (readsRows(made.plan) && accountsFor(made.plan, member) && tellsFew(made.plan)) return { ...made, question };
  const [best] = candidatesOf(member);
  const quantity =
    best !== undefined && best.precision >= OUTRIGHT && best.coverage >= OUTRIGHT
      ? quantityOf(catalog, best.thing)
      : undefined;
  if (quantity !== undefined)
    return { plan: tablePlanOf({ kind: 'show', quantities: [quantity] }), rule: 'listed-by-name', question };
  const reason = best !== undefined && best.held >= HOLDS ? 'unintelligible' : 'not-in-document';
  return { plan: { ...decline({ catalog, question }, reason), about: name }, rule: 'not-listed', question };
}
