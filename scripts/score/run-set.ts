/** Asks a question set in this process, through the product's own `ask`, and judges the replies. */
import type { Reply } from '../../src/answer/reply.ts';
import { ask, newConversation } from '../../src/app/ask.ts';
import type { Knowledge } from '../../src/app/knowledge.ts';
import { type Judgement, judge } from './judge.ts';
import type { GoldQuestion } from './question-set.ts';

export type Scored = {
  readonly gold: GoldQuestion;
  /** Null when asking threw. */
  readonly reply: Reply | null;
  readonly judgement: Judgement;
  /** Of the last message alone, without its history. */
  readonly elapsedMs: number;
};

/** Asks and judges every question, each in a conversation of its own that its history has gone through. */
export const runSet = (knowledge: Knowledge, questions: readonly GoldQuestion[]): Scored[] =>
  questions.map((gold) => score(knowledge, gold));

/** A question that makes `ask` throw counts as one without a reply, so that one bug does not hide the other figures. */
function score(knowledge: Knowledge, gold: GoldQuestion): Scored {
  try {
    const { reply, elapsedMs } = askInTurn(knowledge, gold);
    return { gold, reply, judgement: judge(gold, reply), elapsedMs };
  } catch (error) {
    const problem = `ask threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { gold, reply: null, judgement: { ...judge(gold, null), problems: [problem] }, elapsedMs: 0 };
  }
}

/** Sends the history and then the question; the reply to the question, and how long it took. */
function askInTurn(knowledge: Knowledge, gold: GoldQuestion): { reply: Reply; elapsedMs: number } {
  let conversation = newConversation;
  for (const earlier of gold.history) conversation = ask(knowledge, earlier, conversation).conversation;
  const startedMs = performance.now();
  const { reply } = ask(knowledge, gold.question, conversation);
  return { reply, elapsedMs: performance.now() - startedMs };
}
