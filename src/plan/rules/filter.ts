/** 上千万的有几个, 6月底计划60%的有哪几个: those of a set that keep to a bound. */
import type { Question, ThresholdSaid } from '../../understand/question.ts';
import { rankedSet } from '../chosen-set.ts';
import { type Context, type Rule, tablePlanOf } from '../context.ts';
import type { Plan, Quantity } from '../plan.ts';
import { allProjects, speaksOfProjects } from '../sets.ts';

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

const LISTING = /哪些|哪几|哪个|几个|全列|都列|列出|列给|明细|清单|名单|单子|which|how many/u;

/** 一季度末就要支出百分百. */
const ALL_SPENT = /百分百|百分之百|全部|全都|拨完|花完|支完|用完/u;

/** 三月底之前没安排花钱. */
const NOTHING_PLANNED = /(?:没|没有|不|未)(?:安排|计划|排|列|填|打算|写|定)|为空|空着|空白|是空的?|空格/u;

/** Projects by the share planned for a month: of a size, all of it, or none printed. */
function filterBySchedule({ catalog, question }: Context): Plan | null {
  const column = `${question.months[0]}月底`;
  const planned = (empty: boolean): Quantity[] =>
    catalog.document.projects
      .filter((project) =>
        project.schedule.cells.some((cell) => cell.column === column && (cell.value === null) === empty),
      )
      .map((project) => ({ label: project.name, cells: [{ row: project.schedule.source.ref, column }] }));
  if (NOTHING_PLANNED.test(question.text) && question.months.length === 1) {
    const quantities = planned(true);
    return quantities.length > 0 ? tablePlanOf({ kind: 'show', quantities }) : null;
  }
  const percent = question.numbers
    .filter((number) => number.unit === '%')
    .map((number): ThresholdSaid => ({ comparator: '=', ...number }));
  const all: ThresholdSaid[] = ALL_SPENT.test(question.text) ? [{ comparator: '=', value: '100', unit: '%' }] : [];
  const thresholds = [question.thresholds, percent, all].find((said) => said.length > 0);
  if (thresholds === undefined || (!speaksOfProjects({ catalog, question }) && all.length > 0)) return null;
  // As typed: where no project fits, no row that is cited prints the month.
  const typed = question.tokens.find(({ role }) => role.kind === 'month')?.text ?? column;
  const set = `${typed}资金支出计划${conditionSaid(question)}`;
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
