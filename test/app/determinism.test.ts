/** Promise 3: same question, same knowledge, same conversation – same reply, byte for byte. */
import { describe, expect, it } from 'vitest';
import { ask, type Conversation, newConversation } from '../../src/app/ask.ts';
import { loadKnowledge } from '../../src/app/knowledge.ts';
import { converse, golden, knowledge } from '../support/knowledge.ts';

const talks = golden.map(({ id, history, question }) => ({ id, messages: [...history, question] }));

/** Every reply of every golden conversation as the bytes a channel gets. */
const bytesOf = (order: typeof talks): Map<string, string> =>
  new Map(order.map(({ id, messages }) => [id, JSON.stringify(converse(messages))]));

/** An order that has nothing to do with the first, and is the same every time. */
const shuffled = [...talks].sort((one, other) => keyOf(one.id) - keyOf(other.id));

function keyOf(id: string): number {
  let key = 7;
  for (const letter of id) key = (key * 31 + letter.charCodeAt(0)) % 1009;
  return key;
}

const first = bytesOf(talks);

/** Ids whose bytes differ, so that a failure names questions, not megabytes. */
const differing = (second: ReadonlyMap<string, string>): string[] =>
  [...first].filter(([id, bytes]) => second.get(id) !== bytes).map(([id]) => id);

describe('the same question gives the same bytes', () => {
  it('asked again', () => {
    expect(first.size).toBe(golden.length);
    expect(differing(bytesOf(talks))).toEqual([]);
  });

  it('asked in another order', () => {
    expect(shuffled.map(({ id }) => id)).not.toEqual(talks.map(({ id }) => id));
    expect(differing(bytesOf(shuffled))).toEqual([]);
  });

  it('asked of knowledge loaded anew', () => {
    const loaded = loadKnowledge((message) => expect.fail(message));
    if (!loaded.ok) expect.fail(JSON.stringify(loaded.failure));
    const [anew] = loaded.value;
    if (anew === undefined) expect.fail('no knowledge');
    const second = new Map(
      talks.map(({ id, messages }) => {
        let conversation: Conversation = newConversation;
        const replies = messages.map((message) => {
          const asked = ask(anew, message, conversation);
          conversation = asked.conversation;
          return asked.reply;
        });
        return [id, JSON.stringify(replies)];
      }),
    );
    expect(differing(second)).toEqual([]);
  });
});

describe('conversations do not leak into each other', () => {
  it('turns of two conversations in turn give what each gives alone', () => {
    const long = talks.filter(({ messages }) => messages.length > 1);
    expect(long.length).toBeGreaterThan(40);
    long.forEach(({ id, messages }, at) => {
      const other = long[(at + 1) % long.length]?.messages ?? [];
      let [mine, theirs]: [Conversation, Conversation] = [newConversation, newConversation];
      const replies = messages.map((message, turn) => {
        const asked = ask(knowledge, message, mine);
        mine = asked.conversation;
        const between = other[turn];
        if (between !== undefined) theirs = ask(knowledge, between, theirs).conversation;
        return asked.reply;
      });
      expect(JSON.stringify(replies), id).toBe(first.get(id));
    });
  });

  it('a conversation can go on twice from the same turn', () => {
    const { conversation } = ask(knowledge, '被征地农民有多少钱', newConversation);
    const once = ask(knowledge, '那6月底呢', conversation).reply;
    ask(knowledge, '行政运行呢', conversation);
    expect(JSON.stringify(ask(knowledge, '那6月底呢', conversation).reply)).toBe(JSON.stringify(once));
  });
});
