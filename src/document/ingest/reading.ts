/** What every reader of a disclosure shares: numbered lines, the way errors are collected, and how refs are made. */
import type { DocumentMeta, Ref } from '../document.ts';

type IngestErrorCode =
  | 'no-contents'
  | 'contents-page'
  | 'part-missing'
  | 'part-unknown'
  | 'header-missing'
  | 'row-width'
  | 'row-order'
  | 'row-name'
  | 'row-code'
  | 'amount'
  | 'unexpected-line'
  | 'other-year'
  | 'project-order'
  | 'project-code'
  | 'project-row'
  | 'schedule'
  | 'indicator'
  | 'clause'
  | 'term'
  | 'duplicate-ref'
  | 'link'
  | 'file-missing'
  | 'file-invalid';

/** Something that keeps a source from being read: which file, which line (1-based, 0 for the whole file), and why. */
export type IngestError = {
  readonly code: IngestErrorCode;
  readonly file: string;
  readonly line: number;
  readonly message: string;
};

/** One line of the source file; `cells` are its TAB-separated parts, one part for a line of prose. */
export type Line = { readonly number: number; readonly text: string; readonly cells: readonly string[] };

/** Passed to every reader: whose document it is, and where to put what is wrong with it. */
export type Reading = {
  readonly meta: DocumentMeta;
  readonly fail: (line: number, code: IngestErrorCode, message: string) => void;
};

/** The ref of a place inside the document being read: `t3.33` → `<document>/t3.33`. */
export const refOf = (reading: Reading, short: string): Ref => `${reading.meta.id}/${short}`;

/** Splits a source text into numbered lines; a byte-order mark and carriage returns are dropped. */
export function splitLines(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line, cells: line.split('\t') }));
}

/** True for a line with nothing but blanks and TABs, and for a bare page number at the foot of a page. */
export const isBlank = (line: Line): boolean =>
  line.text.trim() === '' || (line.cells.length === 1 && /^\s*[-—－]?\s*\d{1,3}\s*[-—－]?\s*$/.test(line.text));

/** True for a line that is a row of a table. */
export const isRow = (line: Line): boolean => line.cells.length > 1;
