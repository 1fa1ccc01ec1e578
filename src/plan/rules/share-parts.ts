/** Shares whose parts or whole are found in a way of their own: a sum, a change, a column, the largest so many, several listed. */
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Fact } from '../../document/document.ts';
import type { Question, Token } from '../../understand/question.ts';
import { printedAmount, unique } from '../amounts.ts';
import { type Context, isBudgeted, isChange, quantityOf, tablePlanOf } from '../context.ts';
import { operands } from '../operands.ts';
import type { Plan, Quantity } from '../plan.ts';
import { allProjects, speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';
import { howMany, orderAsked } from './rank.ts';
import { totalThing } from './totals.ts';

/** The first of these that the question asks for. */
export const shareOfParts = (context: Context): Plan | null =>
  shareOfSum(context) ??
  shareOfChange(context) ??
  shareOfColumn(context) ??
  shareOfTop(context) ??
  shareOfSeveral(context);

/** Amounts of the budget: its lines and projects, and sums of money told in a sentence. */
export const hasShare = (catalog: Catalog, thing: Thing): boolean =>
  isBudgeted(thing) || (thing.kind === 'fact' && thing.measure === 'money' && !isChange(catalog, thing));

/** 占公用经费多少, after several figures were added up: their sum is the part. */
function shareOfSum(context: Context): Plan | null {
  const { question } = context;
  if (!question.addedUp || question.shown.length < 2) return null;
  const found = operands(context, (thing) => hasShare(context.catalog, thing), true);
  const named = found.find(({ mention }) => mention.again !== true)?.quantities[0];
  const parts = unique(question.shown);
  const [part] = parts;
  const whole = question.namesSomething ? named : part && wholeOf(context, part);
  return whole == null ? null : tablePlanOf({ kind: 'share', parts, whole });
}

/** 减少的钱里头, 少的这四千多万里: the whole is how much less or more it is. */
const IN_CHANGE =
  /(?:减少?|(?<!多)少|降低?|压减?|缩减|砍|增加?|涨|多(?!少))(?:了|掉|出来?)?的[^，,。?？占]{0,12}(?:里面?|里头|当?中)/u;

const TOLD_CHANGE = /(?:减|(?<!多)少|降|增|涨|多)了/u;

/** 减少的钱里项目支出占几成: the change of what is named, of the change of all. */
function shareOfChange({ catalog, question }: Context): Plan | null {
  const changes = catalog.document.facts.filter(({ change }) => change !== undefined);
  const [all] = changes;
  // 比去年少了多少, and then 里面项目支出占几成.
  const told = TOLD_CHANGE.test(question.earlier) && /里|其中|当中/u.test(question.text);
  if (!IN_CHANGE.test(question.text) && !told) return null;
  const named = question.mentions.flatMap(({ candidates }) => candidates.slice(0, 1)).map(({ thing }) => thing.name);
  const section = ({ row }: Fact): string => row.source.section.join('>');
  const part = changes.find(
    (fact) =>
      all !== undefined &&
      named.includes(fact.subject) &&
      section(fact) === section(all) &&
      fact.change?.direction === all.change?.direction,
  );
  if (all === undefined || part === undefined || part === all) return null;
  const ofYears = [catalog.document.meta.year, all.change?.baseYear];
  if (question.years.some((year) => !ofYears.includes(year))) return decline({ catalog, question }, 'other-year');
  const quantity = ({ row, subject, change }: Fact): Quantity => ({
    label: `${subject}比${change?.baseYear}年${change?.direction === 'increase' ? '增加' : '减少'}的部分`,
    cells: [{ row: row.source.ref, column: '数值' }],
  });
  return tablePlanOf({ kind: 'share', parts: [quantity(part)], whole: quantity(all) });
}

/** 里头项目的钱占多少, after a row was named: its column, of the row. */
function shareOfColumn({ catalog, question }: Context): Plan | null {
  const sign = signOf(question);
  const row = question.mentions.find(({ again }) => again)?.candidates[0]?.thing;
  const [column, ...others] = question.mentions
    .filter(({ again, tokens }) => again !== true && tokens.every(({ start }) => start < (sign?.start ?? 0)))
    .map(({ tokens }) => tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []))[0]);
  if (row === undefined || column === undefined || others.length > 0) return null;
  const [part, whole] = [quantityOf(catalog, row, column), quantityOf(catalog, row)];
  return part === undefined || whole === undefined ? null : tablePlanOf({ kind: 'share', parts: [part], whole });
}

