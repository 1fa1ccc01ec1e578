/** What the rules that make plans share: the catalog's cells, and the choice among what a mention could mean. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog, CellAt, Thing } from '../catalog/catalog.ts';
import type { Cell } from '../document/document.ts';
import type { Candidate, Mention, Question, Token } from '../understand/question.ts';
import type { Plan, Quantity, SinglePlan, TablePlan } from './plan.ts';

export type Context = { readonly catalog: Catalog; readonly question: Question };

/** One way to answer a kind of question: the plan, or null when the question is not of its kind. */
export type Rule = (context: Context) => Plan | null;

/** The cell at an address, if it is printed. */
export function cellAt(catalog: Catalog, at: CellAt): Cell | undefined {
  return catalog.rows.get(at.row)?.cells.find((cell) => cell.column === at.column);
}

/** The printed amount of a thing as a key: equal keys are equal figures. Undefined when it has none. */
function amountKey(catalog: Catalog, thing: Thing): string | undefined {
  const at = thing.amounts[0];
  const cell = at && cellAt(catalog, at);
  return cell && `${cell.value ?? cell.printed}|${cell.unit}`;
}

/** The address of a thing's figure in a named column, or its own figure. Undefined when no row of it has that column. */
export function addressOf(catalog: Catalog, thing: Thing, column?: string): CellAt | undefined {
  if (column === undefined) return thing.amounts.find((at) => cellAt(catalog, at) !== undefined);
  const row = thing.refs.find((ref) => catalog.rows.get(ref)?.cells.some((cell) => cell.column === column));
  return row === undefined ? undefined : { row, column };
}

/** A thing's figure as an operand. */
export function quantityOf(catalog: Catalog, thing: Thing, column?: string): Quantity | undefined {
  const at = addressOf(catalog, thing, column);
  return at && { label: labelOf(catalog, thing, column), cells: [at] };
}

/** How a figure is called in the reply: the thing, its project where it is an indicator, its column where it is not its own. */
export function labelOf(catalog: Catalog, thing: Thing, column?: string): string {
  const project =
    thing.kind === 'indicator' && thing.project !== undefined ? catalog.projects.get(thing.project) : undefined;
  const name = project ? `${project.name}·${thing.name}${distinction(thing)}` : thing.name;
  return column && column !== thing.name ? `${name}的${column}` : name;
}

/** The description of an indicator where it says more than the name: 每月8日前, 3000元档次. */
function distinction(thing: Thing): string {
  const description = thing.detail[0]?.trim() ?? '';
  return description === '' || description === thing.name ? '' : `（${description}）`;
}

/** Rows that print the same figure as this one elsewhere, the thing's own places first; at most `most`. */
export function alsoPrinted(catalog: Catalog, things: readonly Thing[], most = 3): string[] {
  const [first] = things;
  if (first === undefined) return [];
  const key = amountKey(catalog, first);
  const refs = things.flatMap((thing) =>
    thing.amounts
      .filter((at) => `${cellAt(catalog, at)?.value}|${cellAt(catalog, at)?.unit}` === key)
      .map((at) => at.row),
  );
  return [...new Set(refs)].slice(1, most + 1);
}

/** What a mention means: one thing (with others that print the same figure), several that differ, or nothing. */
export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly things: readonly Thing[]; readonly best: Candidate }
  | { readonly kind: 'several'; readonly things: readonly Thing[]; readonly best: Candidate };

/** Scores nearer than this tell nothing apart. */
const TIE = 0.04;
/** A mention that holds less of its words than this names nothing we know. */
const LEAST_COVERAGE = 0.5;
/** … of the turn before: “那笔钱多大” after a duty was asked for. */
const LEAST_AGAIN = 0.3;
/** Having said this much of a thing's own name settles that it is meant. */
export const NAMED = 0.72;
/** Having said this much of a name is calling the thing by it. */
export const OUTRIGHT = 0.95;

/** A noun that no name and no entry of the lexicon explains (jieba's tags): it may be what the question is about. */
export const isUnknownNoun = ({ role, text }: Token): boolean =>
  role.kind === 'unknown' && text.length > 1 && /^(?:n|j|vn|eng)/u.test(role.tag);

/** Whether a candidate is of what the turn before was about: a few of its words are enough then. */
export const goesOnWith = ({ thing }: Candidate, mention: Mention | undefined): boolean =>
  mention?.again === true || (mention?.project !== undefined && mention.project === thing.project);

/** Chooses among the candidates of a mention, of those that `admits` lets in. */
export function choose(catalog: Catalog, mention: Mention | undefined, admits: (thing: Thing) => boolean): Choice {
  const candidates = betterExplained(
    ownTargetFirst((mention?.candidates ?? []).filter((candidate) => admits(candidate.thing))),
  );
  const [best] = candidates;
  if (best === undefined) return { kind: 'none' };
  if (
    !isCoded(best, mention) &&
    (best.coverage + best.held) / 2 < (goesOnWith(best, mention) ? LEAST_AGAIN : LEAST_COVERAGE)
  )
    return { kind: 'none' };
  const tied = candidates.filter(
    (candidate) =>
      candidate === best || (mention?.goesOn ? candidate.score >= best.score - TIE : isTied(best, candidate)),
  );
  const distinct = new Set(
    tied.map(({ thing }) => (isTarget(thing) ? thing.id : (amountKey(catalog, thing) ?? thing.id))),
  );
  return { kind: distinct.size <= 1 ? 'one' : 'several', things: tied.map((candidate) => candidate.thing), best };
}

