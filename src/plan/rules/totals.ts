/** The department's own totals: what “how much in all” means when nothing else is named. */
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import { addressOf, alsoPrinted, type Rule, tablePlanOf } from '../context.ts';

/** The line 收入总计 or 支出总计 of the table that balances the two. */
export function totalThing(catalog: Catalog, side: 'income' | 'expenditure'): Thing | undefined {
  const name = side === 'income' ? '收入总计' : '支出总计';
  return catalog.things.find((thing) => thing.kind === 'line' && thing.name === name);
}

/** “你们今年总共花多少钱”: an amount is asked, and nothing but the department is named. */
export const grandTotal: Rule = ({ catalog, question }) => {
  if (question.mentions.length > 0 || (question.followsUp && question.shown.length > 0)) return null;
  if (question.operations.has('standard') || question.operations.has('goal')) return null;
  if (!question.wanted.has('money') && !question.operations.has('amount')) return null;
  const thing = totalThing(catalog, /收入|进账|income|revenue/u.test(question.text) ? 'income' : 'expenditure');
  const at = thing && addressOf(catalog, thing);
  if (thing === undefined || at === undefined) return null;
  return tablePlanOf(
    {
      kind: 'show',
      quantities: [{ label: thing.name, cells: [at] }],
      ...(question.unit ? { unit: question.unit } : {}),
    },
    { also: alsoPrinted(catalog, [thing]) },
  );
};
