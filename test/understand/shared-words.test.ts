/** Short members of a list take the words that they share with the others. */
import { describe, expect, it } from 'vitest';
import { knowledge } from '../support/knowledge.ts';

const mentioned = (text: string): string[] =>
  (knowledge.understand(text, null)[0]?.mentions ?? []).map(({ words }) => words);

describe('a word said once for several', () => {
  it.each([
    ['机关和事业退休费各多少', ['行政单位离退休', '事业单位离退休']],
    ['行政编和事业编分别几个', ['行政编制', '锁定事业编制']],
    ['编制行政、事业各几个', ['行政编制', '锁定事业编制']],
  ])('%s', (text, expected) => {
    expect(mentioned(text)).toEqual(expected);
  });

  it.each([
    ['办公费和差旅费各多少', ['办公费', '差旅费']],
    ['水费、电费各多少', ['水费', '电费']],
    ['水费、邮电费各多少', ['水费', '邮电费']],
  ])('names that are whole stay: %s', (text, expected) => {
    expect(mentioned(text)).toEqual(expected);
  });
});
