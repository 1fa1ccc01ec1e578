/** LangChain's `Embeddings` and our embedders, each in the shape of the other. Loaded only where LangChain is used. */
import { Embeddings, type EmbeddingsInterface } from '@langchain/core/embeddings';
import type { AsyncEmbedder, Embedder } from '../retrieve/passages.ts';

/** Our embedder for LangChain's chains and vector stores. */
export class LangChainEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map((text) => Array.from(this.#embedder.embed(text)));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(this.#embedder.embed(document));
  }
}

/** An embedding service did something that no retriever can work with. */
export class EmbeddingError extends Error {
  readonly code: 'empty-vector' | 'wrong-dimensions' | 'wrong-count' | 'not-finite';

  constructor(code: EmbeddingError['code'], message: string) {
    super(message);
    this.name = 'EmbeddingError';
    this.code = code;
  }
}

/** Any text does: it only shows how many numbers a vector of this model has. */
const PROBE = '预算';

/**
 * Someone else's LangChain embeddings as an embedder of ours. It needs a wait for every question, so it goes with
 * `buildAsyncRetriever`, never with the retriever of the deterministic way. Vectors are brought to length 1.
 * Throws EmbeddingError, now or when embedding, when a vector is empty, not finite or of another length than the first.
 */
export async function embedderFromLangChain(embeddings: EmbeddingsInterface, id: string): Promise<AsyncEmbedder> {
  const dimensions = (await embeddings.embedQuery(PROBE)).length;
  if (dimensions === 0)
    throw new EmbeddingError(
      'empty-vector',
      `embeddings ${id} give an empty vector for Chinese text: choose a model that reads Chinese`,
    );
  const check = (vector: readonly number[]): Float32Array => unit(vector, { id, dimensions });
  return {
    id,
    dimensions,
    embed: async (text) => check(await embeddings.embedQuery(text)),
    embedAll: async (texts) => {
      const vectors = await embeddings.embedDocuments([...texts]);
      if (vectors.length !== texts.length)
        throw new EmbeddingError(
          'wrong-count',
          `embeddings ${id} gave ${vectors.length} vectors for ${texts.length} texts`,
        );
      return vectors.map(check);
    },
  };
}

function unit(vector: readonly number[], expected: { readonly id: string; readonly dimensions: number }): Float32Array {
  const { id, dimensions } = expected;
  if (vector.length !== dimensions)
    throw new EmbeddingError(
      'wrong-dimensions',
      `embeddings ${id} gave ${vector.length} numbers, ${dimensions} before`,
    );
  if (!vector.every(Number.isFinite))
    throw new EmbeddingError('not-finite', `embeddings ${id} gave a vector that holds no number at some place`);
  const norm = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / norm);
}
