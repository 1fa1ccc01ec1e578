import { describe, expect, test } from 'vitest';
import { buildTalks, questionsAfter } from '../../src/service/talks.ts';
import { asker } from '../support/desk.ts';
import { golden } from '../support/knowledge.ts';

const conversations = golden.filter(({ history }) => history.length > 0);

/** A conversation as the service keeps it: the questions it stands on, and the talk that is live. */
function live(questions: readonly string[]) {
  let kept: readonly string[] = [];
  let talk = asker.newTalk;
  for (const question of questions) {
    const asked = asker.ask(question, talk);
    kept = questionsAfter(kept, question, asked.goesOn);
    talk = asked.talk;
  }
  return { kept, talk };
}

describe('a conversation that is not in memory any more', () => {
  test('answers as the live one does, from the questions it stands on', () => {
    expect(conversations.length).toBeGreaterThan(50);
    for (const { question, history } of conversations) {
      const { kept, talk } = live(history);
      const replayed = buildTalks(asker).after('anyone', kept);
      expect(asker.ask(question, replayed).reply).toEqual(asker.ask(question, talk).reply);
    }
  });
  test('stands on no more questions than it needs', () => {
    for (const { history } of conversations) {
      const { kept } = live(history);
      expect(history.slice(-kept.length)).toEqual(kept);
      expect(asker.ask(kept[0] ?? '', asker.newTalk).goesOn && kept.length < Math.min(12, history.length)).toBe(false);
    }
  });
});

describe('a conversation in memory', () => {
  const { kept, talk } = live(['就业补助有多少钱']);
  test('is gone on with as it is', () => {
    const talks = buildTalks(asker);
    talks.remember('one', kept, talk);
    expect(talks.after('one', kept)).toBe(talk);
  });
  test('that was kept otherwise meanwhile is replayed', () => {
    const talks = buildTalks(asker);
    talks.remember('one', ['就业补助有多少钱', '那占比呢'], talk);
    expect(talks.after('one', kept)).toEqual(talk);
    expect(talks.after('one', kept)).not.toBe(talk);
  });
  test('is replayed once, not at each look', () => {
    const talks = buildTalks(asker);
    expect(talks.after('one', kept)).toBe(talks.after('one', kept));
  });
  test('that is forgotten is new', () => {
    const talks = buildTalks(asker);
    talks.remember('one', kept, talk);
    talks.forget(['one', 'another']);
    expect(talks.after('one', [])).toBe(asker.newTalk);
    expect(talks.after('one', kept)).not.toBe(talk);
  });
  test('makes room for others when it was silent longest', () => {
    const talks = buildTalks(asker);
    talks.remember('first', kept, talk);
    for (let at = 0; at < 1_000; at++) talks.remember(String(at), kept, talk);
    expect(talks.after('999', kept)).toBe(talk);
    expect(talks.after('first', kept)).not.toBe(talk);
  });
});

describe('the questions that are kept', () => {
  test('begin with the last one that stands alone', () => {
    expect(questionsAfter(['a', 'b'], 'c', false)).toEqual(['c']);
    expect(questionsAfter(['a', 'b'], 'c', true)).toEqual(['a', 'b', 'c']);
  });
  test('are the last twelve', () => {
    const many = Array.from({ length: 12 }, (_, at) => String(at));
    expect(questionsAfter(many, 'next', true)).toEqual([...many.slice(1), 'next']);
  });
});
