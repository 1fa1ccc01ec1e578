/** Builds retrievers over the passages of a document, with our embeddings or with others'. */
import { rememberLast } from '../base/remember.ts';
import type { Passage } from '../document/document.ts';
import { type Corpus, embeddedTexts, passageTexts } from './corpus.ts';
import { ALONE, explain, FLOOR, FLOOR_ALONE, scoreOf } from './fuse.ts';
import { buildLexicalIndex } from './lexical.ts';
import { type LsaModel, lsaEmbedder, trainLsa } from './lsa.ts';
import type { AsyncEmbedder, AsyncRetriever, Embedder, Hit, PassageQuery, Retriever } from './passages.ts';
import { wholeTokenizer } from './tokenize.ts';
import { buildVectorIndex } from './vector-index.ts';

/** The default embeddings, trained on a corpus, with the vectors of its passages in their order. Plain data. */
export type TrainedIndex = { readonly model: LsaModel; readonly vectors: readonly Float32Array[] };

/** Passages taken from the word index, by BM25; taking all of them left the number of right first places and cost twice the time. */
const LEXICAL_CANDIDATES = 64;

/** Nearest passages taken from the vector index beside those that share words with the question. */
const VECTOR_CANDIDATES = 32;

/** Trains the default embeddings on the corpus and embeds its passages. About half a second for 700 passages. */
export function trainIndex(corpus: Corpus): TrainedIndex {
  const { tokenizer = wholeTokenizer() } = corpus;
  const model = trainLsa(embeddedTexts(corpus), { tokenizer });
  return { model, vectors: embedPassages(corpus, lsaEmbedder(model, tokenizer)) };
}

const embedPassages = (corpus: Corpus, embedder: Embedder): readonly Float32Array[] =>
  embeddedTexts(corpus).map((text) => embedder.embed(text));

export type RetrieverInput = Corpus & {
  /** Takes the place of the default embeddings. */
  readonly embedder?: Embedder;
  /** Default embeddings trained on this corpus before; they are trained now when neither is given. */
  readonly trained?: TrainedIndex;
};

/** Builds a retriever. Throws when `trained` is of another number of passages. */
export function buildRetriever(input: RetrieverInput): Retriever {
  const { embedder, vectors } = embeddings(input);
  const search = buildSearch(input, vectors);
  // One question is searched for in several parts of the corpus.
  const embed = rememberLast((text) => embedder.embed(text));
  return { search: (query) => search(query, embed(query.text)) };
}

function embeddings(input: RetrieverInput): { readonly embedder: Embedder; readonly vectors: readonly Float32Array[] } {
  const { embedder } = input;
  if (embedder !== undefined) return { embedder, vectors: embedPassages(input, embedder) };
  const { model, vectors } = input.trained ?? trainIndex(input);
  return { embedder: lsaEmbedder(model, input.tokenizer), vectors };
}

/** The same with an embedder that needs a wait: passages are embedded once here, each question when it is asked. */
export async function buildAsyncRetriever(
  corpus: Corpus & { readonly embedder: AsyncEmbedder },
): Promise<AsyncRetriever> {
  const search = buildSearch(corpus, await corpus.embedder.embedAll(embeddedTexts(corpus)));
  return { search: async (query) => search(query, await corpus.embedder.embed(query.text)) };
}

type Search = (query: PassageQuery, vector: Float32Array) => readonly Hit[];

function buildSearch(corpus: Corpus, vectors: readonly Float32Array[]): Search {
  const { passages, aliases = [], tokenizer = wholeTokenizer() } = corpus;
  if (vectors.length !== passages.length)
    throw new Error(
      `${vectors.length} vectors for ${passages.length} passages: train the embeddings on this corpus again`,
    );
  const lexicalIndex = buildLexicalIndex({ passages: passageTexts(corpus), aliases, tokenizer });
  const vectorIndex = buildVectorIndex(vectors);
  return ({ text, limit, only, floor }, vector) => {
    const accept = (position: number): boolean => {
      const passage = passages[position];
      return passage !== undefined && (only === undefined || only(passage));
    };
    // 1. Candidates: the best of those that share a word, and the nearest by vector.
    const filter = only === undefined ? undefined : accept;
    const matches = lexicalIndex.match(text, filter);
    const lexical = new Map(matches.map(({ position, explain: explainMatch }) => [position, explainMatch]));
    const near = vectorIndex.near({ vector, count: VECTOR_CANDIDATES, ...(filter && { accept: filter }) });
    // 2. Exact cosines for all of them, so that a score does not depend on which index found the passage.
    const best = matches.slice(0, Math.max(LEXICAL_CANDIDATES, limit)).map(({ position }) => position);
    const candidates = [...new Set([...best, ...near])].map((position) => ({
      position,
      cosine: vectorIndex.cosine(vector, position),
    }));
    candidates.sort((left, right) => right.cosine - left.cosine || left.position - right.position);
    // 3. One score each, with its reasons; best first, ties in document order; nothing under the floor.
    const scored = candidates.map(({ position, cosine }, index) => {
      const evidence = { lexical: lexical.get(position)?.(), cosine, vectorRank: index + 1 };
      const reasons = explain({ ...evidence, background: vectorIndex.background });
      return { position, score: scoreOf(reasons), reasons };
    });
    scored.sort((left, right) => right.score - left.score || left.position - right.position);
    const found = scored.flatMap(({ position, score, reasons }): Found[] => {
      const passage = passages[position];
      return passage === undefined ? [] : [{ passage, score, reasons }];
    });
    const least = floor ?? (standsAlone(found) ? FLOOR_ALONE : FLOOR);
    return found
      .slice(0, limit)
      .flatMap(({ passage, score, reasons }) => (score < least ? [] : [{ ref: passage.source.ref, score, reasons }]));
  };
}

type Found = { readonly passage: Passage; readonly score: number; readonly reasons: Hit['reasons'] };

/** Whether nothing under another heading comes near the best. */
function standsAlone([best, ...others]: readonly Found[]): boolean {
  if (best === undefined) return false;
  const heading = headingOf(best.passage);
  const next = others.find(({ passage }) => headingOf(passage) !== heading);
  return next === undefined || best.score >= ALONE * next.score;
}

/** What a passage stands under: its project, or its headings. */
const headingOf = ({ project, source }: Passage): string =>
  project === undefined ? source.section.join('\n') : `${project}`;
