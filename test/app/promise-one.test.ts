/** Promise 1: no digit without a cell. No reply to any question shows a figure that nothing in the document holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
