/** Questions of each day and channel, and how many people asked them. */
import { localDay } from './local-time.ts';
import type { AnswerRow } from './rows.ts';

export type DayCount = {
  /** Local day: 2026-11-23. */
  readonly day: string;
  readonly channel: string;
  readonly questions: number;
  readonly answered: number;
  readonly clarify: number;
  readonly declined: number;
  /** Different people; who writes on two channels counts on each. */
  readonly users: number;
};

/** A tally that is fed row by row. Statuses other than the three count as questions only. */
export function buildDays() {
  const days = new Map<string, { count: DayCount; readonly users: Set<string> }>();
  return {
    add: ({ channel, user, askedAtMs, status }: AnswerRow): void => {
      const day = localDay(askedAtMs);
      const key = `${day} ${channel}`;
      const none = { day, channel, questions: 0, answered: 0, clarify: 0, declined: 0, users: 0 };
      const { count, users } = days.get(key) ?? { count: none, users: new Set<string>() };
      users.add(user);
      const more = (wanted: 'answered' | 'clarify' | 'declined'): number => count[wanted] + (status === wanted ? 1 : 0);
      days.set(key, {
        users,
        count: {
          day,
          channel,
          questions: count.questions + 1,
          answered: more('answered'),
          clarify: more('clarify'),
          declined: more('declined'),
          users: users.size,
        },
      });
    },
    /** By day, then by channel. */
    counts: (): readonly DayCount[] =>
      [...days].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, { count }]) => count),
  };
}
