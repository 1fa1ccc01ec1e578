/** The department's own totals: what “how much in all” means when nothing else is named. */
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Question } from '../../understand/question.ts';
import { claimOf } from '../claims.ts';
import { addressOf, alsoPrinted, type Rule, tablePlanOf } from '../context.ts';
import { speaksOfProjects } from '../sets.ts';

/** The line 收入总计 or 支出总计 of the table that balances the two. */
export function totalThing(catalog: Catalog, side: 'income' | 'expenditure'): Thing | undefined {
  const name = side === 'income' ? '收入总计' : '支出总计';
  return catalog.things.find((thing) => thing.kind === 'line' && thing.name === name);
}

/** 钱从哪几个渠道来: the lines of income that have an amount. */
export const incomeSources: Rule = ({ catalog, question }) => {
  if (question.mentions.some((mention) => (mention.candidates[0]?.precision ?? 0) >= 0.6)) return null;
  if (
    !/(?:(?<![差缺剩余]的?)钱|资金|收入|经费).{0,8}(?:从哪|打哪|由哪|哪来|哪儿来|哪里来|来源|来路|渠道)|收入(?:的)?(?:构成|组成|结构)|收入(?:都|一共|总共|共|主要)?(?:分|有|包括|包含|由|含)(?:成|为|了)?(?:哪|几|什么|啥)|\bwhere\b.*\b(?:money|income|revenue|funds?|funding)\b.*\bfrom\b/u.test(
      question.text,
    )
  )
    return null;
  const table = catalog.document.tables.find((candidate) => candidate.kind === 'balance' && candidate.side === '收入');
  const column = table?.columns[0]?.name;
  const rows =
    table?.rows.filter((row) => row.cells.some((cell) => cell.column === column && cell.value !== null)) ?? [];
  if (column === undefined || rows.length === 0) return null;
  return tablePlanOf({
    kind: 'show',
    quantities: rows.map((row) => ({ label: row.name, cells: [{ row: row.source.ref, column }] })),
  });
};

/** 预下达是多少 names nothing we know, and not the whole either. */
const SPEAKS_OF_MONEY =
  /[钱款费花拨支收元块万亿账]|预算|资金|经费|总额|总数|总共|一共|盘子|家底|规模|\b(?:budget|money|spen[dt]|spending|total|funds?|expen\w+|income|revenue|cost|yuan|rmb)\b/u;

/** 听说今年预算5个亿: how much it is is told, whether it holds or not. */
const statesMoney = (question: Question): boolean => /元$/u.test(claimOf(question)?.unit ?? '');

/** “你们今年总共花多少钱”: an amount is asked, and nothing but the department is named. */
export const grandTotal: Rule = ({ catalog, question }) => {
  if (question.mentions.length > 0 || (question.followsUp && question.shown.length > 0)) return null;
  if (question.operations.has('standard') || question.operations.has('goal') || question.months.length > 0) return null;
  if (!question.wanted.has('money') && !question.operations.has('amount') && !statesMoney(question)) return null;
  if (!SPEAKS_OF_MONEY.test(`${question.earlier} ${question.text}`) && !question.operations.has('total')) return null;
  const thing = speaksOfProjects({ catalog, question })
    ? catalog.things.find((candidate) => candidate.kind === 'total' && candidate.names.includes('项目支出'))
    : totalThing(catalog, /收入|进账|income|revenue/u.test(question.text) ? 'income' : 'expenditure');
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
