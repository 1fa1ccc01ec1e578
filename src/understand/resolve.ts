/** What a part of a message says → a question: what it is about, and what it leaves out of the question before. */
import type { Catalog, Measure } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import { type Said, textOf } from './collect.ts';
import { POINTS_BACK } from './focus.ts';
import type { Asked } from './link.ts';
import { exceptedNow, GENERIC_TARGET, mentionsOf, targetsMeant } from './meant.ts';
import { isOwnName } from './mentions.ts';
import type { Question, Token, Turn } from './question.ts';
import { isAsk } from './split-asks.ts';
import { asksOfProject } from './words-before.ts';

/** Wordings that go on from the turn before: 那…, …呢, and … */
const GOES_ON =
  /^(?:那|那么|还有|再|加|分别|占|跟|和|比)|呢[?？。.!！,，\s]*$|^在[^,，。?？]{2,20}(?:里面?|里头|当?中)占|的有(?:多少|几)|^(?:and|as|plus|what about|how about)\b/u;

/** The turn before; `sameMessage`: it is a part of the same message. */
type Earlier = { readonly turn: Turn | null; readonly sameMessage: boolean };

/** The question that is meant, with what it takes from the turn before. */
export function resolve(catalog: Catalog, said: Said, { turn, sameMessage }: Earlier): Question {
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
