import { describe, expect, test } from 'vitest';
import { buildRetriever, trainIndex } from '../../src/retrieve/retriever.ts';
import { corpusFingerprint, restoreIndex, serialiseIndex } from '../../src/retrieve/saved-index.ts';
import { corpus } from './built-in.ts';

const fingerprint = corpusFingerprint(corpus);
const trained = trainIndex(corpus);
const saved: unknown = JSON.parse(JSON.stringify(serialiseIndex(trained, fingerprint)));

test('an index that went through JSON finds the same with the same scores', () => {
  const restored = restoreIndex(saved, fingerprint);
  expect(restored.ok).toBe(true);
  if (!restored.ok) return;
  expect(restored.value).toEqual(trained);
  const before = buildRetriever({ ...corpus, trained });
  const after = buildRetriever({ ...corpus, trained: restored.value });
  for (const text of ['评职称的事归哪个股管', '上年结转啥意思'])
    expect(after.search({ text, limit: 5 })).toEqual(before.search({ text, limit: 5 }));
});

describe('an index is not used when', () => {
  const code = (given: unknown, of = fingerprint) => {
    const restored = restoreIndex(given, of);
    return restored.ok ? 'used' : restored.failure.code;
  };

  test('a passage or its order is another', () => {
    const [first, ...rest] = corpus.passages;
    const others = [
      { ...corpus, passages: first === undefined ? rest : [...rest, first] },
      { ...corpus, passages: rest },
    ];
    for (const other of others) expect(code(saved, corpusFingerprint(other))).toBe('outdated');
  });

  test('but what the lexicon says moves no score', () => {
    expect(code(saved, corpusFingerprint({ ...corpus, aliases: [] }))).toBe('used');
  });

  test('it is no index, or a damaged one', () => {
    for (const given of [null, 'text', {}, { ...Object(saved), version: 0 }, { ...Object(saved), projection: '!' }])
      expect(code(given)).toBe('unreadable');
    expect(code({ ...Object(saved), inverseFrequencies: '' })).toBe('unreadable');
    expect(code({ ...Object(saved), vectors: ['AAAA'] })).toBe('unreadable');
  });

  test('it is of another number of passages', () => {
    expect(() => buildRetriever({ ...corpus, passages: corpus.passages.slice(1), trained })).toThrow(
      'train the embeddings',
    );
  });
});
