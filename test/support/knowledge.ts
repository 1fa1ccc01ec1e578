/** The knowledge of the repository, loaded once a worker, and short ways to ask it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../src/answer/reply.ts';
import { type Asked, ask, type Conversation, newConversation } from '../../src/app/ask.ts';
import { type Knowledge, loadKnowledge } from '../../src/app/knowledge.ts';

function load(): Knowledge {
  const loaded = loadKnowledge((message) => {
    throw new Error(message);
  });
  if (!loaded.ok)
    throw new Error(loaded.failure.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  const [knowledge] = loaded.value;
  if (knowledge === undefined) throw new Error('there is no document under knowledge/sources');
  return knowledge;
}

export const knowledge: Knowledge = load();

/** Asks as the first question of a conversation. */
export const askOnce = (question: string): Reply => ask(knowledge, question, newConversation).reply;

/** Asks one after the other in one conversation; gives back every reply. */
export function converse(questions: readonly string[]): Reply[] {
  let conversation: Conversation = newConversation;
  return questions.map((question) => {
    const asked: Asked = ask(knowledge, question, conversation);
    conversation = asked.conversation;
    return asked.reply;
  });
}

/** A question of a golden set, with the messages of its conversation before it. */
export type Golden = { readonly id: string; readonly question: string; readonly history: readonly string[] };

const goldenFolder = join(import.meta.dirname, '../golden');

/** Every question of every golden set. */
export const golden: readonly Golden[] = readdirSync(goldenFolder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(join(goldenFolder, name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const { id, question, history } = JSON.parse(line) as Pick<Golden, 'id' | 'question'> & Partial<Golden>;
    return { id, question, history: history ?? [] };
  });
