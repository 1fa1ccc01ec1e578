/** 名词解释: one passage a term. */
import type { Passage } from '../document.ts';
import { chapterPage, passageOf } from './chapter-passages.ts';
import { cleanName } from './clean.ts';
import type { Part } from './contents.ts';
import { readNumbering } from './numbering.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import type { Reading } from './reading.ts';

/** A definition may go on in paragraphs of its own: those without a number belong to the term above. */
function joinDefinitions(paragraphs: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const above = joined.at(-1);
    if (above === undefined || readNumbering(paragraph.text) !== null) joined.push(paragraph);
    else {
      const pieces = paragraph.pieces.map((piece) => ({ ...piece, start: piece.start + above.text.length }));
      joined[joined.length - 1] = { text: above.text + paragraph.text, pieces: [...above.pieces, ...pieces] };
    }
  }
  return joined;
}

/** Reads the numbered definitions of the glossary. */
export function readGlossary(part: Part, reading: Reading): Passage[] {
  return joinDefinitions(joinParagraphs(part.body)).flatMap((paragraph, index) => {
    const numbering = readNumbering(paragraph.text);
    const colon = /[：:]/.exec(paragraph.text)?.index ?? -1;
    if (numbering === null || colon < 0) {
      reading.fail(paragraph.pieces[0]?.line ?? part.line, 'term', '名词解释应是「1、名词：解释」的形式');
      return [];
    }
    if (numbering.number !== index + 1) {
      reading.fail(
        paragraph.pieces[0]?.line ?? part.line,
        'term',
        `名词应为第 ${index + 1} 个，这里是第 ${numbering.number} 个，可能缺行`,
      );
    }
    const term = cleanName(paragraph.text.slice(numbering.length, colon));
    const span = { start: 0, end: paragraph.text.length };
    const short = `term.${numbering.number}`;
    const place = { short, section: [part.title], locator: `${numbering.label}${term}`, kind: 'term', term } as const;
    const passage = passageOf({ paragraph, span }, { ...place, page: chapterPage(part) }, reading);
    return [{ ...passage, text: passage.text.slice(numbering.label.length) }];
  });
}
