/** The product: a question in, a reply with its sources out. Reads as the picture in `src/README.md`. */
import { checkFigures } from '../answer/check-figures.ts';
import { compose } from '../answer/compose.ts';
import type { Outcome, Part } from '../answer/outcome.ts';
import type { Reply } from '../answer/reply.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Passage } from '../document/document.ts';
import { runPlan } from '../engine/run-plan.ts';
import { type Made, makePlan } from '../plan/make-plan.ts';
import type { DeclineReason, Search, SinglePlan } from '../plan/plan.ts';
import type { Hit, Retriever } from '../retrieve/passages.ts';
import type { Question, Shown, Turn } from '../understand/question.ts';
import { boundedPlan } from './bounds.ts';
import type { Knowledge } from './knowledge.ts';

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
  const made = bounded
    ? [{ plan: bounded, rule: 'bounds' }]
    : settle(
        questions,
        questions.map((question) => makePlan(knowledge.catalog, question)),
      );
  const parts = made.map(
    ({ plan }): Part =>
      plan.kind === 'many'
        ? { lead: plan.lead, outcomes: plan.parts.map((part) => run(knowledge, part)) }
        : { outcomes: [run(knowledge, plan)] },
  );
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

/** Another year, place or body that is said once holds for the rest of the message. */
const OUTSIDE: ReadonlySet<DeclineReason> = new Set<DeclineReason>(['other-year', 'other-place', 'other-body']);

/** It is refused for its year, which a later part may say anew; a place or body stays. */
const saysYear = (one: Made | undefined): boolean => one?.plan.kind === 'decline' && one.plan.reason === 'other-year';

/**
 * Of several questions in a message: what a refused one leaves out is refused with it (“要哪些材料 几天出结果”), what follows
 * another year or place is of it, too, unless it says a year itself, and a remainder that says nothing is passed over where
 * another one is answered.
 */
function settle(questions: readonly Question[], made: readonly Made[]): readonly Made[] {
  const refused = made.findIndex(({ rule }) => rule === 'refused');
  const outside = made.findIndex(({ plan }) => plan.kind === 'decline' && OUTSIDE.has(plan.reason));
  const kept = made.filter(({ plan, rule }, at) => {
    if (refused !== -1 && at > refused && !questions[at]?.namesSomething) return false;
    if (outside !== -1 && at > outside && !(saysYear(made[outside]) && questions[at]?.years.length !== 0)) return false;
    return !(rule === 'none' || (plan.kind === 'decline' && plan.reason === 'unintelligible'));
  });
  return kept.length > 0 ? withoutRepeats(questions, made, kept) : made.slice(0, 1);
}

/** The same plan again is told once; where the words ask something else, that something was not found (考核表一张多少 证书一本呢). */
function withoutRepeats(questions: readonly Question[], made: readonly Made[], kept: readonly Made[]): readonly Made[] {
  return kept.flatMap((one, at): Made[] => {
    const before = kept.slice(0, at).some((other) => answerOf(other) === answerOf(one));
    if (!before || one.plan.kind === 'decline') return [one];
    const question = questions[made.indexOf(one)];
    if (question === undefined || !question.namesSomething) return [];
    return [
      { plan: { kind: 'decline', reason: 'not-in-document', about: question.text, nearest: [] }, rule: 'repeat' },
    ];
  });
}

/** What tells whether two plans give the same answer, in whatever unit. */
const answerOf = ({ plan }: Made): string =>
  JSON.stringify(plan.kind === 'table' && plan.table.kind === 'show' ? plan.table.quantities : plan);

/** What a reply may repeat without a citation: the document's title, the question as read, the names it offers. */
function givenFigures({ catalog }: Knowledge, questions: readonly Question[], made: readonly Made[]): string[] {
  const read = questions.flatMap((question) => [
    question.text,
    ...question.thresholds.map((threshold) => threshold.value),
    ...question.years.map(String),
  ]);
  const offered = made.flatMap(({ plan }) =>
    plan.kind === 'decline'
      ? plan.nearest
      : plan.kind === 'clarify'
        ? [plan.about, ...plan.options.flatMap(({ label, question }) => [label, question])]
        : [],
  );
  return [catalog.document.meta.title, ...read, ...offered];
}

