/** The questions that were refused or asked back, most frequent first: what the lexicon lacks shows there. */
import type { AnswerRow } from './rows.ts';

type FrequentQuestion = {
  readonly question: string;
  readonly times: number;
  readonly lastAskedAtMs: number;
};

export type FrequentReason = {
  /** Code of the refusal; null where none was kept. */
  readonly reason: string | null;
  readonly times: number;
  readonly questions: readonly FrequentQuestion[];
};

/** A tally of questions that are the same but for what surrounds them; fed oldest first. */
function buildQuestions() {
  const known = new Map<string, FrequentQuestion>();
  return {
    add: (row: AnswerRow): void => {
      const question = row.question.trim();
      const times = (known.get(question)?.times ?? 0) + 1;
      known.set(question, { question, times, lastAskedAtMs: row.askedAtMs });
    },
    /** Most frequent first, then the latest. */
    questions: (): readonly FrequentQuestion[] =>
      [...known.values()].toSorted(
        (left, right) => right.times - left.times || right.lastAskedAtMs - left.lastAskedAtMs,
      ),
  };
}

/** A tally of questions by the reason that the reply gives. */
export function buildReasons() {
  const known = new Map<string | null, ReturnType<typeof buildQuestions>>();
  return {
    add: (row: AnswerRow): void => {
      const questions = known.get(row.reason) ?? buildQuestions();
      known.set(row.reason, questions);
      questions.add(row);
    },
    /** Most frequent first, then by code. */
    reasons: (): readonly FrequentReason[] =>
      [...known]
        .map(([reason, tally]) => {
          const questions = tally.questions();
          return { reason, times: questions.reduce((sum, { times }) => sum + times, 0), questions };
        })
        .toSorted((left, right) => right.times - left.times || ((left.reason ?? '') < (right.reason ?? '') ? -1 : 1)),
  };
}
