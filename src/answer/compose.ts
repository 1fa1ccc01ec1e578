/** Plans and what was found for them → the reply. */
import { assertNever } from '../base/result.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CorrectionSaid } from '../understand/question.ts';
import { sayDisagreements } from './disagreements.ts';
import { type Draft, startDraft } from './draft.ts';
import type { Outcome, Part } from './outcome.ts';
import type { Language, Reply, Route, Status } from './reply.ts';
import { sayTable } from './say-table.ts';
import { sayDecline, sayHits, sayList, sayOwner, sayQuote } from './say-text.ts';
import { suggestionsFor } from './suggestions.ts';
import { wordingOf } from './wording.ts';

export type Composition = {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly parts: readonly Part[];
  readonly corrections: readonly CorrectionSaid[];
  readonly knowledge: string;
};

/** Writes the reply. Pure: the same outcomes give the same bytes. */
export function compose({ catalog, language, parts, corrections, knowledge }: Composition): Reply {
  const draft = startDraft(catalog, language);
  const wording = wordingOf(language);
  for (const part of parts) {
    if (part.lead) draft.lines.push(`${wording.overview[part.lead](catalog.document.meta.title)}：`);
    for (const outcome of part.outcomes) say(draft, outcome);
  }
  sayDisagreements(
    draft,
    parts.flatMap((part) => part.outcomes),
  );
  for (const { from, to } of corrections) draft.notes.push(wording.corrected(from, to));
  const notes = [...new Set(draft.notes)];
  const answer = [
    ...draft.lines,
    ...notes.map((note) => `${wording.note}：${note}`),
    ...draft.options.map((option) => `· ${option.label}`),
  ].join('\n');
  const citations = draft.citations();
  const sources = citations.map(
    (citation) =>
      `[${citation.number}] ${citation.section} · ${citation.locator}${wording.source(citation.page)}：${citation.quote}`,
  );
  const status = statusOf(draft.statuses);
  return {
    status,
    route: routeOf(draft.routes),
    language,
    answer,
    text:
      sources.length > 0
        ? `${answer}\n\n${wording.sources}（《${catalog.document.meta.title}》）：\n${sources.join('\n')}`
        : answer,
    values: draft.values,
    citations,
    calculations: draft.calculations,
    notes,
    options: draft.options,
    suggestions: suggestionsFor(draft, status),
    ...(draft.reason && status === 'declined' ? { reason: draft.reason } : {}),
    knowledge,
  };
}

function say(draft: Draft, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'cells':
      sayTable(draft, outcome.plan, outcome.cells);
      for (const ref of outcome.plan.passages) sayQuote(draft, [ref]);
      settle(draft, 'answered', 'table');
      break;
    case 'hits':
      sayHits(draft, outcome.plan, outcome.hits);
      settle(draft, 'answered', 'narrative');
      break;
    case 'decline':
      sayDecline(draft, outcome.plan, outcome.hits);
      settle(draft, 'declined', 'narrative');
      break;
    case 'plain':
      sayPlain(draft, outcome.plan);
      break;
    default:
      assertNever(outcome);
  }
}

function sayPlain(draft: Draft, plan: Extract<Outcome, { kind: 'plain' }>['plan']): void {
  const wording = wordingOf(draft.language);
  if (plan.kind === 'list') {
    sayList(draft, plan);
    settle(draft, 'answered', 'narrative');
  } else if (plan.kind === 'quote') {
    sayOwner(draft, plan.refs);
    sayQuote(draft, plan.refs);
    settle(draft, 'answered', 'narrative');
  } else if (plan.kind === 'clarify') {
    draft.lines.push(wording.clarify(plan.about));
    draft.options.push(...plan.options);
    settle(draft, 'clarify', 'table');
  } else {
    draft.lines.push(wording.chat[plan.topic](draft.catalog.document.meta.title));
    settle(draft, 'answered', 'chat');
  }
}

function settle(draft: Draft, status: Status, route: Route): void {
  draft.statuses.push(status);
  draft.routes.push(route);
}

/** A message with several questions is answered when any of them is; the refused ones say so in the text. */
function statusOf(statuses: readonly Status[]): Status {
  if (statuses.includes('answered')) return 'answered';
  return statuses.includes('clarify') ? 'clarify' : 'declined';
}

function routeOf(routes: readonly Route[]): Route {
  const distinct = new Set(routes);
  return distinct.size === 1 ? (routes[0] ?? 'narrative') : 'mixed';
}
