/** Splits a paragraph into sentences, never inside brackets or quotation marks. */

export type Span = { readonly start: number; readonly end: number };

const openers = '（(“《〔「『[【';
const closers = '）)”》〕」』]】';

/** Depth of brackets and quotes at each character; null where they do not close, so that they cannot be trusted. */
function depths(text: string): number[] | null {
  const result: number[] = [];
  let depth = 0;
  for (const character of text) {
    if (openers.includes(character)) depth += 1;
    if (closers.includes(character)) depth -= 1;
    if (depth < 0) return null;
    for (let unit = 0; unit < character.length; unit += 1) result.push(depth);
  }
  return depth === 0 ? result : null;
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** Spans of the sentences of `text` from `from` on; each keeps its end mark, one of `marks`. */
export function splitSentences(text: string, marks: string, from = 0): Span[] {
  const depth = depths(text);
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at < text.length; at += 1) {
    if (!marks.includes(text[at] ?? '') || (depth !== null && depth[at] !== 0)) continue;
    spans.push(trimmed(text, { start, end: at + 1 }));
    start = at + 1;
  }
  spans.push(trimmed(text, { start, end: text.length }));
  return spans.filter((span) => span.end > span.start);
}
