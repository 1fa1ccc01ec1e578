/** Questions about figures: look-ups, shares, sums, differences. */

import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Candidate } from '../../understand/question.ts';
import {
  alsoPrinted,
  type Context,
  cellAt,
  choose,
  hasFigure,
  isBudgeted,
  isCoded,
  isTarget,
  labelOf,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { type Operand, operands } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';
import { chosenGroup, projectQuantity, speaksOfProjects, subjectsOfLevel, tableOf } from '../sets.ts';
import { decline } from './outside.ts';
import { totalThing } from './totals.ts';

/** More figures than this are asked back for rather than listed. */
const MOST_LISTED = 10;
/** … of what the turn before named when this one names nothing: its words may have been of a duty, too. */
const LEAST_INHERITED = 0.35;
/** A figure is only shown when this much of the question is explained by it. */
const LEAST_EXPLAINED = 0.65;

const unitOf = ({ question }: Context): { unit?: string } => (question.unit ? { unit: question.unit } : {});

/** X 占 Y 的百分之几: the larger of two is the whole; alone, a part is of all expenditure (income for income). */
export const share: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('share')) return null;
  if (question.months.length > 0 || asksPercentTarget(context)) return null;
  const each = shareOfEach(context);
  if (each !== null) return each;
  const found = operands(context, isBudgeted, question.mentions.length > 1).filter(
    (operand) => operand.quantities.length > 0,
  );
  const quantities = found.flatMap((operand) => operand.quantities.slice(0, 1));
  const [first, second] = quantities;
  if (first === undefined) return null;
  if (second !== undefined && quantities.length === 2) {
    const [part, whole] =
      printedAmount(context, first) > printedAmount(context, second) ? [second, first] : [first, second];
    return part.cells[0] && whole.cells[0] && printedAmount(context, part) === printedAmount(context, whole)
      ? null
      : tablePlanOf({ kind: 'share', parts: [part], whole });
  }
  const earlier = question.shown.at(-1);
  if (
    earlier !== undefined &&
    question.namesSomething &&
    JSON.stringify(earlier.cells) !== JSON.stringify(first.cells)
  ) {
    const [part, all] =
      printedAmount(context, first) > printedAmount(context, earlier) ? [earlier, first] : [first, earlier];
    return tablePlanOf({ kind: 'share', parts: [part], whole: all });
  }
  const whole = ownRowTotal(context, found[0]) ?? wholeOf(context, first);
  // All of itself is no answer: the whole was not understood.
  if (whole === null || printedAmount(context, whole) === printedAmount(context, first)) return null;
  return tablePlanOf(
    { kind: 'share', parts: quantities, whole },
    { assumed: [whole.label], also: alsoOf(catalog, found) },
  );
};

/** 项目支出各大类占比: each class of expenditure, in the column named, as a share of the column. */
function shareOfEach({ catalog, question }: Context): Plan | null {
  if (!/各(?:个)?(?:大)?(?:类|项目|科目|部分|功能)|\beach\b|\bbreakdown\b|\bby category\b/u.test(question.text))
    return null;
  const table = tableOf(catalog, 'expenditure');
  const column =
    question.tokens.flatMap((token) => (token.role.kind === 'column' ? [token.role.column] : []))[0] ?? '合计';
  const total = table?.rows.find((row) => /^(?:合计|总计)$/u.test(row.name));
  if (table === undefined || total === undefined) return null;
  const set = subjectsOfLevel(table, 3, column);
  if (set.quantities.length < 2) return null;
  const whole: Quantity = {
    label: column === '合计' ? total.name : column,
    cells: [{ row: total.source.ref, column }],
  };
  return tablePlanOf({ kind: 'share', parts: [...set.quantities], whole });
}

/** 赔偿率要达到百分之几: a target in percent that is named at least as well as any amount. */
function asksPercentTarget({ catalog, question }: Context): boolean {
  if (question.mentions.length > 1) return false;
  const target = choose(
    catalog,
    question.whole ?? undefined,
    (thing) => isTarget(thing) && thing.measure === 'percent',
  );
  if (target.kind === 'none' || target.best.precision < 0.2) return false;
  const amount = choose(catalog, question.whole ?? undefined, isBudgeted);
  return amount.kind === 'none' || target.best.held >= amount.best.held;
}

