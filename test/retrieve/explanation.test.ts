import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRetriever } from '../../src/retrieve/retriever.ts';
import { builtIn, corpus, passageOf } from './built-in.ts';

const retriever = buildRetriever(corpus);

/** Pieces of the document and of everyday speech, put together at random. */
const questions = fc
  .array(
    fc.constantFrom(
      '工龄',
      '认定',
      '社保基金',
      '归谁管',
      '宠物狗',
      '三公',
      '失地农民',
      '[2023]204号',
      'budget',
      '补贴',
      '查',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => words.join(''));

describe('a hit explains its score', () => {
  test('the contributions of its reasons add up to it, and it lies between 0 and 1', () => {
    fc.assert(
      fc.property(questions, (text) => {
        for (const { score, reasons } of retriever.search({ text, limit: 20, floor: 0 })) {
          expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 10);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('the weights of the matched words add up to the coverage', () => {
    fc.assert(
      fc.property(questions, (text) => {
        for (const { reasons } of retriever.search({ text, limit: 20, floor: 0 }))
          for (const reason of reasons)
            if (reason.kind === 'lexical')
              expect(reason.words.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(reason.coverage, 10);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test('words and places are named', () => {
    const [hit] = retriever.search({ text: '工龄要认定找谁', limit: 1 });
    const lexical = hit?.reasons.find(({ kind }) => kind === 'lexical');
    expect(lexical).toMatchObject({
      rank: 1,
      words: [
        { word: '工龄', field: 'text' },
        { word: '认定', field: 'text' },
      ],
    });
  });

  test('a word of the lexicon is shown as the word of the document it stands for', () => {
    const [hit] = retriever.search({ text: '失地农民', limit: 1 });
    const lexical = hit?.reasons.find(({ kind }) => kind === 'lexical');
    expect(lexical).toMatchObject({ words: expect.arrayContaining([expect.objectContaining({ word: '征地' })]) });
  });
});

describe('what is found', () => {
  test('best first, ties in the order of the document', () => {
    const order = new Map(builtIn.passages.map(({ source }, index) => [source.ref, index]));
    fc.assert(
      fc.property(questions, (text) => {
        const hits = retriever.search({ text, limit: 50, floor: 0 });
        hits.slice(1).forEach((hit, index) => {
          const before = hits[index];
          if (before === undefined) return;
          const inOrder = (order.get(before.ref) ?? 0) < (order.get(hit.ref) ?? 0);
          expect(before.score > hit.score || (before.score === hit.score && inOrder)).toBe(true);
        });
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  test('another retriever of the same corpus gives the same hits, scores and reasons', () => {
    const again = buildRetriever(corpus);
    for (const text of ['评职称的事归哪个股管', '三公', '失地农民社保', '会议室怎么预订', '[2023]204号'])
      expect(again.search({ text, limit: 10, floor: 0 })).toEqual(retriever.search({ text, limit: 10, floor: 0 }));
  });

  test('no more than the limit, and only what the caller accepts', () => {
    const hits = retriever.search({ text: '收入', limit: 4, floor: 0, only: ({ kind }) => kind === 'term' });
    expect(hits.map(({ ref }) => passageOf(ref).kind)).toEqual(['term', 'term', 'term', 'term']);
  });

  test('vectors find what a narrow filter leaves, without a word in common', () => {
    const hits = retriever.search({ text: '职称评审', limit: 5, floor: 0, only: ({ kind }) => kind === 'note' });
    expect(hits.map(({ ref }) => passageOf(ref).kind)).toEqual(['note', 'note', 'note', 'note']);
  });

  describe('the text of a passage as the question', () => {
    const asked = builtIn.passages.map(({ text }) => {
      const hits = retriever.search({ text, limit: 10 });
      return { text, hits, place: hits.findIndex(({ ref }) => passageOf(ref).text === text) };
    });

    test('finds it, and before it only passages that hold all its words and say more', () => {
      const wrong = asked.filter(({ hits, place }) => {
        const before = hits.slice(0, Math.max(place, 0)).flatMap(({ reasons }) => reasons);
        return place === -1 || before.some((reason) => reason.kind === 'lexical' && reason.coverage < 0.99);
      });
      expect(wrong.map(({ text }) => text)).toEqual([]);
    });

    test('finds it first in at least 98 of 100 cases', () => {
      expect(asked.filter(({ place }) => place === 0).length).toBeGreaterThanOrEqual(0.98 * asked.length);
    });
  });

  test('document numbers are one word, whatever their brackets', () => {
    for (const text of ['〔2023〕204号', '[2023] 204 号', '（2023）204号', '【2023】204'])
      expect(retriever.search({ text, limit: 1 })).toEqual(retriever.search({ text: '[2023]204', limit: 1 }));
  });
});
