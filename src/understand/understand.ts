/** Text → questions: read, cut where several things are asked, resolve what each is about, fill in what a follow-up leaves out. */

import type { Catalog, Measure } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import { collect, languageOf, type Said, textOf } from './collect.ts';
import { withoutCourtesy, withoutRequest } from './courtesy.ts';
import { withExcepted } from './excepted.ts';
import { type Asked, meaningOf } from './link.ts';
import { buildLiteral } from './literal.ts';
import { exceptedNow, GENERIC_TARGET, mentionsOf, standsAlone, targetsMeant } from './meant.ts';
import { askedOfEach } from './members.ts';
import {
  isOwnName,
  withComparisons,
  withoutGloss,
  withoutNegated,
  withoutRelative,
  withTotalsOf,
  withWholes,
} from './mentions.ts';
import { buildNearMiss } from './near-miss.ts';
import { normalise } from './normalise.ts';
import { withPicks } from './picks.ts';
import { buildPlainSpeech } from './plain-speech.ts';
import type { CorrectionSaid, Question, Token, Turn } from './question.ts';
import { buildReader, type Tagger } from './read.ts';
import { withoutRepetition } from './repeats.ts';
import { withSharedWords } from './shared-words.ts';
import { isAsk, splitAsks, tellsAmount } from './split-asks.ts';
import { withoutStory } from './stories.ts';
import { withTiersInDigits } from './tiers.ts';
import { withoutTold } from './told-clauses.ts';
import { withoutVagueNumbers } from './vague-numbers.ts';
import { asksOfProject, withEndingBefore, withoutCountedBack } from './words-before.ts';

/** 冀财社2022年150号, 2022年第150号: a document's number without its brackets. */
const DOCUMENT_NUMBER = /(?<=\p{Script=Han})(20\d\d)年?第?(\d{1,4})号/gu;
/** 中央省县三级: levels of government in a row, without marks. */
const LEVELS_IN_A_ROW =
  /(?<=中央|国家)(?:财政)?[、,和跟与及/ ]{0,2}省[里级]?[、,和跟与及/ ]{0,2}县[里级]?(?=三[级家]|各|分别|和|都|一共|\s|[,，?？]|$)/gu;
/** 205、199、188这三份文, 51、55号: numbers in a row share their 号, or the word for documents. */
const NUMBERS_IN_A_ROW =
  /(?<!\d)(\d{2,3}(?:[、,和跟与]\d{2,3})+)(?:号|(?=\s*(?:这|那)?(?:[几两三四五六七八九十]|\d)?(?:份|个|张)?\S{0,3}(?:文|通知)))/gu;

/** 项目6和7, projects 6 and 7: numbers in a row share the word for projects. */
const PROJECTS_IN_A_ROW =
  /(?:项目|\bprojects? (?:nos?\.? |numbers? )?)(\d{1,2}(?:\s*(?:[、,和跟与&+]|and|plus)+\s*\d{1,2})+)(?![\d.个项万元%])/gu;

/** 6600万几亿: an amount, and what it is to be converted to. */
const AMOUNT_AND_UNIT = /(?<=[\d一二两三四五六七八九十百千]万)(?=几个?亿)/gu;

export type Understander = (text: string, before: Turn | null) => readonly Question[];

