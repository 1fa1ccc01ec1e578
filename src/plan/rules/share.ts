/** 占比: what share one amount is of another, or each class of the whole. */

import { pieces, squeeze } from '../../base/text-pieces.ts';
import type { Question, Token } from '../../understand/question.ts';
import { isMoney, printedAmount, unique } from '../amounts.ts';
import { isAnotherFigure } from '../another-figure.ts';

import {
  alsoPrinted,
  type Context,
  cellAt,
  choose,
  isBudgeted,
  isTarget,
  isUnknownNoun,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import { type Operand, operands } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';
import { subjectsOfLevel, tableOf } from '../sets.ts';
import { decline } from './outside.ts';
import { hasShare, shareOfParts, signOf, wholeOf } from './share-parts.ts';

/** 及时发放要到百分之几: what is to be reached is a target, and no share of anything. */
const MUST_REACH =
  /^(?!.*占).*(?:要|应该?|须|得(?!多|到)|起码|至少)(?:达?到|达|有|做到)?(?:多少|百分之[几多]|几成|几个点)/u;

/** X 占 Y 的百分之几: the larger of two is the whole; alone, a part is of all expenditure (income for income). */
export const share: Rule = (context) => {
  const { catalog, question } = context;
  if (!question.operations.has('share')) return sharesAcross(context);
  if (
    question.preciseMonth ||
    question.months.some((month) => month < WHOLE_YEAR) ||
    question.operations.has('goal') ||
    question.operations.has('definition') ||
    asksPercentTarget(context) ||
    MUST_REACH.test(question.text) ||
    OF_PEOPLE.test(question.text)
  )
    return null;
  const together = shareOfParts(context);
  if (together !== null) return together;
  const each = shareOfEach(context);
  if (each !== null) return each;
  const inside = columnOfRowBefore(context);
  if (inside !== null) return inside;
  const found = operands(context, (thing) => hasShare(catalog, thing), question.mentions.length > 1).filter(
    (operand) => operand.quantities.length > 0,
  );
  // 住房补贴占几成: what is nearest is another sum.
  if (found.some((operand) => isAnotherFigure(context, operand))) return decline(context, 'not-in-document');
  const quantities = unique(inOneUnit(context, found).flatMap((operand) => firstPrinted(context, operand) ?? []));
  if (BY_NUMBER.test(question.text) && quantities.some((quantity) => isMoney(context, quantity)))
    return decline(context, 'not-in-document');
  const [first, second] = quantities;
  if (first === undefined) return null;
  if (second !== undefined && quantities.length === 2 && !asksEachOfWhole(question)) {
    const [part, whole] =
      printedAmount(context, first) > printedAmount(context, second) ? [second, first] : [first, second];
    // All of itself is no answer: one of the two was not understood.
    const isItself = printedAmount(context, part) === printedAmount(context, whole) && isNamesake(part, whole);
    return isItself ? decline(context, 'not-in-document') : tablePlanOf({ kind: 'share', parts: [part], whole });
  }
  const earlier = question.shown.at(-1);
  // 各多少，分别占多少: what was named before 占 was named in the ask before.
  const carried = question.mentions.length > 0 && question.mentions.every(({ again }) => again);
  if (earlier === undefined && !carried && (isWholeAlone(context) || leavesOneOut(context) || lacksOneSide(context)))
    return decline(context, 'not-in-document');
  if (
    earlier !== undefined &&
    question.namesSomething &&
    JSON.stringify(earlier.cells) !== JSON.stringify(first.cells)
  ) {
    const [part, all] =
      printedAmount(context, first) >= printedAmount(context, earlier) ? [earlier, first] : [first, earlier];
    return tablePlanOf({ kind: 'share', parts: [part], whole: all });
  }
  // 那在政府性基金里占几成: another whole is named than the one that would be assumed, and it was not understood.
  if (earlier !== undefined && question.namesSomething && WHOLE_NAMED.test(question.text))
    return decline(context, 'not-in-document');
  const whole = ownRowTotal(context, found[0]) ?? wholeOf(context, first);
  // All of itself is no answer: the whole was not understood.
  if (whole === null || printedAmount(context, whole) === printedAmount(context, first)) return null;
  return tablePlanOf(
    { kind: 'share', parts: quantities, whole },
    { assumed: [whole.label], also: alsoOf(catalog, found) },
  );
};

/** 全年 is no part of the year. */
const WHOLE_YEAR = 12;

/** Of what is called alike, the first that has an amount: a column may be empty in one table and filled in another. */
const firstPrinted = (context: Context, quantities: readonly Quantity[]): Quantity | undefined =>
  quantities.find((quantity) => printedAmount(context, quantity) > 0) ?? quantities[0];

/** 8 vehicles and their value are a part of all assets by what all of them are printed in. */
function inOneUnit({ catalog }: Context, found: readonly Operand[]): (readonly Quantity[])[] {
  const unitOf = ({ cells: [at] }: Quantity): string | undefined => at && cellAt(catalog, at)?.unit;
  const [first, ...others] = found.map(({ quantities }) => quantities);
  const shared = new Set(
    (first ?? []).map(unitOf).filter((unit) => others.every((own) => own.some((one) => unitOf(one) === unit))),
  );
  return found.map(({ quantities }) =>
    shared.size === 0 ? quantities : quantities.filter((quantity) => shared.has(unitOf(quantity))),
  );
}

/** A share of how many there are is none of what they are worth. */
const BY_NUMBER = /按(?:数量|件数|辆数|台数|个数)|\bby (?:number|count|quantity|headcount)\b/u;

/** 在…里占, 占…的: the whole is said. */
const WHOLE_NAMED = /在[^，,。?？]{2,16}(?:里|里面|里头|中|当中)占|占[^，,。?？]{2,16}的/u;

/** 里头项目的钱占多少, after a row: its column of the row's own figure. */
function columnOfRowBefore({ catalog, question }: Context): Plan | null {
  const row = question.mentions.find(({ again }) => again)?.candidates[0]?.thing;
  const columns = question.tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  const [column, ...others] = new Set(columns);
  if (row === undefined || !isBudgeted(row) || row.kind === 'total' || column === undefined || others.length > 0)
    return null;
  const [part, whole] = [quantityOf(catalog, row, column), quantityOf(catalog, row)];
  return part === undefined || whole === undefined || part.cells[0]?.column === whole.cells[0]?.column
    ? null
    : tablePlanOf({ kind: 'share', parts: [part], whole });
}

/** 一般公共预算拨款 and 一般公共预算拨款收入: one amount under two headings. */
const isNamesake = ({ label: one }: Quantity, { label: other }: Quantity): boolean =>
  squeeze(one).includes(squeeze(other)) || squeeze(other).includes(squeeze(one));

/** A share of people is no share of money. */
const OF_PEOPLE =
  /\b(?:share|percentage|percent|proportion|portion|fraction) of (?:the |all |those |[a-z-]+ (?:and [a-z-]+ )?)?(?:people|persons|workers|retirees|clients|cases|villages|villagers|committees|townships|residents|employees|graduates|enterprises|firms|companies)\b|百分之几的(?:人|对象|群众|村)/u;

/** 基本支出和项目支出各占多少: each of the whole, which is not named. */
function asksEachOfWhole({ text, tokens, mentions }: Question): boolean {
  if (!/各(?:自|个)?占|分别占|\beach\b/u.test(text)) return false;
  const sign = tokens.find(({ role, text }) => role.kind === 'operation' && role.name === 'share' && /占/u.test(text));
  return sign === undefined || mentions.every((mention) => mention.tokens.every(({ start }) => start < sign.start));
}

/** 占公用经费百分之多少, and what stands before it names nothing: the whole is known, the part is not. */
function isWholeAlone(context: Context): boolean {
  const { question } = context;
  const sign = signOf(question);
  if (sign === undefined || question.followsUp) return false;
  // What nothing in the document holds (广告费) is no part that is known.
  const named = question.mentions
    .filter(({ candidates: [best] }) => best !== undefined && best.held >= LEAST_HELD)
    .flatMap((mention) => mention.tokens);
  if (named.length > 0 && named.every((token) => token.start > sign.start)) return true;
  // 就业补助的盘子里给年轻人的那一部分占多大比重: what stands before 里 is the whole.
  const inside = question.tokens.find(
    (token) => token.start < sign.start && /^(?:里|里面|里头|当中|中)$/u.test(token.text),
  );
  if (inside !== undefined && isUnknownAfter(context, inside, sign)) return true;
  return (
    inside !== undefined &&
    !/在.{1,16}(?:里|中)/u.test(question.text) &&
    named.length > 0 &&
    named.every((token) => token.start < inside.start)
  );
}

/** 医疗里牙科占几成: between 里 and 占 stands a noun that nothing in the document holds. */
function isUnknownAfter({ catalog, question }: Context, inside: Token, sign: Token): boolean {
  const between = question.tokens.filter(({ start }) => start >= inside.end && start < sign.start);
  const isKnown = (token: Token): boolean =>
    isNaming(token) && (token.role.kind !== 'unknown' || pieces(token.text).some((piece) => catalog.rarity.has(piece)));
  return between.some(isUnknownNoun) && !between.some(isKnown);
}

/** A word of the document or one that no entry explains. */
const isNaming = ({ role }: Token): boolean => ['content', 'column', 'unknown'].includes(role.kind);

/** A mention of which less is held names nothing that is known. */
const LEAST_HELD = 0.5;

/** 占食堂经费的几成: what is said on one side of 占 has no amount, so that nothing else may be taken for it. */
function lacksOneSide({ question }: Context): boolean {
  const sign = signOf(question);
  if (sign === undefined) return false;
  const named = question.mentions.map(({ tokens }) => tokens.filter(namesAmount)).filter((tokens) => tokens.length > 0);
  return [true, false].every((after) =>
    named.some((tokens) => tokens.every(({ start }) => start > sign.start === after)),
  );
}

const namesAmount = (token: Token): boolean => token.role.kind === 'content' || isUnknownNoun(token);

/** Two things are named and one of them has no amount. */
const leavesOneOut = ({ question }: Context): boolean =>
  question.mentions.filter((mention) => mention.candidates.length > 0 && (mention.candidates[0]?.coverage ?? 0) >= 0.7)
    .length > 1;

/** How is the spending spread over the functional categories: shares, without the word for them. */
const sharesAcross = (context: Context): Plan | null =>
  ACROSS.test(context.question.text) && KINDS_OF_SPENDING.test(context.question.text) ? shareOfEach(context) : null;

/** Wordings for a whole and its parts. */
const ACROSS =
  /(?:怎么|咋|如何)(?:分布|构成|划分)|\b(?:spread|split|divided|distributed|allocated|broken down) (?:over|across|among|between|by|into)\b|\b(?:which|what) (?:broad |main |major |big )?(?:areas|categories|fields|functions)\b.*\b(?:go(?:es)?|spent|receives?|gets?|funded)\b/u;
const KINDS_OF_SPENDING = /功能|大类|领域|方面|categor|functional|areas?\b/u;
const EACH = /各(?:个)?(?:大)?(?:类|项目|科目|部分|功能)|\beach\b|\bbreakdown\b|\bby category\b/u;

/** 项目支出各大类占比: each class of expenditure, in the column named, as a share of the column. */
function shareOfEach({ catalog, question }: Context): Plan | null {
  if (!EACH.test(question.text) && !ACROSS.test(question.text)) return null;
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

/** What percent of the budget: a share of money, whatever targets the rest names. */
const OF_MONEY =
  /\bof (?:the |all |its |their |this year's |total |overall |whole |entire |annual )*(?:budget|money|spending|expenditures?|funds?|outlays?|pie|purse|pot)\b/u;

/** 赔偿率要达到百分之几: a target in percent that is named at least as well as any amount. */
function asksPercentTarget({ catalog, question }: Context): boolean {
  // What percentage of the total is that: a share, whatever targets it has.
  if (question.mentions.length > 1 || (question.followsUp && question.operations.has('total'))) return false;
  if (OF_MONEY.test(question.text)) return false;
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

const alsoOf = (catalog: Context['catalog'], found: readonly Operand[]): string[] =>
  found.length === 1 && found[0]?.choice.kind === 'one' ? alsoPrinted(catalog, found[0].choice.things) : [];
