/** Text → questions: read, cut where several things are asked, resolve what each is about, fill in what a follow-up leaves out. */
import type { Catalog, Measure } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import { link } from './link.ts';
import { buildNearMiss } from './near-miss.ts';
import { normalise } from './normalise.ts';
import { findPeriods } from './periods.ts';
import type { CorrectionSaid, Mention, Question, Token, Turn } from './question.ts';
import { buildReader, type Tagger } from './read.ts';
import { splitAsks } from './split-asks.ts';
import { measuresAsked, unitAsked } from './wanted.ts';

export type Understander = (text: string, before: Turn | null) => readonly Question[];

/** Prepares understanding for a catalog; the result is pure and synchronous. */
export function buildUnderstander(catalog: Catalog, tagged: Tagger): Understander {
  const reader = buildReader(catalog, tagged);
  const nearMiss = buildNearMiss(reader.vocabulary);
  const isWord = (stretch: string): boolean => tagged(stretch).length === 1;
  return (text, before) => {
    const normalised = normalise(text).text;
    const { corrected, corrections } = correct(normalised, nearMiss(normalised, isWord));
    const tokens = reader.read(corrected);
    const questions: Question[] = [];
    let previous = before;
    for (const part of splitAsks(tokens)) {
      const question = resolve(catalog, { text: corrected, tokens: part, corrections }, previous);
      questions.push(question);
      previous = { question, shown: previous?.shown ?? [], cited: previous?.cited ?? [] };
    }
    return questions;
  };
}

type Correction = {
  readonly span: { readonly start: number; readonly end: number };
  readonly from: string;
  readonly to: string;
};

function correct(text: string, found: readonly Correction[]): { corrected: string; corrections: CorrectionSaid[] } {
  let corrected = text;
  for (const { span, to } of found.toSorted((left, right) => right.span.start - left.span.start)) {
    corrected = corrected.slice(0, span.start) + to + corrected.slice(span.end);
  }
  return { corrected, corrections: found.map(({ from, to }) => ({ from, to })) };
}

type Part = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly corrections: readonly CorrectionSaid[];
};

/** Words that point back at the turn before: it, that project, of those. */
const POINTS_BACK =
  /它|这个|那个|该项|上面|其中|里面|里头|这笔|那笔|这项|那项|此项|\b(?:it|its|that|those|them|they)\b/u;

function resolve(catalog: Catalog, part: Part, turn: Turn | null): Question {
  const before = turn?.question ?? null;
  const collected = collect(part);
  const content = part.tokens.filter((token) => isNaming(token) && !isGenericColumn(token));
  const own = part.tokens.map((token) => token.text).join('');
  const inherits = before !== null && (content.length === 0 || !asks(collected));
  const operations = inherits && collected.operations.size === 0 ? before.operations : collected.operations;
  const standard: ReadonlySet<Measure> = new Set(['money']);
  const said =
    collected.wanted.size === 0 && collected.operations.has('standard') && content.length === 0
      ? standard
      : collected.wanted;
  const wanted = inherits && said.size === 0 && content.length > 0 ? before.wanted : said;
  const asked = { operations, wanted };
  const backward = before !== null && POINTS_BACK.test(own) ? before.mentions.flatMap((mention) => mention.tokens) : [];
  const years = part.tokens.filter((token) => token.role.kind === 'year');
  const surroundings = [...content, ...backward.filter(isNaming)];
  const inherited = content.length === 0 && before !== null ? before : null;
  const onlyColumns = content.length > 0 && content.every((token) => token.role.kind === 'column');
  const rows =
    onlyColumns && before !== null && (inherits || backward.length > 0) ? relink(catalog, before, asked) : [];
  return {
    ...collected,
    operations,
    wanted,
    mentions: inherited
      ? relink(catalog, inherited, asked)
      : [
          ...rows,
          ...clusters(part.tokens, catalog.lexicon.contrasts).map((tokens) =>
            link(catalog, tokens, [...surroundings, ...years], asked),
          ),
        ],
    whole: inherited?.whole
      ? ofWantedKind(link(catalog, inherited.whole.tokens, inherited.whole.tokens, asked), wanted)
      : content.length > 0
        ? link(catalog, surroundings, [...surroundings, ...years], asked)
        : null,
    months: collected.months.length > 0 || !inherits ? collected.months : [],
    followsUp: inherits || backward.length > 0,
    shown: inherits || backward.length > 0 ? (turn?.shown ?? []) : [],
    namesSomething: content.length > 0,
    cited: turn?.cited ?? [],
    pointsBack: before !== null && POINTS_BACK.test(own),
  };
}

