/** Reconciliation: every figure that the document states twice, or that follows from others, set side by side. */
import type { Check } from '../document.ts';
import { reconcileAcross } from './reconcile-across.ts';
import { reconcileProjects } from './reconcile-projects.ts';
import { reconcileSentences } from './reconcile-sentences.ts';
import type { Unreconciled } from './reconcile-side.ts';
import { reconcileTables } from './reconcile-tables.ts';

/** All checks that can be made on a document, in a fixed order. */
export function reconcile(document: Unreconciled): Check[] {
  return [
    ...reconcileTables(document),
    ...reconcileAcross(document),
    ...reconcileSentences(document),
    ...reconcileProjects(document),
  ];
}
