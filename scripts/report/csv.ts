/** Tables as CSV that a spreadsheet opens without harm: RFC 4180, in UTF-8 with the mark by which Excel knows it. */

export type Cell = string | number;

const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180. */
const LINE_END = '\r\n';

/**
 * With these a spreadsheet takes a cell for a formula, and what strangers wrote would run; East Asian ones take the wide
 * forms as well. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** The table as the text of a file. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BYTE_ORDER_MARK + [head, ...rows].map((row) => row.map(cellOf).join(',') + LINE_END).join('');

/** Texts are always quoted: no separator that a spreadsheet guesses at can then cut them. */
function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const defused = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return `"${defused.replaceAll('"', '""')}"`;
}
