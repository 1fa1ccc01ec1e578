/** Text → questions: read, cut where several things are asked, resolve what each is about, fill in what a follow-up leaves out. */

import { squeeze } from '../base/text-pieces.ts';
import type { Catalog, Measure } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import type { Project } from '../document/document.ts';
import { collect, languageOf, type Said, textOf } from './collect.ts';
import { withoutCourtesy, withoutRequest } from './courtesy.ts';
import { exceptedTokens, withExcepted } from './excepted.ts';
import { type Asked, link, meaningOf } from './link.ts';
import { buildLiteral } from './literal.ts';
import { askedOfEach } from './members.ts';
import {
  isNaming,
  isOwnName,
  mentionTokens,
  withComparisons,
  withoutGloss,
  withoutNegated,
  withTotalsOf,
} from './mentions.ts';
import { buildNearMiss } from './near-miss.ts';
import { normalise } from './normalise.ts';
import { withPicks } from './picks.ts';
import type { CorrectionSaid, Mention, Question, Token, Turn } from './question.ts';
import { buildReader, type Tagger } from './read.ts';
import { withoutRepetition } from './repeats.ts';
import { withSharedWords } from './shared-words.ts';
import { isAsk, splitAsks } from './split-asks.ts';
import { withoutStory } from './stories.ts';
import { withoutTold } from './told-clauses.ts';
import {
  asksOfProject,
  withEndingBefore,
  withoutContrary,
  withoutCountedBack,
  withoutReplaced,
} from './words-before.ts';

/** 冀财社2022年150号, 2022年第150号: a document's number without its brackets. */
const DOCUMENT_NUMBER = /(?<=\p{Script=Han})(20\d\d)年?第?(\d{1,4})号/gu;
/** 中央省县三级: levels of government in a row, without marks. */
const LEVELS_IN_A_ROW = /(?<=中央)[、和跟与]?省[里级]?[、和跟与]?县[里级]?(?=三级|各|分别|和|都|一共|\s|[,，?？]|$)/gu;
/** 205、199、188这三份文, 51、55号: numbers in a row share their 号, or the word for documents. */
const NUMBERS_IN_A_ROW =
  /(?<!\d)(\d{2,3}(?:[、,和跟与]\d{2,3})+)(?:号|(?=\s*(?:这|那)?(?:[几两三四五六七八九十]|\d)?(?:份|个|张)?\S{0,3}(?:文|通知)))/gu;

/** 6600万几亿: an amount, and what it is to be converted to. */
const AMOUNT_AND_UNIT = /(?<=[\d一二两三四五六七八九十百千]万)(?=几个?亿)/gu;

export type Understander = (text: string, before: Turn | null) => readonly Question[];

