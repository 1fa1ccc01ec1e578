import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lsaEmbedder, trainLsa } from '../../src/retrieve/lsa.ts';
import { decompose } from '../../src/retrieve/svd.ts';

const dot = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
  Array.from(left).reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

function sparse(rows: readonly (readonly number[])[]) {
  const columnCount = rows[0]?.length ?? 0;
  return {
    starts: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * columnCount),
    columns: Int32Array.from(rows.flatMap((row) => row.map((_, column) => column))),
    values: Float64Array.from(rows.flat()),
    rowCount: rows.length,
    columnCount,
  };
}

const matrices = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

describe('decomposition', () => {
  test('vectors are orthonormal, and the singular values hold all of the matrix', () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const { singularValues, vectors } = decompose(sparse(rows), 7);
        vectors.forEach((left, one) => {
          vectors.forEach((right, two) => {
            expect(dot(left, right)).toBeCloseTo(one === two ? 1 : 0, 6);
          });
        });
        const squares = rows.flat().reduce((sum, value) => sum + value * value, 0);
        expect(singularValues.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 5);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('the length of each image is the singular value', () => {
    const rows = [
      [3, 0, 1],
      [0, 2, 0],
      [1, 0, 3],
    ];
    const { singularValues, vectors } = decompose(sparse(rows), 3);
    expect(singularValues.map((value) => Number(value.toFixed(9)))).toEqual([4, 2, 2]);
    const image = rows.map((row) => dot(row, vectors[0] ?? []));
    expect(Math.hypot(...image)).toBeCloseTo(4, 9);
  });
});

describe('embeddings from the corpus itself', () => {
  const texts = [
    '失业保险待遇发放',
    '失业保险费率确定',
    '被征地农民养老保险',
    '失地农民\n被征地农民',
    '失地农民补助',
    '职称评审工作',
    '职称证书管理',
  ];
  const embedder = lsaEmbedder(trainLsa(texts));

  test('a known text has length 1, one of unknown words has none, a mixture something between', () => {
    const length = (text: string): number => Math.sqrt(dot(embedder.embed(text), embedder.embed(text)));
    expect(length('失业保险')).toBeCloseTo(1, 6);
    expect(length('宠物狗')).toBe(0);
    expect(length('失业保险 宠物狗')).toBeGreaterThan(0.1);
    expect(length('失业保险 宠物狗')).toBeLessThan(0.9);
  });

  test('what the lexicon says means the same comes near', () => {
    const land = embedder.embed('失地农民');
    expect(dot(land, embedder.embed('被征地农民养老保险'))).toBeGreaterThan(0.25);
    expect(dot(land, embedder.embed('职称评审工作'))).toBeLessThan(0.1);
  });

  test('the same texts train the same model, bit for bit', () => {
    expect(trainLsa(texts)).toEqual(trainLsa(texts));
  });

  test('no text, or texts that share nothing, make an embedder that knows nothing', () => {
    for (const none of [[], ['职称', '失业']]) {
      const empty = lsaEmbedder(trainLsa(none));
      expect(empty.dimensions).toBe(0);
      expect(empty.embed('职称')).toEqual(new Float32Array());
    }
  });
});
