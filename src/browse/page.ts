/**
 * A page of the document that a person leafs through without asking: what stands on it, where it stands in print, and
 * which pages can be opened from it. One shape for every channel; a channel only renders it. No figure is worked out
 * here: every one on a page is a printed cell or stands in a printed sentence; the only others are counts of what is listed.
 */
import type { Ref } from '../document/document.ts';

/** Language of the words around the document's own, which stay as printed. */
export type Language = 'zh' | 'en';

/** The tabs of a project. */
export type ProjectPart = 'card' | 'plan' | 'goals' | 'indicators';

/** Where a page is. Numbers of pages, projects, tables and chapters are 1-based. */
export type Address =
  | { readonly kind: 'projects'; readonly page: number }
  | { readonly kind: 'project'; readonly number: number; readonly part: ProjectPart; readonly page: number }
  | { readonly kind: 'tables' }
  | { readonly kind: 'table'; readonly table: number; readonly page: number }
  | { readonly kind: 'offices' }
  | { readonly kind: 'office'; readonly id: string; readonly page: number }
  /** The chapters of prose: duties, explanations, overall goals, glossary. */
  | { readonly kind: 'chapters' }
  | { readonly kind: 'chapter'; readonly chapter: number; readonly page: number }
  /** One row or passage with what stands around it: any ref of a citation. */
  | { readonly kind: 'source'; readonly ref: Ref };

export type Field = { readonly name: string; readonly value: string };

/** `blank`: no row of the whole table prints anything in it, so a narrow channel may leave it out. */
export type PageColumn = { readonly name: string; readonly blank: boolean };

/** `cells` has one text for each column; an empty cell is said in words. `marked`: the row the page was opened for. */
export type PageRow = {
  readonly locator: string;
  readonly cells: readonly string[];
  readonly marked: boolean;
  readonly ref: Ref;
};

export type PageClause = {
  readonly locator: string;
  readonly text: string;
  readonly marked: boolean;
  readonly ref: Ref;
};

/** A stretch of a page. `heading` is ours, in the language of the page. */
export type Block = { readonly heading?: string } & (
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** `unit` holds for every figure that does not print its own; empty when the table has none. */
  | {
      readonly kind: 'table';
      readonly unit: string;
      readonly columns: readonly PageColumn[];
      readonly rows: readonly PageRow[];
    }
  | { readonly kind: 'clauses'; readonly clauses: readonly PageClause[] }
);

/** What can be opened from a page. */
export type Item = { readonly label: string; readonly detail?: string; readonly address: Address };

export type PageCitation = {
  /** Headings joined with “ > ”. */
  readonly section: string;
  /** Absent for a table without rows or notes. */
  readonly locator?: string;
  /** Page of the published document, where it is known. */
  readonly page?: number;
};

export type Page = {
  readonly address: Address;
  readonly title: string;
  /** What the page stands in, from the title of the document inwards; without its own title. */
  readonly path: readonly string[];
  /** One sentence about the page. */
  readonly lead: string | null;
  readonly blocks: readonly Block[];
  readonly items: readonly Item[];
  /** The neighbours that `position` counts: pages of a list, projects for a card, rows or passages for a source. */
  readonly previous: Address | null;
  readonly next: Address | null;
  /** What the page is part of; null for the four lists. */
  readonly up: Address | null;
  /** The tabs of a project, this one among them; empty elsewhere. */
  readonly parts: readonly Item[];
  readonly position: { readonly page: number; readonly pages: number };
  /** Where it stands in the document; null for the four lists. */
  readonly citation: PageCitation | null;
  /** Questions one may ask of it next, in Chinese, which the bot answers; at most two. */
  readonly questions: readonly string[];
};
