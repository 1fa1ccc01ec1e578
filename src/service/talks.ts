/**
 * What conversations remember. Kept in memory for those that spoke last; the store keeps only the questions a conversation
 * stands on, and asking them again gives the same talk, after a restart and with new knowledge alike.
 */
import type { Asker } from './asker.ts';

/** Talks kept ready; each holds its last question with what it could mean, about 9 kB. */
const MOST_TALKS = 1_000;

/** Questions kept of a conversation. A follow-up of a follow-up of … this long ago is understood without its beginning. */
const MOST_QUESTIONS = 12;

export type Talks<Talk> = {
  /** The talk after these questions. */
  readonly after: (conversation: string, questions: readonly string[]) => Talk;
  readonly remember: (conversation: string, questions: readonly string[], talk: Talk) => void;
  readonly forget: (conversations: readonly string[]) => void;
};

/** Talks under one state of the knowledge. */
export function buildTalks<Talk>(asker: Asker<Talk>): Talks<Talk> {
  const kept = new Map<string, { readonly questions: string; readonly talk: Talk }>();

  function remember(conversation: string, questions: readonly string[], talk: Talk): void {
    kept.delete(conversation);
    kept.set(conversation, { questions: JSON.stringify(questions), talk });
    const [oldest] = kept.keys();
    if (kept.size > MOST_TALKS && oldest !== undefined) kept.delete(oldest);
  }

  return {
    after: (conversation, questions) => {
      if (questions.length === 0) return asker.newTalk;
      const one = kept.get(conversation);
      if (one !== undefined && one.questions === JSON.stringify(questions)) return one.talk;
      const talk = questions.reduce((before, question) => asker.ask(question, before).talk, asker.newTalk);
      remember(conversation, questions, talk);
      return talk;
    },
    remember,
    forget: (conversations) => {
      for (const conversation of conversations) kept.delete(conversation);
    },
  };
}

/** The questions that a conversation stands on after one more. */
export const questionsAfter = (before: readonly string[], question: string, goesOn: boolean): readonly string[] =>
  goesOn ? [...before, question].slice(-MOST_QUESTIONS) : [question];
