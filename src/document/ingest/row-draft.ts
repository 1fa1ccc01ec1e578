/** A table row between reading and its place in the hierarchy; and how a row is quoted. */
import type { Cell, Ref, Row, Source } from '../document.ts';

export type RowDraft = {
  readonly ref: Ref;
  /** Name as printed, with its numbering. */
  readonly label: string;
  readonly name: string;
  readonly code?: string;
  readonly source: Source;
  readonly cells: readonly Cell[];
};

/** A row from its draft and, where it has one, the row that contains it. */
export const finishRow = (draft: RowDraft, parent: Ref | undefined): Row => ({
  source: draft.source,
  name: draft.name,
  ...(draft.code === undefined ? {} : { code: draft.code }),
  ...(parent === undefined ? {} : { parent }),
  cells: draft.cells,
});

/** Joins `name：text` pairs as a quote; an empty text that is passed in is shown as （空）. */
export const quotePairs = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, text]) => `${name}：${text.trim() === '' ? '（空）' : text.trim()}`).join('；');
