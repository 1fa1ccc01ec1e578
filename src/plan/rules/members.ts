/** 一共几个项目, 下属单位有哪些: the members of a set. */
import type { Mention } from '../../understand/question.ts';
import { setByWording, soleColumn, tableWithColumn } from '../chosen-set.ts';
import {
  type Context,
  choose,
  isCoded,
  isTarget,
  isUnknownNoun,
  OUTRIGHT,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import type { Plan } from '../plan.ts';
import { allProjects, childrenOf, givenBy, leavesOf, type NamedSet, speaksOfProjects, tableOf } from '../sets.ts';
import { projectGroup } from './arithmetic.ts';
import { decline } from './outside.ts';

/** 一共几个项目, 分了几个项目, 有几个股室, 下属单位有哪些. */
export const members: Rule = (context) => {
  const { catalog, question } = context;
  const count = question.operations.has('count');
  if ((!count && !question.operations.has('list')) || question.operations.has('schedule')) return null;
  // A bound that no filter could use: all of them would be the wrong answer.
  if (question.thresholds.length > 0 || question.numbers.some(({ unit }) => /元$/u.test(unit))) return null;
  if (countsTarget(context) || (!count && question.mentions.some(namesTarget))) return null;
  const given = givenBy(context);
  if (given !== null)
    return tablePlanOf({ kind: 'filter', set: given.name, quantities: [...given.quantities], thresholds: [], count });
  if (speaksOfProjects(context)) {
    const group = projectGroup(context);
    if (group) return group;
    if (question.mentions.some(namesMore)) return null;
    // 九位数的项目, 给村医的项目: something that is not understood picks them out.
    if (question.mentions.some(({ tokens }) => tokens.some(isUnknownNoun)) || NARROWED.test(question.text))
      return decline(context, 'not-in-document');
    const { name, quantities } = withoutExceptedOf(context, allProjects(catalog));
    // 除了公益岗还有哪些项目: all of them would hold what was left out.
    if (question.excepted.length > 0 && quantities.length === catalog.document.projects.length)
      return decline(context, 'not-in-document');
    return tablePlanOf({ kind: 'filter', set: name, quantities: [...quantities], thresholds: [], count });
  }
  return columnMembers(context) ?? childMembers(context) ?? classMembers(context);
};

/** The set without what was said not to be meant. */
function withoutExceptedOf({ catalog, question }: Context, set: NamedSet): NamedSet {
  const left = new Set(
    question.excepted.flatMap((mention) => {
      const choice = choose(catalog, mention, ({ kind }) => kind === 'project');
      return choice.kind === 'none' ? [] : choice.things.flatMap(({ amounts }) => amounts.map(({ row }) => row));
    }),
  );
  return { ...set, quantities: set.quantities.filter(({ cells }) => !cells.some(({ row }) => left.has(row))) };
}

/** 给村医的项目, 项目里有几个是给村医的: those for somebody, and not all of them. */
const NARROWED =
  /(?:给|对|关于|针对|涉及|面向)(?![我俺咱]|大家|领导)[^，,。?？的]{1,12}的[^，,。?？]{0,2}项目|项目.{0,8}给(?![我俺咱]|大家|领导)[^，,。?？]{1,10}的/u;

/** 个人贷款发几笔: the target counts them itself. */
const countsTarget = ({ question: { whole, wanted } }: Context): boolean => {
  const [best] = whole?.candidates ?? [];
  return (
    best !== undefined &&
    isTarget(best.thing) &&
    best.thing.measure === 'count' &&
    wanted.has('count') &&
    best.precision >= OUTRIGHT
  );
};

/** 那两个项目的退休费标准分别是多少: a target by its whole name is asked of each, and which projects they are is not. */
const namesTarget = ({ candidates: [best] }: Mention): boolean =>
  best !== undefined && isTarget(best.thing) && best.coverage >= OUTRIGHT && best.precision >= OUTRIGHT;

/** A mention of more than the tables of projects themselves (绩效目标表). */
function namesMore({ candidates, words, tokens }: Mention): boolean {
  const [best] = candidates;
  if (words === '项目') return false;
  if (tokens.some((token) => token.role.kind === 'unknown' && /\d{3}/u.test(token.text))) return true;
  return best !== undefined && best.thing.kind !== 'table' && best.coverage >= 0.6;
}

/** 支出涉及几个功能大类. */
function classMembers(context: Context) {
  const { question } = context;
  if (
    !/功能|大类|科目|categor/u.test(question.text) ||
    question.mentions.some((mention) => (mention.candidates[0]?.precision ?? 0) >= 0.8)
  )
    return null;
  const set = setByWording(context);
  return set && set.quantities.length > 1
    ? tablePlanOf({
        kind: 'filter',
        set: set.name,
        quantities: [...set.quantities],
        thresholds: [],
        count: question.operations.has('count'),
      })
    : null;
}

/** 商品和服务支出分了几个明细, 固定资产都有啥: the rows right under one. */
function childMembers({ catalog, question }: Context) {
  const choice = choose(catalog, question.whole ?? undefined, ({ kind }) => kind === 'subject' || kind === 'line');
  if (choice.kind === 'none') return null;
  const coded = isCoded(choice.best, question.whole ?? undefined);
  if (!coded && (choice.best.coverage < 0.8 || choice.best.precision < 0.6)) return null;
  const [thing] = choice.things;
  const set = thing && childrenOf(catalog, thing);
  return set
    ? tablePlanOf(
        {
          kind: 'filter',
          set: set.name,
          quantities: [...set.quantities],
          thresholds: [],
          count: question.operations.has('count'),
        },
        { also: thing.refs.slice(0, 1) },
      )
    : null;
}

/** 上年结转落在哪几个科目: the leaves of a table that have an amount in a column. */
function columnMembers(context: Context) {
  const { question } = context;
  const missing = question.tokens.find(({ role }) => role.kind === 'column' && lacks(question.text, role.column))?.role;
  if (missing?.kind === 'column' && (question.operations.has('list') || question.operations.has('count')))
    return withoutAmount(context, missing.column);
  const column = soleColumn(context);
  if (
    column === undefined ||
    !question.operations.has('list') ||
    !/科目|明细|哪(?:几|些)?项|哪些|哪几|subjects?|items?|lines?/u.test(question.text)
  )
    return null;
  const table = tableWithColumn(context, column);
  if (table === undefined) return null;
  const set = leavesOf(table, column);
  if (set.quantities.length < 2) return null;
  return tablePlanOf({ kind: 'filter', set: set.name, quantities: [...set.quantities], thresholds: [], count: false });
}

/** 没有项目支出: the column is what is missing. */
const lacks = (text: string, column: string): boolean =>
  new RegExp(`(?:没有?|无|没列|没安排|未安排|不含|without|no )(?:列|安排)?\\s*${column}`, 'u').test(text);

/** 哪些科目没有项目支出: subjects of the level that is asked for whose cell in the column is printed empty. */
function withoutAmount({ catalog, question }: Context, column: string): Plan | null {
  const table = tableOf(catalog, 'expenditure');
  if (table === undefined || !table.columns.some(({ name }) => name === column)) return null;
  const digits = /大类|类级|categor/u.test(question.text) ? 3 : /款/u.test(question.text) ? 5 : 7;
  const rows = table.rows.filter(
    (row) =>
      row.code?.length === digits &&
      row.cells.some((cell) => cell.column === column && cell.value === null) &&
      row.cells.some((cell) => cell.column === '合计' && cell.value !== null),
  );
  const quantities = rows.map((row) => ({ label: row.name, cells: [{ row: row.source.ref, column: '合计' }] }));
  const set = `${table.title}（${column}为空）`;
  return quantities.length === 0
    ? null
    : tablePlanOf({ kind: 'filter', set, quantities, thresholds: [], count: question.operations.has('count') });
}
