/** 哪个最多, 前三项: rankings. */
import { compare } from '../../base/decimal.ts';
import { smallNumber } from '../../base/small-numbers.ts';
import { squeeze } from '../../base/text-pieces.ts';
import type { Mention, Question } from '../../understand/question.ts';
import { printedAmount, unitOf } from '../amounts.ts';
import { rankedSet } from '../chosen-set.ts';
import { type Context, cellAt, quantityOf, type Rule, tablePlanOf } from '../context.ts';
import type { Plan, Quantity, SinglePlan } from '../plan.ts';
import { speaksOfProjects } from '../sets.ts';
import { decline } from './outside.ts';

/** 哪个最多, 前三项. */
export const rank: Rule = (context) => {
  const { question } = context;
  const order = orderAsked(question);
  if (order === null || question.operations.has('share')) return null;
  // Minimum average monthly pay: a bound that a target sets.
  if (/^(?:what(?:'s| is) the )?(?:minimum|maximum|min|max)\b/u.test(question.text.trim())) return null;
  const adds = ADDED_UP.test(question.text);
  if (
    question.operations.has('total') &&
    !adds &&
    !/哪|谁|前|第|\b(?:which|top|most|largest|biggest)\b/u.test(question.text)
  )
    return null;
  // 满意度最低的项目: of another kind of figure than money, or not at all.
  if (namesTargets(question)) return rankOfTargets(context, order);
  if (speaksOfProjects(context) && COUNTED_BY_TARGETS.test(question.text)) return decline(context, 'not-in-document');
  // 几个扶贫的项目里哪笔最大: of what is not in the document none is the largest.
  const isUnknown = ({ candidates, tokens, words }: Mention): boolean =>
    words !== '项目' &&
    candidates.length === 0 &&
    tokens.some(({ role, text }) => role.kind === 'unknown' && text.length > 1);
  if (SOME_OF_KIND.test(question.text) && question.mentions.some(isUnknown)) return decline(context, 'not-in-document');
  const set = rankedSet(context);
  // 三公里哪项最多: of several one alone has money. Which has the least cannot be told of blanks.
  const least = order === 'top' && (set?.members ?? 0) > 1 ? 1 : 2;
  if (set === null || set.quantities.length < least) return null;
  const ranked = (towards: 'top' | 'bottom'): SinglePlan =>
    tablePlanOf({
      kind: 'rank',
      set: set.name,
      quantities: [...set.quantities],
      order: towards,
      take: howMany(question.text, set.quantities.length),
      ...(question.unit ? { unit: question.unit } : {}),
    });
  // 最大的三个项目加起来: those, added up.
  const added = adds ? sumOfPlaces(context, set.quantities, order) : null;
  if (added !== null) return added;
  // 谁最大谁最小: both ends.
  return asksBothEnds(question)
    ? { kind: 'many', lead: 'topic', parts: [ranked('top'), ranked('bottom')] }
    : ranked(order);
};

/** 前五个项目合计: a total of the places, and not 合计前三的科目. */
const ADDED_UP =
  /(?:前|最|第|头).*(?:加起来|加总|合计|一共|总共|总和|总额|之和|共(?:多少|几))|\b(?:add|sum|total)\b.*\b(?:top|largest|biggest|smallest)\b|\b(?:top|largest|biggest|smallest)\b.*\b(?:together|combined|in total|altogether|add up)\b/u;

/** So many from one end of the set, added up; nothing where one alone is meant. */
function sumOfPlaces(context: Context, quantities: readonly Quantity[], order: 'top' | 'bottom'): Plan | null {
  const size = (quantity: Quantity): number => printedAmount(context, quantity);
  const sorted = quantities.toSorted((left, right) =>
    order === 'top' ? size(right) - size(left) : size(left) - size(right),
  );
  const places = sorted.slice(0, howMany(context.question.text, sorted.length));
  return places.length < 2 ? null : tablePlanOf({ kind: 'sum', quantities: places, ...unitOf(context) });
}

const FROM_SMALL =
  /从[小少低]到[大多高]|由[小少低]到[大多高]|\b(?:ascending|smallest first|from (?:the )?(?:smallest|lowest))\b/u;

const FROM_LARGE =
  /从[大多高]到[小少低]|由[大多高]到[小少低]|\b(?:descending|largest first|from (?:the )?(?:largest|highest))\b/u;

/** 几个扶贫的项目里: projects of some kind. */
const SOME_OF_KIND = /几[个笔项份]\S{2,8}(?:项目|通知|[笔份]).{0,2}(?:里|中)/u;

/** 从小到大 begins with the smallest, though it speaks of the largest, too. */
export function orderAsked({ operations, text }: Question): 'top' | 'bottom' | null {
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

/** 前三 → 3, top 5 → 5; “哪些”, “排名” → five; else one. */
export function howMany(text: string, size: number): number {
  const place =
    COUNT_SAID.exec(text)?.[1] ??
    ORDINAL.exec(text)
      ?.slice(1)
      .find((said) => said !== undefined);
  if (place !== undefined) return Math.max(1, Math.min(size, smallNumber(place)));
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
  /第[一二三四五六七八九十](?:到|至|-)第?([二三四五六七八九十])|第([二三四五六七八九十])|\b(second|third|fourth|fifth)\b|\b(two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ ){0,3}(?:items|projects|subjects|lines|costs|largest|biggest|smallest|lowest|highest)/u;

const SEVERAL = /哪些|哪几|排名|排序|大头|\branking\b|\brank\b|\bwhich (?:projects|items|ones)\b/u;
