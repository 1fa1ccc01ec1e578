/** Trained embeddings as JSON, so that a build folder can keep them; they are trained again when anything they came from differs. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { type Corpus, embeddedTexts } from './corpus.ts';
import { DEFAULT_DIMENSIONS } from './lsa.ts';
import type { TrainedIndex } from './retriever.ts';

/** To be raised when tokenizing, weighting or this layout change: a saved index of another version is not used. */
const VERSION = 3;

/** Base64 of 32-bit floats. Not checked letter by letter, which takes 50 ms: too few numbers come to light below. */
const numbers = z.string();

const savedIndex = z
  .object({
    version: z.literal(VERSION),
    fingerprint: z.string(),
    dimensions: z.number().int().nonnegative(),
    terms: z.array(z.string()),
    inverseFrequencies: numbers,
    projection: numbers,
    vectors: z.array(numbers),
  })
  .strict();

export type SavedIndex = z.infer<typeof savedIndex>;

/** Why a saved index cannot be used; training again is the answer to each. */
export type RestoreFailure = { readonly code: 'unreadable' | 'outdated'; readonly message: string };

/** SHA-256 over everything the default embeddings are made from: the texts of the passages. */
export function corpusFingerprint(corpus: Corpus): string {
  const refs = corpus.passages.map(({ source }) => source.ref);
  return createHash('sha256')
    .update(JSON.stringify([VERSION, DEFAULT_DIMENSIONS, refs, embeddedTexts(corpus)]))
    .digest('hex');
}

/** Numbers as base64 of 32-bit floats, in the byte order of the machine: the index is used where it was made. */
const encode = (values: Float32Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');

function decode(text: string): Float32Array {
  const count = Math.floor((text.length * 3) / 4 / Float32Array.BYTES_PER_ELEMENT);
  const values = new Float32Array(count);
  const written = Buffer.from(values.buffer).write(text, 'base64');
  return values.subarray(0, Math.floor(written / Float32Array.BYTES_PER_ELEMENT));
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
    (model.dimensions === 0 || model.projection.length > 0) &&
    model.projection.length % Math.max(model.dimensions, 1) === 0 &&
    vectors.every(({ length }) => length === model.dimensions);
  return isWhole
    ? success({ model, vectors })
    : failure({
        code: 'unreadable',
        message: 'the saved index holds fewer numbers than its terms and dimensions need',
      });
}
