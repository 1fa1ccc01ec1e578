/** What a retriever is built from, and the texts of a passage that it is found by. */
import type { Office, Passage, Ref } from '../document/document.ts';
import type { WordAlias } from './passages.ts';
import type { Tokenizer } from './tokenize.ts';

export type Corpus = {
  /** In the order of the document, which breaks ties. */
  readonly passages: readonly Passage[];
  /** Names of the offices that duties belong to; without them a duty is found by its heading only. */
  readonly offices?: readonly Office[];
  /** Texts that teach the embeddings more words; they are never found themselves. */
  readonly extraTexts?: readonly string[];
  /** Words people use for the document's; they count as those words, and teach the embeddings too. */
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

/** What of each passage is embedded: its office or last heading tells the subject that the sentence may leave out. */
export function embeddedTexts(corpus: Corpus): readonly string[] {
  return passageTexts(corpus).map(({ text, office, heading }, index) => {
    const subject = corpus.passages[index]?.term ?? corpus.passages[index]?.source.section.at(-1) ?? heading;
    return `${office === '' ? subject : office}\n${text}`;
  });
}

/** Texts that the default embeddings are trained on, in order. */
export const trainingTexts = (corpus: Corpus): readonly string[] => [
  ...embeddedTexts(corpus),
  ...(corpus.extraTexts ?? []),
  ...aliasTexts(corpus.aliases ?? []),
];

/**
 * Most sayings of one thing in a text of their own. A text for each of 9,400 sayings took four times as long to train on;
 * five together changed the judgement of none of 600 questions, eight instead of five of two in 1,230.
 */
const MOST_SAYINGS = 8;

/** Texts that link what is said for a thing with the document's word for it. */
function aliasTexts(aliases: readonly WordAlias[]): readonly string[] {
  const sayings = new Map<string, string[]>();
  for (const { said, means } of aliases) {
    const before = sayings.get(means);
    if (before === undefined) sayings.set(means, [said]);
    else before.push(said);
  }
  return [...sayings].flatMap(([means, said]) =>
    Array.from({ length: Math.ceil(said.length / MOST_SAYINGS) }, (_, which) =>
      [...said.slice(which * MOST_SAYINGS, (which + 1) * MOST_SAYINGS), means].join('\n'),
    ),
  );
}