/** Prepares understanding for a catalog; the result is pure and synchronous. */
export function buildUnderstander(catalog: Catalog, tagged: Tagger): Understander {
  const reader = buildReader(catalog, tagged);
  const literally = buildLiteral(catalog, reader.read);
  const inPlainSpeech = buildPlainSpeech(catalog);
  const nearMiss = buildNearMiss(reader.vocabulary);
  const vocabulary = new Set(reader.vocabulary);
  // 大学刚毕业 is no slip of 大学没毕业: padding is said right, too.
  const padding = new Set(catalog.lexicon.fillers.zh);
  const levels = new Set(catalog.lexicon.contrasts.flat());
  // 里|退休人员满意度 is no slip of 离退休人员满意度: all but its first or last character is said right.
  const isSaidRight = (from: string): boolean => vocabulary.has(from.slice(1)) || vocabulary.has(from.slice(0, -1));
  const tagOf = (word: string): string => tagged(word)[0]?.tag ?? '';
  const listener = { tagOf, standsAlone: (tokens: readonly Token[]) => standsAlone(catalog, tokens) };
  const isWord = (stretch: string): boolean => tagged(stretch).length === 1;
  // 剩|下养机构: a slip is a word or several, never the end of one and the beginning of the next.
  const isCutOut = (text: string, { start, end }: { start: number; end: number }): boolean => {
    const words = tagged(text);
    const cuts = (at: number): boolean => !words.some((word) => word.start < at && at < word.start + word.word.length);
    return cuts(start) && cuts(end);
  };
  // 您好，省政府24年那个 picks what 省级24年那个 does.
  const inFull = (text: string): string =>
    withoutCourtesy(reader.read(text))
      .map((token) => (levels.has(meaningOf(token)) ? meaningOf(token) : token.text))
      .join('');
  return (text, before) => {
    const typed = withTiersInDigits(withoutRequest(inPlainSpeech(withoutRepetition(normalise(text).text))));
    const picked = withPicks(typed, before, inFull);
    const normalised = (picked === typed ? typed : normalise(picked).text)
      .replace(DOCUMENT_NUMBER, '[$1]$2号')
      .replace(AMOUNT_AND_UNIT, ' ')
      .replace(LEVELS_IN_A_ROW, '、省级、县级')
      .replace(PROJECTS_IN_A_ROW, (_, row: string) => row.replace(/\d+/gu, '项目$&'))
      .replace(NUMBERS_IN_A_ROW, (_, row: string) => `${row.replace(/(?<=\d)(?=[、,和跟与])/gu, '号')}号`);
    const { corrected, corrections } = correct(
      normalised,
      nearMiss(normalised, isWord).filter(
        (found) =>
          !isSaidRight(found.from) &&
          !padding.has(found.from) &&
          reader.named(found.from) === undefined &&
          isCutOut(normalised, found.span),
      ),
    );
    const language = languageOf(typed);
    const partsOf = (message: string): Token[][] => {
      const read = withoutCourtesy(withoutRelative(withoutGloss(reader.read(message))));
      const named = withTotalsOf(withSharedWords(read, reader.named));
      const told = withoutStory(withoutVagueNumbers(withWholes(withComparisons(named))), listener);
      return splitAsks(withoutNegated(withExcepted(told)));
    };
    const saidBy = (tokens: readonly Token[]): Said => {
      const said = collect(withoutTold(tokens, tagOf), corrections);
      const literal = literally(said.tokens, said);
      return {
        ...(literal === said.tokens ? said : collect(literal, corrections)),
        ...(picked === typed && focus === null ? {} : { language }),
      };
    };
    const plain = partsOf(corrected);
    const [opening] = plain;
    const focus = focusOf(opening && collect(withoutTold(opening, tagOf), corrections), before);
    const questions: Question[] = [];
    // Said out, it points at nothing else that was cited.
    let turn = focus === null || before === null ? before : { ...before, cited: [] };
    const asked = opening !== undefined && plain.length === 1 ? textOf(opening) : corrected;
    const parts = focus === null ? plain : partsOf(`${focus} ${asked.replace(PRONOUN, '')}`);
    for (const [at, tokens] of parts.entries()) {
      const counted = withoutCountedBack(tokens, turn);
      const said = saidBy(withEndingBefore(catalog, counted.tokens, { before: turn, named: reader.named }));
      const earlier = { turn: counted.before, sameMessage: at > 0 };
      const question = {
        ...resolve(catalog, said, earlier),
        members: askedOfEach(said.tokens).map(({ tokens: own, ...member }) => ({
          ...member,
          question: resolve(catalog, { ...collect(own, corrections), language: said.language }, earlier),
        })),
      };
      // What is only told is what the rest is asked of, unless it is told of another year.
      const isOnlyTold = at === 0 && parts.length > 1 && tellsAmount(tokens);
      if (!isOnlyTold || said.years.some((year) => year !== catalog.document.meta.year)) questions.push(question);
      turn = { ...(turn ?? NOTHING_TOLD), question };
    }
    return questions;
  };
}

/** What a reply left behind where there was none. */
const NOTHING_TOLD: Omit<Turn, 'question'> = { shown: [], cited: [], offered: [], listed: [], focus: null };

/** Operations over several things: of the one thing the reply was about they ask nothing. */
const OVER_MANY = ['top', 'bottom', 'compare', 'difference', 'sum', 'total', 'list', 'count', 'overview'] as const;

/** What the lexicon calls 管什么, 职能: it is asked of an office and names none. */
const DUTIES = '主要职责';

/** Operations that no target has an answer to. */
const ONLY_OF_PROJECTS = ['purpose', 'schedule', 'goal', 'office'] as const;

/**
 * The one thing the reply before was about, where the question before did not name it and this one names nothing but asks
 * something of it: 它是干什么用的 after a ranking, 6月底花到多少 after a target of the project.
 */
