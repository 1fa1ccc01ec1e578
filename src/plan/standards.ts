/** So much for one: what is a standard, and when the whole sum is meant instead. */
import type { Thing } from '../catalog/catalog.ts';
import { type Context, choose, isTarget } from './context.ts';

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