/** Hits asked of retrieval; only the near ones are told. */
const HITS = 5;

/** Duties that no office has (第三条) are told when they say clearly more of what was asked. */
const CLEARLY_MORE = 0.05;

function dutyHits(search: (query: Search) => readonly Hit[], retriever: Retriever, query: Search): readonly Hit[] {
  const hits = search(query);
  if (query.within.kind !== 'duty') return hits;
  const any = retriever.search({ text: query.text, limit: HITS, only: tellsOfDuty });
  if ((any[0]?.score ?? 0) > (hits[0]?.score ?? 0) + CLEARLY_MORE) return any;
  // 谁拍板, and no duty speaks of it: whatever the document says of it, if it clearly does.
  return hits.length > 0 ? hits : retriever.search({ text: query.text, limit: HITS, floor: CLEAR });
}

/** A score that passages have which hold most of what was asked. */
const CLEAR = 0.36;

/** Dates and points of a year, and what something waits for: 12月底, 1季度, 按月, 待征缴结束后. */
const TELLS_WHEN = /\d+ ?(?:月|日|号|天|季度)|按[月季年]|每[月季年]|年初|年底|提前|[待等经].{1,12}后/u;

/** Duties, clauses, and sentences that say by whom something is kept or done: 由市财政部门统一管理. */
const tellsOfDuty = (passage: Passage): boolean =>
  passage.kind === 'duty' ||
  passage.kind === 'clause' ||
  /由.{2,16}(?:统一)?(?:管理|负责|承担|发放)/u.test(passage.text);

/** Duties of offices, and clauses that say whose a task is: 由…负责. What a project has a borrower pay is no duty. */
const tellsWhoseDuty = (passage: Passage): boolean =>
  passage.office !== undefined || (passage.project === undefined && /由.+(?:负责|承担|牵头|办理)/u.test(passage.text));

function run({ rows, retriever }: Knowledge, plan: SinglePlan): Outcome {
  const search = (query: Extract<SinglePlan, { kind: 'search' }>['search']): readonly Hit[] =>
    retriever.search({
      text: query.text,
      limit: HITS,
      ...(query.within.kind === 'duty' ? { only: tellsWhoseDuty } : {}),
    });
  switch (plan.kind) {
    case 'table': {
      const found = runPlan(plan.table, rows);
      if (found.ok) return { kind: 'cells', plan, cells: found.value };
      return {
        kind: 'decline',
        plan: { kind: 'decline', reason: 'not-in-document', about: '', nearest: [] },
        hits: [],
      };
    }
    case 'search': {
      const inProject = plan.search.within.kind === 'project' ? plan.search.within.projects : null;
      const own = inProject
        ? retriever.search({
            text: plan.search.text,
            limit: HITS,
            floor: 0,
            only: (passage) =>
              passage.project !== undefined &&
              inProject.includes(passage.project) &&
              (plan.search.when !== true || TELLS_WHEN.test(passage.text)),
          })
        : [];
      const hits = own.length > 0 ? own : dutyHits(search, retriever, plan.search);
      if (hits.length > 0) return { kind: 'hits', plan, hits };
      return {
        kind: 'decline',
        plan: {
          kind: 'decline',
          reason: 'not-in-document',
          about: '',
          nearest: [],
        },
        hits: [],
      };
    }
    case 'decline':
      return { kind: 'decline', plan, hits: plan.search ? search(plan.search) : [] };
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
      question,
      shown: question.followsUp ? [...(before.turn?.shown ?? []), ...shown] : shown,
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

/** The one thing a reply was about: the only figure it listed, else the only project its sources are of. */
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
  if (numbers.size === 1 && number !== undefined) return catalog.projects.get(number)?.name ?? null;
  return listed.length === 1 ? (listed[0]?.label ?? null) : null;
}

function shownBy(outcome: Outcome): Shown[] {
  if (outcome.kind !== 'cells' || outcome.plan.table.kind !== 'show') return [];
  return outcome.plan.table.quantities.map((quantity) => ({ label: quantity.label, cells: quantity.cells }));
}
