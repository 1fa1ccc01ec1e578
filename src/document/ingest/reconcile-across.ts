/** Checks between tables: the same subject, class or total printed in two of them. */
import type { Check, Row, Table } from '../document.ts';
import { matchKey } from './clean.ts';
import {
  cellIn,
  checkOf,
  hasFigure,
  shortOf,
  sideOf,
  type Term,
  tableOf,
  totalRow,
  type Unreconciled,
} from './reconcile-side.ts';

type Pair = {
  readonly id: string;
  readonly what: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly labels: readonly [string, string];
};

function checkPair(pair: Pair): Check[] {
  if (!hasFigure(pair.left) && !hasFigure(pair.right)) return [];
  const [leftLabel, rightLabel] = pair.labels;
  return [
    checkOf({
      id: `table-table:${pair.id}`,
      kind: 'table-table',
      what: pair.what,
      left: sideOf(leftLabel, pair.left),
      right: sideOf(rightLabel, pair.right),
    }),
  ];
}

type Place = { readonly table: Table | undefined; readonly row: Row | undefined; readonly column: string };

const labelOf = ({ table, row, column }: Place): string => `${table?.title ?? ''} ${row?.name ?? ''} ${column}`;

function pairOf(left: Place, right: Place): Check[] {
  if (left.row === undefined || right.row === undefined) return [];
  return checkPair({
    id: `${shortOf(left.row)}:${left.column}=${shortOf(right.row)}:${right.column}`,
    what: `两表的「${left.row.name}」应相等`,
    left: [{ row: left.row, column: left.column }],
    right: [{ row: right.row, column: right.column }],
    labels: [labelOf(left), labelOf(right)],
  });
}

/** The same code in the tables of income and expenditure: what comes in for a subject is what is spent on it. */
function checkIncome(document: Unreconciled): Check[] {
  const income = tableOf(document, 'income');
  const spending = tableOf(document, 'expenditure');
  if (income === undefined || spending === undefined) return [];
  const codes = new Set([...spending.rows, ...income.rows].map((row) => row.code));
  return [...codes].flatMap((code) => {
    const [left, right] = [spending, income].map((table) => table.rows.filter((row) => row.code === code));
    const terms = (rows: readonly Row[] | undefined): Term[] => (rows ?? []).map((row) => ({ row, column: '合计' }));
    const name = (left?.[0] ?? right?.[0])?.name ?? '';
    return checkPair({
      id: `income=expenditure:${code ?? 'total'}`,
      what: `收入总表与支出总表的「${name}」应相等`,
      left: terms(left),
      right: terms(right),
      labels: [`${spending.title} ${name} 合计`, `${income.title} ${name} 合计`],
    });
  });
}

/** Only where all money is fiscal do the fund tables add up to the table of expenditure. */
function allFiscal(document: Unreconciled): boolean {
  const all = cellIn(totalRow(tableOf(document, 'balance', '支出')), '预算数')?.value;
  const fiscal = cellIn(totalRow(tableOf(document, 'fiscal-balance', '支出')), '合计')?.value;
  return all != null && all === fiscal;
}

/** Expenditure of a subject = general + fund + state capital, column by column. */
function checkFunds(document: Unreconciled): Check[] {
  const spending = tableOf(document, 'expenditure');
  const funds = (['general', 'fund', 'state-capital'] as const).flatMap((kind) => tableOf(document, kind) ?? []);
  if (spending === undefined || !allFiscal(document)) return [];
  return spending.rows.flatMap((row) =>
    ['合计', '基本支出', '项目支出'].flatMap((column) => {
      const right = funds.flatMap((fund) =>
        fund.rows.filter((same) => same.code === row.code).map((same) => ({ row: same, column })),
      );
      return checkPair({
        id: `${shortOf(row)}:${column}=funds`,
        what: `支出总表「${row.name}」的${column}应等于各项财政拨款支出表之和`,
        left: [{ row, column }],
        right,
        labels: [`${spending.title} ${row.name} ${column}`, `各项财政拨款支出表 ${row.name} ${column}`],
      });
    }),
  );
}

