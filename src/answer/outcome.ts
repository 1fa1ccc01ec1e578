/** What was found for each plan of a message: what the answer stage words. */
import type { Cells } from '../engine/cells.ts';
import type { SinglePlan } from '../plan/plan.ts';
import type { Hit } from '../retrieve/passages.ts';

/** One plan with its outcome. A plan that could not be run arrives as a refusal. */
export type Outcome =
  | { readonly kind: 'cells'; readonly plan: Extract<SinglePlan, { kind: 'table' }>; readonly cells: Cells }
  | { readonly kind: 'hits'; readonly plan: Extract<SinglePlan, { kind: 'search' }>; readonly hits: readonly Hit[] }
  | { readonly kind: 'decline'; readonly plan: Extract<SinglePlan, { kind: 'decline' }>; readonly hits: readonly Hit[] }
  | { readonly kind: 'plain'; readonly plan: Extract<SinglePlan, { kind: 'quote' | 'list' | 'clarify' | 'chat' }> };

/** The answer of one question of the message; `lead` heads a summary. */
export type Part = { readonly lead?: 'budget' | 'goals' | 'topic'; readonly outcomes: readonly Outcome[] };