/** A project that is called beside one of its own targets only says whose target it is. */
function ownTargetFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = candidates;
  if (best?.thing.kind !== 'project') return candidates;
  const own = candidates.find((candidate) => isOwnTarget(best, candidate));
  return own === undefined ? candidates : [own, ...candidates.filter((candidate) => candidate !== own)];
}

/** Whether one candidate is a target of the project that the other is, called by its whole name. */
export const isOwnTarget = (project: Candidate, { thing, precision }: Candidate): boolean =>
  thing.kind === 'indicator' &&
  thing.project === project.thing.project &&
  precision >= OUTRIGHT &&
  !squeeze(project.thing.name).includes(squeeze(thing.name));

/** What the best explains is little: of those nearly as good, what explains clearly more of the words is meant. */
function betterExplained(candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = candidates;
  if (best === undefined || explainedBy(best) >= LITTLE_EXPLAINED) return candidates;
  const other = candidates.find(
    (candidate) => candidate.score >= best.score - 0.1 && explainedBy(candidate) >= explainedBy(best) + 0.1,
  );
  return other === undefined ? candidates : [other, ...candidates.filter((candidate) => candidate !== other)];
}

const LITTLE_EXPLAINED = 0.65;

/** How much of a mention a candidate explains; words of what it belongs to count half. */
export const explainedBy = ({ coverage, held }: Candidate): number => (coverage + held) / 2;

/** A subject's code settles what is meant, whatever else was said. */
export const isCoded = ({ thing }: Candidate, mention: Mention | undefined): boolean =>
  thing.code !== undefined && new RegExp(`(?<!\\d)${thing.code}(?!\\d)`, 'u').test(mention?.words ?? '');

function isTied(best: Candidate, other: Candidate): boolean {
  if (isTarget(best.thing) && isTarget(other.thing)) return isSameTarget(best, other);
  if (isTarget(best.thing) !== isTarget(other.thing)) return false;
  if (other.score >= best.score - TIE) return true;
  // Neither name was said in full and both hold the same words: what was said does not tell them apart.
  return best.precision < NAMED && other.coverage >= best.coverage - 0.03 && other.score >= best.score - 0.2;
}

/** 县里, 2023年: namesakes of which one is called what was said and the other what excludes it differ by more than this. */
const TOLD_APART = 0.3;

/** … and things of another name by more than this, what their names differ in counted in. */
const FAR_APART = 0.6;

/** Targets are told together when the words asked stand in each of them, and what was said of their names is alike. */
function isSameTarget(best: Candidate, other: Candidate): boolean {
  if (best.thing.name === other.thing.name)
    return other.held >= best.held - 0.02 && other.score > best.score - TOLD_APART;
  if (best.thing.measure !== other.thing.measure || other.score <= best.score - FAR_APART) return false;
  if (other.held < Math.max(best.held - 0.02, 0.9)) return false;
  const [left, right] = [squeeze(best.thing.name), squeeze(other.thing.name)];
  if (best.precision < 0.5 && other.score >= best.score - 0.1) return true;
  return left.includes(right) || right.includes(left) || (other.precision >= 0.3 && other.score >= best.score - 0.45);
}

/** Whether a thing has a figure of its own in a budget table or a project. */
export const isBudgeted = (thing: Thing): boolean =>
  thing.kind === 'subject' || thing.kind === 'line' || thing.kind === 'total' || thing.kind === 'project';

/** Whether a thing is a target or a figure in a sentence. */
export const isTarget = (thing: Thing): boolean => thing.kind === 'indicator' || thing.kind === 'fact';

/** Whether a thing is how much something changed, which is no amount of it. */
export const isChange = (catalog: Catalog, thing: Thing): boolean =>
  thing.kind === 'fact' &&
  catalog.document.facts.some((fact) => fact.change !== undefined && thing.refs.includes(fact.row.source.ref));

/** Things that have an amount: how much something changed counts only where a change is asked for. */
export const hasAmount =
  ({ catalog, question }: Context) =>
  (thing: Thing): boolean =>
    hasFigure(thing) && (question.operations.has('change') || !isChange(catalog, thing));

/** Whether a thing has any figure that can be shown. */
export const hasFigure = (thing: Thing): boolean => thing.amounts.length > 0;

/** Wraps a table plan; rows that print the same figure elsewhere are cited with it. */
export function tablePlanOf(
  table: TablePlan,
  more: { also?: readonly string[]; passages?: readonly string[]; assumed?: readonly string[] } = {},
): SinglePlan {
  return {
    kind: 'table',
    table,
    also: [...(more.also ?? [])],
    passages: [...(more.passages ?? [])],
    assumed: [...(more.assumed ?? [])],
  };
}

/** The words of a question that name something, as they were said. */
export const namingWords = ({ tokens }: Question): string =>
  tokens
    .filter(({ role }) => role.kind === 'content' || role.kind === 'unknown')
    .map(({ role, text }) => (role.kind === 'unknown' ? (role.words ?? text) : text))
    .join(' ');

/** The first amount of a thing as the document prints it; '' where it has none. */
export const printedOf = (catalog: Catalog, { amounts: [at] }: Thing): string =>
  (at && catalog.rows.get(at.row)?.cells.find(({ column }) => column === at.column)?.printed) ?? '';

/** A figure is only shown when this much of the question is explained by it. */
export const LEAST_EXPLAINED = 0.65;

/** … of a line of which less than a whole name was said. */
export const MOSTLY_EXPLAINED = 0.8;