/** The part is one column of a row: its whole is the row's own figure. */
function ownRowTotal(context: Context, operand: Operand | undefined): Quantity | null {
  const { catalog } = context;
  if (operand === undefined || operand.choice.kind === 'none' || operand.columns.length === 0) return null;
  const [thing] = operand.choice.things;
  const [part] = operand.quantities;
  if (thing === undefined || part === undefined || thing.kind === 'total') return null;
  const row = quantityOf(catalog, thing);
  if (row !== undefined && printedAmount(context, row) !== printedAmount(context, part)) return row;
  // 公用经费里邮电费占比: the row is wholly in that column, whose total is the whole.
  const column = catalog.things.find(
    (candidate) => candidate.kind === 'total' && candidate.names.includes(operand.columns[0] ?? ''),
  );
  return column ? (quantityOf(catalog, column) ?? null) : null;
}

function wholeOf(context: Context, part: Quantity): Quantity | null {
  const { catalog } = context;
  const [address] = part.cells;
  const table = address && catalog.tableOfRow.get(address.row);
  const side = table?.kind === 'income' || table?.side === '收入' ? 'income' : 'expenditure';
  const thing = totalThing(catalog, side);
  return thing ? (quantityOf(catalog, thing) ?? null) : null;
}

/** Only to order two printed amounts; never shown. */
function printedAmount({ catalog }: Context, quantity: Quantity): number {
  return quantity.cells.reduce((total, at) => total + Number(cellAt(catalog, at)?.value ?? 0), 0);
}

const alsoOf = (catalog: Context['catalog'], found: readonly Operand[]): string[] =>
  found.length === 1 && found[0]?.choice.kind === 'one' ? alsoPrinted(catalog, found[0].choice.things) : [];

/** A 比 B 多多少. */
export const difference: Rule = (context) => {
  if (!context.question.operations.has('difference')) return null;
  const [first, second] = pair(context);
  if (first === undefined || second === undefined) return null;
  // The larger first, so that the difference is an amount a person can read.
  const [minuend, subtrahend] =
    printedAmount(context, first) < printedAmount(context, second) ? [second, first] : [first, second];
  return tablePlanOf({ kind: 'difference', minuend, subtrahend, ...unitOf(context) });
};

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
  const quantities = unique(operands(context, hasFigure, true).flatMap((operand) => operand.quantities));
  if (quantities.length < 2) return null;
  return sameUnits(context, quantities)
    ? tablePlanOf({ kind: 'compare', quantities, ...unitOf(context) })
    : tablePlanOf({ kind: 'show', quantities });
};

function pair(context: Context): Quantity[] {
  const two = (admits: (thing: Thing) => boolean): Quantity[] =>
    unique(operands(context, admits, true).flatMap((operand) => operand.quantities.slice(0, 1))).slice(0, 2);
  const any = two(hasFigure);
  if (any.length === 2 && sameUnits(context, any)) return any;
  const budgeted = two(isBudgeted);
  if (budgeted.length === 2) return budgeted;
  return unique(operands(context, hasFigure, true).flatMap((operand) => operand.quantities)).slice(0, 2);
}

const unique = (quantities: readonly Quantity[]): Quantity[] => [
  ...new Map(quantities.map((quantity) => [JSON.stringify(quantity.cells), quantity])).values(),
];

function sameUnits({ catalog }: Context, quantities: readonly Quantity[]): boolean {
  const units = quantities.flatMap((quantity) => quantity.cells.map((at) => cellAt(catalog, at)?.unit));
  return (
    new Set(units).size === 1 &&
    quantities.every((quantity) => quantity.cells.every((at) => cellAt(catalog, at)?.value != null))
  );
}

/** 工会经费加福利费. */
const ADDS = /加(?!强|快|大|入|班)|\bplus\b/u;

