/** Everything in the loaded documents that can be named in a question, and what each name leads to. */
import type { Document, Indicator, Office, Passage, Project, Ref, Row, Table } from '../document/document.ts';
import type { Lexicon } from './lexicon.ts';

export type CellAt = { readonly row: Ref; readonly column: string };

export type ThingKind =
  | 'subject'
  | 'line'
  | 'total'
  | 'project'
  | 'indicator'
  | 'fact'
  | 'office'
  | 'unit'
  | 'term'
  | 'table';

/**
 * A thing a question can be about. `names` say it wholly; `detail` says more of it (its description, its number);
 * `context` is what it belongs to (project of an indicator, class of a subject).
 */
export type Thing = {
  readonly id: string;
  readonly kind: ThingKind;
  /** As shown to the user. */
  readonly name: string;
  readonly names: readonly string[];
  readonly detail: readonly string[];
  readonly context: readonly string[];
  /** Its own figure, in each place it is printed, the most telling place first. Empty for offices, terms, tables. */
  readonly amounts: readonly CellAt[];
  /** The rows it has in tables, for other columns than its own figure; refs of its passages for offices and terms. */
  readonly refs: readonly Ref[];
  /** Kind of unit of its figure, so that “how many people” finds people and “how much” money. */
  readonly measure: Measure;
  readonly project?: number;
  readonly code?: string;
  /** Where its figure stands is part of something else (其中, 年初结转): asked for only by naming that too. */
  readonly nested: boolean;
  /** Names it lists, for a table or clause that is asked what is in it: units, offices. */
  readonly listing?: readonly string[];
};

/** What a figure counts, read from its unit. */
export type Measure = 'money' | 'percent' | 'people' | 'time' | 'count' | 'words' | 'none';

/** An entry of the inverted index: which thing holds a piece of text, and how near to its heart. */
export type Posting = { readonly thing: number; readonly weight: number };

export type Catalog = {
  readonly document: Document;
  readonly lexicon: Lexicon;
  readonly things: readonly Thing[];
  /** The different pieces of each name of each thing, by position in `things`: cut once, read for every candidate. */
  readonly namePieces: readonly (readonly (readonly string[])[])[];
  /** Piece of text (see `pieces`) → the things that hold it, by position in `things`. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** Rarity of each piece over all things (idf). */
  readonly rarity: ReadonlyMap<string, number>;
  /** Rarity of a piece that nothing holds. */
  readonly unknownRarity: number;
  /** Squeezed name → positions in `things` it says wholly. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byId: ReadonlyMap<string, Thing>;
  readonly rows: ReadonlyMap<Ref, Row>;
  readonly passages: ReadonlyMap<Ref, Passage>;
  readonly tableOfRow: ReadonlyMap<Ref, Table>;
  readonly projects: ReadonlyMap<number, Project>;
  /** The project a row or passage is of. */
  readonly projectOfRef: ReadonlyMap<Ref, number>;
  readonly offices: ReadonlyMap<string, Office>;
  /** Indicators by the ref of their row. */
  readonly indicators: ReadonlyMap<Ref, Indicator>;
};
