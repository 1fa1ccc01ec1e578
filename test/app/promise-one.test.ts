/** Promise 1: no digit without a cell. No reply to any question shows a figure that nothing in the document holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { askOnce, converse, golden } from '../support/knowledge.ts';
import { generatedConversation, generatedQuestion } from './generated-questions.ts';
import { groundingFaults } from './grounding.ts';

/** The same questions every time. */
const SEED = 20_240_131;
const QUESTIONS = 3_000;
const CONVERSATIONS = 300;
/** Failures printed of a set. */
const SHOWN = 10;

function faultsOf(messages: readonly string[]): string[] {
  const replies = converse(messages);
  return replies.flatMap((reply, at) => groundingFaults(reply, messages.slice(0, at + 1)));
}

describe('the checker itself', () => {
  const asked = '行政运行占支出总计的百分之几';
  const reply = askOnce(asked);
  const [citation] = reply.citations;
  const [value] = reply.values;
  const [calculation] = reply.calculations;
  const expression = calculation?.expression ?? '';
  const altered: readonly (readonly [what: string, reply: Reply])[] = [
    ['a digit of the answer', { ...reply, answer: reply.answer.replace('1714.94', '1714.95') }],
    ['a value', { ...reply, values: value ? [{ ...value, value: '1714.95' }] : [] }],
    ['a unit', { ...reply, values: value ? [{ ...value, unit: '亿元' }] : [] }],
    ['a quote', { ...reply, citations: citation ? [{ ...citation, quote: '合计：1714.94' }] : [] }],
    ['a ref', { ...reply, citations: citation ? [{ ...citation, ref: 'nowhere' }] : [] }],
    ['a result', { ...reply, calculations: [{ expression: expression.replace(/= .*/u, '= 9.99%'), unit: '%' }] }],
    ['an operand', { ...reply, calculations: [{ expression: '1714.95 ÷ 47955.39 = 3.58%', unit: '%' }] }],
    ['a conversion', { ...reply, calculations: [{ expression: '1714.94万元 = 1.71494亿元', unit: '亿元' }] }],
    ['a count', { ...reply, calculations: [{ expression: '办公室、人事教育股 = 3', unit: '个' }] }],
  ];

  it('finds nothing wrong with a right reply', () => {
    expect(reply.status).toBe('answered');
    expect(expression).toBe('1714.94 ÷ 47955.39 = 3.58%');
    expect(groundingFaults(reply, [asked])).toEqual([]);
  });

  for (const [what, wrong] of altered) {
    it(`notices when ${what} is altered`, () => {
      expect(groundingFaults(wrong, [asked])).not.toEqual([]);
    });
  }
});

describe('no figure without a cell', () => {
  it('holds for every golden question, in its conversation', () => {
    expect(golden.length).toBeGreaterThanOrEqual(600);
    const failures = golden.flatMap(({ id, history, question }) => {
      const faults = faultsOf([...history, question]);
      return faults.length === 0
        ? []
        : [`${id} ${[...history, question].join(' → ')}\n    ${faults.slice(0, 3).join('\n    ')}`];
    });
    if (failures.length > 0)
      expect.fail(`${failures.length} of ${golden.length} fail:\n${failures.slice(0, SHOWN).join('\n')}`);
  });

  it(`holds for ${QUESTIONS} generated questions`, () => {
    fc.assert(
      fc.property(generatedQuestion, (question) => {
        expect(groundingFaults(askOnce(question), [question])).toEqual([]);
      }),
      { numRuns: QUESTIONS, seed: SEED },
    );
  }, 120_000);

  it(`holds for ${CONVERSATIONS} generated conversations`, () => {
    fc.assert(
      fc.property(generatedConversation, (messages) => {
        expect(faultsOf(messages)).toEqual([]);
      }),
      { numRuns: CONVERSATIONS, seed: SEED },
    );
  }, 120_000);
});
