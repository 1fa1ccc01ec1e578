/** 征地的钱走的是一般公共预算还是基金: the budget that something is paid from, by the table of that budget its row stands in. */
import type { Thing } from '../../catalog/catalog.ts';
import type { Table, TableKind } from '../../document/document.ts';
import type { Question } from '../../understand/question.ts';
import { type Context, choose, MOSTLY_EXPLAINED, OUTRIGHT, type Rule, tablePlanOf } from '../context.ts';
import type { Quantity } from '../plan.ts';

/** The budgets that each have a table of what they pay. */
const BUDGETS: ReadonlySet<TableKind> = new Set<TableKind>(['general', 'fund', 'state-capital']);

const BUDGET_NAMED = '(?:一般)?公共预算|(?:政府性)?基金|国有资本(?:经营)?(?:预算)?';

/** 走的一般公共预算, 是从基金里出的: that one is paid from it. */
const PAID_FROM = new RegExp(
  `(?:走|出自|来自|列在|列入|属于|算(?:是|作)?|从|用)(?:的|得)?(?:都|全)?(?:是)?(?:在)?(?:${BUDGET_NAMED})|\\b(?:paid|funded|financed|come|comes|is|are) (?:from|out of|by|under|through) (?:the )?(?:general|government fund|state[- ]capital)`,
  'u',
);

/** That it is asked. */
const ASKED = /还是|是不是|是否|[吗吧么](?=[?？。\s]|$)|对不对|哪|\bor\b|\bright\b|\bcorrect\b|^(?:is|are|does|do) /u;

/** 是哪本预算的钱. */
const WHICH_BUDGET = /哪(?:一?[本个块类])(?:预算|账|盘子)(?:里?的?[钱出]|出|列|走|管)|\bwhich budget\b/u;

/** The row of what is named in each budget that pays for it, called by the budget's table. */
export const whichBudget: Rule = (context) => {
  const { text, operations } = context.question;
  const isNamed = PAID_FROM.test(text) || PAID_FROM.test(inTheDocumentsWords(context.question));
  if (operations.has('share') || !(WHICH_BUDGET.test(text) || (isNamed && ASKED.test(text)))) return null;
  const codes = codesNamed(context);
  const quantities = context.catalog.document.tables
    .filter(({ kind }) => BUDGETS.has(kind))
    .flatMap((table) => rowsOf(table, codes));
  return quantities.length === 0 ? null : tablePlanOf({ kind: 'show', quantities });
};

/** 走的公共财政预算: whatever a budget is called. */
const inTheDocumentsWords = ({ tokens }: Question): string =>
  tokens
    .map(({ role, text }) => (role.kind === 'content' ? role.words : role.kind === 'column' ? role.column : text))
    .join('');

/** The codes of the subject that is called by its name, or of those that pay for the project that is. */
function codesNamed({ catalog, question }: Context): ReadonlySet<string> {
  const isPaid = ({ kind }: Thing): boolean => kind === 'subject' || kind === 'project';
  const paying = (project: number | undefined): readonly string[] =>
    catalog.document.links.flatMap(({ projects, subjects }) => (projects.includes(project ?? 0) ? subjects : []));
  for (const mention of question.mentions) {
    const choice = choose(catalog, mention, isPaid);
    if (choice.kind === 'none' || (choice.best.coverage < MOSTLY_EXPLAINED && choice.best.precision < OUTRIGHT))
      continue;
    return new Set(choice.things.flatMap(({ code, project }) => (code === undefined ? paying(project) : [code])));
  }
  return new Set();
}

/** The rows of a table with one of the codes and an amount. */
function rowsOf(table: Table, codes: ReadonlySet<string>): Quantity[] {
  const column = table.columns.find(({ name }) => name === '合计')?.name;
  return table.rows
    .filter(
      ({ code, cells }) =>
        code !== undefined && codes.has(code) && cells.some((cell) => cell.column === column && cell.value !== null),
    )
    .map((row) => ({ label: `${row.name}（${table.title}）`, cells: [{ row: row.source.ref, column: column ?? '' }] }));
}