/** The classes of a balance table (十三、农林水支出) against the subject of the same name (213). */
function checkClasses(document: Unreconciled): Check[] {
  const balance = tableOf(document, 'balance', '支出');
  const fiscal = tableOf(document, 'fiscal-balance', '支出');
  const sources = [
    { table: balance, column: '预算数', other: tableOf(document, 'expenditure') },
    { table: fiscal, column: '一般公共预算财政拨款', other: tableOf(document, 'general') },
    { table: fiscal, column: '政府性基金预算财政拨款', other: tableOf(document, 'fund') },
    { table: fiscal, column: '国有资本经营预算财政拨款', other: tableOf(document, 'state-capital') },
  ];
  return sources.flatMap(({ table, column, other }) =>
    (other?.rows ?? [])
      .filter((row) => row.code?.length === 3)
      .flatMap((row) => {
        const item = table?.rows.find((candidate) => matchKey(candidate.name) === matchKey(row.name));
        return pairOf({ table, row: item, column }, { table: other, row, column: '合计' });
      }),
  );
}

const rowNamed = (table: Table | undefined, pattern: RegExp): Row | undefined =>
  table?.rows.find((row) => pattern.test(matchKey(row.name)));

/** Totals that the template prints in several tables. */
function checkTotals(document: Unreconciled): Check[] {
  const table = (kind: Table['kind'], side?: '收入' | '支出'): Table | undefined => tableOf(document, kind, side);
  const whole = (of: Table | undefined, column: string): Place => ({ table: of, row: totalRow(of), column });
  const line = (of: Table | undefined, pattern: RegExp, column: string): Place => ({
    table: of,
    row: rowNamed(of, pattern),
    column,
  });
  const income = table('balance', '收入');
  const spending = table('balance', '支出');
  const fiscalIncome = table('fiscal-balance', '收入');
  const fiscalSpending = table('fiscal-balance', '支出');
  const pairs: [Place, Place][] = [
    [whole(income, '预算数'), whole(spending, '预算数')],
    [whole(income, '预算数'), whole(table('income'), '合计')],
    [line(income, /^本年收入合计$/, '预算数'), whole(table('income'), '小计')],
    [line(income, /^上年结转/, '预算数'), whole(table('income'), '上年结转')],
    [line(spending, /^本年支出合计$/, '预算数'), whole(table('expenditure'), '合计')],
    [whole(fiscalIncome, '金额'), whole(fiscalSpending, '合计')],
    [line(fiscalIncome, /^本年收入合计$/, '金额'), whole(table('income'), '财政拨款收入')],
    [line(fiscalSpending, /^本年支出合计$/, '一般公共预算财政拨款'), whole(table('general'), '合计')],
    [line(fiscalSpending, /^本年支出合计$/, '政府性基金预算财政拨款'), whole(table('fund'), '合计')],
    [line(fiscalSpending, /^本年支出合计$/, '国有资本经营预算财政拨款'), whole(table('state-capital'), '合计')],
    [line(income, /^一般公共预算拨款/, '预算数'), line(fiscalIncome, /^一般公共预算拨款/, '金额')],
    [line(income, /^政府性基金预算拨款/, '预算数'), line(fiscalIncome, /^政府性基金预算拨款/, '金额')],
    [whole(table('general'), '基本支出'), whole(table('basic'), '合计')],
    [
      line(table('three-public'), /^公务接待费$/, '一般公共预算财政拨款'),
      line(table('basic'), /^公务接待费$/, '公用经费'),
    ],
  ];
  return pairs.flatMap(([left, right]) => pairOf(left, right));
}

/** All checks between tables. */
export const reconcileAcross = (document: Unreconciled): Check[] => [
  ...checkTotals(document),
  ...checkIncome(document),
  ...checkFunds(document),
  ...checkClasses(document),
];
