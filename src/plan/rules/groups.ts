/** Questions about many: rank, filter, count, list. */
import { compare } from '../../base/decimal.ts';
import { squeeze } from '../../base/text-pieces.ts';
import type { Table } from '../../document/document.ts';
import type { Mention, Question, ThresholdSaid } from '../../understand/question.ts';

import { sameUnits } from '../amounts.ts';
import {
  type Context,
  cellAt,
  choose,
  isCoded,
  isTarget,
  isUnknownNoun,
  OUTRIGHT,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';

import type { Plan, Quantity, SinglePlan } from '../plan.ts';
import {
  allProjects,
  childrenOf,
  chosenGroup,
  givenBy,
  leavesOf,
  type NamedSet,
  projectQuantity,
  speaksOfProjects,
  subjectsOfLevel,
  tableOf,
} from '../sets.ts';
import { projectGroup } from './arithmetic.ts';
import { decline } from './outside.ts';

/** 哪个最多, 前三项. */
export const rank: Rule = (context) => {
  const { question } = context;
  const order = orderAsked(question);
  if (order === null || question.operations.has('share')) return null;
  if (question.operations.has('total') && !/哪|谁|前|第|\b(?:which|top|most|largest|biggest)\b/u.test(question.text))
    return null;
  // 满意度最低的项目: of another kind of figure than money, or not at all.
  if (namesTargets(question)) return rankOfTargets(context, order);
  if (speaksOfProjects(context) && COUNTED_BY_TARGETS.test(question.text)) return decline(context, 'not-in-document');
  const set = rankedSet(context);
  if (set === null || set.quantities.length < 2) return null;
  const ranked = (towards: 'top' | 'bottom'): SinglePlan =>
    tablePlanOf({
      kind: 'rank',
      set: set.name,
      quantities: [...set.quantities],
      order: towards,
      take: howMany(question.text, set.quantities.length),
      ...(question.unit ? { unit: question.unit } : {}),
    });
  // 谁最大谁最小: both ends.
  return asksBothEnds(question)
    ? { kind: 'many', lead: 'topic', parts: [ranked('top'), ranked('bottom')] }
    : ranked(order);
};

const FROM_SMALL =
  /从[小少低]到[大多高]|由[小少低]到[大多高]|\b(?:ascending|smallest first|from (?:the )?(?:smallest|lowest))\b/u;
const FROM_LARGE =
  /从[大多高]到[小少低]|由[大多高]到[小少低]|\b(?:descending|largest first|from (?:the )?(?:largest|highest))\b/u;

/** 从小到大 begins with the smallest, though it speaks of the largest, too. */
function orderAsked({ operations, text }: Question): 'top' | 'bottom' | null {
  if (FROM_SMALL.test(text)) return 'bottom';
  if (FROM_LARGE.test(text)) return 'top';
  return operations.has('top') ? 'top' : operations.has('bottom') ? 'bottom' : null;
}

const asksBothEnds = ({ text }: Question): boolean =>
  /最[大多高].*最[小少低]|最[小少低].*最[大多高]|\b(?:largest|highest|biggest|most)\b.*\b(?:smallest|lowest|least)\b/u.test(
    text,
  );

/** Words for what targets measure and amounts of money do not. */
const TARGET_SAID = /满意|(?<![效利税费功频汇])率|人数|次数|故障|satisf/u;

/** 参保人数最多的项目: money is not what is counted. */
const COUNTED_BY_TARGETS = /满意|人数|次数|人次|标准|人均|每人|单价|\bsatisfaction\b/u;

/** Which project has the lowest satisfaction: before the amounts of what is named are compared. */
export const rankTargets: Rule = (context) => {
  const { question } = context;
  const order = orderAsked(question);
  const only = naming(question).length === 1 && question.members.length === 0 && namesTargets(question);
  return order !== null && only && speaksOfProjects(context) && WHICH_ONE.test(question.text)
    ? rankOfTargets(context, order)
    : null;
};

/** The mentions but for the word for projects, over which is ranked. */
const naming = ({ mentions }: Question): Mention[] => mentions.filter(({ words }) => words !== '项目');

const WHICH_ONE = /哪|谁|\bwhich\b/u;

/** A mention that names a kind of target: 满意度, 完成率. */
const namesTargets = ({ mentions, listed }: Question): boolean =>
  listed.length === 0 && mentions.some(({ words }) => TARGET_SAID.test(words));

/** The targets called so, over the projects, with those that are equal at the end asked for; refused where they cannot be compared. */
function rankOfTargets(context: Context, order: 'top' | 'bottom'): Plan {
  const { catalog, question } = context;
  const words = squeeze(question.mentions.find((mention) => TARGET_SAID.test(mention.words))?.words ?? '');
  const called = catalog.things.filter(({ kind, name }) => kind === 'indicator' && squeeze(name).includes(words));
  const sized = called.flatMap((thing) => {
    const quantity = quantityOf(catalog, thing);
    const cell = quantity?.cells[0] && cellAt(catalog, quantity.cells[0]);
    return quantity && cell?.value != null ? [{ quantity, value: cell.value, unit: cell.unit }] : [];
  });
  const values = sized
    .map(({ value }) => value)
    .toSorted((left, right) => (order === 'top' ? compare(right, left) : compare(left, right)));
  const atEnd = values.filter((value) => compare(value, values[0] ?? value) === 0).length;
  const alike = new Set(sized.map(({ unit }) => unit)).size === 1;
  if (!alike || sized.length < 2 || naming(question).length > 1 || atEnd > MOST_IN_ORDER)
    return decline(context, 'not-in-document');
  return tablePlanOf({
    kind: 'rank',
    set: words,
    quantities: sized.map(({ quantity }) => quantity),
    order,
    take: Math.max(atEnd, howMany(question.text, sized.length)),
  });
}

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** 前三 → 3, top 5 → 5; “哪些”, “排名” → five; else one. */
function howMany(text: string, size: number): number {
  const place =
    COUNT_SAID.exec(text)?.[1] ??
    ORDINAL.exec(text)
      ?.slice(1)
      .find((said) => said !== undefined);
  if (place !== undefined) return Math.max(1, Math.min(size, DIGITS[place] ?? Number(place)));
  // 从小到大排个序: all, unless there are many.
  if (FROM_SMALL.test(text) || FROM_LARGE.test(text) || /排个?序/u.test(text)) return Math.min(size, MOST_IN_ORDER);
  return Math.min(size, SEVERAL.test(text) ? 5 : 1);
}

const MOST_IN_ORDER = 12;

/** 前三, 最多的五个, top 5. */
const COUNT_SAID =
  /(?:前|后|头|垫底的?|最(?:多|少|大|小|高|低|贵)的?|top|bottom|largest|biggest|smallest)\s*的?([一二两三四五六七八九十]|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?!\d)/u;
/** 第二大, 第六到第八名, second biggest, three items: the ranking down to that place. */
const ORDINAL =
  /第[一二三四五六七八九十](?:到|至|-)第?([二三四五六七八九十])|第([二三四五六七八九十])|\b(second|third|fourth|fifth)\b|\b(two|three|four|five|six|seven|eight|nine|ten) (?:items|projects|subjects|lines|largest|biggest|smallest)/u;
const SEVERAL = /哪些|哪几|排名|排序|大头|\branking\b|\brank\b|\bwhich (?:projects|items|ones)\b/u;

/** 哪个最高, after several figures were listed: those. After a ranking the whole set is meant again. */
function listedBefore({ catalog, question }: Context): NamedSet | null {
  const { listed, namesSomething, earlierRanked } = question;
  const quantities = listed.filter(({ cells }) => cells.length > 0);
  if (namesSomething || earlierRanked || quantities.length < 2 || !sameUnits({ catalog, question }, quantities))
    return null;
  return { name: question.language === 'en' ? 'those listed' : '上面列出的', quantities };
}

function rankedSet(context: Context): NamedSet | null {
  const listed = listedBefore(context);
  if (listed !== null) return listed;
  const column = soleColumn(context);
  if (speaksOfProjects(context)) {
    const group = chosenGroup(context);
    return group ? { name: group.name, quantities: group.projects.map(projectQuantity) } : allProjects(context.catalog);
  }
  const children = childrenNamed(context, column);
  if (children) return children;
  const holder = column === undefined ? undefined : tableWithColumn(context, column);
  return holder ? leavesOf(holder, column) : setByWording(context);
}

/** The rows under a subject that is named, by itself or with all the words of the question. */
function childrenNamed({ catalog, question }: Context, column: string | undefined): NamedSet | null {
  for (const mention of question.mentions.concat(question.whole ?? [])) {
    const choice = choose(catalog, mention, (thing) => thing.kind === 'subject' || thing.kind === 'line');
    if (choice.kind === 'none' || (choice.best.coverage < 0.7 && !isCoded(choice.best, mention))) continue;
    const [thing] = choice.things;
    const children = thing && childrenOf(catalog, thing, column);
    if (children) return children;
  }
  return null;
}

function soleColumn({ question }: Context): string | undefined {
  return question.tokens.flatMap((token) =>
    token.role.kind === 'column' && !/^(?:合计|小计|金额|预算数|数量|价值|单价|预算资金)$/u.test(token.role.column)
      ? [token.role.column]
      : [],
  )[0];
}

/** Of several tables that have the column, the one in which the fewest other columns share it: where it is at home. */
function tableWithColumn({ catalog }: Context, column: string): Table | undefined {
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
function setByWording(context: Context): NamedSet | null {
  const { catalog, question } = context;
  const { text } = question;
  const basic = tableOf(catalog, 'basic');
  if (basic && /经济分类|基本支出|economic|basic/u.test(text)) return leavesOf(basic);
  const table = tableOf(catalog, 'expenditure');
  // 社会保险费哪项最多: something is named that has no parts; the whole budget is not ranked in its place.
  if (table === undefined || question.mentions.some(namesRow)) return null;
  if (/项级|到项|款级项|七位/u.test(text)) return subjectsOfLevel(table, 7);
  if (/大类|几类|类级|类支出|哪类|功能|领域|方面|categor|functional|areas?\b/u.test(text))
    return subjectsOfLevel(table, 3);
  if (/款级|哪款/u.test(text)) return subjectsOfLevel(table, 5);
  if (/科目|明细|哪(?:一)?项|\b(?:items?|subjects?|lines?)\b/u.test(text)) return subjectsOfLevel(table, 7);
  return question.mentions.length === 0 ? allProjects(catalog) : null;
}

/** 预算不到2万的项目有哪些, 上千万的有几个, 6月底计划60%的有哪几个. */
export const filter: Rule = (context) => {
  const { question } = context;
  const listed =
    (['list', 'count', 'existence'] as const).some((name) => question.operations.has(name)) ||
    LISTING.test(question.text);
  // 一千万到五千万之间的项目拉个单: a bound and the word for projects, and nothing else named.
  if (!listed && !(speaksOfProjects(context) && !question.namesSomething)) return null;
  const thresholds = amountBounds(context);
  if (question.months.length > 0 && thresholds.length === 0) return filterBySchedule(context);
  if (thresholds.length === 0) return null;
  const named = speaksOfProjects(context) && !question.namesSomething ? null : rankedSet(context);
  // 20万以上的设备有多少件: a bound that is part of a name, and no set of amounts.
  if (named === null && !speaksOfProjects(context) && question.namesSomething) return null;
  const set = named ?? allProjects(context.catalog);
  const count = question.operations.has('count');
  return tablePlanOf({
    kind: 'filter',
    set: `${set.name}${conditionSaid(question)}`,
    quantities: [...set.quantities],
    thresholds,
    count,
  });
};

/** 50万上下: near an amount is not just that amount. */
const ABOUT = /上下|左右|大约|大概|将近|差不多|约(?=\d)|\b(?:about|around|roughly|nearly)\b/u;

/** The bounds on money; else the very amount of the projects asked for: 预算1.5万的是哪个项目. */
function amountBounds(context: Context): ThresholdSaid[] {
  const { thresholds, numbers, namesSomething, text } = context.question;
  const bounds = thresholds.filter((threshold) => /元$/u.test(threshold.unit));
  if (ABOUT.test(text)) return bounds;
  if (bounds.length > 0 || namesSomething || !/哪|\bwhich\b/u.test(text) || !speaksOfProjects(context)) return bounds;
  return numbers.filter(({ unit }) => /元$/u.test(unit)).map((number) => ({ comparator: '=', ...number }));
}

const LISTING = /哪些|哪几|哪个|几个|全列|都列|列出|which|how many/u;
/** 一季度末就要支出百分百. */
const ALL_SPENT = /百分百|百分之百|全部|全都|拨完|花完|支完|用完/u;
/** 三月底之前没安排花钱. */
const NOTHING_PLANNED = /没安排|没有安排|不安排|没计划|未安排|为空|是空的/u;

/** Projects by the share planned for a month: of a size, all of it, or none printed. */
function filterBySchedule({ catalog, question }: Context): Plan | null {
  const column = `${question.months[0]}月底`;
  const planned = (empty: boolean): Quantity[] =>
    catalog.document.projects
      .filter((project) =>
        project.schedule.cells.some((cell) => cell.column === column && (cell.value === null) === empty),
      )
      .map((project) => ({ label: project.name, cells: [{ row: project.schedule.source.ref, column }] }));
  if (NOTHING_PLANNED.test(question.text)) {
    const quantities = planned(true);
    return quantities.length > 0 ? tablePlanOf({ kind: 'show', quantities }) : null;
  }
  const percent = question.numbers
    .filter((number) => number.unit === '%')
    .map((number): ThresholdSaid => ({ comparator: '=', ...number }));
  const all: ThresholdSaid[] = ALL_SPENT.test(question.text) ? [{ comparator: '=', value: '100', unit: '%' }] : [];
  const thresholds = [question.thresholds, percent, all].find((said) => said.length > 0);
  if (thresholds === undefined || (!speaksOfProjects({ catalog, question }) && all.length > 0)) return null;
  const set = `${column}资金支出计划${conditionSaid(question)}`;
  return tablePlanOf({
    kind: 'filter',
    set,
    quantities: planned(false),
    thresholds: [...thresholds],
    count: question.operations.has('count'),
  });
}

/** The condition in the asker's own words: （上千万）. */
function conditionSaid(question: Question): string {
  const said = question.tokens
    .filter(({ role }) => role.kind === 'threshold' || role.kind === 'number')
    .map((token) => token.text);
  return said.length > 0 ? `（${said.join('，')}）` : '';
}

/** 一共几个项目, 分了几个项目, 有几个股室, 下属单位有哪些. */
export const members: Rule = (context) => {
  const { catalog, question } = context;
  const count = question.operations.has('count');
  if ((!count && !question.operations.has('list')) || question.operations.has('schedule')) return null;
  // A bound that no filter could use: all of them would be the wrong answer.
  if (question.thresholds.length > 0 || question.numbers.some(({ unit }) => /元$/u.test(unit))) return null;
  if (countsTarget(context)) return null;
  if (speaksOfProjects(context)) {
    const group = projectGroup(context);
    if (group) return group;
    if (question.mentions.some(namesMore)) return null;
    // 九位数的项目: something that is not understood picks them out.
    if (question.mentions.some(({ tokens }) => tokens.some(isUnknownNoun))) return decline(context, 'not-in-document');
    const { name, quantities } = allProjects(catalog);
    return tablePlanOf({ kind: 'filter', set: name, quantities: [...quantities], thresholds: [], count });
  }
  const given = givenBy(context);
  if (given !== null)
    return tablePlanOf({ kind: 'filter', set: given.name, quantities: [...given.quantities], thresholds: [], count });
  return columnMembers(context) ?? childMembers(context) ?? classMembers(context);
};

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

/** 商品和服务支出分了几个明细: the rows right under a subject. */
function childMembers({ catalog, question }: Context) {
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'subject');
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
