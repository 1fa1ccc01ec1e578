/** Trained embeddings as JSON, so that a build folder can keep them; they are trained again when anything they came from differs. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { type Corpus, trainingTexts } from './corpus.ts';
import { DEFAULT_LSA_OPTIONS } from './lsa.ts';
import type { TrainedIndex } from './retriever.ts';

/** To be raised when tokenizing, weighting or this layout change: a saved index of another version is not used. */
const VERSION = 1;

const savedIndex = z
  .object({
    version: z.literal(VERSION),
    fingerprint: z.string(),
    dimensions: z.number().int().nonnegative(),
    terms: z.array(z.string()),
    inverseFrequencies: z.base64(),
    projection: z.base64(),
    vectors: z.array(z.base64()),
  })
  .strict();

export type SavedIndex = z.infer<typeof savedIndex>;

/** Why a saved index cannot be used; training again is the answer to each. */
export type RestoreFailure = { readonly code: 'unreadable' | 'outdated'; readonly message: string };

/** SHA-256 over everything the default embeddings are made from: passages with their headings, extra texts, aliases. */
export function corpusFingerprint(corpus: Corpus): string {
  const refs = corpus.passages.map(({ source }) => source.ref);
  return createHash('sha256')
    .update(JSON.stringify([VERSION, DEFAULT_LSA_OPTIONS, refs, trainingTexts(corpus)]))
    .digest('hex');
}

/** Numbers as base64 of 32-bit little-endian floats. */
const encode = (numbers: Float32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

function decode(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  const numbers = new Float32Array(Math.floor(bytes.byteLength / Float32Array.BYTES_PER_ELEMENT));
  return numbers.map((_, index) => bytes.readFloatLE(index * Float32Array.BYTES_PER_ELEMENT));
}

/** Plain data for JSON.stringify. `fingerprint` is that of the corpus it was trained on. */
export function serialiseIndex({ model, vectors }: TrainedIndex, fingerprint: string): SavedIndex {
  return {
    version: VERSION,
    fingerprint,
    dimensions: model.dimensions,
    terms: [...model.terms],
    inverseFrequencies: encode(model.inverseFrequencies),
    projection: encode(model.projection),
    vectors: vectors.map(encode),
  };
}

/** The index that `serialiseIndex` made, if it is one and was trained on the corpus of that fingerprint. */
export function restoreIndex(saved: unknown, fingerprint: string): Result<TrainedIndex, RestoreFailure> {
  const parsed = savedIndex.safeParse(saved);
  if (!parsed.success) return failure({ code: 'unreadable', message: z.prettifyError(parsed.error) });
  const { data } = parsed;
  if (data.fingerprint !== fingerprint)
    return failure({
      code: 'outdated',
      message: `the saved index is of ${data.fingerprint}, the corpus is ${fingerprint}`,
    });
  const model = {
    dimensions: data.dimensions,
    terms: data.terms,
    inverseFrequencies: decode(data.inverseFrequencies),
    projection: decode(data.projection),
  };
  const vectors = data.vectors.map(decode);
  const isWhole =
    model.inverseFrequencies.length === model.terms.length &&
    vectors.every(({ length }) => length === model.dimensions);
  return isWhole
    ? success({ model, vectors })
    : failure({
        code: 'unreadable',
        message: 'the saved index holds fewer numbers than its terms and dimensions need',
      });
}
