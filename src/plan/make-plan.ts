/** Question → plan. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Question } from '../understand/question.ts';
import { leavesOutAsked } from './asked-words.ts';
import { withClaim } from './claims.ts';
import type { Rule } from './context.ts';
import { type Plan, plan as planSchema } from './plan.ts';
import { addressed } from './rules/addressed.ts';
import { anyText } from './rules/any-text.ts';
import { compare, difference, ratio, sum } from './rules/arithmetic.ts';
import { basis } from './rules/basis.ts';
import { byCode } from './rules/by-code.ts';
import { citing } from './rules/citing.ts';
import { rowInColumns } from './rules/columns.ts';
import { definition } from './rules/definitions.ts';
import { unprintedNumber } from './rules/document-number.ts';
import { emptyTable } from './rules/empty-table.ts';
import { filter } from './rules/filter.ts';
import { columnOfListed, dutiesOfOffice, unitRows, within } from './rules/listed.ts';
import { lookUp } from './rules/look-up.ts';
import { makeup } from './rules/makeup.ts';
import { members } from './rules/members.ts';
import { moneyUnit } from './rules/money-unit.ts';
import { excluded, office } from './rules/office.ts';
import {
  chat,
  decline,
  elsewhere,
  otherPlace,
  otherYear,
  refused,
  statedNow,
  statedYear,
  unknownFacet,
} from './rules/outside.ts';
import { overview } from './rules/overview.ts';
import { purpose } from './rules/purpose.ts';
import { rank, rankTargets } from './rules/rank.ts';
import { reasonOf } from './rules/reason.ts';
import { reconcile } from './rules/reconcile.ts';
import { remainder, withoutExcepted } from './rules/remainder.ts';
import { share } from './rules/share.ts';
import { stated } from './rules/statements.ts';
import { anotherStandard, rateTarget, targetsOfProject } from './rules/targets.ts';
import { change, schedule } from './rules/time.ts';
import { grandTotal, incomeSources } from './rules/totals.ts';
import { unexplained } from './rules/unexplained.ts';
import { unitsByCell } from './rules/units.ts';
import { whichProject, whichStandard } from './rules/which.ts';
import { whichBudget } from './rules/which-budget.ts';
import { contradictsWhatIsSaid } from './said-of-figures.ts';

/** The first rule that recognises the question makes its plan: what is outside the document first, the most particular operations next, plain look-ups and text last. */
const RULES: readonly (readonly [string, Rule])[] = [
  ['chat', chat],
  ['other-place', otherPlace],
  ['elsewhere', elsewhere],
  ['unprinted-number', unprintedNumber],
  ['addressed', addressed],
  ['refused', refused],
  ['stated-year', statedYear],
  ['change', change],
  ['other-year', otherYear],
  ['by-code', byCode],
  ['reconcile', reconcile],
  ['unexplained', unexplained],
  ['money-unit', moneyUnit],
  ['citing', citing],
  ['stated', stated],
  ['units-by-cell', unitsByCell],
  ['duties-of-office', dutiesOfOffice],
  ['units', unitRows],
  ['within', within],
  ['column-of-listed', columnOfListed],
  ['remainder', remainder],
  ['without-excepted', withoutExcepted],
  ['which-budget', whichBudget],
  ['row-in-columns', rowInColumns],
  ['unknown-facet', unknownFacet],
  ['filter', filter],
  ['excluded', excluded],
  ['office', office],
  ['schedule', schedule],
  ['rate-target', rateTarget],
  ['share', share],
  ['income-sources', incomeSources],
  ['overview', overview],
  ['definition', definition],
  ['makeup', makeup],
  ['difference', difference],
  ['ratio', ratio],
  ['rank-targets', rankTargets],
  ['compare', compare],
  ['rank', rank],
  ['sum', sum],
  ['members', members],
  ['basis', basis],
  ['purpose', purpose],
  ['grand-total', grandTotal],
  ['reason', reasonOf],
  ['another-standard', anotherStandard],
  ['look-up', lookUp],
  ['stated-now', statedNow],
  ['empty-table', emptyTable],
  ['targets-of-project', targetsOfProject],
  ['which-standard', whichStandard],
  ['which-project', whichProject],
  ['text', anyText],
];

/** A plan, and the rule that made it. */
export type Made = { readonly plan: Plan; readonly rule: string };

/** Makes the plan of a question. Always gives one: a refusal when nothing fits. Throws when a rule made no valid plan, which is a bug. */
export function makePlan(catalog: Catalog, question: Question): Made {
  const context = { catalog, question };
  for (const [rule, make] of RULES) {
    const made = make(context);
    if (made !== null && leavesOutAsked(context, made))
      return { plan: decline(context, 'not-in-document'), rule: 'asked-words' };
    if (made !== null && contradictsWhatIsSaid(context, made))
      return { plan: decline(context, 'not-in-document'), rule: 'said-of-figures' };
    if (made !== null) return { plan: planSchema.parse(withClaim(made, question)), rule };
  }
  return { plan: decline(context, 'unintelligible'), rule: 'none' };
}