/** 加起来: the operands; the projects of a subject when projects are spoken of; or what was shown before. */
export const sum: Rule = (context) => {
  const { catalog, question } = context;
  const total = question.operations.has('total');
  const adds = question.operations.has('sum') || ADDS.test(question.text);
  if ((!adds && !total) || question.operations.has('count')) return null;
  const group = speaksOfProjects(context) && !question.operations.has('count') ? projectGroup(context) : null;
  if (group) return group;
  if (!question.namesSomething && question.shown.length > 1)
    return tablePlanOf({ kind: 'sum', quantities: unique(question.shown), ...unitOf(context) });
  const found = operands(context, hasFigure, question.mentions.length > 1);
  const quantities = unique(found.flatMap((operand) => operand.quantities));
  if (
    !question.operations.has('sum') &&
    question.shown.length === 0 &&
    (found.length < 2 || !sameUnits(context, quantities))
  )
    return null;
  if (!adds && quantities.length < 2) return null;
  if (adds && quantities.length === 1 && question.shown.length > 0) {
    return tablePlanOf({ kind: 'sum', quantities: unique([...question.shown, ...quantities]), ...unitOf(context) });
  }
  if (quantities.length > 1) return tablePlanOf({ kind: 'sum', quantities, ...unitOf(context) });
  if (found[0]?.choice.kind !== 'one') return null;
  return tablePlanOf(
    { kind: 'show', quantities, ...unitOf(context) },
    { also: alsoPrinted(catalog, found[0].choice.things) },
  );
};

/** The projects of the subject that is meant, added up; the subject's own row is cited beside it. */
export function projectGroup(context: Context): Plan | null {
  const { question } = context;
  const group = chosenGroup(context);
  if (group === null) return null;
  const quantities = group.projects.map(projectQuantity);
  const more = { also: group.also, assumed: group.also.length > 0 ? ['links'] : [] };
  const count = question.operations.has('count');
  if (!count && (question.operations.has('sum') || question.operations.has('total'))) {
    return tablePlanOf({ kind: 'sum', quantities, ...unitOf(context) }, more);
  }
  return tablePlanOf({ kind: 'filter', set: group.name, quantities, thresholds: [], count }, more);
}

/** The operands of a look-up: projects where projects are spoken of and one is named as well as anything else. */
function meant(context: Context): Operand[] {
  const found = operands(context, hasFigure);
  const { catalog, question } = context;
  if (question.operations.has('standard') || (question.operations.has('goal') && !question.wanted.has('money'))) {
    const targets = operands(context, isTarget);
    const [target] = targets;
    if (target && target.choice.kind !== 'none' && target.choice.best.held >= 0.75) return targets;
  }
  if (!speaksOfProjects(context)) return found;
  const named = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  const other = choose(catalog, question.whole ?? undefined, hasFigure);
  if (named.kind === 'none') return found;
  const asWell = other.kind === 'none' || named.best.coverage >= other.best.coverage - 0.05;
  return asWell ? operands(context, (thing) => thing.kind === 'project') : found;
}

/** How much of a mention a candidate explains; words of what it belongs to count half. */
const explainedBy = ({ coverage, held }: Candidate): number => (coverage + held) / 2;

/** A question for people, time or a count is not answered with an amount of money, nor the other way round. */
function isOfWantedKind({ question }: Context, operand: Operand): boolean {
  const { wanted, operations } = question;
  if (wanted.size === 0 || operand.choice.kind === 'none') return true;
  const { measure } = operand.choice.best.thing;
  if (measure === 'words' || wanted.has(measure)) return true;
  // 几个名额: people are counted, too.
  if (wanted.has('count') && measure === 'people') return true;
  if (wanted.has('time') && operand.choice.best.thing.detail.some((text) => /\d+\s*(?:日|号|天|月)/u.test(text)))
    return true;
  return wanted.has('percent') || (measure === 'money' && (operations.has('amount') || operations.has('standard')));
}

/** Operations after which a figure is the answer, whatever else is asked. */
const FIGURE_OPERATIONS = ['amount', 'total', 'sum', 'share', 'difference', 'compare', 'convert'] as const;
/** Operations after which the document's words are. */
const WORD_OPERATIONS = [
  'reason',
  'purpose',
  'definition',
  'who',
  'when',
  'condition',
  'measures',
  'basis',
  'office',
] as const;
/** Operations after which a figure is, unless words are asked for. */
const TARGET_OPERATIONS = ['goal', 'standard', 'count', 'list', 'existence'] as const;
/** Wordings that ask for words: how, who, under which circumstances, by which document. */
const ASKS_WORDS =
  /什么|啥|怎么|怎样|如何|咋|哪个文件|依据|谁|\b(?:how(?! much| many| big| large)|why|who|which|where)\b/u;