/** Prepares understanding for a catalog; the result is pure and synchronous. */
export function buildUnderstander(catalog: Catalog, tagged: Tagger): Understander {
  const reader = buildReader(catalog, tagged);
  const literally = buildLiteral(catalog, reader.read);
  const nearMiss = buildNearMiss(reader.vocabulary);
  const vocabulary = new Set(reader.vocabulary);
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
  return (text, before) => {
    const typed = withoutRequest(withoutRepetition(normalise(text).text));
    const picked = withPicks(typed, before);
    const normalised = (picked === typed ? typed : normalise(picked).text)
      .replace(DOCUMENT_NUMBER, '[$1]$2号')
      .replace(AMOUNT_AND_UNIT, ' ')
      .replace(LEVELS_IN_A_ROW, '、省级、县级')
      .replace(NUMBERS_IN_A_ROW, (_, row: string) => `${row.replace(/(?<=\d)(?=[、,和跟与])/gu, '号')}号`);
    const { corrected, corrections } = correct(
      normalised,
      nearMiss(normalised, isWord).filter(
        (found) =>
          !isSaidRight(found.from) && reader.named(found.from) === undefined && isCutOut(normalised, found.span),
      ),
    );
    const language = languageOf(typed);
    const partsOf = (message: string): Token[][] => {
      const named = withTotalsOf(withSharedWords(withoutGloss(reader.read(message)), reader.named));
      const told = withoutStory(withoutCourtesy(withComparisons(named)), listener);
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
    for (const tokens of focus === null ? plain : partsOf(`${focus} ${corrected.replace(PRONOUN, '')}`)) {
      const counted = withoutCountedBack(tokens, turn);
      const said = saidBy(withEndingBefore(catalog, counted.tokens, { before: turn, named: reader.named }));
      const earlier = { turn: counted.before, sameMessage: questions.length > 0 };
      const question = {
        ...resolve(catalog, said, earlier),
        members: askedOfEach(said.tokens).map(({ tokens: own, ...member }) => ({
          ...member,
          question: resolve(catalog, { ...collect(own, corrections), language: said.language }, earlier),
        })),
      };
      questions.push(question);
      turn = { ...(turn ?? NOTHING_TOLD), question };
    }
    return questions;
  };
}

/** Share of the words that what they name by themselves has to hold. */
const LEAST_ALONE = 0.6;
/** … or nearly all of them, where nothing else is as likely meant. */
const ALL_HELD = 0.95;
const CLEARLY = 0.2;

/** Whether words name one thing by themselves: by its name, by a column, or as somebody's duty. */
function standsAlone(catalog: Catalog, tokens: readonly Token[]): boolean {
  const names = tokens.filter(isOwnName);
  if (names.length === 0 || names.every(({ text }) => GENERIC_TARGET.test(text))) return false;
  const contrasts = catalog.lexicon.contrasts.flat();
  const known = names.filter((token) => token.role.kind !== 'unknown' && !contrasts.includes(meaningOf(token)));
  if (known.length === 0) return false;
  const isWhole = ({ role }: Token): boolean => role.kind === 'column' || (role.kind === 'content' && role.exact);
  if (known.every(isWhole)) return true;
  if (names.some(({ role }) => role.kind === 'content' && role.duty)) return true;
  const [best, ...others] = link(catalog, names, names, collect(tokens, [])).candidates;
  if (best === undefined) return false;
  if (best.precision >= TELLS) return best.coverage >= LEAST_ALONE;
  const next = others.find(({ thing }) => thing.name !== best.thing.name);
  return best.coverage >= ALL_HELD && (next === undefined || next.score <= best.score - CLEARLY);
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

/** What many projects have each their own of: after a project, its own is meant. */
const GENERIC_TARGET =
  /^(?:满意[度率]|准确率|及时率|足额发放率|完成率|时限|依据|标准|人数|satisfaction(?: rate| target)?)$/u;

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

/** What is taken away: what is said here, else what the ask before in the same message took away (多少件、值多少). */
function exceptedNow(catalog: Catalog, { tokens }: Said, before: Question | null): readonly Mention[] {
  const own = exceptedTokens(tokens);
  if (own.length === 0) return before?.excepted ?? [];
  const asked: Asked = { wanted: new Set<Measure>(), operations: NO_OPERATION, months: [] };
  return linkEach(mentionTokens(own, catalog.lexicon.contrasts), (stretch) => link(catalog, stretch, own, asked));
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

/** 收费是按人头还是按啥, 以后怎么管: words are asked for, whatever figure was asked for before. */
const ASKS_WORDS = /什么(?!时候)|啥(?!时候)|怎么(?!算)|怎样|咋|如何|\bhow (?!much|many)|\bwhy\b/u;
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

type Naming = {
  readonly said: Said;
  readonly names: readonly Token[];
  readonly asked: Asked;
  readonly before: Question | null;
};

function mentionsOf(catalog: Catalog, { said, names, asked, before }: Naming): Pick<Question, 'mentions' | 'whole'> {
  if (names.length === 0) return before === null ? { mentions: [], whole: null } : again(catalog, before, asked);
  const years = said.tokens.filter((token) => token.role.kind === 'year');
  const replaced = before === null ? [] : withoutReplaced(catalog, names, before);
  if (replaced.length > 0 && before !== null) {
    const all = [...replaced, ...names];
    const around = [...all, ...(years.length > 0 ? years : before.tokens.filter(({ role }) => role.kind === 'year'))];
    const linked = link(catalog, all, around, { ...asked, goesOn: false });
    const mention = ofWantedKind(withoutContrary(catalog, names, linked), asked, 0.5);
    return { mentions: [mention], whole: mention };
  }
  const contrasts = catalog.lexicon.contrasts.flat();
  const another = names.some((token) => contrasts.includes(meaningOf(token)));
  const earlier = (before?.mentions ?? [])
    .flatMap((mention) => mention.tokens)
    .filter((token) => isNaming(token) && !(another && isProjectName(catalog, token)));
  const surroundings = [...names, ...earlier, ...years];
  const onlyColumns = names.every(isColumnOrVerb) && names.some((token) => token.role.kind === 'column');
  const columns = names.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  // 那基本支出呢 after 项目支出, or after a total that has no such column, is another total.
  const rows =
    onlyColumns && before !== null
      ? again(catalog, before, asked).mentions.filter((mention) => hasColumn(catalog, mention, columns))
      : [];
  const own = linkEach(mentionTokens(said.tokens, catalog.lexicon.contrasts), (tokens) =>
    link(catalog, tokens, surroundings, asked),
  );
  const goesOn = earlier.length > 0;
  const settle = (mention: Mention): Mention => ({
    ...ofWantedKind(mention, asked, 0.5),
    goesOn,
    project: goesOn ? asked.project : undefined,
  });
  const settled = { mentions: [...rows, ...own.map(settle)], whole: settle(link(catalog, names, surroundings, asked)) };
  if (asked.wanted.size === 0 || another || settled.mentions.some((mention) => isSettled(mention, asked)))
    return settled;
  const repeated = withEarlierNames(catalog, { said, earlier, names, years, asked });
  return repeated.whole?.candidates[0]?.thing.project === asked.project ? repeated : settled;
}

/** Whether what a mention names is a row with one of the columns. */
const hasColumn = (catalog: Catalog, { tokens, candidates: [best] }: Mention, columns: readonly string[]): boolean =>
  tokens.some(({ role }) => role.kind !== 'column') &&
  (best?.thing.refs ?? []).some((ref) => catalog.rows.get(ref)?.cells.some((cell) => columns.includes(cell.column)));

/** Mentions of the same words mean the same things: a message may say 150号 a hundred times. */
function linkEach(stretches: readonly (readonly Token[])[], linked: (tokens: readonly Token[]) => Mention): Mention[] {
  const known = new Map<string, Mention>();
  return stretches.map((tokens) => {
    // What lies between the words counts too: 普|惠 is joined again, 普 惠 is not.
    const start = tokens[0]?.start ?? 0;
    const key = JSON.stringify(tokens.map((token) => [token.start - start, token.text, token.role]));
    const mention = known.get(key) ?? linked(tokens);
    known.set(key, mention);
    return { ...mention, tokens };
  });
}

/** 结转进来多少: the verb beside a column names nothing. */
const isColumnOrVerb = ({ role }: Token): boolean =>
  role.kind === 'column' || (role.kind === 'unknown' && /^v(?!n)/u.test(role.tag));

type Repeated = {
  readonly said: Said;
  readonly earlier: readonly Token[];
  readonly names: readonly Token[];
  readonly years: readonly Token[];
  readonly asked: Asked;
};

/** “要拉多少人参保” after a project was named: read as if the project had been named again. */
function withEarlierNames(
  catalog: Catalog,
  { said, earlier, names, years, asked }: Repeated,
): Pick<Question, 'mentions' | 'whole'> {
  const afresh = { ...asked, goesOn: false };
  const all = [...earlier, ...names];
  const linked = (tokens: readonly Token[]): Mention =>
    ofWantedKind(link(catalog, tokens, [...all, ...years], afresh), afresh, 0.5);
  const { contrasts } = catalog.lexicon;
  const stretches = [...mentionTokens(earlier, contrasts), ...mentionTokens(said.tokens, contrasts)];
  return { mentions: stretches.map(linked), whole: linked(all) };
}

/** Whether the words of a follow-up name something by themselves, or a target of the project before. */
const isSettled = ({ candidates: [best] }: Mention, { project }: Asked): boolean =>
  project === undefined || best === undefined
    ? project === undefined
    : best.thing.project === project || best.precision >= TELLS;
/** Share of a name that has to be said for the name to be meant. */
const TELLS = 0.72;

/** “24年中央那笔呢” after a notice by its number: another project is meant, the rest of what was said stays. */
const isProjectName = (catalog: Catalog, token: Token): boolean =>
  (catalog.byName.get(squeeze(meaningOf(token))) ?? []).some(
    (position) => catalog.things[position]?.kind === 'project',
  );

/** 覆盖多少退休人员, of the project before: read as if the project had been named, and of nothing else. */
function targetsMeant(catalog: Catalog, { names, asked }: Naming): Pick<Question, 'mentions' | 'whole'> | null {
  const project = asked.project === undefined ? undefined : catalog.projects.get(asked.project);
  if (project === undefined) return null;
  const all = [namingOf(project), ...names];
  const linked = ofWantedKind(link(catalog, all, all, { ...asked, goesOn: false }), asked, 0);
  const whole = { ...linked, candidates: linked.candidates.filter(({ thing }) => thing.project === project.number) };
  return whole.candidates.length === 0 ? null : { mentions: [whole], whole };
}

/** A project as if its name had been typed. */
const namingOf = ({ name }: Project): Token => ({
  start: 0,
  end: name.length,
  text: name,
  role: { kind: 'content', words: name, exact: true, duty: false },
});

/** The mentions of the question before, with what is asked of them now. */
function again(catalog: Catalog, before: Question, asked: Asked): Pick<Question, 'mentions' | 'whole'> {
  const around = before.mentions.flatMap((mention) => mention.tokens);
  const relink = (mention: Mention, surroundings: readonly Token[]): Mention => {
    const linked = link(catalog, mention.tokens, surroundings, asked);
    return { ...(fittingKind(linked, asked, 0.5) ?? ofItsProject(catalog, mention, asked) ?? linked), again: true };
  };
  return {
    mentions: before.mentions.map((mention) => relink(mention, around)),
    whole: before.whole === null ? null : relink(before.whole, before.whole.tokens),
  };
}

/** “办几场” names an indicator; “花多少” after it is of the project the indicator belongs to. */
function ofItsProject(catalog: Catalog, mention: Mention, asked: Asked): Mention | null {
  const number = mention.candidates[0]?.thing.project;
  const project = number === undefined ? undefined : catalog.projects.get(number);
  if (project === undefined) return null;
  const named = namingOf(project);
  return fittingKind(link(catalog, [named], [named], asked), asked, 0.5);
}

/** A description that holds a date answers “when” whatever its target counts: 每月8日前. */
const DATE = /\d+\s*(?:日|号|天|月)/u;

/**
 * Where a kind of figure is asked for (how many people, by which month), only things with such a figure are meant, if any
 * of them holds the words; so “花多少” after “有多少人” asks for the money of the same thing.
 */
function ofWantedKind(mention: Mention, asked: Asked, least: number): Mention {
  return fittingKind(mention, asked, least) ?? mention;
}

/** The mention with only the things of the kind asked for; null when none of them holds enough of its words. */
function fittingKind(mention: Mention, { wanted, operations, months }: Asked, least: number): Mention | null {
  if (wanted.size === 0 || months.length > 0) return mention;
  if (operations.has('share') || operations.has('change') || operations.has('schedule')) return mention;
  // 几份通知 counts things; it does not ask for a thing whose figure is a count.
  if (operations.has('count') && wanted.size === 1 && wanted.has('count')) return mention;
  const fitting = mention.candidates.filter(
    ({ thing }) => wanted.has(thing.measure) || (wanted.has('time') && thing.detail.some((text) => DATE.test(text))),
  );
  const best = fitting.reduce((most, candidate) => Math.max(most, candidate.held), 0);
  return best >= least ? { ...mention, candidates: fitting } : null;
}
