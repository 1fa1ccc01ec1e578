/**
 * What retrieval makes: passages of the document that answer a question in words, each with the reasons for its place.
 * Also the two ports through which embeddings and retrievers of others take the place of ours.
 */
import type { Passage, Ref } from '../document/document.ts';

/** One word of the question that a passage holds. */
export type MatchedWord = {
  /** The word as asked, or the alias of it that stands in the lexicon. */
  readonly word: string;
  /** Where the passage holds it: in its sentence, in the name of its office, or only in its headings. */
  readonly field: 'text' | 'office' | 'heading';
  /** What it adds to the coverage; the weights of the matched words add up to `coverage`. */
  readonly weight: number;
};

/** Why a passage stands where it does. The contributions of a hit's reasons add up to its score. */
export type Reason =
  | {
      readonly kind: 'lexical';
      readonly contribution: number;
      /** Weighted share (0..1) of the question's words that the passage holds. */
      readonly coverage: number;
      readonly words: readonly MatchedWord[];
      /** 1-based place by BM25 among all passages that share a word with the question. */
      readonly rank: number;
    }
  | {
      readonly kind: 'vector';
      readonly contribution: number;
      /** Cosine of question and passage, times the share of the question that the embedder knows; -1..1, exact. */
      readonly cosine: number;
      /** 1-based place by cosine among the passages that were looked at. */
      readonly rank: number;
    }
  | {
      readonly kind: 'external';
      /** The whole score: another retriever found it, and gave no reason that we could check. */
      readonly contribution: number;
      readonly rank: number;
    };

/** A passage that was found. `score` is 0..1 and means the same for every question. */
export type Hit = { readonly ref: Ref; readonly score: number; readonly reasons: readonly Reason[] };

export type PassageQuery = {
  /** The question, or what is left of it once what the rules understood is taken away. */
  readonly text: string;
  /** At most so many hits; a positive integer. */
  readonly limit: number;
  /** Looks only at the passages it accepts: duties only, terms only, one project. */
  readonly only?: (passage: Passage) => boolean;
  /** Least score of a hit instead of the measured floor: 0 to see what was ruled out. */
  readonly floor?: number;
};

/** Finds passages at once. The same question gives the same hits in the same order; ties stand in document order. */
export type Retriever = { readonly search: (query: PassageQuery) => readonly Hit[] };

/** The same for embeddings that need a wait, such as an endpoint's. */
export type AsyncRetriever = { readonly search: (query: PassageQuery) => Promise<readonly Hit[]> };

/**
 * Text to a vector of `dimensions` numbers. Its length is 1, or less where the embedder knows only a part of the text (the
 * share it knows); all zeros when it knows nothing.
 */
export type Embedder = {
  /** Names the model and its training, for fingerprints. */
  readonly id: string;
  readonly dimensions: number;
  readonly embed: (text: string) => Float32Array;
};

/** An embedder that needs a wait. `embedAll` keeps the order of its texts. */
export type AsyncEmbedder = {
  readonly id: string;
  readonly dimensions: number;
  readonly embed: (text: string) => Promise<Float32Array>;
  readonly embedAll: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
};

/** How people say something, and how the document says it: 失地农民 → 被征地农民. */
export type WordAlias = { readonly said: string; readonly means: string };
