/**
 * The golden sets, asked through the product. `floors.json` holds what has been reached: a figure may get better, never
 * worse. When one got better the test says which floor to raise.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openKnowledge } from '../../scripts/score/open-knowledge.ts';
import { readQuestionSet } from '../../scripts/score/question-set.ts';
import { runSet } from '../../scripts/score/run-set.ts';
import { failureLines, type Summary, summarise, summaryLine } from '../../scripts/score/summary.ts';

/** Figures that must not fall, and figures that must not rise. */
const HIGHER_IS_BETTER = ['right', 'citedWell'] as const;
const LOWER_IS_BETTER = ['wrong', 'declinedNeedlessly', 'ungrounded', 'noReply'] as const;

/** Failed questions shown when a figure got worse. */
const SHOWN_FAILURES = 10;

const count = z.int().nonnegative();
const floorsOfSet = z.strictObject({
  right: count,
  wrong: count,
  declinedNeedlessly: count,
  citedWell: count,
  ungrounded: count,
  noReply: count,
});
type Floors = z.infer<typeof floorsOfSet>;

const floors = z
  .record(z.string(), floorsOfSet)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')));

const atFloor = ({ right, wrong, declinedNeedlessly, citedWell, ungrounded, noReply }: Summary): Floors => ({
  right,
  wrong,
  declinedNeedlessly,
  citedWell,
  ungrounded,
  noReply,
});

const scoreSet = (name: string) => {
  const knowledge = openKnowledge();
  if (!knowledge.ok) throw new Error(knowledge.failure);
  const questions = readQuestionSet(join(import.meta.dirname, name));
  if (!questions.ok) throw new Error(questions.failure);
  return runSet(knowledge.value, questions.value);
};

describe.each(Object.entries(floors))('%s', (name, floor) => {
  it('is answered at least as well as before', () => {
    const scored = scoreSet(name);
    const summary = summarise(scored);
    const reached = atFloor(summary);
    const worse = [
      ...HIGHER_IS_BETTER.filter((figure) => reached[figure] < floor[figure]),
      ...LOWER_IS_BETTER.filter((figure) => reached[figure] > floor[figure]),
    ].map((figure) => `${figure} is ${reached[figure]}, its floor ${floor[figure]}`);
    const context = [summaryLine(name, summary), ...failureLines(scored, SHOWN_FAILURES)].join('\n');
    expect(worse, context).toEqual([]);
    const better = [...HIGHER_IS_BETTER, ...LOWER_IS_BETTER].some((figure) => reached[figure] !== floor[figure]);
    if (better) console.info(`${name} got better: raise it in test/golden/floors.json to ${JSON.stringify(reached)}`);
  });
});
