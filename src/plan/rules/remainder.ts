/** 剩下的呢, 扣掉项目支出还剩多少: what is left of a whole without the part of it that was told, or that is taken away. */
import type { Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Question } from '../../understand/question.ts';
import { printedAmount, sameUnits, unitOf } from '../amounts.ts';
import {
  type Context,
  cellAt,
  choose,
  hasFigure,
  isBudgeted,
  isUnknownNoun,
  labelOf,
  OUTRIGHT,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { otherParts, partWithin } from '../parts.ts';
import type { Plan, Quantity } from '../plan.ts';
import { speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';
import { totalThing } from './totals.ts';

const LEFT =
  /剩下|剩余|其余|余下|另外(?:那|的)|另一(?:部分|块|半|头)|别的(?:部分|钱)|\b(?:the rest|remainder|remaining|the other part|what is left)\b/u;

/** More other parts than this are told as one difference. */
const MOST_PARTS = 6;

/** What is left of two figures told before: the other parts where they and the part make up the whole, else the difference. */
export const remainder: Rule = (context) => {
  const { question } = context;
  if (!LEFT.test(question.text) || question.shown.length < 2) return null;
  if (question.mentions.some(({ candidates, tokens }) => candidates.length > 0 && tokens.some(isUnknownNoun)))
    return null;
  const [one, other] = question.shown.slice(-2);
  if (one === undefined || other === undefined || !sameUnits(context, [one, other])) return null;
  const [whole, part] = printedAmount(context, one) > printedAmount(context, other) ? [one, other] : [other, one];
  if (printedAmount(context, whole) - printedAmount(context, part) <= 0) return null;
  const parts = otherParts(context, whole, part, MOST_PARTS);
  if (parts === undefined && !SAID_INSIDE.test(question.earlier)) return null;
  return parts === undefined
    ? tablePlanOf({ kind: 'difference', minuend: whole, subtrahend: part, ...unitOf(context) })
    : tablePlanOf({ kind: 'show', quantities: parts, ...unitOf(context) });
};

/** 其中人员经费呢: that one is a part of the other was said, where the tables do not tell. */
const SAID_INSIDE = /其中|里面|里头|当中|[里中]的|占|\bof (?:it|that|which)\b/u;

/** Operations that make something else of what is left than its amount. */
const MAKES_ELSE: readonly OperationName[] = [
  'share',
  'ratio',
  'compare',
  'top',
  'bottom',
  'schedule',
  'change',
  'office',
  'purpose',
  'definition',
  'reason',
  'standard',
];

/** 除了…还有哪些项目: those left are listed, and no amount is asked for. */
const asksWhich = ({ question: { operations, wanted } }: Context): boolean =>
  operations.has('list') &&
  !wanted.has('money') &&
  !(['amount', 'sum', 'total'] as const).some((name) => operations.has(name));

/** Words that ask for what is left, so that the whole is no answer. */
const ASKS_LEFT = /剩|其余|余下|还有(?:多少|几)|别的|另外|以外|之外|除外|\bleft\b|\brest\b/u;

/** 就业管理事务扣掉项目支出, 不算结转今年收入多少: the whole that holds what is taken away, without it. */
export const withoutExcepted: Rule = (context) => {
  const { question } = context;
  if (question.excepted.length === 0 || MAKES_ELSE.some((name) => question.operations.has(name))) return null;
  if (question.thresholds.length > 0 || asksWhich(context)) return null;
  for (const whole of wholesNamed(context)) {
    const parts = question.excepted.flatMap((mention) => partWithin(context, whole, mention) ?? []);
    if (parts.length === question.excepted.length) return withoutParts(context, whole, parts);
  }
  return ASKS_LEFT.test(textWithout(question)) && !isNamedBeside(context) ? decline(context, 'not-in-document') : null;
};

/** 不含去年剩的: what is taken away does not ask for what is left. */
const textWithout = ({ tokens }: Question): string =>
  tokens
    .filter(({ role }) => role.kind !== 'excepted')
    .map(({ text }) => text)
    .join('');

/** The figures that what is named may mean, in the order it was said; where none is, those of all income or expenditure. */
function wholesNamed(context: Context): Quantity[] {
  const { catalog, question } = context;
  const named = question.mentions.flatMap((mention) => {
    const choice = choose(catalog, mention, (thing) => isBudgeted(thing) && hasFigure(thing));
    return choice.kind === 'none' ? [] : choice.things;
  });
  const total = speaksOfProjects(context)
    ? catalog.things.find((thing) => thing.kind === 'total' && thing.names.includes('项目支出'))
    : totalThing(catalog, /收入|进账|进项|进来/u.test(question.text) ? 'income' : 'expenditure');
  // Another whole that is named holds what is taken away, or the question is of something else.
  const things = named.length === 0 && SPEAKS_OF_ALL.test(question.text) && total !== undefined ? [total] : named;
  return things.flatMap((thing) =>
    thing.amounts.filter((at) => cellAt(catalog, at)?.value != null).map((at) => quantityAt(context, thing, at)),
  );
}

const quantityAt = ({ catalog }: Context, thing: Thing, at: Quantity['cells'][number]): Quantity => ({
  label: labelOf(catalog, thing),
  cells: [at],
});

const SPEAKS_OF_ALL = /收入|支出|预算|进账|进项|进来|开支|总|合计|项目/u;

/** The one other part as it is printed, else the whole less the parts. */
function withoutParts(context: Context, whole: Quantity, parts: readonly Quantity[]): Plan {
  const [part, ...others] = parts;
  const [rest] = part === undefined || others.length > 0 ? [] : (otherParts(context, whole, part, 1) ?? []);
  if (rest !== undefined && !/小计$/u.test(rest.label))
    return tablePlanOf({ kind: 'show', quantities: rowOf(context, rest), ...unitOf(context) });
  const subtrahend = { label: parts.map(({ label }) => label).join('、'), cells: parts.flatMap(({ cells }) => cells) };
  return tablePlanOf({ kind: 'difference', minuend: whole, subtrahend, rest: true, ...unitOf(context) });
}

/** Where a row counts things beside their value, both. */
function rowOf({ catalog }: Context, { label, cells }: Quantity): Quantity[] {
  const [at] = cells;
  const filled = (at && catalog.rows.get(at.row)?.cells.filter(({ value }) => value !== null)) ?? [];
  return at === undefined || new Set(filled.map(({ unit }) => unit)).size < 2
    ? [{ label, cells }]
    : filled.map(({ column }) => ({ label: `${label}的${column}`, cells: [{ row: at.row, column }] }));
}

/** 车除外，其他固定资产多少: what is asked for has a name of its own, and stands beside what is left out. */
function isNamedBeside({ catalog, question }: Context): boolean {
  const choice = choose(catalog, question.whole ?? undefined, hasFigure);
  if (choice.kind === 'none' || choice.best.precision < OUTRIGHT) return false;
  const parentsOf = ({ refs }: Thing): (string | undefined)[] => refs.map((ref) => catalog.rows.get(ref)?.parent);
  const own = parentsOf(choice.best.thing);
  return question.excepted.every((mention) => {
    const left = choose(catalog, mention, hasFigure);
    return (
      left.kind !== 'none' && parentsOf(left.best.thing).some((parent) => parent !== undefined && own.includes(parent))
    );
  });
}
