/** Half-open stretches of a text, counted in UTF-16 units as `String.prototype.slice` does. */

export type Span = { readonly start: number; readonly end: number };

/** Whether two spans share at least one unit. */
export const overlaps = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The text a span points at. */
export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Of things that overlap, the longest; of equally long ones, the first in the text. In the order of the text. */
export function longestFirst<Item extends { readonly span: Span }>(items: readonly Item[]): Item[] {
  const ranked = [...items].sort(
    (left, right) =>
      right.span.end - right.span.start - (left.span.end - left.span.start) || left.span.start - right.span.start,
  );
  const taken = new Set<number>();
  const kept: Item[] = [];
  for (const item of ranked) {
    const { start, end } = item.span;
    // The longest come first, so that a span that overlaps a kept one covers one of its ends or lies inside it.
    if (taken.has(start) || taken.has(end - 1)) continue;
    for (let at = start; at < end; at++) taken.add(at);
    kept.push(item);
  }
  return kept.sort((left, right) => left.span.start - right.span.start);
}
