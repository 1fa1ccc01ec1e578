/** Telegram's HTML: escaping, and how long a text is once its tags are read. https://core.telegram.org/bots/api#html-style */

/** Longest text of a message, in UTF-16 units after the tags are read. */
export const MOST_CHARACTERS = 4096;

/** Text for a place between tags. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A piece of a message: HTML, and how many characters of it a person sees. */
export type Piece = { readonly html: string; readonly length: number };

/** Plain text as a piece. */
export const plain = (text: string): Piece => ({ html: escapeHtml(text), length: text.length });

/** A piece in a tag. */
export const tagged = (tag: 'b' | 'i' | 'code', { html, length }: Piece): Piece => ({
  html: `<${tag}>${html}</${tag}>`,
  length,
});

/** Folded text that a tap unfolds. */
export const folded = ({ html, length }: Piece): Piece => ({
  html: `<blockquote expandable>${html}</blockquote>`,
  length,
});

/** Pieces one after the other. */
export const joined = (pieces: readonly Piece[], separator = ''): Piece => ({
  html: pieces.map(({ html }) => html).join(escapeHtml(separator)),
  length: pieces.reduce((sum, { length }) => sum + length, 0) + separator.length * Math.max(0, pieces.length - 1),
});

/** How many characters and pieces a message may have. */
type Limits = { readonly most: number; readonly separator: string; readonly mostPieces?: number };

/**
 * Pieces shared out over messages, each as full as the limits allow and none cut. A piece that is longer than the limit by
 * itself must be cut by the caller (`cutText`, `splitText`): it gets a message of its own.
 */
export function sharedOut(
  pieces: readonly Piece[],
  { most, separator, mostPieces = Number.POSITIVE_INFINITY }: Limits,
): readonly (readonly Piece[])[] {
  const messages: Piece[][] = [];
  let length = 0;
  for (const piece of pieces) {
    const last = messages.at(-1);
    if (last !== undefined && last.length < mostPieces && length + separator.length + piece.length <= most) {
      last.push(piece);
      length += separator.length + piece.length;
    } else {
      messages.push([piece]);
      length = piece.length;
    }
  }
  return messages;
}

/** Text cut to a length, with a sign that it goes on; never inside a surrogate pair. */
export const cutText = (text: string, most: number): string =>
  text.length <= most ? text : `${beginning(text, most - 1)}…`;

/** Text in parts of at most a length (2 or more) which together are the text; never inside a surrogate pair. */
export function splitText(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  let left = text;
  while (left.length > most) {
    const part = beginning(left, most);
    parts.push(part);
    left = left.slice(part.length);
  }
  return [...parts, left];
}

function beginning(text: string, most: number): string {
  const kept = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}
