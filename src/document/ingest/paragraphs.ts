/** Lines of prose → paragraphs, with the pieces a page break cut apart joined again. */
import { readNumbering } from './numbering.ts';
import { isBlank, type Line } from './reading.ts';

export type Paragraph = {
  readonly text: string;
  /** Where each source line starts inside the text. */
  readonly pieces: readonly { readonly line: number; readonly start: number }[];
};

/** The source line a place of the paragraph stands on. */
export function lineAt(paragraph: Paragraph, offset: number): number {
  const piece = paragraph.pieces.findLast((candidate) => candidate.start <= offset);
  return piece?.line ?? paragraph.pieces[0]?.line ?? 0;
}

/** A line without an end mark that is too long, or too much of a sentence, to be a heading. */
function isCut(text: string): boolean {
  if (/[。！？：:]["”’」』）)]*\s*$/.test(text)) return false;
  const rest = text.slice(readNumbering(text)?.length ?? 0);
  return rest.length >= 30 || /[，；、,;。]/.test(rest);
}

/** Joins lines into paragraphs: a sentence that was cut goes on in the next line, unless that begins with a number. */
export function joinParagraphs(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    if (isBlank(line)) continue;
    const text = line.text.trim();
    const above = paragraphs.at(-1);
    if (above !== undefined && isCut(above.text) && readNumbering(text) === null) {
      const piece = { line: line.number, start: above.text.length };
      paragraphs[paragraphs.length - 1] = { text: above.text + text, pieces: [...above.pieces, piece] };
    } else paragraphs.push({ text, pieces: [{ line: line.number, start: 0 }] });
  }
  return paragraphs;
}
