/** Where the passages that answer a question in words are looked for, and which of those found answer it. */
import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { tellsKind } from '../plan/kinds-told.ts';
import type { Search } from '../plan/plan.ts';
import type { Hit, Retriever } from '../retrieve/passages.ts';
import { dutyHits, HITS } from './duties.ts';

/** The passages that answer, best first: of the projects that are named where theirs do, else of duties or of the whole. */
export function passagesFor(catalog: Catalog, retriever: Retriever, search: Search): readonly Hit[] {
  const { within } = search;
  const own = within.kind === 'project' ? ofProjects(retriever, search, within.projects) : [];
  const found =
    own.length > 0 ? own : within.kind === 'duty' ? dutyHits(retriever, search) : anywhere(retriever, search);
  return holdingAsked(catalog, found, search);
}

/** Passages that make a statement of the kind asked for. */
const anywhere = (retriever: Retriever, { text, tells }: Search): readonly Hit[] =>
  retriever.search({ text, limit: HITS, only: (passage) => tellsKind(passage, tells) });

/** Of a project that is named, the best of its passages needs a little, and what stands beside it nothing. */
const BEST_OF_PROJECT = 0.25;

/** … of the projects a question names. */
function ofProjects(retriever: Retriever, { text, tells }: Search, projects: readonly number[]): readonly Hit[] {
  const hits = retriever.search({
    text,
    limit: HITS,
    floor: 0,
    only: (passage) => passage.project !== undefined && projects.includes(passage.project) && tellsKind(passage, tells),
  });
  return (hits[0]?.score ?? 0) < BEST_OF_PROJECT ? [] : hits;
}

/**
 * The passages that speak of the words which must be held to answer: of duties those that hold each of them, with their
 * office's name; of other passages all, where together they do.
 */
function holdingAsked({ passages }: Catalog, hits: readonly Hit[], { holding = [], within }: Search): readonly Hit[] {
  const holds = (told: readonly Hit[]): boolean => {
    const texts = told.map(({ ref }) => squeeze(`${passages.get(ref)?.text ?? ''}${passages.get(ref)?.office ?? ''}`));
    return holding.every((word) => texts.some((text) => pieces(squeeze(word)).some((piece) => text.includes(piece))));
  };
  if (within.kind === 'duty') return hits.filter((hit) => holds([hit]));
  return holds(hits) ? hits : [];
}
