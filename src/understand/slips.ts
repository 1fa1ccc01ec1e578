/** Slips are corrected where nothing else is meant: a word that is said right, padding and half words are none. */
import type { Catalog } from '../catalog/catalog.ts';
import { buildNearMiss } from './near-miss.ts';
import type { CorrectionSaid } from './question.ts';
import type { Reader, Tagger } from './read.ts';

/** A text without its slips, and what was taken for one. */
export type Corrected = { readonly corrected: string; readonly corrections: CorrectionSaid[] };

/** Prepares the correction of slips for the names of a catalog. */
export function buildCorrector(catalog: Catalog, reader: Reader, tagged: Tagger): (text: string) => Corrected {
  const nearMiss = buildNearMiss(reader.vocabulary);
  const vocabulary = new Set(reader.vocabulary);
  // 大学刚毕业 is no slip of 大学没毕业: padding is said right, too.
  const padding = new Set(catalog.lexicon.fillers.zh);
  const isWord = (stretch: string): boolean => tagged(stretch).length === 1;
  // 里|退休人员满意度 is no slip of 离退休人员满意度: all but its first or last character is said right.
  const isSaidRight = (from: string): boolean =>
    vocabulary.has(from.slice(1)) ||
    vocabulary.has(from.slice(0, -1)) ||
    padding.has(from) ||
    reader.named(from) !== undefined;
  // 剩|下养机构: a slip is a word or several, never the end of one and the beginning of the next.
  const isCutOut = (text: string, { start, end }: Correction['span']): boolean => {
    const words = tagged(text);
    const cuts = (at: number): boolean => !words.some((word) => word.start < at && at < word.start + word.word.length);
    return cuts(start) && cuts(end);
  };
  return (text) =>
    correct(
      text,
      nearMiss(text, isWord).filter(({ from, span }) => !isSaidRight(from) && isCutOut(text, span)),
    );
}

type Correction = {
  readonly span: { readonly start: number; readonly end: number };
  readonly from: string;
  readonly to: string;
};

function correct(text: string, found: readonly Correction[]): Corrected {
  let corrected = text;
  for (const { span, to } of found.toSorted((left, right) => right.span.start - left.span.start)) {
    corrected = corrected.slice(0, span.start) + to + corrected.slice(span.end);
  }
  return { corrected, corrections: found.map(({ from, to }) => ({ from, to })) };
}
