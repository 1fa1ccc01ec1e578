/** Asks questions unchanged and changed, and tells whether each change had the effect it must have. */
import type { Reply } from '../../src/answer/reply.ts';
import { type Asked, ask, type Conversation, newConversation } from '../../src/app/ask.ts';
import type { Knowledge } from '../../src/app/knowledge.ts';
import type { Plan } from '../../src/plan/plan.ts';
import {
  type Change,
  digitWidth,
  otherDepartment,
  otherPlace,
  otherYear,
  ownOffice,
  ownYear,
  politeness,
  punctuation,
  type Sayings,
  synonyms,
  traditional,
  wordOrder,
} from './metamorphoses.ts';

/** A question of a set, with the messages of its conversation before it. */
export type AskedQuestion = {
  readonly id: string;
  readonly question: string;
  readonly history: readonly string[];
  readonly category: string;
};

export type Trial = {
  readonly kind: string;
  readonly id: string;
  readonly history: readonly string[];
  readonly question: string;
  readonly changed: string;
  readonly holds: boolean;
  readonly before: Asked;
  readonly after: Asked;
};

type Kind = {
  readonly change: Change;
  /** Whether the change is fair for a question that was answered so. */
  readonly isFair: (asked: Asked, category: string) => boolean;
  readonly holds: (before: Asked, after: Asked) => boolean;
};

/** Every kind of change by its name, over the lexicon of the knowledge. */
export function kindsOfChange(knowledge: Knowledge): ReadonlyMap<string, Kind> {
  const refusal = { isFair: isFigureOfDocument, holds: isRefused };
  return new Map<string, Kind>([
    // 在吗谢谢 is answered with thanks: what is said last.
    ['politeness', { change: politeness, isFair: (asked) => !isChat(asked), holds: isSame }],
    ['punctuation', { change: punctuation, isFair: always, holds: isSame }],
    ['digit-width', { change: digitWidth, isFair: always, holds: isSame }],
    ['traditional', { change: traditional, isFair: always, holds: isSame }],
    ['word-order', { change: wordOrder, isFair: (asked) => !isChat(asked), holds: isSame }],
    ['own-year', { change: ownYear, isFair: isOfNoYear, holds: isSame }],
    ['own-office', { change: ownOffice, isFair: isFigureOfDocument, holds: isSame }],
    ['synonym', { change: synonyms(sayingsOf(knowledge)), isFair: always, holds: isSame }],
    ['other-year', { change: otherYear, ...refusal }],
    ['other-place', { change: otherPlace, ...refusal }],
    ['other-department', { change: otherDepartment, ...refusal }],
  ]);
}

/** Every trial of the questions, kind by kind. */
export function runTrials(knowledge: Knowledge, questions: readonly AskedQuestion[]): Trial[] {
  const asked = questions.map((question) => ({ ...question, ...askUnchanged(knowledge, question) }));
  return [...kindsOfChange(knowledge)].flatMap(([kind, { change, isFair, holds }]) =>
    asked.flatMap(({ id, question, history, category, conversation, before }) => {
      if (!isFair(before, category)) return [];
      return change({ text: question, followsUp: history.length > 0 }).map((changed): Trial => {
        const after = ask(knowledge, changed, conversation);
        return { kind, id, history, question, changed, before, after, holds: holds(before, after) };
      });
    }),
  );
}

/** The trials of each kind, kinds in their order. */
export const byKind = (trials: readonly Trial[]): (readonly [kind: string, trials: readonly Trial[]])[] =>
  [...new Set(trials.map(({ kind }) => kind))].map((name) => [name, trials.filter(({ kind }) => kind === name)]);

/** Trials that held of all trials of a kind, as a percentage rounded down to a tenth. */
export function passRate(trials: readonly Trial[]): number {
  const held = trials.filter((trial) => trial.holds).length;
  return trials.length === 0 ? 0 : Math.floor((held * 1000) / trials.length) / 10;
}