function focusOf(said: Said | undefined, before: Turn | null): string | null {
  if (said === undefined || before === null || before.focus === null) return null;
  if (said.tokens.some((token) => isOwnName(token) && meaningOf(token) !== DUTIES)) return null;
  const { focus, question } = before;
  const points = POINTS_BACK.test(said.text);
  const asks =
    said.tokens.some((token) => meaningOf(token) === DUTIES) ||
    said.operations.size > 0 ||
    said.wanted.size > 0 ||
    said.unit !== null;
  if (!asks || (!points && OVER_MANY.some((name) => said.operations.has(name)))) return null;
  const named = [...question.mentions, ...(question.whole ? [question.whole] : [])].flatMap(
    ({ candidates: [best] }) => best?.thing ?? [],
  );
  // 依据呢 after a target is of the target; 6月底花到多少 can only be of its project.
  const ofProject = ONLY_OF_PROJECTS.some((name) => said.operations.has(name)) || said.months.length > 0;
  if (!ofProject && named.some(({ kind }) => kind === 'indicator' || kind === 'fact')) return null;
  return named.length > 0 && named.every(({ name }) => name === focus) ? null : focus;
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

/** Words that point back at the turn before: it, that project, of those. */
const POINTS_BACK =
  /它|[他她]们|这个|那个|该项|上面|其中|里面|里头|这笔|那笔|这项|那项|此项|[这那]些钱?|剩下|剩余|其余|余下|\b(?:the rest|remainder|it|its|that|those|them|they|their)\b/u;
/** What stands for the thing that is said out instead. */
const PRONOUN = /它|[他她]们|(?:上面|刚才)?(?:这个|那个|该|这笔|那笔|这项|那项|此项)(?:项目)?/u;
/** Wordings that go on from the turn before: 那…, …呢, and … */
const GOES_ON =
  /^(?:那|那么|还有|再|加|分别|占|跟|和|比)|呢[?？。.!！,，\s]*$|^在[^,，。?？]{2,20}(?:里面?|里头|当?中)占|的有(?:多少|几)|^(?:and|as|plus|what about|how about)\b/u;

type Earlier = { readonly turn: Turn | null; readonly sameMessage: boolean };

function resolve(catalog: Catalog, said: Said, { turn, sameMessage }: Earlier): Question {
  const before = turn?.question ?? null;
  const text = textOf(said.tokens);
  const names = said.tokens.filter(isOwnName);
  const complete = said.operations.size > 0 || said.thresholds.length > 0 || said.wanted.size > 0;
  const inherits = before !== null && (names.length === 0 || !(complete || (sameMessage && said.tokens.some(isAsk))));
  const pointsBack = before !== null && POINTS_BACK.test(text);
  const generic = names.length > 0 && names.every(({ text: name }) => GENERIC_TARGET.test(name));
  const ofProject = before !== null && asksOfProject(catalog, said, projectOf(before));
  const goesOn =
    before !== null && (inherits || pointsBack || sameMessage || generic || ofProject || GOES_ON.test(text.trim()));
  const asked = {
    ...askedNow(said, names.length > 0, inherits ? before : null),
    // 在政府性基金里占几成: what a share is of is another thing than the one before.
    goesOn: goesOn && names.length > 0 && !said.operations.has('share'),
    project: goesOn ? projectOf(before) : undefined,
    amounts: amountsSaid(said),
  };
  const naming = {
    said,
    names: ofThatMoney(said, names) && goesOn ? [] : names,
    asked,
    before: goesOn ? before : null,
  };
  const meant = (ofProject && !inherits ? targetsMeant(catalog, naming) : null) ?? mentionsOf(catalog, naming);
  return {
    ...said,
    operations:
      said.operations.size === 0 && (said.chat.length > 0 || isTargetOfEarlier(meant, asked))
        ? NO_OPERATION
        : asked.operations,
    wanted: asked.wanted,
    preciseMonth: said.preciseMonth || (inherits && said.months.length > 0 && before.preciseMonth),
    ...meant,
    excepted: exceptedNow(catalog, said, sameMessage && names.length === 0 ? before : null),
    followsUp: inherits || pointsBack,
    shown: goesOn ? (turn?.shown ?? []).flat() : [],
    listed: goesOn ? (turn?.listed ?? []) : [],
    namesSomething: names.length > 0,
    earlier: goesOn ? (before?.text ?? '') : '',
    addedUp: goesOn && before?.operations.has('sum'),
    earlierRanked: goesOn && before !== null && rankings(before).length > 0,
    cited: turn?.cited ?? [],
    pointsBack,
    members: [],
  };
}

/** 这些钱能发哪些补贴: what it is spent on is asked of the money before, and words beside it name no other. */
const ofThatMoney = ({ operations, text }: Said, names: readonly Token[]): boolean =>
  operations.has('purpose') &&
  /[这那](?:些|笔|个)?(?:钱|资金|经费|款)|\b(?:this|that) money\b/u.test(text) &&
  !names.some(({ role }) => role.kind === 'content' && role.exact);

const NO_OPERATION: ReadonlySet<OperationName> = new Set<OperationName>();

/** Operations that ask of a project what none of its targets has: 满意度呢 after 干什么用的 asks for the target itself. */
const OF_PROJECTS = [
  'purpose',
  'office',
  'definition',
  'schedule',
  'share',
  'reason',
  'when',
  'who',
  'condition',
  'basis',
] as const;

const isTargetOfEarlier = ({ whole }: Pick<Question, 'whole'>, { operations, project }: Asked): boolean => {
  const best = whole?.again ? undefined : whole?.candidates[0]?.thing;
  return (
    best?.kind === 'indicator' && best.project === project && OF_PROJECTS.some((operation) => operations.has(operation))
  );
};

/** The project a question was about, by itself or by one of its targets. */
const projectOf = (question: Question | null): number | undefined =>
  (question?.whole ?? question?.mentions[0])?.candidates[0]?.thing.project;

/** Amounts of money said, in 万元. */
const amountsSaid = (said: Said): string[] =>
  said.numbers.flatMap(({ value, unit }) =>
    unit === '万元' ? [value] : unit === '亿元' ? [String(Number(value) * 10_000)] : [],
  );

/** 第二大呢: goes on in the ranking before. */
const ORDINAL = /第[二三四五六七八九十]|\b(?:second|third|fourth|fifth|next)\b/u;

/** 为什么 after 比去年呢: why it changed. */
const asksWhyOfChange = ({ operations }: Said, before: Question): boolean =>
  operations.size === 1 && operations.has('reason') && before.operations.has('change');

const rankings = (before: Question) => (['top', 'bottom'] as const).filter((name) => before.operations.has(name));

const ADDS_UP: ReadonlySet<OperationName> = new Set<OperationName>(['sum', 'total']);
const ENDS_WITH_ITS_SET: ReadonlySet<OperationName> = new Set<OperationName>([
  'sum',
  'total',
  'top',
  'bottom',
  'filter',
]);

/** 收费是按人头还是按啥, 以后怎么管, 也这么补吗: words are asked for, whatever figure was asked for before. */
const ASKS_WORDS =
  /什么(?!时候)|啥(?!时候)|怎么(?!算)|怎样|咋|如何|[放存搁](?:在|到|进)?哪|(?:也|还|照样|同样)(?:能|可以|会|算|给)?(?:这么|这样|那么|那样|照此|按这个)[^，,]{1,10}[吗么不啊]|\bhow (?!much|many|about)|\bwhy\b/u;
const ASKS_FIGURE = /多少|几(?!乎)|百分|比例|\bhow (?:much|many)\b/u;
const OF_FIGURES: ReadonlySet<OperationName> = new Set<OperationName>([
  'amount',
  'total',
  'sum',
  'difference',
  'ratio',
  'convert',
  'count',
  'standard',
]);

const STANDARD: ReadonlySet<Measure> = new Set<Measure>(['money']);

/** Operations and kinds of figure: its own, or those of the question before that it leaves out. */
function askedNow(said: Said, namesSomething: boolean, before: Question | null): Asked {
  // 那基本支出呢 after 一共多少 asks for another amount, not for both together; 就业补助 after a ranking ranks nothing.
  const dropped = GOES_ON.test(said.text.trim()) ? ADDS_UP : ENDS_WITH_ITS_SET;
  const asksWords = ASKS_WORDS.test(said.text) && !ASKS_FIGURE.test(said.text);
  const inherited = new Set(
    [...(before?.operations ?? [])].filter(
      (name) => (!namesSomething || !dropped.has(name)) && !(asksWords && OF_FIGURES.has(name)),
    ),
  );
  const operations =
    before === null
      ? said.operations
      : said.operations.size === 0
        ? inherited
        : asksWhyOfChange(said, before)
          ? new Set([...said.operations, 'change' as const])
          : ORDINAL.test(said.text)
            ? new Set([...said.operations, ...rankings(before)])
            : said.operations;
  // “一个人发多少” after “有多少人”: a standard is money.
  const own = said.wanted.size === 0 && said.operations.has('standard') && !namesSomething ? STANDARD : said.wanted;
  const keeps = namesSomething && !/率|度|标准|人数|金额|时间/u.test(said.text);
  return {
    operations,
    wanted: before !== null && own.size === 0 && keeps && !asksWords ? before.wanted : own,
    months: said.months,
  };
}
