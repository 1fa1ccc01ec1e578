/** What a reply offers can be taken: every option and every suggestion, asked as it stands, is answered. */
import { describe, expect, it } from 'vitest';
import { askOnce, converse, golden } from '../support/knowledge.ts';

const lastOf = (history: readonly string[], question: string) => converse([...history, question]).slice(-1);

/** Offers that are not answered, with what was said instead. */
const refusedOf = (offers: readonly string[]): string[] =>
  [...new Set(offers)].flatMap((offer) => {
    const { status, reason } = askOnce(offer);
    return status === 'answered' ? [] : [`${offer}: ${status} ${reason ?? ''}`];
  });

describe('suggestions', () => {
  it('of a hundred golden replies are answered', () => {
    const step = Math.floor(golden.length / 100);
    const sample = golden.filter((_, at) => at % step === 0).slice(0, 100);
    const offered = sample.flatMap(({ history, question }) =>
      lastOf(history, question).flatMap((reply) => reply.suggestions),
    );
    expect(offered.length).toBeGreaterThan(50);
    expect(refusedOf(offered)).toEqual([]);
  });

  it('are in the language of the question, at most three, without a figure', () => {
    for (const question of ['行政运行是多少', 'how much is the largest project', '你好', '民政局的预算多少']) {
      const reply = askOnce(question);
      expect(reply.suggestions.length).toBeLessThanOrEqual(3);
      for (const suggestion of reply.suggestions) {
        expect(suggestion).not.toMatch(/\d+\.\d\d/u);
        expect(/[a-z]{2,}/u.test(suggestion)).toBe(reply.language === 'en');
      }
    }
  });

  it('are of the project and the subject the reply cites', () => {
    expect(askOnce('行政运行是多少').suggestions).toContain('行政运行占支出总计的比例');
    expect(askOnce('最少的项目是哪个').suggestions).toContain('养老保险补缴经费是干什么用的');
  });
});

describe('options', () => {
  const asked = ['发放标准是多少呢', '那个项目什么时候花完', '率要达到多少', ...golden.map(({ question }) => question)];
  const clarified = asked.map((question) => askOnce(question)).filter((reply) => reply.status === 'clarify');

  it('are between two and six, different, and named in the answer', () => {
    expect(clarified.length).toBeGreaterThan(2);
    for (const { options, answer, values } of clarified) {
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(6);
      expect(new Set(options.map(({ question }) => question)).size).toBe(options.length);
      for (const { label } of options) expect(answer).toContain(label);
      expect(values).toEqual([]);
    }
  });

  it('asked as they stand are answered', () => {
    expect(refusedOf(clarified.flatMap((reply) => reply.options.map(({ question }) => question)))).toEqual([]);
  });
});
