/** The product: a question in, a reply with its sources out. Reads as the picture in `src/README.md`. */
import { checkFigures, figuresIn } from '../answer/check-figures.ts';
import { compose } from '../answer/compose.ts';
import type { Outcome, Part } from '../answer/outcome.ts';
import type { Reply } from '../answer/reply.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { runPlan } from '../engine/run-plan.ts';
import { type Planned, planEach } from '../plan/lists.ts';
import type { Made } from '../plan/make-plan.ts';
import type { DeclineReason, Plan, SinglePlan } from '../plan/plan.ts';
import type { Hit } from '../retrieve/passages.ts';
import type { Question, Shown, Turn } from '../understand/question.ts';
import { boundedPlan } from './bounds.ts';
import { officeHits, officesAlike } from './duties.ts';
import type { Knowledge } from './knowledge.ts';
import { passagesFor } from './passages-for.ts';

/** What a conversation remembers: the last question, and the figures shown since its subject was set. */
export type Conversation = { readonly turn: Turn | null };

/** How a reply came about, for `--explain`. */
export type Trace = {
  readonly questions: readonly Question[];
  readonly made: readonly Made[];
  readonly hits: readonly (readonly Hit[])[];
};

export type Asked = { readonly reply: Reply; readonly conversation: Conversation; readonly trace: Trace };

/** An empty conversation. */
export const newConversation: Conversation = { turn: null };

/** Answers a question. Pure and synchronous: the same question, knowledge and conversation give the same reply. */
export function ask(knowledge: Knowledge, text: string, conversation: Conversation): Asked {
  const bounded = boundedPlan(knowledge.catalog, text);
  const questions = bounded ? [] : knowledge.understand(text, conversation.turn);
  const planned = settle(questions.flatMap((question) => planEach(knowledge.catalog, question)));
  const made: readonly Made[] = bounded ? [{ plan: bounded, rule: 'bounds' }] : planned.map(aboutTyped(text));
  const parts = made.map(({ plan }, at): Part => {
    if (plan.kind === 'many') return { lead: plan.lead, outcomes: plan.parts.map((part) => run(knowledge, part, '')) };
    const about = planned.length > 1 ? shortName(planned[at]) : '';
    return { outcomes: [run(knowledge, plan, about)] };
  });
  const written = compose({
    catalog: knowledge.catalog,
    language: questions[0]?.language ?? 'zh',
    parts,
    corrections: questions[0]?.corrections ?? [],
    knowledge: knowledge.fingerprint,
  });
  const reply = checkFigures(written, [text, ...givenFigures(knowledge, questions, made)]);
  const hits = parts.flatMap((part) =>
    part.outcomes.flatMap((outcome) => (outcome.kind === 'hits' ? [outcome.hits] : [])),
  );
  return {
    reply,
    conversation: remember(knowledge, conversation, { questions, parts, reply }),
    trace: { questions, made, hits },
  };
}

/** What a part of a message asks, as said, where it is short and holds no figure to be repeated in its refusal. */
function shortName(one: Planned | undefined): string {
  const said = (one?.name ?? one?.question.text ?? '').replace(
    /^\s*(?:(?:and|or)\b|和|以及|还有)?\s*|[\s?。,.!]+$/gu,
    '',
  );
  return said.length > LONGEST_NAME || /\d/u.test(said) ? '' : said;
}

const LONGEST_NAME = 30;

/** Refusals that say what they are of. */
const NAMED_WHEN_REFUSED: ReadonlySet<DeclineReason> = new Set<DeclineReason>(['not-in-document', 'unintelligible']);

/** Another year, place or body that is said once holds for the rest of the message. */
const OUTSIDE: ReadonlySet<DeclineReason> = new Set<DeclineReason>(['other-year', 'other-place', 'other-body']);

/** It is refused for its year, which a later part may say anew; a place or body stays. */
const saysYear = (one: Made | undefined): boolean => one?.plan.kind === 'decline' && one.plan.reason === 'other-year';

/** What is asked of a person who was asked for by name: 局长叫啥 一个月工资多少. */
const OF_PERSON = /工资|薪|收入|待遇|学历|年龄|多大|多少岁|老家|\b(?:salary|earns?|paid|old)\b/u;

/**
 * Of several questions in a message: what a refused one leaves out is refused with it (“要哪些材料 几天出结果”), what follows
 * another year or place is of it, too, unless it says a year itself, and a remainder that says nothing is passed over where
 * another one is answered.
 */
function settle(planned: readonly Planned[]): readonly Planned[] {
  const refused = planned.findIndex(({ rule }) => rule === 'refused');
  const outside = planned.findIndex(({ plan }) => plan.kind === 'decline' && OUTSIDE.has(plan.reason));
  const person = planned.findIndex(({ plan }) => plan.kind === 'decline' && plan.reason === 'person');
  const kept = planned.filter(({ plan, rule, question }, at) => {
    if (refused !== -1 && at > refused && !question.namesSomething) return false;
    if (person !== -1 && at > person && OF_PERSON.test(question.text)) return false;
    if (outside !== -1 && at > outside && !(saysYear(planned[outside]) && question.years.length !== 0)) return false;
    return !isRemainder(plan, rule) || asksAnew(question);
  });
  return kept.length > 0 ? withoutRepeats(kept).map(withoutFound) : planned.slice(0, 1);
}

