/**
 * Is a reply right? The rules of the question sets: its status is an allowed one, every expected value can be read in
 * it, the rules on its text hold, and a citation points at an accepted place.
 */
import type { Reply } from '../../src/answer/reply.ts';
import { figuresWithoutGround, showsValue } from './figures.ts';
import type { GoldQuestion } from './question-set.ts';

/** What judging looks at in a reply. */
export type JudgedReply = {
  readonly status: Reply['status'];
  readonly answer: string;
  readonly text: string;
  readonly citations: readonly Pick<Reply['citations'][number], 'section' | 'locator' | 'quote'>[];
  readonly calculations: readonly { readonly expression: string }[];
  readonly options: readonly { readonly label: string }[];
};

export type Judgement = {
  /** No problem at all. */
  readonly right: boolean;
  /** The worst outcome: answered where it should not have, or with figures that are not the gold ones. */
  readonly wrong: boolean;
  /** Refused although the set does not allow it. */
  readonly declinedNeedlessly: boolean;
  /** Does a citation point at an accepted place? Null where none is asked for or the reply is no answer. */
  readonly cited: boolean | null;
  /** Figures shown that neither a citation, nor a calculation, nor the question holds. */
  readonly ungrounded: readonly string[];
  /** What is amiss, for a person. */
  readonly problems: readonly string[];
};

/** Judges one reply; null stands for a question that got none. */
export function judge(gold: GoldQuestion, reply: JudgedReply | null): Judgement {
  if (reply === null) return noReply;
  const said = whatIsSaid(reply);
  const missing = missingValues(gold, reply, said);
  const forbidden = forbiddenTexts(gold, said);
  const cited = citesWell(gold, reply);
  const problems = [
    ...statusProblems(gold, reply),
    ...(missing.length > 0 ? [`missing ${missing.join(', ')}`] : []),
    ...textProblems(gold, said),
    ...(forbidden.length > 0 ? [`must not say ${forbidden.join('/')}`] : []),
    ...(cited === false ? ['no accepted citation'] : []),
  ];
  const answered = reply.status === 'answered';
  return {
    right: problems.length === 0,
    wrong: answered && (!gold.expect.status.includes('answered') || missing.length > 0 || forbidden.length > 0),
    declinedNeedlessly: reply.status === 'declined' && !gold.expect.status.includes('declined'),
    cited,
    ungrounded: answered ? figuresWithoutGround(reply.text, groundsOf(gold, reply)) : [],
    problems,
  };
}

const noReply: Judgement = {
  right: false,
  wrong: false,
  declinedNeedlessly: false,
  cited: null,
  ungrounded: [],
  problems: ['no reply'],
};

/** What the reply says and offers, its list of sources aside. */
const whatIsSaid = (reply: JudgedReply): string =>
  [reply.answer, ...reply.options.map(({ label }) => label)].join('\n');

function statusProblems({ expect }: GoldQuestion, { status }: JudgedReply): string[] {
  return expect.status.includes(status) ? [] : [`status ${status}, expected ${expect.status.join('|')}`];
}

function missingValues({ expect }: GoldQuestion, { status }: JudgedReply, said: string): string[] {
  if (status !== 'answered') return [];
  return expect.values.filter((gold) => !showsValue(said, gold)).map(({ value, unit }) => value + unit);
}

function textProblems({ expect }: GoldQuestion, said: string): string[] {
  const text = plain(said);
  const lacks = (expected: string): boolean => !text.includes(plain(expected));
  const none = expect.text_any.length > 0 && expect.text_any.every(lacks);
  return [
    ...expect.text_all.filter(lacks).map((expected) => `lacks “${expected}”`),
    ...(none ? [`lacks any of ${expect.text_any.join('/')}`] : []),
  ];
}

/** Forbidden texts are compared as typed, but for case and spaces, so that a rule may name one way of writing only. */
function forbiddenTexts({ expect }: GoldQuestion, said: string): string[] {
  const typed = withoutSpaces(said);
  return expect.text_none.filter((forbidden) => typed.includes(withoutSpaces(forbidden)));
}

function citesWell({ expect }: GoldQuestion, reply: JudgedReply): boolean | null {
  if (expect.cite_any.length === 0 || reply.status !== 'answered') return null;
  return reply.citations.some(({ section, quote }) =>
    expect.cite_any.some(
      (accepted) => plain(section).includes(plain(accepted.section)) && plain(quote).includes(plain(accepted.quote)),
    ),
  );
}

function groundsOf({ question, history }: GoldQuestion, reply: JudgedReply): string {
  const cited = reply.citations.map(({ section, quote, locator }) => `${section} ${quote} ${locator}`);
  return [question, ...history, ...cited, ...reply.calculations.map(({ expression }) => expression)].join('\n');
}

/** Text as it is compared: one width of characters, no markup, no spaces, one case. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replaceAll('\\geq', '≥')
    .replace(/[\s$\\*_`]/gu, '')
    .toLowerCase();

const withoutSpaces = (text: string): string => text.toLowerCase().replace(/\s/gu, '');
