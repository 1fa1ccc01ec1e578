/** So much for one: what is a standard, and when the whole sum is meant instead. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog, Thing } from '../catalog/catalog.ts';
import { type Context, choose, isTarget, printedOf, quantityOf } from './context.ts';
import type { Quantity } from './plan.ts';

/** A target that says how much for one: what a goal is worth is no standard. */
export const isRate = (thing: Thing): boolean =>
  isTarget(thing) &&
  thing.measure !== 'count' &&
  ((thing.measure === 'money' && thing.kind === 'indicator') ||
    /标准|单价|利率|金额|成本/u.test([thing.name, ...thing.detail].join(' ')));

/** Wordings of so much for one; 补多少 by itself may mean the whole sum as well. */
const FOR_ONE =
  /标准|每|人均|平均|一[个名位]?[人月年天日]|单价|封顶|上限|下限|最[高低多少]|档|[一每][张册本份件套]|\b(?:per|each|monthly|cap|rate|standard)\b/u;

/** Share of the name of a notice that calls it: what is left is who is told of it. */
const MOST_OF_NAME = 0.45;

/** A project; where it is asked what is 补, one whose name says so. */
export const isGrant = ({ question }: Context, { kind, name }: Thing): boolean =>
  kind === 'project' && (!question.text.includes('补') || name.includes('补'));

/** 省里给居民养老补多少: the money of a notice is meant where most of its name and nothing of a standard was said. */
export function sumRatherThanStandard(context: Context): boolean {
  const { catalog, question } = context;
  if (!question.operations.has('standard') || FOR_ONE.test(question.text)) return false;
  return (
    question.mentions.length > 0 &&
    question.mentions.every((mention) => {
      const choice = choose(catalog, mention, (thing) => isGrant(context, thing));
      return choice.kind !== 'none' && choice.best.coverage >= 0.95 && choice.best.precision >= MOST_OF_NAME;
    })
  );
}

/** So much for one of something; the whole cost of a project, in tens of thousands, is none. */
export const isForOne = (catalog: Catalog, thing: Thing): boolean =>
  /(?<!万\s*)元|标准|补助|补贴/u.test(`${printedOf(catalog, thing)}${thing.name}`);

/**
 * 公益岗150号跟220号每月差多少: of projects that are named beside what a standard is of, the standard of each; null where no
 * standard is asked of several projects, none where one of them has not just one.
 */
export function standardsOfNamed({ catalog, question }: Context): Quantity[] | null {
  const said = question.tokens.flatMap(({ role }) => (role.kind === 'content' ? [squeeze(role.words)] : []));
  const projectsOf = (word: string): number[] =>
    (catalog.byName.get(word) ?? []).flatMap((at) => {
      const thing = catalog.things[at];
      return thing?.kind === 'project' ? (thing.project ?? []) : [];
    });
  const projects = new Set(said.flatMap(projectsOf));
  if (!question.operations.has('standard') || projects.size < 2) return null;
  const words = said.filter((word) => projectsOf(word).length === 0);
  const found = [...projects].map((number) =>
    catalog.things.filter(
      (thing) =>
        thing.kind === 'indicator' &&
        thing.project === number &&
        isForOne(catalog, thing) &&
        /元/u.test(printedOf(catalog, thing)) &&
        words.every((word) => squeeze([thing.name, ...thing.detail].join('')).includes(word)),
    ),
  );
  const quantities = found.flatMap(([thing, ...others]) =>
    thing === undefined || others.length > 0 ? [] : (quantityOf(catalog, thing) ?? []),
  );
  return quantities.length === projects.size ? quantities : [];
}