/** One line a kind: its name, trials held, trials, rate. */
export const rateLine = (kind: string, trials: readonly Trial[]): string => {
  const held = trials.filter((trial) => trial.holds).length;
  const rate = passRate(trials).toFixed(1);
  return `${kind.padEnd(20)} ${String(held).padStart(5)} of ${String(trials.length).padStart(5)} ${rate.padStart(6)} %`;
};

/** A trial for a person: both wordings, and status, values and plan of both replies. */
export const trialLines = ({ id, history, question, changed, before, after }: Trial): string[] => [
  `${id} ${[...history, question].join(' → ')}`,
  `   changed: ${changed}`,
  `   before:  ${outcomeLine(before)}`,
  `   after:   ${outcomeLine(after)}`,
];

const outcomeLine = ({ reply, trace }: Asked): string =>
  [
    reply.status,
    `[${reply.values.map(({ value, unit }) => value + unit).join(' ')}]`,
    ...trace.made.map(({ rule, plan }) => `${rule}: ${JSON.stringify(withoutEcho(plan))}`),
  ].join(' ');

/** The conversation that goes before a question, and its own reply. */
function askUnchanged(
  knowledge: Knowledge,
  { question, history }: AskedQuestion,
): { conversation: Conversation; before: Asked } {
  const conversation = history.reduce<Conversation>(
    (turns, message) => ask(knowledge, message, turns).conversation,
    newConversation,
  );
  return { conversation, before: ask(knowledge, question, conversation) };
}

const always = (): boolean => true;

const isChat = ({ trace }: Asked): boolean => trace.made.some(({ plan }) => plan.kind === 'chat');

/** Answered out of the tables, without a trick in the question. */
const isFigureOfDocument = ({ reply, trace }: Asked, category: string): boolean =>
  category !== 'adversarial' && reply.status === 'answered' && trace.made.every(({ plan }) => plan.kind === 'table');

/** Nothing that was meant has a year in its name: of several notices, 2024年 would mean some. */
const isOfNoYear = (asked: Asked, category: string): boolean =>
  isFigureOfDocument(asked, category) && !/20\d\d年/u.test(JSON.stringify(asked.trace.made));

/** The same plan, figures and sources. */
const isSame = (before: Asked, after: Asked): boolean => whatIsTold(before) === whatIsTold(after);

const whatIsTold = ({ reply, trace }: Asked): string =>
  JSON.stringify({
    status: reply.status,
    plans: trace.made.map(({ plan }) => withoutEcho(plan)),
    values: reply.values.map(({ value, unit }) => `${value} ${unit}`),
    refs: reply.citations.map(({ ref }) => ref),
  });

/** Parts of a plan that only repeat the asker's words: what was asked about, the text searched for, the name of a set, offered questions. */
const ECHOES: ReadonlySet<string> = new Set(['about', 'text', 'set', 'question']);

const withoutEcho = (plan: Plan): unknown =>
  JSON.parse(JSON.stringify(plan, (key: string, value: unknown) => (ECHOES.has(key) ? undefined : value)));

/** Refused, and no figure of the unchanged reply is told all the same. */
const isRefused = (before: Asked, after: Asked): boolean =>
  after.reply.status === 'declined' &&
  after.reply.values.length === 0 &&
  !before.reply.values.some(({ value }) => figuresIn(after.reply).includes(value));

/** Figures of an answer; the marks of its sources are none. */
const figuresIn = ({ answer }: Reply): readonly string[] =>
  answer.replace(/\[\d+\]/gu, '').match(/\d+(?:\.\d+)?/gu) ?? [];

/** The entries in which a saying may be exchanged, and all phrases that could hold one. */
function sayingsOf({ catalog }: Knowledge): Sayings {
  const { lexicon, things } = catalog;
  const entries = [...lexicon.synonyms, ...lexicon.english].map(({ say }) => say);
  const phrases = [
    ...entries.flat(),
    ...[...lexicon.situations, ...lexicon.measures, ...lexicon.refusals].flatMap(({ say }) => say),
    ...Object.values(lexicon.operations).flatMap((said) => said ?? []),
    ...things.flatMap(({ names }) => names),
  ];
  return { entries, phrases: new Set(phrases.map((phrase) => phrase.toLowerCase())) };
}
