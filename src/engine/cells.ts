/** What the engine found: figures, the rows they were read in, and the calculation in words. */
import type { Ref } from '../document/document.ts';

/** A figure of the result. `value` null: the cell is printed empty, nothing is budgeted. */
export type Figure = {
  readonly label: string;
  /** Exact decimal text, as printed when it was read; derived figures are rounded to two decimals. */
  readonly value: string | null;
  readonly unit: string;
  /** The text as printed, for a cell that is words or has a comparator: ≥95%. */
  readonly printed?: string;
  /** Rows this figure was read in. */
  readonly refs: readonly Ref[];
  readonly role: 'read' | 'derived';
};

export type Calculation = { readonly expression: string; readonly unit: string };

/** Something the reader must know about the result; worded by the answer stage. */
export type Remark =
  | { readonly kind: 'rounded'; readonly decimals: number }
  | { readonly kind: 'empty'; readonly label: string; readonly refs: readonly Ref[] }
  | { readonly kind: 'not-printed'; readonly label: string; readonly month: number }
  | { readonly kind: 'counted-once'; readonly label: string; readonly refs: readonly Ref[] }
  | { readonly kind: 'tie'; readonly labels: readonly string[]; readonly refs: readonly Ref[] };

export type Cells = {
  /** In the order they are to be said; for rank and filter, the ranking. */
  readonly figures: readonly Figure[];
  readonly calculations: readonly Calculation[];
  readonly remarks: readonly Remark[];
  /** All rows read, in the order first read; each is cited. */
  readonly refs: readonly Ref[];
};

/** Why a plan cannot be run: a value for the caller to word, not an exception. */
export type EngineFailure =
  | { readonly code: 'no-such-cell'; readonly row: string; readonly column: string }
  | { readonly code: 'not-a-number'; readonly label: string }
  | { readonly code: 'parent-and-child'; readonly parent: string; readonly child: string }
  | { readonly code: 'different-units'; readonly units: readonly string[] }
  | { readonly code: 'divide-by-zero'; readonly label: string };
