import { describe, expect, test } from 'vitest';
import { bigrams, wholeTokenizer } from '../../src/retrieve/tokenize.ts';

const { askedWords, indexTokens, tagged, words } = wholeTokenizer();

describe('words', () => {
  test('in order, lower-cased, without punctuation, full-width made half-width', () => {
    expect(words('ＬＰＲ下调，养老保险金！')).toEqual(['lpr', '下调', '养老保险金']);
  });

  test('amounts, codes and document numbers survive whole', () => {
    expect(words('47955.39万元 2120805 冀财社〔2023〕 204 号')).toEqual([
      '47955.39',
      '万元',
      '2120805',
      '冀',
      '财',
      '社',
      '[2023]204',
    ]);
  });

  test('no words are invented from what stands side by side', () => {
    expect(words('去哪个局弄')).toEqual(['去', '哪个', '局', '弄']);
  });
});

test('tagged words say where they start in the text as given', () => {
  const text = 'ＡＢ　社保 基金abc';
  for (const { word, start } of tagged(text)) expect(text.slice(start, start + word.length)).toBe(word);
  expect(tagged('社保基金').map(({ tag }) => tag)).toEqual(['j', 'n']);
});

test('pairs of characters, by code point', () => {
  expect(bigrams('被征地𠮷')).toEqual(['被征', '征地', '地𠮷']);
  expect(bigrams('地')).toEqual([]);
});

test('a passage is found by words, by words inside words, by pairs and by single characters', () => {
  expect(indexTokens('查处违纪案件')).toEqual(expect.arrayContaining(['查处', '违纪', '案件', '处违', '查']));
  expect(indexTokens('基金的监督')).not.toContain('的');
});

test('a question keeps what it is about', () => {
  expect(askedWords('请问评比达标这事归哪个股管啊').map(({ word }) => word)).toEqual(['评比', '达标']);
});
