/** Questions that calculate with two or more amounts: difference, ratio, comparison, sum. */
import { pieces } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import type { Mention, Question, Token } from '../../understand/question.ts';
import { isMoney, printedAmount, sameUnits, unique, unitOf } from '../amounts.ts';
import {
  alsoPrinted,
  type Context,
  cellAt,
  hasAmount,
  hasFigure,
  isBudgeted,
  isUnknownNoun,
  OUTRIGHT,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { operands, withoutHeads } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';

import {
  chosenGroup,
  type ProjectGroup,
  projectQuantity,
  projectsCounted,
  sizeSaid,
  speaksOfProjects,
} from '../sets.ts';
import { standardsOfNamed } from '../standards.ts';

import { decline } from './outside.ts';

/** A 比 B 多多少. */
export const difference: Rule = (context) => {
  if (!context.question.operations.has('difference')) return null;
  // 护士这块 行政单位的比事业单位的: what both are of is not in the document.
  if (isOfUnknownTopic(context)) return decline(context, 'not-in-document');
  const [first, second] = pair(context);
  if (first === undefined || second === undefined) return null;
  return differenceOf(context, first, second);
};

/** A topic in front, of which nothing is known, of two that are called by part of their names. */
function isOfUnknownTopic({ catalog, question: { text, mentions, whole } }: Context): boolean {
  const isUnknown = (token: Token): boolean =>
    isUnknownNoun(token) && pieces(token.text).every((piece) => !catalog.rarity.has(piece));
  return (
    /^\S{2,8}(?:这|那)一?(?:块|边|方面)\s/u.test(text) &&
    (mentions[0] ?? whole)?.tokens.some(isUnknown) === true &&
    mentions.every(({ candidates: [best] }) => best === undefined || best.precision < OUTRIGHT)
  );
}

/** The larger first, so that the difference is an amount a person can read. */
function differenceOf(context: Context, first: Quantity, second: Quantity): Plan {
  const [minuend, subtrahend] =
    printedAmount(context, first) < printedAmount(context, second) ? [second, first] : [first, second];
  return tablePlanOf({ kind: 'difference', minuend, subtrahend, ...unitOf(context) });
}

/** A 是 B 的几倍. */
export const ratio: Rule = (context) => {
  if (!context.question.operations.has('ratio')) return null;
  const [dividend, divisor] = pair(context);
  if (dividend === undefined || divisor === undefined) return null;
  return tablePlanOf({ kind: 'ratio', dividend, divisor });
};

/** A 和 B 哪个多; also “中央、省、县谁最多”. */
export const compare: Rule = (context) => {
  const { operations, mentions } = context.question;
  const several = mentions.length > 1 && (operations.has('top') || operations.has('bottom'));
  if (!operations.has('compare') && !several) return null;
  const earlier = comparedBefore(context);
  if (earlier !== null) return tablePlanOf({ kind: 'compare', quantities: earlier, ...unitOf(context) });
  const quantities =
    standardsOfNamed(context) ??
    unique(operands(context, hasAmount(context), true).flatMap((operand) => operand.quantities));
  if (quantities.length < 2) return null;
  // 贴息的项目里谁的钱最多: rates of interest are no money.
  if (/钱|金额|资金/u.test(context.question.text) && !quantities.some((quantity) => isMoney(context, quantity)))
    return null;
  const comparable = sameUnits(context, quantities) ? quantities : inOneUnit(context, quantities);
  return comparable
    ? tablePlanOf({ kind: 'compare', quantities: comparable, ...unitOf(context) })
    : tablePlanOf({ kind: 'show', quantities });
};

/** 哪个更高, and nothing is named: what was listed before, else the last two figures shown. */
function comparedBefore(context: Context): Quantity[] | null {
  const { namesSomething, listed, shown } = context.question;
  if (namesSomething) return null;
  const filled = listed.filter(({ cells }) => cells.length > 0);
  const quantities = unique(filled.length > 1 ? filled : shown.slice(-2));
  return quantities.length > 1 && sameUnits(context, quantities) ? quantities : null;
}

/** 村里的和乡镇的代办员谁发得多: where one is understood as a standard and one as a budget, both in the unit of one of them. */
function inOneUnit(context: Context, quantities: readonly Quantity[]): Quantity[] | null {
  const { catalog, question } = context;
  const unitAt = (thing: Thing): string | undefined => thing.amounts[0] && cellAt(catalog, thing.amounts[0])?.unit;
  const units = quantities.map(({ cells: [at] }) => at && cellAt(catalog, at)?.unit);
  for (const unit of new Set(units.toReversed())) {
    const found = unique(
      operands(context, (thing) => hasFigure(thing) && unitAt(thing) === unit, true).flatMap(
        (operand) => operand.quantities,
      ),
    );
    if (found.length >= question.mentions.length && found.length > 1 && sameUnits(context, found)) return found;
  }
  return null;
}

/** What the question calculates, with these operands in the order they were said; null when it calculates nothing or they do not fit. */
export function calculated(context: Context, quantities: readonly Quantity[]): Plan | null {
  const { operations } = context.question;
  const [first, second] = quantities;
  if (first === undefined || second === undefined || !sameUnits(context, quantities)) return null;
  if (operations.has('difference') && quantities.length === 2) return differenceOf(context, first, second);
  if (operations.has('ratio') && quantities.length === 2)
    return tablePlanOf({ kind: 'ratio', dividend: first, divisor: second });
  if (operations.has('sum') || operations.has('total'))
    return tablePlanOf({ kind: 'sum', quantities: [...quantities], ...unitOf(context) });
  if (operations.has('compare') || operations.has('top') || operations.has('bottom'))
    return tablePlanOf({ kind: 'compare', quantities: [...quantities], ...unitOf(context) });
  return null;
}

function pair(context: Context): Quantity[] {
  const { question } = context;
  // 这俩差多少: the two that were shown before.
  if (!question.namesSomething && question.shown.length >= 2)
    return question.shown.slice(-2).map((shown) => ({ ...shown }));
  const standards = standardsOfNamed(context);
  if (standards !== null) return standards;
  const projects = projectsCounted(context, 2);
  if (projects !== null) return projects.map(projectQuantity);
  const two = (admits: (thing: Thing) => boolean): Quantity[] => {
    const found = operands(context, admits, true);
    // 缴费补贴 五千档和三百档: what both are of stands for several and is none of the two.
    const clear = found.filter(({ choice }) => choice.kind === 'one');
    return unique((clear.length > 1 ? clear : found).flatMap((operand) => sizeOf(context, operand.quantities))).slice(
      0,
      2,
    );
  };
  const any = two(hasFigure);
  // 印刷费比它少多少: the other is the one that was shown last.
  const before = question.shown.at(-1);
  if (
    any.length === 1 &&
    before !== undefined &&
    question.tokens.some(({ role }) => role.kind === 'connector' && role.how === 'than')
  ) {
    const both = unique([...any, before]);
    return both.length === 2 && sameUnits(context, both) ? both : any;
  }
  if (any.length === 2 && sameUnits(context, any)) return any;
  const budgeted = two(isBudgeted);
  if (budgeted.length === 2) return budgeted;
  if (!SPEAKS_OF_TWO.test(question.text)) return any;
  return unique(operands(context, hasAmount(context), true).flatMap((operand) => operand.quantities)).slice(0, 2);
}

/** 比那几辆车贵多少: of a row that counts things and tells their value, the value; else its first figure. */
function sizeOf({ catalog, question }: Context, quantities: readonly Quantity[]): readonly Quantity[] {
  const money = quantities.filter(({ cells: [at] }) => at !== undefined && cellAt(catalog, at)?.unit === '万元');
  const counts = question.wanted.has('count') && !/贵|值|价|便宜/u.test(question.text);
  return (money.length > 0 && !counts ? money : quantities).slice(0, 1);
}

/** 两个项目的标准差多少: both stand under one name. Without such a word, two readings of one name are no pair. */
const SPEAKS_OF_TWO = /[两俩]|\b(?:two|both)\b/u;

/** 工会经费加福利费. */
const ADDS = /加(?!强|快|大|入|班)|\bplus\b/u;

/** 加起来: the operands; the projects of a subject when projects are spoken of; or what was shown before. */
export const sum: Rule = (context) => {
  const { catalog, question } = context;
  const total = question.operations.has('total');
  const adds = question.operations.has('sum') || ADDS.test(question.text);
  if ((!adds && !total) || question.operations.has('count')) return null;
  const group = speaksOfProjects(context) ? projectGroup(context) : null;
  if (group) return group;
  const listed = question.listed.filter(({ cells }) => cells.length > 0);
  if (!question.namesSomething && question.shown.length < 2 && listed.length > 1 && sameUnits(context, listed))
    return tablePlanOf({ kind: 'sum', quantities: unique(listed), ...unitOf(context) });
  const named = question.mentions.some(({ candidates }) => (candidates[0]?.coverage ?? 0) >= 0.6);
  // A figure told in a sentence may hold the line of a table beside it: 三公经费 and 公务接待费.
  if (!question.namesSomething && mixesSentences(context, question.shown)) return decline(context, 'not-in-document');
  if (question.shown.length > 1 && (!question.namesSomething || !named))
    return tablePlanOf({ kind: 'sum', quantities: unique(question.shown), ...unitOf(context) });
  const found = operands(context, hasAmount(context), question.mentions.length > 1);
  const quantities = unique(found.flatMap((operand) => operand.quantities));
  if (adds && found.length < withoutHeads(question.mentions).filter(namesThing).length) return null;
  if (
    !question.operations.has('sum') &&
    question.shown.length === 0 &&
    ((found.length < 2 && sizeSaid(question.text) !== quantities.length) || !sameUnits(context, quantities))
  )
    return null;
  // 一般公共预算安排的项目支出总数: what is not listed side by side is not added up.
  // 各多少，合计呢: those of the ask before.
  const carried = question.mentions.every(({ again }) => again);
  const listsThem =
    carried || question.members.length > 1 || sizeSaid(question.text) === quantities.length || areNamesInARow(question);
  if (!adds && (quantities.length < 2 || (!listsThem && question.shown.length === 0 && question.mentions.length > 1)))
    return null;
  if (adds && quantities.length === 1 && question.shown.length > 0) {
    return tablePlanOf({ kind: 'sum', quantities: unique([...question.shown, ...quantities]), ...unitOf(context) });
  }
  // 五个小项目拢共几万: not all that were counted were found.
  const size = sizeSaid(question.text);
  if (adds || total) if (size !== null && size > 1 && found.length > 1 && quantities.length !== size) return null;
  // An empty cell is no nought: what was named may be something else.
  if (quantities.length > 1 && !sameUnits(context, quantities)) return null;
  if (quantities.length > 1) return tablePlanOf({ kind: 'sum', quantities, ...unitOf(context) });
  // How much does the province add: one thing that explains half of the question is no sum.
  if (found[0]?.choice.kind !== 'one' || found[0].choice.best.coverage < LEAST_OF_ONE) return null;
  return tablePlanOf(
    { kind: 'show', quantities, ...unitOf(context) },
    { also: alsoPrinted(catalog, found[0].choice.things) },
  );
};

/** 事业单位离退休 行政单位离退休 合计: whole names, each parted from the next by a mark. */
function areNamesInARow({ mentions, tokens }: Question): boolean {
  const isParted = (mention: Mention, at: number): boolean => {
    const [from, to] = [mentions[at - 1]?.tokens.at(-1)?.end ?? 0, mention.tokens[0]?.start ?? 0];
    return at === 0 || tokens.some(({ role, start }) => role.kind === 'break' && start >= from && start < to);
  };
  const isName = ({ candidates: [best] }: Mention): boolean =>
    best !== undefined && best.coverage >= OUTRIGHT && best.precision >= OUTRIGHT;
  return mentions.length > 1 && mentions.every((mention, at) => isName(mention) && isParted(mention, at));
}

/** Share of the words that a single operand has to hold. */
const LEAST_OF_ONE = 0.65;

/** Figures of sentences beside those of tables. */
function mixesSentences({ catalog }: Context, quantities: readonly Quantity[]): boolean {
  const inTables = quantities.map(({ cells: [at] }) => at !== undefined && catalog.tableOfRow.has(at.row));
  const facts = new Set(catalog.document.facts.map(({ row }) => row.source.ref));
  return inTables.includes(true) && quantities.some(({ cells: [at] }) => at !== undefined && facts.has(at.row));
}

/** A stretch that names something, known or not: one that is left out would make the sum wrong. */
const namesThing = ({ tokens }: Mention): boolean =>
  tokens.some((token) => token.role.kind === 'content' || isUnknownNoun(token));

/** The projects of the subject that is meant, added up; the subject's own row is cited beside it. */
export function projectGroup(context: Context): Plan | null {
  const group = chosenGroup(context);
  return group && planOfGroup(context, group, false);
}

/** Added up where that is asked for (`adds`: it is, whatever the words), else counted or listed. */
export function planOfGroup(context: Context, group: ProjectGroup, adds: boolean): Plan {
  const { operations } = context.question;
  const quantities = group.projects.map(projectQuantity);
  const more = { also: group.also, assumed: group.also.length > 0 ? ['links'] : [] };
  const count = operations.has('count');
  // 几个项目加起来: the adding is asked for, whatever 几个 counts.
  if (quantities.length > 1 && (adds || operations.has('sum') || (operations.has('total') && !count)))
    return tablePlanOf({ kind: 'sum', quantities, ...unitOf(context) }, more);
  return tablePlanOf({ kind: 'filter', set: group.name, quantities, thresholds: [], count }, more);
}
