/** The set that the words of a question choose to be ranked, filtered or counted. */
import type { Thing } from '../catalog/catalog.ts';
import type { Table } from '../document/document.ts';
import type { Mention, Token } from '../understand/question.ts';
import { sameUnits } from './amounts.ts';
import { type Context, choose, isCoded, isUnknownNoun, OUTRIGHT } from './context.ts';
import {
  allProjects,
  childrenOf,
  chosenGroup,
  leavesOf,
  type NamedSet,
  projectQuantity,
  speaksOfProjects,
  subjectsOfLevel,
  tableOf,
} from './sets.ts';

/** 哪个最高, after several figures were listed: those. After a ranking the whole set is meant again. */
function listedBefore({ catalog, question }: Context): NamedSet | null {
  const { listed, namesSomething, earlierRanked } = question;
  const quantities = listed.filter(({ cells }) => cells.length > 0);
  if (namesSomething || earlierRanked || quantities.length < 2 || !sameUnits({ catalog, question }, quantities))
    return null;
  return { name: question.language === 'en' ? 'those listed' : '上面列出的', quantities };
}

export function rankedSet(context: Context): NamedSet | null {
  const listed = listedBefore(context);
  if (listed !== null) return listed;
  const column = soleColumn(context);
  if (speaksOfProjects(context)) {
    const group = chosenGroup(context);
    if (group) return { name: group.name, quantities: group.projects.map(projectQuantity) };
    // 发丧葬费的项目里最大的: what picks them out is not passed over.
    const clause = clauseOfProjects(context.question.tokens);
    return context.question.mentions.some((mention) => picksOut(mention, clause)) ? null : allProjects(context.catalog);
  }
  const children = childrenNamed(context, column);
  if (children) return children;
  const holder = column === undefined ? undefined : tableWithColumn(context, column);
  return holder ? leavesOf(holder, column) : setByWording(context);
}

/** A mention of more than projects and totals, which all projects make up. */
const picksOut = ({ words, tokens, candidates: [best] }: Mention, clause: readonly Token[]): boolean =>
  words !== '项目' &&
  best?.thing.kind !== 'total' &&
  best?.thing.kind !== 'table' &&
  !(best !== undefined && TOTAL.test(best.thing.name)) &&
  tokens.some(
    (token) =>
      token.role.kind === 'content' || (isUnknownNoun(token) && clause.some(({ start }) => start === token.start)),
  );

/** 老二是谁，就是花钱第二多的项目: what stands in front of projects in another clause does not pick them out. */
function clauseOfProjects(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ text }) => /项目|projects?/u.test(text));
  const begins = tokens.slice(0, Math.max(at, 0)).findLastIndex(({ role }) => role.kind === 'break') + 1;
  return tokens.slice(begins);
}

/** The rows under a subject that is named, by itself or with all the words of the question. */
function childrenNamed({ catalog, question }: Context, column: string | undefined): NamedSet | null {
  for (const mention of question.mentions.concat(question.whole ?? [])) {
    const choice = choose(catalog, mention, (thing) => thing.kind === 'subject' || thing.kind === 'line');
    if (choice.kind === 'none' || (choice.best.coverage < 0.7 && !isCoded(choice.best, mention))) continue;
    const [thing] = choice.things;
    // 支出总计 is divided by what it is spent on, not into the year's and what is left.
    const children = thing && !TOTAL.test(thing.name) && childrenOf(catalog, thing, column);
    if (children) return children;
  }
  return null;
}

const TOTAL = /总计|合计/u;

/** A total that is named, of a column or of all expenditure; nothing else is named. */
function totalNamed({ question }: Context): Thing | undefined {
  const [best, ...others] = question.mentions.map(({ candidates }) => candidates[0]);
  if (best === undefined || others.length > 0 || best.precision < OUTRIGHT) return undefined;
  return best.thing.kind === 'total' || TOTAL.test(best.thing.name) ? best.thing : undefined;
}

/** What a total is made of: projects of all project expenditure, classes of all expenditure. */
function partsOfTotal({ catalog }: Context, { kind, name, amounts }: Thing): NamedSet | null {
  if (kind === 'total' && amounts[0]?.column === '项目支出') return allProjects(catalog);
  const table = tableOf(catalog, 'expenditure');
  return table !== undefined && name.includes('支出') && TOTAL.test(name) ? subjectsOfLevel(table, 3) : null;
}

export function soleColumn({ question }: Context): string | undefined {
  return question.tokens.flatMap((token) =>
    token.role.kind === 'column' && !/^(?:合计|小计|金额|预算数|数量|价值|单价|预算资金)$/u.test(token.role.column)
      ? [token.role.column]
      : [],
  )[0];
}

/** Of several tables that have the column, the one in which the fewest other columns share it: where it is at home. */
export function tableWithColumn({ catalog }: Context, column: string): Table | undefined {
  return catalog.document.tables
    .filter(
      (table) =>
        table.columns.some((candidate) => candidate.name === column) && leavesOf(table, column).quantities.length > 1,
    )
    .toSorted((left, right) => left.columns.length - right.columns.length)[0];
}

/** A mention whose words stand in the name of a row. */
const namesRow = ({ candidates: [best] }: Mention): boolean =>
  best !== undefined && (best.thing.kind === 'subject' || best.thing.kind === 'line') && best.coverage >= OUTRIGHT;

/** Classes, sections and items of expenditure, by the words for them. */
export function setByWording(context: Context): NamedSet | null {
  const { catalog, question } = context;
  const { text } = question;
  const total = totalNamed(context);
  const basic = tableOf(catalog, 'basic');
  const speaksOfBasic = /经济分类|基本支出|economic|basic/u.test(text) || total?.amounts[0]?.column === '基本支出';
  if (basic && speaksOfBasic) return leavesOf(basic);
  const table = tableOf(catalog, 'expenditure');
  // 社会保险费哪项最多: something is named that has no parts; the whole budget is not ranked in its place.
  if (table === undefined || (total === undefined && question.mentions.some(namesRow))) return null;
  if (/项级|到项|款级项|七位/u.test(text)) return subjectsOfLevel(table, 7);
  if (/大类|几类|类级|类支出|哪个?类|功能|领域|方面|categor|functional|areas?\b/u.test(text))
    return subjectsOfLevel(table, 3);
  if (/款级|哪款/u.test(text)) return subjectsOfLevel(table, 5);
  if (/科目|明细|哪(?:一)?项|\b(?:items?|subjects?|lines?)\b/u.test(text)) return subjectsOfLevel(table, 7);
  if (total !== undefined) return partsOfTotal(context, total);
  return question.mentions.length === 0 ? allProjects(catalog) : null;
}
