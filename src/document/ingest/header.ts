/** Reads the header lines of a table into columns. */
import { compact } from './clean.ts';

export type HeaderColumn = {
  /** Position of its cell in a row. */
  readonly index: number;
  /** The innermost header text. */
  readonly name: string;
  /** The heading printed over a group of columns, the name itself for a column alone. */
  readonly group: string;
};

/**
 * Puts a shifted end of the second header line right. A heading that spans both lines (nothing under it) and stands
 * right of a group ends that group; when sub-headings of the group were printed right of it, the conversion moved
 * them past it. They belong to the group and come first, the heading alone takes the last column.
 */
function unshift(top: readonly string[], inner: readonly string[]): { top: string[]; inner: string[] } {
  const lastTop = top.findLastIndex((text) => text !== '');
  const lastInner = inner.findLastIndex((text) => text !== '');
  const followsGroup = (inner[lastTop - 1] ?? '') !== '' && lastTop > 0;
  if (lastInner <= lastTop || inner[lastTop] !== '' || !followsGroup) return { top: [...top], inner: [...inner] };
  const moved = inner.slice(lastTop + 1, lastInner + 1);
  return {
    top: top.map((text, at) => (at === lastInner ? (top[lastTop] ?? '') : at === lastTop ? '' : text)),
    inner: inner.map((text, at) =>
      at === lastInner ? '' : at >= lastTop && at < lastInner ? (moved[at - lastTop] ?? '') : text,
    ),
  };
}

/** The columns under one or two header lines of equal width, in printed order. */
export function readHeader(lines: readonly (readonly string[])[]): HeaderColumn[] {
  const [first = [], second] = lines.map((cells) => cells.map(compact));
  const { top, inner } = unshift(first, second ?? first.map(() => ''));
  let group = '';
  return top.map((heading, index) => {
    if (heading !== '') group = heading;
    const name = (inner[index] ?? '') === '' ? heading : (inner[index] ?? '');
    return { index, name, group: (inner[index] ?? '') === '' ? name : group };
  });
}

/** The column whose figure contains another's: 小计 the kinds of its group, 合计 its group, or all when it stands alone. */
export function parentColumn(column: HeaderColumn, columns: readonly HeaderColumn[]): string | undefined {
  const total = columns.find((other) => other.name === '合计');
  if (total === undefined || column === total) return undefined;
  if (total.group !== total.name && total.group !== column.group) return undefined;
  const subtotal = columns.find((other) => other.name === '小计' && other.group === column.group);
  return subtotal === undefined || subtotal === column ? '合计' : subtotal.name;
}
