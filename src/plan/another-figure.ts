/** Figures that were found and are not the one asked for. */
import { pieces } from '../base/text-pieces.ts';
import type { Thing } from '../catalog/catalog.ts';
import type { Question, Token } from '../understand/question.ts';
import { type Context, isBudgeted, isCoded, isTarget, isUnknownNoun, namingWords, printedOf } from './context.ts';
import type { Operand } from './operands.ts';
import { isRate, sumRatherThanStandard } from './standards.ts';

/** 一天补多少, 标准: so much a person or a day is no budget. */
const asksStandardOfBudget = (context: Context, operand: Operand): boolean =>
  context.question.operations.has('standard') &&
  !sumRatherThanStandard(context) &&
  !/预算|经费|一年|全年|这一?项|科目/u.test(context.question.text) &&
  operand.choice.kind !== 'none' &&
  (isBudgeted(operand.choice.best.thing) || isSum(operand.choice.best.thing));

/** A sum of money that a sentence tells; no standard. */
const isSum = (thing: Thing): boolean => thing.kind === 'fact' && thing.measure === 'money' && !isRate(thing);

/** 局里的人均工资: one word that stands in what a target belongs to; beside a project's name its own words are enough. */
const isStandardOfNothing = ({ operations, mentions }: Question, thing: Thing): boolean =>
  operations.has('standard') && mentions.length === 1 && isTarget(thing);

/** 什么级别: what the table of units tells of a unit; an amount of money does not. */
function isOfUnits({ catalog, question }: Context, { choice }: Operand): boolean {
  if (choice.kind === 'none' || !isBudgeted(choice.best.thing)) return false;
  const columns = catalog.document.tables
    .filter(({ kind }) => kind === 'units')
    .flatMap((table) => table.columns.map(({ name }) => name.slice(-2)));
  return question.tokens.some(
    ({ role }) => role.kind === 'content' && !role.exact && columns.some((ending) => role.words === `机构${ending}`),
  );
}

/** Nothing of its name was said, only of what stands beside it: the budget of another thing than the one asked for. */
const isOnlyNear = ({ question }: Context, { choice, mention }: Operand): boolean =>
  choice.kind !== 'none' &&
  (isBudgeted(choice.best.thing) || isStandardOfNothing(question, choice.best.thing)) &&
  choice.best.precision < 0.05 &&
  !isCoded(choice.best, mention) &&
  mention.again !== true;

/** Words for a sum of money that make another one of the word before them: 取暖补贴 is no 取暖费. */
const SUM_OF_MONEY = /^(?:补贴|津贴|补助|奖金|奖励|基金|贷款|保险|工资|罚款|税|待遇)$/u;

/** A line that is called by a word, and right after that word stands what it is not called. */
function isAnotherSum({ choice, mention }: Operand): boolean {
  if (choice.kind === 'none' || !isBudgeted(choice.best.thing) || choice.best.thing.kind === 'project') return false;
  const names = choice.things.flatMap((thing) => [thing.name, ...thing.names]).join(' ');
  return mention.tokens.some(
    (token, at) =>
      token.role.kind === 'unknown' &&
      SUM_OF_MONEY.test(token.text) &&
      mention.tokens[at - 1]?.end === token.start &&
      !names.includes(token.text),
  );
}

/** 护理保险补贴, 水费滞纳金: a noun that no name holds, touching one, makes the name of another thing with it. */
function isOfCompound({ catalog, question }: Context, { mention }: Operand): boolean {
  const { tokens } = question;
  return tokens.some((token, at) => {
    if (!mention.tokens.includes(token) || !isUnknownNoun(token)) return false;
    if (pieces(token.text).some((piece) => catalog.rarity.has(piece))) return false;
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    const heads = before?.role.kind === 'content' && before.end === token.start && endsName(after);
    return heads || (after?.role.kind === 'content' && after.start === token.end);
  });
}

/** What follows a whole name: nothing, a mark, what asks, or a word that says what it is. */
const endsName = (token: Token | undefined): boolean =>
  token === undefined ||
  ['break', 'operation', 'connector'].includes(token.role.kind) ||
  /^[的是有要]/u.test(token.text);

/** Words that say what kind of figure is meant, each with what a thing of that kind is called. */
const KINDS_SAID: readonly (readonly [said: RegExp, called: RegExp])[] = [
  [/满意/u, /满意/u],
  [/(?<![效利税费功频汇])率/u, /率|比例|比率|达到|程度/u],
  [/人次|批次/u, /次|批/u],
];

/** 那个项目的满意度, 接待批次: what is found holds the other words, and is no satisfaction and no number of times. */
function isOfAnotherKind({ catalog, question }: Context, { choice, mention, columns }: Operand): boolean {
  if (choice.kind === 'none' || columns.length > 0 || mention.again === true) return false;
  const said = `${namingWords(question)} ${/批次|人次/u.exec(question.text)?.[0] ?? ''}`;
  const called = choice.things.flatMap((thing) => [thing.name, ...thing.names, ...thing.detail]).join(' ');
  const percent = choice.things.some((thing) => /%/u.test(printedOf(catalog, thing)));
  return KINDS_SAID.some(([word, name]) => word.test(said) && !name.test(called) && !(percent && word.test('率')));
}

/** What is carried in from the year before, and what is carried out of this one. */
const CARRIED_IN = /上年|年初|期初/u;

const CARRIED_OUT = /年末|年终|年底|期末|下年/u;

/** 年终结转 is no 上年结转: the two ends of a year are told apart by one word. */
function isOtherEndOfYear({ question }: Context, { choice, columns }: Operand): boolean {
  const named = choice.kind === 'none' ? [] : choice.things.flatMap((thing) => [thing.name, ...thing.names]);
  const met = [...named, ...columns].join(' ');
  const only = (one: RegExp, other: RegExp): boolean =>
    one.test(question.text) && !other.test(question.text) && other.test(met) && !one.test(met);
  return only(CARRIED_OUT, CARRIED_IN) || only(CARRIED_IN, CARRIED_OUT);
}

/** 6月的水费: the tables hold a year's amounts; only projects are planned by the month. */
const isOfPartOfYear = ({ question }: Context, { choice }: Operand): boolean =>
  choice.kind !== 'none' &&
  isBudgeted(choice.best.thing) &&
  choice.best.thing.kind !== 'project' &&
  question.months.some((month) => month < WHOLE_YEAR);

const WHOLE_YEAR = 12;

/** Whether what was found holds the words of the question and is still another figure than the one asked for. */
export const isAnotherFigure = (context: Context, operand: Operand): boolean =>
  asksStandardOfBudget(context, operand) ||
  isOnlyNear(context, operand) ||
  isAnotherSum(operand) ||
  isOfCompound(context, operand) ||
  isOfAnotherKind(context, operand) ||
  isOfUnits(context, operand) ||
  isOtherEndOfYear(context, operand) ||
  isOfPartOfYear(context, operand);
