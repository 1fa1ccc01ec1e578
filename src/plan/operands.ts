/** Mentions → operands: what each part of “A 比 B 多多少” or “A、B 各多少” stands for. */
import { squeeze } from '../base/text-pieces.ts';
import type { Thing } from '../catalog/catalog.ts';
import type { Candidate, Mention } from '../understand/question.ts';
import { type Choice, type Context, choose, isUnknownNoun, quantityOf } from './context.ts';
import type { Quantity } from './plan.ts';

export type Operand = {
  readonly mention: Mention;
  readonly choice: Choice;
  readonly quantities: readonly Quantity[];
  readonly columns: readonly string[];
};

/** A single reading that explains this much of the question is preferred to one for each stretch of it. */
const WHOLE_EXPLAINS = 0.86;
/** A stretch that explains less than this of itself only qualifies its neighbour. */
const STANDS_ALONE = 0.7;
/** A stretch that says this much less than the heaviest one (补助, 经费) names nothing by itself. */
const LEAST_WEIGHT = 0.3;

/** The operands of a question: one for the whole of it where that explains it, else one for each mention. */
export function operands(context: Context, admits: (thing: Thing) => boolean, several = false): Operand[] {
  const { question } = context;
  const { whole } = question;
  const mentions = withOwnTargets(withoutHeads(question.mentions));
  const shared = sharedColumns(context, mentions);
  const joined = several ? shared : joinColumns(context, shared, admits);
  const parts = joined.map((mention) => operandOf(context, mention, admits));
  const heaviest = Math.max(0, ...parts.map((part) => part.mention.weight));
  const strong = inheritRows(
    context,
    parts.filter(({ choice, mention }) => {
      if (choice.kind === 'none') return false;
      if (!several && mention.weight < heaviest * LEAST_WEIGHT && choice.best.precision < 0.95) return false;
      return choice.best.coverage >= STANDS_ALONE || several;
    }),
  );
  if (whole === null || (joined !== mentions && strong.length > 0)) return strong;
  const joint = operandOf(context, { ...whole, columns: columnsSaid(whole) }, admits);
  if (joint.choice.kind === 'none')
    return mentions.some((mention) => leavesOut(mention, strong, heaviest)) ? [] : strong;
  if (several && strong.length > 1) return strong;
  if (strong.length > 1 && strong.every(isNamedOutright) && !holdsItsOwn(strong)) return strong;
  const explains = joint.choice.best.coverage >= WHOLE_EXPLAINS;
  if (explains || mentions.length <= 1 || strong.length <= 1 || strong.length < mentions.length) return [joint];
  return strong;
}

/** 87号就业补助: what is said behind a project that is named outright and stands in its name is what it is, and no other thing. */
export function withoutHeads(mentions: readonly Mention[]): readonly Mention[] {
  const isHead = ({ words, tokens }: Mention, at: number): boolean => {
    const [best] = mentions[at - 1]?.candidates ?? [];
    const end = mentions[at - 1]?.tokens.at(-1)?.end;
    return (
      best?.thing.kind === 'project' &&
      best.precision >= WHOLLY &&
      end === tokens[0]?.start &&
      best.thing.name.length > words.length &&
      squeeze(best.thing.name).includes(squeeze(words))
    );
  };
  return mentions.filter((mention, at) => !isHead(mention, at));
}

/** Satisfaction for the job fair project: what a project that is named has itself goes before the same of others. */
function withOwnTargets(mentions: readonly Mention[]): readonly Mention[] {
  const named = new Set(
    mentions.flatMap(({ candidates: [best] }) =>
      best?.thing.kind === 'project' && best.coverage >= WHOLLY && best.precision >= WHOLLY
        ? (best.thing.project ?? [])
        : [],
    ),
  );
  if (named.size === 0) return mentions;
  const isOwn = ({ thing }: Candidate): boolean => thing.project !== undefined && named.has(thing.project);
  return mentions.map((mention) => {
    const [best] = mention.candidates;
    if (best === undefined || best.thing.kind !== 'indicator' || isOwn(best)) return mention;
    const own = mention.candidates.filter((one) => isOwn(one) && one.coverage >= WHOLLY);
    return own.length > 0 ? { ...mention, candidates: own } : mention;
  });
}

/** A mention that says a name wholly, or a thing that holds all of a mention's words. */
const WHOLLY = 0.95;

/** A noun of some weight that no operand is of: 小金库. What was understood beside it is not what was asked. */
const leavesOut = (mention: Mention, strong: readonly Operand[], heaviest: number): boolean =>
  !strong.some((part) => part.mention === mention) &&
  mention.weight >= heaviest * LEAST_WEIGHT &&
  mention.tokens.some(isUnknownNoun);

/** A mention that is wholly the name of a thing is that thing, whatever its neighbours say. */
const isNamedOutright = ({ choice }: Operand): boolean =>
  choice.kind !== 'none' && choice.best.coverage >= 0.95 && choice.best.precision >= 0.95;

/** A project named beside an indicator of its own only says whose indicator it is. */
function holdsItsOwn(parts: readonly Operand[]): boolean {
  const things = parts.flatMap(({ choice }) => (choice.kind === 'none' ? [] : [choice.best.thing]));
  const projects = new Set(things.flatMap((thing) => (thing.kind === 'project' ? (thing.project ?? []) : [])));
  return things.some((thing) => thing.kind !== 'project' && thing.project !== undefined && projects.has(thing.project));
}

