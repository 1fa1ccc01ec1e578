/** 那个系统一年能出几次毛病: the targets of a project that is named, where none of them is. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Measure, Thing } from '../../catalog/catalog.ts';
import type { Question } from '../../understand/question.ts';
import {
  type Context,
  isBudgeted,
  isTarget,
  NAMED,
  namingWords,
  printedOf,
  quantityOf,
  type Rule,
  tablePlanOf,
} from '../context.ts';
import type { Plan } from '../plan.ts';

/** Targets of a project shown when none of them is named. */
const MOST_TARGETS = 5;

/** A rate is asked for, whatever it is called: 成功率. */
const RATE_SAID = /(?<![效利税费功频汇])率/u;

/** Kinds of figure that only targets have; an amount of money may be the budget itself. */
const TARGET_MEASURES = ['time', 'people', 'count', 'percent'] as const;

/**
 * 那个系统一年能出几次毛病, 年度考核的东西最晚几月交货: the project is clear and the kind of figure is, but no target by its
 * name: all of the project's targets of that kind.
 */
export const targetsOfProject: Rule = (context) => {
  const { catalog, question } = context;
  const rates = ratesOfProject(context);
  if (rates !== null) return rates;
  const words = namingWords(question);
  const satisfaction = /满意|satisf/u.test(words);
  // 满意率不问，问垫付几批: the kind of figure that is asked for goes before a rate that is only spoken of.
  const other = question.wanted.has('count') || question.wanted.has('people');
  const rate = (satisfaction || RATE_SAID.test(words)) && !other;
  const measures = TARGET_MEASURES.filter((measure) => question.wanted.has(measure) || (measure === 'percent' && rate));
  if (measures.length === 0 || question.wanted.has('money')) return null;
  const project = clearProject(question);
  if (project === undefined) return null;
  const ofKind = (kind: Thing['kind'], asked: readonly Measure[]): readonly Thing[] =>
    catalog.things.filter(
      (thing) =>
        thing.kind === kind &&
        thing.project === project &&
        asked.includes(thing.measure) &&
        (!rate || thing.name.includes('满意') === satisfaction),
    );
  const things = [
    ofKind('indicator', measures),
    measures.includes('count') && COUNTS_PEOPLE.test(question.text) ? ofKind('indicator', ['people']) : [],
    ofKind('fact', measures),
  ].find((some) => some.length > 0);
  const quantities = holdingMost(question, things ?? []).flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_TARGETS ? null : tablePlanOf({ kind: 'show', quantities });
};

/** 证书一本多少，表呢: of the standards of the project before, the one that is called so, however shortly. */
export const anotherStandard: Rule = ({ catalog, question }) => {
  const said = question.namesSomething ? undefined : OTHER_OF_THEM.exec(question.text.trim())?.[1];
  const project = question.operations.has('standard') && said !== undefined ? clearProject(question) : undefined;
  const things = catalog.things.filter(
    (thing) =>
      thing.kind === 'indicator' &&
      thing.project === project &&
      thing.measure === 'money' &&
      isForOne(catalog, thing) &&
      thing.detail.some((text) => said !== undefined && text.includes(said)),
  );
  const quantities = things.flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return project === undefined || quantities.length === 0 ? null : tablePlanOf({ kind: 'show', quantities });
};

const OTHER_OF_THEM = /^那?(\p{Script=Han}{1,4}?)呢/u;

/** Share of the words that a target tells, where another one is called by them. */
const LEAST_OF_WORDS = 0.2;

/** 多少个, how many are there: people are counted so, too; 多少本 counts no people. */
const COUNTS_PEOPLE = /(?:几|多少)个|名额|\bhow many are there\b/u;

/** Of several targets of a kind those that hold the words asked best; all where none holds more than another. */
function holdingMost({ whole }: Question, things: readonly Thing[]): readonly Thing[] {
  const coverage = new Map(whole?.candidates.map((candidate) => [candidate.thing, candidate.coverage]));
  const held = (thing: Thing): number => coverage.get(thing) ?? 0;
  const most = Math.max(0, ...things.map(held));
  // 丧葬费发给多少人: who and what is counted is not told by a target that holds none of what another is called by.
  const counted = things.some(({ measure }) => measure === 'people' || measure === 'count');
  if (counted && whole?.candidates[0]?.thing.kind === 'indicator' && most < LEAST_OF_WORDS) return [];
  return things.filter((thing) => held(thing) >= most - CLEARLY);
}