function relink(
  catalog: Catalog,
  before: Question,
  asked: { operations: ReadonlySet<OperationName>; wanted: ReadonlySet<Measure> },
): Mention[] {
  const around = before.mentions.flatMap((mention) => mention.tokens);
  return before.mentions.map((mention) => ofWantedKind(link(catalog, mention.tokens, around, asked), asked.wanted));
}

/** After “有多少人”, “花多少” asks for the money of the same thing: figures of another kind are not meant any more. */
function ofWantedKind(mention: Mention, wanted: ReadonlySet<Measure>): Mention {
  const fitting = mention.candidates.filter((candidate) => wanted.has(candidate.thing.measure));
  return (fitting[0]?.held ?? 0) >= 0.5 ? { ...mention, candidates: fitting } : mention;
}

/** Words that name something or a column of it; padding, operations and marks are none. */
const isNaming = (token: Token): boolean =>
  token.role.kind === 'content' || token.role.kind === 'unknown' || token.role.kind === 'column';

/** Whether the words ask for something by themselves, without the turn before. */
const asks = (collected: {
  readonly operations: ReadonlySet<OperationName>;
  readonly thresholds: readonly unknown[];
}): boolean => collected.operations.size > 0 || collected.thresholds.length > 0;

/** Columns that say nothing without a row: they qualify a mention and are none by themselves. */
const isGenericColumn = (token: Token): boolean =>
  token.role.kind === 'column' && /^(?:合计|小计|金额|预算数|数量|价值|单价|预算资金)$/u.test(token.role.column);

/** 中央 and 省级 exclude one another: named side by side they are two mentions. */
function isContrast(contrasts: readonly (readonly string[])[], left: Token, right: Token): boolean {
  const [one, other] = [wordOf(left), wordOf(right)];
  return (
    one !== other &&
    contrasts.some(
      (group) =>
        group.some((word) => one.startsWith(word)) &&
        group.some((word) => other.startsWith(word) && !one.startsWith(word)),
    )
  );
}

const wordOf = (token: Token): string => (token.role.kind === 'content' ? token.role.words : token.text);

/** Content words between joining words, operations and marks: each stretch names one thing. */
function clusters(tokens: readonly Token[], contrasts: readonly (readonly string[])[]): Token[][] {
  const found: Token[][] = [];
  let open: Token[] = [];
  const close = () => {
    if (open.some((token) => !isGenericColumn(token))) found.push(open);
    open = [];
  };
  for (const token of tokens) {
    if (isNaming(token)) {
      if (open.some((other) => isContrast(contrasts, other, token))) close();
      open.push(token);
    } else if (token.role.kind === 'connector' || token.role.kind === 'break' || token.role.kind === 'operation')
      close();
  }
  close();
  return found;
}

function collect(
  part: Part,
): Omit<Question, 'mentions' | 'whole' | 'followsUp' | 'shown' | 'namesSomething' | 'cited' | 'pointsBack'> {
  const { tokens } = part;
  const text = tokens.map((token) => token.text).join('');
  const roles = tokens.map((token) => token.role);
  const operations = new Set(roles.flatMap((role) => (role.kind === 'operation' ? [role.name] : [])));
  return {
    text,
    language: languageOf(text),
    tokens,
    operations,
    unit: unitAsked(text),
    years: roles.flatMap((role) => (role.kind === 'year' ? [role.year] : [])),
    severalYears: roles.some((role) => role.kind === 'years'),
    months: tokens.flatMap(monthsIn),
    thresholds: roles.flatMap((role) => (role.kind === 'threshold' ? role.thresholds : [])),
    numbers: roles.flatMap((role) => (role.kind === 'number' ? [{ value: role.value, unit: role.unit }] : [])),
    refusals: roles.flatMap((role) => (role.kind === 'refusal' ? [role.reason] : [])),
    chat: roles.flatMap((role) => (role.kind === 'chat' ? [role.topic] : [])),
    wanted: measuresAsked(text),
    corrections: part.corrections,
  };
}

/** Months named, also inside a phrase such as 年中要支到. */
function monthsIn(token: Token): number[] {
  if (token.role.kind === 'month') return [token.role.month];
  if (token.role.kind !== 'operation') return [];
  return findPeriods(token.text).flatMap((period) => (period.kind === 'month' ? [period.month] : []));
}

/** English when it is asked with English words; names of the document may be Chinese all the same. */
function languageOf(text: string): 'zh' | 'en' {
  const latin = (text.match(/[a-z]{2,}/giu) ?? []).length;
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  return latin >= 2 && latin * 3 > han ? 'en' : 'zh';
}
