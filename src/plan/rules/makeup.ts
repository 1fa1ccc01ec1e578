/** 基本支出是怎么构成的, 三公这块概括下: a figure that is named with what it is made up of, and what the prose says beside it. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import type { Ref } from '../../document/document.ts';
import type { Question } from '../../understand/question.ts';
import { printedAmount } from '../amounts.ts';
import { type Context, choose, isChange, isTarget, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import { isTotalRow, partsOf } from '../parts.ts';
import type { Quantity, SinglePlan } from '../plan.ts';
import { totalThing } from './totals.ts';

/** What it is made up of. */
const MADE_OF =
  /构成|组成|结构(?!调整|优化)|(?:怎么|咋|如何|怎样)个?(?:分|划分|切|拆)(?!别|管|配)|(?:分|拆|划)(?:成|为|开)(?:哪|几|来|说|讲)|大盘子|\b(?:structure|composition|make-?up|made up|break ?down|broken down|split|divided?|divides|consists?|composed|comprises?)\b/u;

/** Operations that ask for something else than what stands inside a figure. */
const ASKS_ELSE = ['change', 'share', 'schedule', 'office', 'reason', 'top', 'bottom', 'standard', 'purpose'] as const;

/** More parts than this are a table to leaf through. */
const MOST_PARTS = 16;
/** Sentences quoted beside the figure. */
const MOST_SENTENCES = 3;
/** Having said this much of a name, or all of what was said standing in it, is speaking of the thing. */
const SPOKEN_OF = 0.6;

export const makeup: Rule = (context) => {
  const { question } = context;
  const asksParts = MADE_OF.test(question.text);
  if (!asksParts && !question.operations.has('overview')) return null;
  if (question.months.length > 0 || question.thresholds.length > 0) return null;
  if (ASKS_ELSE.some((name) => question.operations.has(name))) return null;
  const thing = named(context);
  if (thing === undefined || isChange(context.catalog, thing)) return null;
  const whole = quantityOf(context.catalog, thing);
  if (whole === undefined) return null;
  const parts = placesOf(context, thing, whole)
    .map((place) => partsOf(context, place))
    .find(({ length }) => length > 1 && length <= MOST_PARTS);
  const told = asksParts ? [] : sentencesBeside(context, thing);
  if (parts === undefined && told.length === 0) return null;
  const figures = tablePlanOf({ kind: 'show', quantities: [whole, ...(parts ?? [])] });
  const sentences: SinglePlan[] = told.length > 0 ? [{ kind: 'quote', refs: told, lead: '' }] : [];
  return sentences.length === 0 ? figures : { kind: 'many', lead: 'topic', parts: [figures, ...sentences] };
};

/** The one figure that is spoken of; all expenditure where money is and nothing is named. */
function named(context: Context): Thing | undefined {
  const { catalog, question } = context;
  if (question.mentions.length === 0)
    return SPEAKS_OF_SPENDING.test(question.text) && MADE_OF.test(question.text)
      ? totalThing(catalog, 'expenditure')
      : undefined;
  const found = question.mentions.map((mention) => {
    const choice = choose(catalog, mention, (thing) => thing.kind !== 'project' && thing.amounts.length > 0);
    return choice.kind !== 'none' && choice.best.precision >= SPOKEN_OF && choice.best.coverage >= SPOKEN_OF
      ? choice.best.thing
      : undefined;
  });
  const [first] = found;
  if (found.every((thing) => thing !== undefined && thing === first)) return isPerformance(first) ? undefined : first;
  return splitBetween(question) ? totalThing(catalog, 'expenditure') : undefined;
}

/** A target of a project has no parts. */
const isPerformance = (thing: Thing | undefined): boolean =>
  thing !== undefined && isTarget(thing) && thing.kind !== 'fact';

const SPEAKS_OF_SPENDING = /支出|开支|花|盘子|\b(?:spending|expenditure|budget|money)\b/u;

/** Split between running costs and projects: the whole is said by its two parts. */
const splitBetween = ({ tokens, text }: Question): boolean =>
  MADE_OF.test(text) &&
  SPEAKS_OF_SPENDING.test(text) &&
  tokens.every(
    ({ role }) =>
      role.kind !== 'unknown' &&
      (role.kind !== 'content' || /^项目/u.test(role.words)) &&
      (role.kind !== 'column' || /^(?:基本支出|项目支出|人员经费|公用经费)$/u.test(role.column)),
  );

/** Where the figure of a thing stands, and as the total of a table that bears its name or of all expenditure. */
function placesOf(context: Context, thing: Thing, whole: Quantity): Quantity[] {
  const { catalog } = context;
  const amount = printedAmount(context, whole);
  const isWhole = thing === totalThing(catalog, 'expenditure');
  const totals = catalog.document.tables
    .filter(({ title, kind }) => squeeze(title).includes(squeeze(thing.name)) || (isWhole && kind === 'expenditure'))
    .flatMap(({ rows, columns }) =>
      rows
        .filter(isTotalRow)
        .map((row) => ({ label: whole.label, cells: [{ row: row.source.ref, column: columns[0]?.name ?? '' }] })),
    )
    .filter((quantity) => printedAmount(context, quantity) === amount);
  return [...totals, ...thing.amounts.map((at) => ({ label: whole.label, cells: [at] }))];
}

/** The sentences of the chapter that is headed by what is named. */
function sentencesBeside({ catalog }: Context, thing: Thing): Ref[] {
  const name = squeeze(thing.name);
  return catalog.document.passages
    .filter(
      ({ source, term, project }) =>
        term === undefined &&
        project === undefined &&
        source.section.some((heading) => squeeze(heading).includes(name)),
    )
    .map(({ source }) => source.ref)
    .slice(0, MOST_SENTENCES);
}
