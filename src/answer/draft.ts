/** A reply in the making: its lines, and the sources they cite, numbered in the order they are first cited. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Ref, Source } from '../document/document.ts';
import type { DeclineReason } from '../plan/plan.ts';
import type { Citation, Language, Option, Route, Status, Value } from './reply.ts';

/** More sources than this are not printed one by one; the first ones are. */
const MOST_CITATIONS = 60;

export type Draft = {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly lines: string[];
  readonly notes: string[];
  readonly values: Value[];
  readonly calculations: { expression: string; unit: string }[];
  readonly options: Option[];
  readonly statuses: Status[];
  readonly routes: Route[];
  reason?: DeclineReason;
  /** Marks for these sources, ` [1][3]`; registers each that is new. */
  cite(refs: readonly Ref[]): string;
  citations(): Citation[];
};

/** An empty reply in a language. */
export function startDraft(catalog: Catalog, language: Language): Draft {
  const numbers = new Map<Ref, number>();
  const sources: Source[] = [];
  return {
    catalog,
    language,
    lines: [],
    notes: [],
    values: [],
    calculations: [],
    options: [],
    statuses: [],
    routes: [],
    cite(refs) {
      const marks: string[] = [];
      for (const ref of new Set(refs)) {
        const source = sourceOf(catalog, ref);
        const key = `${source.section.join('>')}|${source.locator}|${source.quote}`;
        let number = numbers.get(key);
        if (number === undefined && sources.length < MOST_CITATIONS) {
          sources.push(source);
          number = sources.length;
          numbers.set(key, number);
        }
        if (number !== undefined && !marks.includes(`[${number}]`)) marks.push(`[${number}]`);
      }
      return marks.length > 0 ? ` ${marks.join('')}` : '';
    },
    citations: () => sources.map((source, at) => citationOf(catalog, source, at + 1)),
  };
}

/** The source of a row or passage; throws when there is none, which is a bug. */
function sourceOf(catalog: Catalog, ref: Ref): Source {
  const source = catalog.rows.get(ref)?.source ?? catalog.passages.get(ref)?.source;
  if (source === undefined) throw new Error(`nothing in the document has the ref ${ref}`);
  return source;
}

function citationOf(catalog: Catalog, source: Source, number: number): Citation {
  return {
    number,
    kind: source.kind,
    document: catalog.document.meta.title,
    section: source.section.join(' > '),
    locator: source.locator,
    ...(source.page === undefined ? {} : { page: source.page }),
    quote: source.quote,
    ref: source.ref,
  };
}