function operandOf(context: Context, mention: Mention, admits: (thing: Thing) => boolean): Operand {
  const choice = chooseWithColumn(context, mention, admits);
  const things = choice.kind === 'none' ? [] : choice.kind === 'one' ? choice.things.slice(0, 1) : choice.things;
  return { mention, choice, columns: mention.columns, quantities: quantitiesOf(context, things, mention.columns) };
}

/** Where a column is named, only things that have it can be meant; if none has, the column is of something else. */
function chooseWithColumn(context: Context, mention: Mention, admits: (thing: Thing) => boolean): Choice {
  const { catalog } = context;
  // 结转的那笔，定的放几笔: money in a column is not what is counted.
  const columns = mention.columns.filter((column) => column === COUNTED || !asksNoMoney(context));
  const has = (thing: Thing): boolean => columns.some((column) => quantityOf(catalog, thing, column) !== undefined);
  const choice = columns.length > 0 ? choose(catalog, mention, (thing) => admits(thing) && has(thing)) : null;
  return choice === null || choice.kind === 'none' ? choose(catalog, mention, admits) : choice;
}

/** The one column that counts things. */
const COUNTED = '数量';

const asksNoMoney = ({ question: { wanted, operations } }: Context): boolean =>
  wanted.size > 0 && !wanted.has('money') && !operations.has('amount') && !operations.has('share');

/** The columns named anywhere in the words of a mention that also names a row. */
function columnsSaid(mention: Mention): string[] {
  const columns = mention.tokens.flatMap((token) => (token.role.kind === 'column' ? [token.role.column] : []));
  return columns.length === mention.tokens.length ? [] : columns;
}

function quantitiesOf(context: Context, things: readonly Thing[], columns: readonly string[]): Quantity[] {
  const { catalog } = context;
  return things.flatMap((thing) => {
    const named = columns.flatMap((column) => quantityOf(catalog, thing, column) ?? []);
    return named.length > 0 ? named : wholeRow(context, thing);
  });
}

/** “行政运行的基本支出和项目支出”: a column alone, after a row with a column, is of the same row. */
function inheritRows(context: Context, parts: readonly Operand[]): Operand[] {
  return parts.map((part, at) => {
    const before = parts[at - 1];
    const column = soleColumn(part.mention);
    if (column === undefined || before === undefined || before.choice.kind === 'none' || before.columns.length === 0)
      return part;
    const quantities = quantitiesOf(context, before.choice.things.slice(0, 1), [column]);
    return quantities.length > 0 ? { ...before, columns: [column], quantities } : part;
  });
}

/** A和B哪个结转多, A和B的结转各多少: the column that is said once, behind the last, is of all. */
function sharedColumns({ question }: Context, mentions: readonly Mention[]): readonly Mention[] {
  const last = mentions.at(-1);
  const others = mentions.slice(0, -1);
  if (last === undefined || last.columns.length === 0 || soleColumn(last) !== undefined) return mentions;
  if (others.length === 0 || others.some(({ columns, tokens }) => columns.length > 0 || columnIn(tokens)))
    return mentions;
  return OF_EACH.test(question.text)
    ? [...others.map((mention) => ({ ...mention, columns: last.columns })), last]
    : mentions;
}

const columnIn = (tokens: Mention['tokens']): boolean => tokens.some(({ role }) => role.kind === 'column');

/** Of those named before, not of the last alone. */
const OF_EACH = /哪(?:个|一个|笔|项|边)|谁的?|分别|各(?:自|是|有)?(?:多少|几)|\b(?:which|each|respectively)\b/u;

/** A row of figures in different units (8 vehicles, their value) is one answer; otherwise the row's own figure. */
function wholeRow({ catalog }: Context, thing: Thing): Quantity[] {
  const own = quantityOf(catalog, thing);
  const row = thing.refs.length === 1 && thing.kind === 'line' ? catalog.rows.get(thing.refs[0] ?? '') : undefined;
  const filled = row?.cells.filter((cell) => cell.value !== null) ?? [];
  if (new Set(filled.map((cell) => cell.unit)).size > 1)
    return filled.flatMap((cell) => quantityOf(catalog, thing, cell.column) ?? []);
  return own ? [own] : [];
}

/** 剩下养机构养人的部分: a verb beside a column names nothing. */
function soleColumn(mention: Mention): string | undefined {
  const [only, ...more] = mention.tokens.filter(({ role }) => role.kind !== 'unknown' || !/^v(?!n)/u.test(role.tag));
  return more.length === 0 && only?.role.kind === 'column' ? only.role.column : undefined;
}

/** “见习补贴里头有多少是上年结转”: in a look-up, a column said apart from the row is a column of that row, if it has one. */
function joinColumns(
  context: Context,
  mentions: readonly Mention[],
  admits: (thing: Thing) => boolean,
): readonly Mention[] {
  const columns = mentions.flatMap((mention) => soleColumn(mention) ?? []);
  const rows = mentions.filter((mention) => soleColumn(mention) === undefined);
  if (columns.length === 0 || rows.length === 0) return mentions;
  const joined = rows.map((mention) => ({ ...mention, columns: [...mention.columns, ...columns] }));
  const fits = joined.some((mention) => {
    const choice = choose(context.catalog, mention, admits);
    return (
      choice.kind !== 'none' &&
      choice.things.some((thing) => columns.some((column) => quantityOf(context.catalog, thing, column)))
    );
  });
  return fits ? joined : mentions;
}