/** A target holds at least so much of the words by itself, where no share of anything is spoken of. */
const LEAST_OF_RATE = 0.85;

/** 认证后养老金发放的比例: a rate that is a target of its own, and no share of the budget. */
export const rateTarget: Rule = ({ catalog, question }) => {
  if (!question.operations.has('share') || /占|份额|比重|\b(?:of|share)\b/u.test(question.text)) return null;
  const candidates = question.whole?.candidates ?? [];
  const rates = candidates.filter(
    ({ thing, coverage }) => isTarget(thing) && thing.measure === 'percent' && coverage >= LEAST_OF_RATE,
  );
  const [best] = rates;
  if (best === undefined || candidates.some(({ thing, precision }) => isBudgeted(thing) && precision >= NAMED))
    return null;
  const same = rates.filter(({ thing }) => thing.name === best.thing.name).map(({ thing }) => thing);
  const quantities = same.flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_TARGETS ? null : tablePlanOf({ kind: 'show', quantities });
};

/** 居民养老县里每人每月补多少, 县里的几个标准: the standards of the project that is named, those of the unit that is said. */
function ratesOfProject({ catalog, question }: Context): Plan | null {
  const project = question.operations.has('standard') ? clearProject(question) : undefined;
  if (project === undefined) return null;
  const rates = catalog.things.filter(
    (thing) => thing.kind === 'indicator' && thing.project === project && /元/u.test(printedOf(catalog, thing)),
  );
  const monthly = /月|\bmonth/u.test(question.text);
  const things = monthly
    ? rates.filter((thing) => /月/u.test(printedOf(catalog, thing)))
    : rates.filter((thing) => isForOne(catalog, thing));
  // 从几块到几块: a standard that is printed as a range.
  const ranges = BETWEEN.test(question.text) ? things.filter((thing) => RANGE.test(printedOf(catalog, thing))) : [];
  // 奖励证书单价: of several, those that are of what is said.
  const words = question.tokens.flatMap(({ role }) => (role.kind === 'content' ? [squeeze(role.words)] : []));
  const named = things.filter(({ name, detail }) =>
    words.some((word) => squeeze([name, ...detail].join('')).includes(word)),
  );
  const meant = [ranges, named].find((some) => some.length > 0) ?? holdingMost(question, things);
  const quantities = meant.flatMap((thing) => quantityOf(catalog, thing) ?? []);
  return quantities.length === 0 || quantities.length > MOST_TARGETS ? null : tablePlanOf({ kind: 'show', quantities });
}

const BETWEEN = /(?:几|多少)\S{0,6}(?:到|至)\S{0,4}(?:几|多少)/u;

const RANGE = /\d\s*[-~—至到]\s*\d/u;

/** So much for one of something; the whole cost of a project, in tens of thousands, is none. */
const isForOne = (catalog: Catalog, thing: Thing): boolean =>
  /(?<!万\s*)元|标准|补助|补贴/u.test(`${printedOf(catalog, thing)}${thing.name}`);

/** The one project that most of the words are of: by its name, or as what its targets belong to. */
function clearProject({ whole }: Question): number | undefined {
  const [best] = whole?.candidates ?? [];
  const number = best?.thing.project;
  if (best === undefined || number === undefined || best.held < (whole?.again ? LEAST_OF_SAME : LEAST_OF_PROJECT))
    return undefined;
  const other = whole?.candidates.find(({ thing }) => thing.project !== number);
  return other === undefined || other.held < best.held - CLEARLY ? number : undefined;
}

const LEAST_OF_PROJECT = 0.45;

/** … of the words before, of which the name of what was asked then is no part of what is asked now: 印几份，一份多少钱. */
const LEAST_OF_SAME = 0.25;

const CLEARLY = 0.1;
