import { Embeddings } from '@langchain/core/embeddings';
import { SyntheticEmbeddings } from '@langchain/core/utils/testing';
import { describe, expect, test } from 'vitest';
import { EmbeddingError, embedderFromLangChain, LangChainEmbeddings } from '../../src/model/langchain-embeddings.ts';
import { lsaEmbedder, trainLsa } from '../../src/retrieve/lsa.ts';
import { buildAsyncRetriever } from '../../src/retrieve/retriever.ts';
import { builtIn, passageOf } from '../retrieve/built-in.ts';

const SIZE = 256;

/** Hashes character pairs into buckets: reads Chinese, needs no network, and gives vectors that are not of length 1. */
class PairEmbeddings extends Embeddings {
  questions = 0;
  batches = 0;

  constructor() {
    super({});
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    this.batches += 1;
    return documents.map((text) => this.#vector(text));
  }

  override async embedQuery(document: string): Promise<number[]> {
    this.questions += 1;
    return this.#vector(document);
  }

  #vector(text: string): number[] {
    const buckets = new Array<number>(SIZE).fill(0);
    for (let index = 0; index + 1 < text.length; index += 1) {
      const bucket = (text.charCodeAt(index) * 31 + text.charCodeAt(index + 1)) % SIZE;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    return buckets;
  }
}

/** Answers what it was given, whatever the text. */
class FixedEmbeddings extends Embeddings {
  readonly #query: () => number[];
  readonly #documents: number[][];

  constructor(query: () => number[], documents: number[][] = []) {
    super({});
    this.#query = query;
    this.#documents = documents;
  }

  override async embedDocuments(): Promise<number[][]> {
    return this.#documents;
  }

  override async embedQuery(): Promise<number[]> {
    return this.#query();
  }
}

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    return error instanceof EmbeddingError ? error.code : `not an EmbeddingError: ${error}`;
  }
};

test('our embedder as LangChain embeddings gives the same vectors, in order', async () => {
  const embedder = lsaEmbedder(trainLsa(['失业保险待遇', '失业保险费率', '职称评审', '职称证书']));
  const embeddings = new LangChainEmbeddings(embedder);
  expect(await embeddings.embedQuery('失业保险')).toEqual(Array.from(embedder.embed('失业保险')));
  expect(await embeddings.embedDocuments(['职称', '失业'])).toEqual([
    Array.from(embedder.embed('职称')),
    Array.from(embedder.embed('失业')),
  ]);
});

describe('LangChain embeddings as an embedder of ours', () => {
  test('vectors are brought to length 1, and keep their order', async () => {
    const embedder = await embedderFromLangChain(new PairEmbeddings(), 'pairs');
    expect(embedder).toMatchObject({ id: 'pairs', dimensions: SIZE });
    const [first, second] = await embedder.embedAll(['失业保险', '职称评审']);
    expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 6);
    expect(first).toEqual(await embedder.embed('失业保险'));
    expect(second).toEqual(await embedder.embed('职称评审'));
  });

  test('passages are embedded once, in one batch; each question once, when it is asked', async () => {
    const embeddings = new PairEmbeddings();
    const embedder = await embedderFromLangChain(embeddings, 'pairs');
    const retriever = await buildAsyncRetriever({ passages: builtIn.passages, offices: builtIn.offices, embedder });
    const probes = embeddings.questions;
    const [hit] = await retriever.search({ text: '师范毕业的报到证去哪个局弄', limit: 3 });
    expect(passageOf(hit?.ref).text).toContain('师范类毕业生就业报到证由市教育局负责');
    expect(hit?.reasons.map(({ kind }) => kind)).toEqual(['lexical', 'vector']);
    expect([embeddings.batches, embeddings.questions - probes]).toEqual([1, 1]);
  });

  test('an embedding service that cannot be used says why', async () => {
    expect(await codeOf(embedderFromLangChain(new SyntheticEmbeddings({ vectorSize: 4 }), 'latin'))).toBe(
      'empty-vector',
    );
    const lengths = [
      [1, 2],
      [1, 2, 3],
    ];
    const changing = await embedderFromLangChain(new FixedEmbeddings(() => lengths.shift() ?? []), 'changing');
    expect(await codeOf(changing.embed('职称'))).toBe('wrong-dimensions');
    const few = await embedderFromLangChain(new FixedEmbeddings(() => [1, 0], [[1, 0]]), 'few');
    expect(await codeOf(few.embedAll(['职称', '失业']))).toBe('wrong-count');
    const holes = await embedderFromLangChain(new FixedEmbeddings(() => [Number.NaN, 1]), 'holes');
    expect(await codeOf(holes.embed('职称'))).toBe('not-finite');
  });
});
