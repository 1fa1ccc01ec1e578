/** What a retriever is built from, and the texts of a passage that it is found by. */
import type { Office, Passage, Ref } from '../document/document.ts';
import type { WordAlias } from './passages.ts';
import type { Tokenizer } from './tokenize.ts';

export type Corpus = {
  /** In the order of the document, which breaks ties. */
  readonly passages: readonly Passage[];
  /** Names of the offices that duties belong to; without them a duty is found by its heading only. */
  readonly offices?: readonly Office[];
  /** Words people use for the document's; they count as those words. */
  readonly aliases?: readonly WordAlias[];
  /** What passages and questions are cut by; jieba's whole dictionary where nothing else is given. */
  readonly tokenizer?: Tokenizer;
};

/** The texts by which a passage is found. */
export type PassageTexts = {
  readonly text: string;
  /** Names of the office whose duty it is; empty for others. */
  readonly office: string;
  readonly heading: string;
};

/** Texts of every passage, in order. */
export function passageTexts({ passages, offices = [] }: Corpus): readonly PassageTexts[] {
  const names = new Map<Ref, string>(offices.map(({ id, name, otherNames }) => [id, [name, ...otherNames].join('\n')]));
  return passages.map(({ text, office, term, source }) => ({
    text,
    office: names.get(office ?? '') ?? '',
    heading: [...source.section, term ?? ''].join('\n'),
  }));
}

/**
 * What of each passage is embedded: its office or last heading tells the subject that the sentence may leave out. The default
 * embeddings are trained on these texts alone. Sayings of the lexicon are looked for as words, and what they mean is searched
 * for in the document's words; trained on, each new saying would move every score a little, and questions near the floor
 * would be answered and refused by turns.
 */
export function embeddedTexts(corpus: Corpus): readonly string[] {
  return passageTexts(corpus).map(({ text, office, heading }, index) => {
    const subject = corpus.passages[index]?.term ?? corpus.passages[index]?.source.section.at(-1) ?? heading;
    return `${office === '' ? subject : office}\n${text}`;
  });
}