/** What goes on from a part that was not found is not found either: 零碎家当是多少件、账面值多少. */
function withoutFound(one: Planned, at: number, all: readonly Planned[]): Planned {
  const before = all[at - 1];
  const lost =
    before?.plan.kind === 'decline' && before.plan.reason === 'not-in-document' && before.rule !== 'not-listed';
  const goesOn =
    (one.plan.kind === 'table' && one.question.mentions.some(({ again }) => again)) ||
    (one.plan.kind === 'search' && one.plan.purpose === 'text' && !one.question.namesSomething);
  if (!lost || !goesOn) return one;
  return { ...one, plan: { kind: 'decline', reason: 'not-in-document', about: '', nearest: [] }, rule: 'goes-on' };
}

/** Nothing was understood of it. */
const isRemainder = (plan: Plan, rule: string): boolean =>
  rule === 'none' || (plan.kind === 'decline' && plan.reason === 'unintelligible' && plan.about === '');

/** It asks by a word of its own (差多少): that this was not understood is told. */
const asksAnew = ({ tokens }: Question): boolean =>
  tokens.some(({ role }) => role.kind === 'operation' && ASKS_FIGURE.has(role.name));

const ASKS_FIGURE: ReadonlySet<string> = new Set(['difference', 'ratio', 'share', 'sum', 'compare', 'schedule']);

/** The same plan again is told once; where the words ask something else, that something was not found (考核表一张多少 证书一本呢). */
function withoutRepeats(kept: readonly Planned[]): readonly Planned[] {
  return kept.flatMap((one, at): Planned[] => {
    const before = kept.slice(0, at).some((other) => answerOf(other) === answerOf(one));
    if (!before || one.plan.kind === 'decline') return [one];
    if (!one.question.namesSomething || tellsColumn(one)) return [];
    const about = one.name ?? one.question.text;
    return [{ ...one, plan: { kind: 'decline', reason: 'not-in-document', about, nearest: [] }, rule: 'repeat' }];
  });
}

/** 啥规格，钱怎么保障: what the first part told of a row holds the column that the second asks for. */
function tellsColumn({ plan, question }: Planned): boolean {
  const columns = question.tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  const cells =
    plan.kind === 'table' && plan.table.kind === 'show' ? plan.table.quantities.flatMap((one) => one.cells) : [];
  return columns.length > 0 && columns.every((column) => cells.some((cell) => cell.column === column));
}

/** What tells whether two plans give the same answer, in whatever unit. */
const answerOf = ({ plan }: Made): string =>
  JSON.stringify(plan.kind === 'table' && plan.table.kind === 'show' ? plan.table.quantities : plan);

/**
 * What is asked back or not found is called as it was typed: figures that reading cut or joined (1,234.5 of which 234.5 is
 * left) are told in the words of the message, or not at all.
 */
const aboutTyped = (text: string): ((made: Made) => Made) => {
  const typed = new Set(figuresIn(text));
  return (made) => {
    const { plan } = made;
    if ((plan.kind !== 'clarify' && plan.kind !== 'decline') || figuresIn(plan.about).every((said) => typed.has(said)))
      return made;
    return { ...made, plan: { ...plan, about: plan.kind === 'clarify' ? text.slice(0, LONGEST_ABOUT) : '' } };
  };
};

/** Characters of a question that is told back. */
const LONGEST_ABOUT = 60;

/** What a reply may repeat without a citation: the document's title, the question as read, the names it offers. */
function givenFigures({ catalog }: Knowledge, questions: readonly Question[], made: readonly Made[]): string[] {
  const read = questions.flatMap((question) => [
    question.text,
    ...question.thresholds.map((threshold) => threshold.value),
    ...question.years.map(String),
  ]);
  const offered = made.flatMap(({ plan }) =>
    plan.kind === 'decline'
      ? [plan.about, ...plan.nearest]
      : plan.kind === 'clarify'
        ? [plan.about, ...plan.options.flatMap(({ label, question }) => [label, question])]
        : [],
  );
  return [catalog.document.meta.title, ...read, ...offered];
}

