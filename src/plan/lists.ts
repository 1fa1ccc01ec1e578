/** A question that lists several things: each is answered or refused by its name, and none is left out unsaid. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Candidate, Member, Question } from '../understand/question.ts';
import { NAMED, OUTRIGHT, quantityOf, tablePlanOf } from './context.ts';
import { type Made, makePlan } from './make-plan.ts';
import type { Plan, Quantity } from './plan.ts';
import { calculated } from './rules/arithmetic.ts';
import { decline } from './rules/outside.ts';
import { sizeSaid } from './sets.ts';

/** A question as planned, with the rule that made the plan; `name`: the member of a list it is asked of. */
export type Planned = Made & { readonly question: Question; readonly name?: string };

/**
 * The plans of a question: one for all of it where that accounts for whatever it lists. Where it leaves some of that out,
 * each of those has a plan of its own; and where all is calculated with or searched for together, everything has.
 */
export function planEach(catalog: Catalog, question: Question): Planned[] {
  const joint = makePlan(catalog, question);
  const whole = [{ ...joint, question }];
  const { members } = question;
  if (members.length < 2) return whole;
  if (joint.plan.kind === 'search' && asksOfEach(question)) return members.map((member) => searchOf(catalog, member));
  if (!readsRows(joint.plan)) return searchesTogether(joint.plan) ? (eachFound(catalog, question) ?? whole) : whole;
  const missing = leftOut(joint.plan, members);
  if (missing.length === 0 || addsAllCounted(joint.plan, question, missing)) return whole;
  if (missing.length === members.length) return asksOfEach(question) ? (eachFound(catalog, question) ?? whole) : whole;
  return shows(joint.plan)
    ? [...whole, ...missing.map((member) => planOf(catalog, member))]
    : (eachFound(catalog, question) ?? whole);
}

/**
 * The five small projects of the agency: pensions, coverage …: as many are added up as are counted and listed, and each that is
 * not called by its name stands in one of them by some of its words.
 */
function addsAllCounted(plan: Plan, { text, members }: Question, missing: readonly Member[]): boolean {
  if (plan.kind !== 'table' || plan.table.kind !== 'sum') return false;
  const { length } = plan.table.quantities;
  const readings = readingsOf(plan);
  const isHeard = (member: Member): boolean => readings.some((reading) => strengthOf(reading, member) >= HEARD);
  return length === members.length && sizeSaid(text) === length && missing.every(isHeard);
}

/** Some of the words of a member stand in a thing. */
const HEARD = 0.4;

/** 保安费加水费一共多少: the joining word adds. */
const addsUp = ({ operations, tokens }: Question): boolean =>
  operations.has('total') &&
  tokens.some(({ role, text }) => role.kind === 'connector' && /^(?:加上?|plus)$/u.test(text));

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
  const needsAll = NEEDS_ALL.some((name) => question.operations.has(name)) || addsUp(question);
  if (!needsAll) return alone;
  return found.length === alone.length ? null : alone.filter(({ plan }) => !readsRows(plan));
}

/** 养老股和工伤股分别管啥: what is told of each; a refusal by its name where no word of it is known. */
function searchOf(catalog: Catalog, member: Member): Planned {
  const { question, name } = member;
  const known = candidatesOf(member).some(({ held }) => held >= HOLDS) || isDuty(member);
  const made = known ? makePlan(catalog, question) : null;
  if (made !== null && made.plan.kind !== 'decline') return { ...made, question, name };
  return { plan: refusalOf(catalog, member), rule: 'not-listed', question, name };
}

/** 师范生和非师范生的报到证分别找谁: a saying for a duty names no thing. */
const isDuty = ({ said, question }: Member): boolean =>
  question.tokens.some(
    ({ role, start, end }) => role.kind === 'content' && role.duty && start >= said.start && end <= said.end,
  );

/** What is said of a member that was not found. */
function refusalOf(catalog: Catalog, member: Member): Plan {
  const [best] = candidatesOf(member);
  const reason = best !== undefined && best.held >= HOLDS ? 'unintelligible' : 'not-in-document';
  return { ...decline({ catalog, question: member.question }, reason), about: member.name };
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
const HOLDS = 0.7;

/**
 * The members that a plan does not read. A figure reads one member only, the one that holds most of what it is of: beside
 * 职业年金, 企业年金 is none of the figures of 职业年金.
 */
function leftOut(plan: Plan, members: readonly Member[]): Member[] {
  const readings = readingsOf(plan);
  const pairs = members.flatMap((member) =>
    readings.map((reading, at) => ({ member, at, strength: strengthOf(reading, member) })),
  );
  const read = new Set<Member>();
  const used = new Set<number>();
  for (const { member, at, strength } of pairs.toSorted((left, right) => right.strength - left.strength)) {
    if (strength < HOLDS || (used.has(at) && plan.kind === 'table') || (read.has(member) && strength < SAID)) continue;
    used.add(at);
    read.add(member);
  }
  return members.filter((member) => !read.has(member));
}

/** A row that a plan reads, with what it is called. */
type Reading = { readonly row: string; readonly labels: readonly string[] };

const readingsOf = (plan: Plan): Reading[] =>
  plan.kind === 'table'
    ? quantitiesOf(plan).flatMap(({ label, cells }) =>
        cells.map(({ row, column }) => ({ row, labels: [label, column] })),
      )
    : rowsOf(plan).map((row) => ({ row, labels: [] }));

/** A member is said by the label itself; wholly so before as a part of it (电费 in 邮电费). */
const SAID = 1.01;
const SAID_WHOLLY = 0.01;

/** How surely a figure is of a member: its label says the member's words, or a thing of its row holds them. */
function strengthOf({ row, labels }: Reading, member: Member): number {
  const names = [member.name, ...columnsOf(member)].map(squeeze);
  const said = labels.map(squeeze);
  if (said.some((label) => names.includes(label))) return SAID + SAID_WHOLLY;
  if (said.some((label) => names.some((name) => label.includes(name)))) return SAID;
  const held = candidatesOf(member)
    .filter(({ thing }) => [...thing.refs, ...thing.amounts.map((at) => at.row)].includes(row))
    .map((candidate) => candidate.held);
  return Math.max(0, ...held);
}

/** The columns a member is, in the words of the tables: carry-over is 上年结转. */
const columnsOf = ({ said, question }: Member): string[] =>
  question.tokens.flatMap(({ role, start, end }) =>
    role.kind === 'column' && start >= said.start && end <= said.end ? [role.column] : [],
  );

/** Whether a plan reads what a member names. */
const accountsFor = (plan: Plan, member: Member): boolean => leftOut(plan, [member]).length === 0;

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
  if (readsRows(made.plan) && accountsFor(made.plan, member) && tellsFew(made.plan)) return { ...made, question, name };
  const [best] = candidatesOf(member);
  const quantity =
    best !== undefined && best.precision >= OUTRIGHT && best.coverage >= OUTRIGHT
      ? quantityOf(catalog, best.thing)
      : undefined;
  if (quantity !== undefined)
    return { plan: tablePlanOf({ kind: 'show', quantities: [quantity] }), rule: 'listed-by-name', question, name };
  return { plan: refusalOf(catalog, member), rule: 'not-listed', question, name };
}
