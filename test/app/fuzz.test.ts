/** Golden questions spoilt at random: nothing crashes, and no reply shows a figure that nothing holds. `npm run fuzz` asks many more. */
import { describe, expect, it } from 'vitest';
import { askTalk } from '../../scripts/fuzz/ask-talk.ts';
import { withNext } from '../../scripts/fuzz/slowest.ts';
import { askOnce, golden, knowledge } from '../support/knowledge.ts';
import { LONGEST_MESSAGE, spoiltTalk } from '../support/mutations.ts';

const SEED = 1;
const MESSAGES = 2_000;
/** Failures printed. */
const SHOWN = 10;

function talks(): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (let [at, asked] = [0, 0]; asked < MESSAGES; at++) {
    const messages = spoiltTalk(golden, SEED, at);
    found.push(messages);
    asked += messages.length;
  }
  return found;
}

const row = talks();
const messages = row.flat();

describe('the spoilt questions', () => {
  it('are the same every time, and others with another seed', () => {
    expect(talks()).toEqual(row);
    expect(spoiltTalk(golden, SEED + 1, 1)).not.toEqual(row[1]);
  });

  it('differ from one another and from the golden ones', () => {
    expect(new Set(messages).size).toBeGreaterThan(MESSAGES * 0.9);
    const known = new Set(golden.flatMap(({ question, history }) => [...history, question]));
    expect(messages.filter((message) => known.has(message)).length).toBeLessThan(MESSAGES * 0.2);
  });

  it('hold what no golden question holds, up to the longest message that is read', () => {
    for (const odd of [
      /\p{Extended_Pictographic}/u,
      /\p{Cc}/u,
      /\p{Cs}/u,
      /[０-９ａ-ｚ]/u,
      /__proto__/u,
      /<script>/u,
      /DROP TABLE/u,
    ])
      expect(
        messages.some((message) => odd.test(message)),
        String(odd),
      ).toBe(true);
    expect(Math.max(...messages.map(({ length }) => length))).toBe(LONGEST_MESSAGE);
    expect(askOnce('预'.repeat(LONGEST_MESSAGE)).reason).not.toBe('too-long');
    expect(askOnce('预'.repeat(LONGEST_MESSAGE + 1)).reason).toBe('too-long');
  });

  it('are conversations every few times', () => {
    expect(row.filter(({ length }) => length > 2).length).toBeGreaterThan(row.length / 5);
  });
});

describe(`${MESSAGES} spoilt questions`, () => {
  it('all get a reply without a figure that nothing holds', { timeout: 120_000 }, () => {
    const failures = row
      .flatMap((talk) => askTalk(knowledge, talk))
      .filter(({ faults }) => faults.length > 0)
      .map(({ messages: asked, faults }) => `${JSON.stringify(asked)}\n    ${faults.join('\n    ')}`);
    expect(failures.slice(0, SHOWN), `${failures.length} fail`).toEqual([]);
  });
});

describe('the slowest', () => {
  const answered = (elapsedMs: number, againMs: number) => ({
    messages: [String(elapsedMs)],
    talk: 7,
    elapsedMs,
    measureAgain: () => againMs,
  });

  it('blames no message that is quick when asked again', () => {
    const { slowest, isOver } = withNext([], answered(80, 3), 50);
    expect(isOver).toBe(false);
    expect(slowest).toEqual([{ messages: ['80'], talk: 7, elapsedMs: 3, firstMs: 80 }]);
  });

  it('keeps the ten that stay slow, slowest first', () => {
    let slowest: ReturnType<typeof withNext>['slowest'] = [];
    for (let elapsedMs = 1; elapsedMs <= 60; elapsedMs++) {
      const next = withNext(slowest, answered(elapsedMs, elapsedMs), 50);
      expect(next.isOver).toBe(elapsedMs > 50);
      slowest = next.slowest;
    }
    expect(slowest.map(({ elapsedMs }) => elapsedMs)).toEqual([60, 59, 58, 57, 56, 55, 54, 53, 52, 51]);
  });
});
