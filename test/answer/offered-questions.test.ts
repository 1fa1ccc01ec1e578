/** What a reply offers to ask next, or asks back, is answered when it is asked: a button that leads to a refusal is a lie. */
import { describe, expect, it } from 'vitest';
import { askOnce, golden } from '../support/knowledge.ts';

const replies = golden.filter(({ history }) => history.length === 0).map(({ question }) => askOnce(question));

const offered = (language: 'zh' | 'en'): readonly string[] => [
  ...new Set(
    replies
      .filter((reply) => reply.language === language)
      .flatMap(({ options, suggestions }) => [...options.map(({ question }) => question), ...suggestions]),
  ),
];

describe.each(['zh', 'en'] as const)('questions offered in %s', (language) => {
  it('are there, are answered, and in their own language', () => {
    const questions = offered(language);
    expect(questions.length).toBeGreaterThan(10);
    const others = questions.filter((question) => {
      const reply = askOnce(question);
      return reply.status !== 'answered' || reply.language !== language;
    });
    expect(others).toEqual([]);
  });
});