/** 前五大项目加起来占比: the largest of a set, added up, of what stands behind 占. */
function shareOfTop(context: Context): Plan | null {
  const { question } = context;
  const order = orderAsked(question);
  if (order === null || !/前|头|[大多高小少低贵]的?[一二两三四五六七八九十\d]|第/u.test(question.text)) return null;
  const whole = wholeSaid(context);
  const set = speaksOfProjects(context) ? allProjects(context.catalog) : null;
  if (set === null || (whole === undefined && question.namesSomething)) return null;
  const sorted = set.quantities.toSorted(
    (left, right) => (printedAmount(context, right) - printedAmount(context, left)) * (order === 'top' ? 1 : -1),
  );
  const take = howMany(question.text, sorted.length);
  const [last, next] = [sorted[take - 1], sorted[take]];
  // Of two that are equal neither is among the first so many.
  if (last === undefined || (next && printedAmount(context, next) === printedAmount(context, last))) return null;
  const all = whole ?? wholeOf(context, last);
  if (all === null) return null;
  const assumed = whole === undefined ? [all.label] : [];
  return tablePlanOf({ kind: 'share', parts: sorted.slice(0, take), whole: all }, { assumed });
}

/** 基本工资跟绩效工资加一块占工资福利支出多大比重: several before 占, and the whole behind it. */
function shareOfSeveral(context: Context): Plan | null {
  const { question } = context;
  if (question.mentions.length < 3) return null;
  const sign = signOf(question);
  const whole = wholeSaid(context) ?? wholeInFront(context);
  if (sign === undefined || whole === undefined) return null;
  const end = wholeSaid(context) === undefined ? (insideOf(question)?.start ?? 0) : 0;
  const before = question.mentions.filter(({ tokens }) =>
    tokens.every(({ start }) => start >= end && start < sign.start),
  );
  const found = operands(context, (thing) => hasShare(context.catalog, thing), true);
  const parts = before.map((mention) => found.find((operand) => operand.mention === mention)?.quantities[0]);
  // One that is not known would make the share of the others another one.
  if (parts.length < 2 || parts.some((part) => part === undefined)) return null;
  return tablePlanOf({ kind: 'share', parts: unique(parts.filter((part) => part !== undefined)), whole });
}

/** 公用经费里A和B加起来占几个点: where several are listed behind a column and 里, that is the whole. */
const insideOf = ({ tokens }: Question): Token | undefined => tokens.find(({ text }) => INSIDE.test(text));

const INSIDE = /^(?:里面?|里头|之?中|当中)$/u;

/** What stands in front of 里. */
function wholeInFront(context: Context): Quantity | undefined {
  const inside = insideOf(context.question);
  if (inside === undefined) return undefined;
  const found = operands(context, (thing) => hasShare(context.catalog, thing), true);
  return found.find(({ mention }) => mention.tokens.every(({ start }) => start < inside.start))?.quantities[0];
}

/** What stands behind 占. */
function wholeSaid(context: Context): Quantity | undefined {
  const sign = signOf(context.question);
  if (sign === undefined) return undefined;
  const found = operands(context, (thing) => hasShare(context.catalog, thing), true);
  const [whole] = found.filter(({ mention }) => mention.tokens.every(({ start }) => start > sign.start));
  return whole?.quantities[0];
}

export const signOf = ({ tokens }: Question): Token | undefined =>
  tokens.find(({ role, text }) => role.kind === 'operation' && role.name === 'share' && /^占/u.test(text));

export function wholeOf(context: Context, part: Quantity): Quantity | null {
  const { catalog } = context;
  const [address] = part.cells;
  const table = address && catalog.tableOfRow.get(address.row);
  // What the department owns is no part of what it spends.
  if (table?.kind === 'assets') return null;
  const side = table?.kind === 'income' || table?.side === '收入' ? 'income' : 'expenditure';
  const thing = totalThing(catalog, side);
  return thing ? (quantityOf(catalog, thing) ?? null) : null;
}
