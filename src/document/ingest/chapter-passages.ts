/** What the readers of prose share: a passage made from a span of a paragraph. */
import type { Passage, PassageKind } from '../document.ts';
import { cleanText } from './clean.ts';
import type { Part } from './contents.ts';
import { lineAt, type Paragraph } from './paragraphs.ts';
import { type Reading, refOf } from './reading.ts';
import type { Span } from './sentences.ts';

/** Page of a chapter's text: known when the next chapter starts on the same page. */
export const chapterPage = (part: Part): number | undefined => (part.nextPage === part.page ? part.page : undefined);

export type PassagePlace = {
  readonly short: string;
  readonly section: readonly string[];
  readonly locator: string;
  readonly kind: PassageKind;
  readonly page?: number | undefined;
  readonly office?: string;
  readonly term?: string;
};

/**
 * Part of a paragraph. `heading`: where the name printed before it in the paragraph starts, which is quoted with it; `above`:
 * the heading printed over it, likewise.
 */
type PassageText = {
  readonly paragraph: Paragraph;
  readonly span: Span;
  readonly heading?: number;
  readonly above?: Paragraph | undefined;
};

/** A passage from part of a paragraph: quoted as printed, cleaned for reading. */
export function passageOf(
  { paragraph, span, heading, above }: PassageText,
  place: PassagePlace,
  reading: Reading,
): Passage {
  const printed = paragraph.text.slice(span.start, span.end);
  const quoted = heading === undefined ? printed : paragraph.text.slice(heading, span.end);
  return {
    source: {
      ref: refOf(reading, place.short),
      kind: 'passage',
      section: place.section,
      locator: place.locator,
      ...(place.page === undefined ? {} : { page: place.page }),
      line: above === undefined ? lineAt(paragraph, heading ?? span.start) : lineAt(above, 0),
      quote: above === undefined ? quoted : `${above.text} ${quoted}`,
    },
    kind: place.kind,
    text: cleanText(printed),
    ...(place.office === undefined ? {} : { office: place.office }),
    ...(place.term === undefined ? {} : { term: place.term }),
  };
}
