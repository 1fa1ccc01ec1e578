/** A printed cell as a page shows it: the digits as they stand, a blank said in words. */
import type { Cell, Row } from '../document/document.ts';

/** The cell of a row under a column; undefined where the print has lost it. */
export const cellUnder = ({ cells }: Row, column: string): Cell | undefined =>
  cells.find((cell) => cell.column === column);

/** The cell among others of its table, whose unit the page tells: a unit of its own is said with it. */
export function cellInTable(cell: Cell | undefined, tableUnit: string, empty: string): string {
  if (cell === undefined || cell.printed.trim() === '') return empty;
  return cell.unit === tableUnit ? asRead(cell.printed) : cellAlone(cell, empty);
}

/** The cell by itself, with its unit where that is not printed in it. */
export function cellAlone(cell: Cell | undefined, empty: string): string {
  const text = asRead(cell?.printed ?? '');
  if (cell === undefined || text === '') return empty;
  return /\d$/u.test(text) && cell.value !== null ? `${text}${cell.unit}` : text;
}

/** $\\geq 4\\%$ as a person reads it; only the marks of the typesetting go. */
const asRead = (printed: string): string =>
  printed
    .replaceAll('$', '')
    .replace(/\\geq?\s*/gu, '≥')
    .replace(/\\leq?\s*/gu, '≤')
    .replaceAll('\\%', '%')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .trim();
