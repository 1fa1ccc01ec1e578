/** Chapters of prose: headings inside them, and their sentences. */
import type { Passage } from '../document.ts';
import { chapterPage, passageOf } from './chapter-passages.ts';
import { cleanName, matchKey } from './clean.ts';
import type { Part } from './contents.ts';
import { type Numbering, readNumbering } from './numbering.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import type { Line, Reading } from './reading.ts';
import { splitSentences } from './sentences.ts';

type Level = { readonly numbering: Numbering; readonly title: string; readonly paragraph: Paragraph };

/** Longest heading inside a chapter, its numbering aside: beyond it a numbered line is an item of text. */
const longestHeading = 25;

function isHeading(text: string, hasMore: boolean): boolean {
  const numbering = readNumbering(text);
  const rest = text.slice(numbering?.length ?? 0).replace(/。$/, '');
  if (/[。；，,;：:]/.test(rest) || rest.length > longestHeading) return false;
  return numbering !== null || (hasMore && !/。$/.test(text));
}

/**
 * The headings over a new one. The same style of number is used on two levels, so the innermost level whose count it
 * continues is taken; a first one opens a level below.
 */
function nest(levels: readonly Level[], numbering: Numbering, paragraph: Paragraph): Level[] {
  const level = { numbering, title: cleanName(paragraph.text), paragraph };
  const at = levels.findLastIndex(
    (above) => above.numbering.style === numbering.style && above.numbering.number + 1 === numbering.number,
  );
  return at < 0 ? [...levels, level] : [...levels.slice(0, at), level];
}

function isGoal(levels: readonly Level[]): boolean {
  return levels.some((level) => /绩效目标/.test(level.title));
}

const spoken = (levels: readonly Level[]): string => {
  const last = levels.at(-1);
  return last === undefined ? '' : last.title;
};

/** Reads the sentences of a chapter; each knows the headings it stands under. */
export function readProse(lines: readonly Line[], part: Part, reading: Reading): Passage[] {
  const paragraphs = joinParagraphs(lines);
  const passages: Passage[] = [];
  const counts = new Map<string, number>();
  let levels: Level[] = [];
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    if (isHeading(paragraph.text, next !== undefined)) {
      const numbering = readNumbering(paragraph.text);
      if (numbering !== null) levels = nest(levels, numbering, paragraph);
      return;
    }
    passages.push(...sentencesOf(paragraph, { part, levels, counts }, reading));
  });
  return passages;
}

type Position = { readonly part: Part; readonly levels: readonly Level[]; readonly counts: Map<string, number> };

function sentencesOf(paragraph: Paragraph, position: Position, reading: Reading): Passage[] {
  const { part, levels, counts } = position;
  const path = levels.length === 0 ? '0' : levels.map((level) => level.numbering.number).join('.');
  const stem = `ch${part.number}.${path}`;
  return splitSentences(paragraph.text, '。').map((span) => {
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    const section = [part.title, ...levels.map((level) => level.title)];
    const heading = spoken(levels);
    const locator = heading === '' ? `第${count}句` : `${heading.slice(0, 20)} 第${count}句`;
    const kind = isGoal(levels) ? 'goal' : 'sentence';
    // What is listed by its headings (加强组织领导) stands in them, and nowhere else.
    const above = count === 1 && levels.length > 1 ? levels.at(-1)?.paragraph : undefined;
    return passageOf(
      { paragraph, span, above },
      { short: `${stem}.${count}`, section, locator, kind, page: chapterPage(part) },
      reading,
    );
  });
}

/** The lines before the first chapter, under …情况说明. */
export function readPreamble(lines: readonly Line[], title: string, reading: Reading): Passage[] {
  const part: Part = { role: 'prose', title, number: 0, page: 0, nextPage: null, line: 0, body: lines };
  return readProse(lines, part, reading);
}

/** True for the line that opens the explanations after the last table. */
export const isPreambleTitle = (line: Line): boolean =>
  line.cells.length === 1 && /情况说明$/.test(matchKey(line.text));
