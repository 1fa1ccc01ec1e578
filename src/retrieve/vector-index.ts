/** Nearest passages by vector: an HNSW graph (hnswlib) for finding, exact cosines for scoring. */
import hnswlib from 'hnswlib-node';
import { unitLength } from './unit-length.ts';

export type VectorIndex = {
  /** Positions of the passages near the vector, at most `count`, of those that `accept` takes. Empty for a zero vector. */
  readonly near: (query: NearQuery) => readonly number[];
  /** Exact cosine with the passage at a position, times the length of the vector (the share of it that is known). */
  readonly cosine: (vector: Float32Array, position: number) => number;
  /** Cosine of two passages that have nothing to do with each other: the median over pairs far apart, never below 0. */
  readonly background: number;
};

type NearQuery = {
  readonly vector: Float32Array;
  readonly count: number;
  readonly accept?: (position: number) => boolean;
};

/** hnswlib's usual graph width and building effort; 340 passages build in some 20 ms, 700 in 50, so the graph is never saved. */
const GRAPH = { m: 16, efConstruction: 200, randomSeed: 100 } as const;

/** Candidates kept while walking the graph: with 64, 1 of 1,536 nearest passages was missed; with 128, none. */
const SEARCH_EFFORT = 128;

const isZero = (vector: Float32Array): boolean => vector.every((value) => value === 0);

/**
 * Builds the graph over the vectors, each brought to length 1 (zero vectors are left out). The seed is fixed and points are added in order,
 * so the graph is the same on every run.
 * Throws when the vectors differ in length.
 */
export function buildVectorIndex(given: readonly Float32Array[]): VectorIndex {
  const vectors = given.map((vector) => unitLength(vector));
  const dimensions = vectors[0]?.length ?? 0;
  const odd = vectors.findIndex((vector) => vector.length !== dimensions);
  if (odd !== -1) throw new Error(`vector ${odd} has ${vectors[odd]?.length} numbers, the first has ${dimensions}`);
  const known = vectors.flatMap((vector, position) => (isZero(vector) ? [] : [position]));
  const graph = known.length === 0 ? null : buildGraph(vectors, known);
  return {
    near: ({ vector, count, accept }) => {
      if (graph === null || isZero(vector)) return [];
      if (accept === undefined) return graph.searchKnn(Array.from(vector), Math.min(count, known.length)).neighbors;
      return scan({ vectors, positions: known.filter(accept), vector }).slice(0, count);
    },
    cosine: (vector, position) => dot(vector, vectors[position]),
    background: backgroundOf(known.flatMap((position) => vectors[position] ?? [])),
  };
}

function buildGraph(vectors: readonly Float32Array[], known: readonly number[]): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', vectors[0]?.length ?? 0);
  graph.initIndex({ maxElements: known.length, ...GRAPH });
  for (const position of known) graph.addPoint(Array.from(vectors[position] ?? []), position);
  graph.setEf(SEARCH_EFFORT);
  return graph;
}

type Scan = {
  readonly vectors: readonly Float32Array[];
  readonly positions: readonly number[];
  readonly vector: Float32Array;
};

/** All positions, nearest first. Walking the graph with a filter misses the few that pass a narrow one (ten terms of 700). */
function scan({ vectors, positions, vector }: Scan): readonly number[] {
  const cosines = new Map(positions.map((position) => [position, dot(vector, vectors[position])]));
  return [...positions].sort((left, right) => (cosines.get(right) ?? 0) - (cosines.get(left) ?? 0) || left - right);
}

/** Pairs are half the corpus apart, so that neighbours, which share a subject, do not count. */
function backgroundOf(vectors: readonly Float32Array[]): number {
  const half = Math.floor(vectors.length / 2);
  const cosines = vectors.slice(0, half).map((vector, index) => dot(vector, vectors[index + half]));
  cosines.sort((left, right) => left - right);
  return Math.max(0, cosines[Math.floor(cosines.length / 2)] ?? 0);
}

function dot(left: Float32Array, right: Float32Array | undefined): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right?.[index] ?? 0);
  return sum;
}