/** `about`: what a refusal of it is of, where the message asks more. */
function run({ catalog, rows, retriever }: Knowledge, plan: SinglePlan, about: string): Outcome {
  switch (plan.kind) {
    case 'table': {
      const found = runPlan(plan.table, rows);
      if (found.ok) return { kind: 'cells', plan, cells: found.value };
      return {
        kind: 'decline',
        plan: { kind: 'decline', reason: 'not-in-document', about, nearest: [] },
        hits: [],
      };
    }
    case 'search': {
      const hits = passagesFor(catalog, retriever, plan.search);
      const alike = plan.purpose === 'office' ? officesAlike(catalog, plan.about ?? plan.search.text, hits) : null;
      if (alike !== null) return { kind: 'plain', plan: alike };
      if (hits.length > 0) return { kind: 'hits', plan, hits };
      return {
        kind: 'decline',
        plan: { kind: 'decline', reason: 'not-in-document', about, nearest: [] },
        hits: plan.search.holding ? officeHits(retriever, plan.search) : [],
      };
    }
    case 'decline':
      return {
        kind: 'decline',
        plan: plan.about === '' && NAMED_WHEN_REFUSED.has(plan.reason) ? { ...plan, about } : plan,
        hits: plan.search ? officeHits(retriever, plan.search) : [],
      };
    default:
      return { kind: 'plain', plan };
  }
}

function remember(
  { catalog }: Knowledge,
  before: Conversation,
  { questions, parts, reply }: { questions: readonly Question[]; parts: readonly Part[]; reply: Reply },
): Conversation {
  const question = questions.at(-1);
  if (question === undefined) return before;
  const outcomes = parts.flatMap((part) => part.outcomes);
  const shown = outcomes.flatMap(shownBy);
  const cited = reply.citations.map(({ ref, quote }) => ({ ref, text: quote }));
  const told = outcomes.flatMap(listedBy);
  const earlier = before.turn?.listed ?? [];
  // 第三个多少 and then 第一个: one picked out of a list leaves the list as it was.
  const isPicked = told.length === 1 && earlier.some(({ label }) => label === told[0]?.label);
  const listed = isPicked ? earlier : told;
  return {
    turn: {
      // What it listed was answered one by one, and is not gone back to.
      question: { ...question, members: [] },
      shown: [...(question.followsUp ? (before.turn?.shown ?? []) : []), ...(shown.length > 0 ? [shown] : [])],
      cited,
      offered: reply.options,
      listed,
      focus: focusOf(catalog, { listed: told, cited, outcomes, ofPlace: ONE_PLACE.test(question.text) }),
    },
  };
}

/** What a reply lists, in its order: the figures of a table, or names. */
function listedBy(outcome: Outcome): Shown[] {
  if (outcome.kind === 'plain' && outcome.plan.kind === 'list')
    return outcome.plan.names.map((label) => ({ label, cells: [] }));
  if (outcome.kind !== 'cells' || !('quantities' in outcome.plan.table)) return [];
  const { quantities } = outcome.plan.table;
  return outcome.cells.figures.flatMap(({ label, role }) => {
    const quantity = role === 'read' ? quantities.find((candidate) => candidate.label === label) : undefined;
    return quantity === undefined ? [] : [{ label, cells: quantity.cells }];
  });
}

type Told = {
  readonly listed: readonly Shown[];
  readonly cited: readonly { readonly ref: string }[];
  readonly outcomes: readonly Outcome[];
  /** One place of a ranking was asked for. */
  readonly ofPlace: boolean;
};

/** 第二大, the third: not 第六到第八. */
const ONE_PLACE = /^(?!.*(?:到|至|前|最后)).*(?:第[二三四五六七八九十]|\b(?:second|third|fourth|fifth)\b)/u;

/** The one thing a reply was about: the only figure it listed, the office in charge, else the only project its sources are of. */
function focusOf(catalog: Catalog, { listed, cited, outcomes, ofPlace }: Told): string | null {
  if (outcomes.some(({ kind, plan }) => kind === 'decline' || plan.kind === 'clarify')) return null;
  const numbers = new Set(cited.map(({ ref }) => catalog.projectOfRef.get(ref)));
  const [number] = numbers;
  const [only, ...more] = outcomes;
  // 第二大呢: of the ranking down to that place, the last is what was asked for.
  if (more.length === 0 && only?.kind === 'cells' && only.plan.table.kind === 'rank' && ofPlace)
    return listed.at(-1)?.label ?? null;
  const share = outcomes.flatMap((outcome) =>
    outcome.kind === 'cells' && outcome.plan.table.kind === 'share' ? outcome.plan.table.parts : [],
  );
  // 占支出总计多少: of the part, not of the whole.
  if (share.length === 1) return share[0]?.label ?? null;
  // 他们还管啥: the office that was told first is in charge, those after it are also concerned.
  const office = catalog.passages.get(cited[0]?.ref ?? '')?.office;
  if (office !== undefined) return catalog.offices.get(office)?.name ?? null;
  if (numbers.size === 1 && number !== undefined) return catalog.projects.get(number)?.name ?? null;
  return listed.length === 1 ? (listed[0]?.label ?? null) : null;
}

/** What goes on can be added to, compared with or divided: figures as they stand, and the part that a share was told of. */
function shownBy(outcome: Outcome): Shown[] {
  if (outcome.kind !== 'cells') return [];
  const { table } = outcome.plan;
  const told =
    table.kind === 'show' ? table.quantities : table.kind === 'share' && table.parts.length === 1 ? table.parts : [];
  return told.map((quantity) => ({ label: quantity.label, cells: quantity.cells }));
}