/** Whether a figure is asked for, or a thing is named without asking anything of it. */
function wantsFigure({ question }: Context): boolean {
  const asked = (names: readonly OperationName[]): boolean => names.some((name) => question.operations.has(name));
  if (question.wanted.size > 0 || question.unit !== null || asked(FIGURE_OPERATIONS)) return true;
  if (asked(WORD_OPERATIONS)) return false;
  return asked(TARGET_OPERATIONS) || !ASKS_WORDS.test(question.text);
}

/** 一天补多少, 标准: so much a person or a day is no budget. */
const asksStandardOfBudget = ({ question }: Context, operand: Operand): boolean =>
  question.operations.has('standard') &&
  !/预算|经费/u.test(question.text) &&
  operand.choice.kind !== 'none' &&
  isBudgeted(operand.choice.best.thing);

/** The figure of what is named. */
export const lookUp: Rule = (context) => {
  const { catalog, question } = context;
  if (!wantsFigure(context)) return null;
  const found = meant(context);
  const first = found[0];
  if (first === undefined || first.choice.kind === 'none') return null;
  if (
    (!isCoded(first.choice.best, first.mention) &&
      explainedBy(first.choice.best) < (question.namesSomething ? LEAST_EXPLAINED : LEAST_INHERITED)) ||
    !isOfWantedKind(context, first)
  )
    return null;
  if (asksStandardOfBudget(context, first)) return null;
  const quantities = unique(found.flatMap((operand) => operand.quantities));
  if (quantities.length === 0) return null;
  if (quantities.length > MOST_LISTED && found.length === 1) return askBack(context, first);
  const also =
    found.length === 1 && first.choice.kind === 'one' && first.columns.length === 0
      ? alsoPrinted(catalog, first.choice.things)
      : [];
  return tablePlanOf({ kind: 'show', quantities, ...(question.unit ? { unit: question.unit } : {}) }, { also });
};

/** Sentences that name the thing and a reason: 增减变化的主要原因是…控制公务接待费支出. */
const reasonsFor = (catalog: Catalog, name: string): string[] =>
  catalog.document.passages
    .filter((passage) => /原因|主要为/u.test(passage.text) && passage.text.includes(name))
    .map((passage) => passage.source.ref)
    .slice(0, 2);

/** 公车运维费咋是0啊: the figure, and that the document gives no reason for it. */
export const reasonOf: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('reason')) return null;
  const choice = choose(catalog, question.whole ?? undefined, isBudgeted);
  if (choice.kind !== 'one' || choice.best.coverage < LEAST_EXPLAINED) return null;
  const [thing] = choice.things;
  const quantity = thing && quantityOf(catalog, thing);
  const told = thing ? reasonsFor(catalog, thing.name) : [];
  return quantity
    ? tablePlanOf(
        { kind: 'show', quantities: [quantity] },
        { also: alsoPrinted(catalog, choice.things), passages: told, assumed: told.length > 0 ? [] : ['no-reason'] },
      )
    : null;
};

/** Too many things fit: their names as options. */
function askBack(context: Context, operand: Operand): Plan {
  const { catalog } = context;
  const things = operand.choice.kind === 'none' ? [] : operand.choice.things;
  const labels = [
    ...new Set(things.map((thing) => (thing.kind === 'indicator' ? thing.name : labelOf(catalog, thing)))),
  ];
  const names = labels.length >= 2 ? labels : [...new Set(things.map((thing) => labelOf(catalog, thing)))];
  if (names.length < 2) return decline(context, 'not-in-document');
  const options = names.slice(0, 6).map((label) => ({ label, question: `${label.replace('·', '的')}是多少？` }));
  return { kind: 'clarify', about: context.question.text.slice(0, 60), options };
}
