/** Where the document disagrees with itself about a figure of the reply: both sides are told and cited. */
import type { Check, Ref, Side } from '../document/document.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './outcome.ts';
import { wordingOf } from './wording.ts';

/** A side made of more rows than this is told with its calculation, not cited row by row. */
const MOST_CITED = 6;

/** Adds a note for every failed check of reconciliation that a figure read for the reply takes part in. */
export function sayDisagreements(draft: Draft, outcomes: readonly Outcome[]): void {
  const wording = wordingOf(draft.language);
  for (const outcome of outcomes) {
    if (outcome.kind !== 'cells') continue;
    const read =
      outcome.plan.table.kind === 'rank' || outcome.plan.table.kind === 'filter'
        ? new Set(outcome.plan.also)
        : new Set(outcome.cells.refs);
    if (outcome.plan.table.kind !== 'rank' && outcome.plan.table.kind !== 'filter') sayStatements(draft, read);
    const figures = outcome.cells.figures.map((figure) => figure.value);
    for (const check of draft.catalog.document.checks) {
      if (check.agrees || !concerns(check, read, figures)) continue;
      const told = wording.disagreement(sideText(draft, check.left), sideText(draft, check.right));
      draft.notes.push(
        check.explanation ? `${told}（${check.explanation}${draft.cite(check.explainedBy ?? [])}）` : told,
      );
    }
  }
}

/** Rows that state the same differently are told beside the one that was read. */
function sayStatements(draft: Draft, read: ReadonlySet<Ref>): void {
  const wording = wordingOf(draft.language);
  for (const { about, rows, differ } of draft.catalog.document.disagreements) {
    if (!rows.some((row) => read.has(row))) continue;
    const told = rows.map((ref) => `${statement(draft, ref, differ)}${draft.cite([ref])}`);
    if (new Set(rows.map((ref) => statement(draft, ref, differ))).size < 2) continue;
    draft.notes.push(wording.differently(about, [...new Set(told)].join('；')));
  }
}

function statement(draft: Draft, ref: Ref, differ: 'target' | 'description' | 'basis'): string {
  const indicator = draft.catalog.indicators.get(ref);
  if (differ !== 'target' && indicator) return indicator[differ];
  const cell = draft.catalog.rows.get(ref)?.cells[0];
  return cell ? `${cell.printed}${/\d$/u.test(cell.printed) ? cell.unit : ''}` : '';
}

/** A check concerns a reply that reads a row of one side and shows the very amount that disagrees. */
const concerns = (check: Check, read: ReadonlySet<Ref>, figures: readonly (string | null)[]): boolean =>
  [check.left, check.right].some((side) => figures.includes(side.value) && side.refs.some((ref) => read.has(ref)));

function sideText(draft: Draft, side: Side): string {
  if (side.expression)
    draft.calculations.push({
      expression: side.expression.includes('=') ? side.expression : `${side.expression} = ${side.value}`,
      unit: side.unit,
    });
  const marks = side.refs.length <= MOST_CITED ? draft.cite(side.refs) : '';
  return `${side.label} ${side.value}${side.unit}${marks}`;
}
