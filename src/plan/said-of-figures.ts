/** What a question says of the figures it wants, held against the plan that was made: how many there are, and of which kind. */
import { smallNumber } from '../base/small-numbers.ts';
import { type Context, cellAt } from './context.ts';
import type { Plan, Quantity } from './plan.ts';

/** 两笔, 五个小项目: so many of what has an amount; 两个月, 三个人 count something else. */
const OF_AMOUNTS =
  /(?<![第前后到至])([两二三四五六七八九]|[2-9])\s*(?:笔(?!者)|份|(?:个|项)(?:\S{0,2})?(?:项目|通知|科目|补助|文))/gu;

/** The two pension subsidies. */
const IN_ENGLISH =
  /\b(?:the|these|those|all|both) (two|three|four|five|six|seven|eight|nine) (?:[a-z'-]+ ){0,3}?(?:projects|subsidies|grants|notices|payments|sums)\b/gu;

/** How many amounts are to be added up; null where that is not told, or told of several things. */
function amountsSaid(text: string): number | null {
  const said = [...text.matchAll(OF_AMOUNTS), ...text.matchAll(IN_ENGLISH)].map(([, size = '']) => smallNumber(size));
  return said.length === 1 ? (said[0] ?? null) : null;
}

/** Words that ask for a percentage. */
const ASKS_RATE = /率|比例|比重|百分|%|满意|进度|几成|达到|\b(?:rate|percent|share|satisfaction)/u;

/** Whether a plan adds up other than so many amounts, or tells percentages apart where money is asked. */
export function contradictsWhatIsSaid(context: Context, plan: Plan): boolean {
  if (plan.kind !== 'table') return false;
  const { table } = plan;
  const { text } = context.question;
  // What is to be added up is no rate and no limit in days.
  if (table.kind === 'show' && context.question.operations.has('sum'))
    return amountsSaid(text) !== null && table.quantities.every((quantity) => !isAmount(context, quantity));
  if (table.kind === 'sum') {
    const size = amountsSaid(text);
    return size !== null && size !== table.quantities.length;
  }
  return (
    table.kind === 'difference' &&
    !ASKS_RATE.test(`${context.question.earlier} ${text}`) &&
    [table.minuend, table.subtrahend].every((quantity) => isPercent(context, quantity))
  );
}

const isAmount = ({ catalog }: Context, { cells }: Quantity): boolean =>
  cells.some((at) => /[元人名个笔户]$/u.test(cellAt(catalog, at)?.unit ?? ''));

const isPercent = ({ catalog }: Context, { cells }: Quantity): boolean =>
  cells.every((at) => cellAt(catalog, at)?.unit === '%');
