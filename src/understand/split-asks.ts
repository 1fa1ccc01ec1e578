/** A message that asks several things → its questions, as stretches of tokens. */
import { rememberEach } from '../base/remember.ts';
import type { OperationName, RefusalReason } from '../catalog/lexicon.ts';
import { isNaming, isOwnName } from './mentions.ts';
import type { Token } from './question.ts';

/** Operations that make a stretch of words a question of its own. */
const ASKING: ReadonlySet<OperationName> = new Set([
  'amount',
  'share',
  'sum',
  'difference',
  'compare',
  'count',
  'list',
  'change',
  'ratio',
  'convert',
  'definition',
  'office',
  'purpose',
  'who',
  'when',
  'top',
  'bottom',
]);

/**
 * Cuts a message where it asks a second thing: at a mark or space with a question on both sides (周转金多少？讨薪找谁), and at
 * a joining word between two things that are asked of what was named before it (预算数和用途, 最大和最小).
 */
export function splitAsks(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let open: Token[] = [];
  let asked = false;
  tokens.forEach((token, at) => {
    const rest = tokens.slice(at + 1);
    if (repeatsAsk(token, open, rest)) {
      parts.push(open);
      open = [];
    }
    const facets = joinsFacets(token, { before: tokens.slice(0, at), open, after: rest });
    const goesOn = isOfBefore(rest);
    if (
      (token.role.kind === 'break' &&
        asked &&
        asksIn(rest) &&
        !goesOn &&
        !(isBareComparison(open) && !parts.some(tellsAmount)) &&
        !saysWhere(open) &&
        !awaitsWhole(open) &&
        !isHearsay(open)) ||
      joinsAsk(token, open, rest) ||
      (token.role.kind === 'break' && parts.length === 0 && tellsAmount(open) && asksIn(rest) && !adds(rest)) ||
      (isQuestionMark(token) &&
        open.some(isOwnName) &&
        clauseOf(rest.slice(rest.findIndex(saysMore))).some(isOwnName)) ||
      facets
    ) {
      parts.push([...open, ...(facets ? sharedAfter(open, rest) : [])]);
      open = [];
      asked = false;
      return;
    }
    asked ||= isAsk(token) || asksNumber(token, open.at(-1)) || endsWithFacet(token, open, rest);
    open.push(token);
  });
  if (open.length > 0 || parts.length === 0) parts.push(open);
  return parts.map((part) => part.map(withoutFacetName)).reduce<Token[][]>(joinRemainders, []);
}

/** … 比省里的多多少, … 占收入总计百分之几: a clause that begins so is asked of what was named before the mark. */
function isOfBefore(rest: readonly Token[]): boolean {
  const first = rest.find(says);
  if (first === undefined) return false;
  if (first.role.kind === 'connector') return /^(?:比|than)/u.test(first.text);
  const takesShare = first.role.kind === 'operation' && first.role.name === 'share' && /^占/u.test(first.text);
  return takesShare && clauseOf(rest).some(isOwnName);
}

/**
 * … and which is the biggest, 多少钱以及归谁管: a joining word right before what asks, after what asked; 仲裁经费多少和福利股管什么:
 * right after what asks, before what is named and asked anew.
 */
function joinsAsk({ role, text }: Token, before: readonly Token[], after: readonly Token[]): boolean {
  if (role.kind !== 'connector' || role.how !== 'and') return false;
  const [left, right] = [before.findLast(isWord), after.find(isWord)];
  if (left === undefined || right === undefined) return false;
  if (BEGINS_ASK.test(right.text)) return before.some((token) => isAsk(token) || BEGINS_ASK.test(token.text));
  if (text === '、' && isAsk(left)) return before.some(isOwnName) && asksIn(clauseOf(after));
  const names = after.some(isOwnName) || /^[这那该它]/u.test(right.text);
  return isAsk(left) && before.some(isOwnName) && names && asksIn(after);
}

/** 仲裁经费12.63万，一年办多少件: what is named with its amount is told, and what comes behind is asked of it. */
export const tellsAmount = (tokens: readonly Token[]): boolean =>
  tokens.some(isOwnName) &&
  tokens.some(({ role }) => role.kind === 'number' && /元$/u.test(role.unit)) &&
  tokens.every((token) => isAmount(token.role) || isBesideAmount(token)) &&
  !asksIn(tokens) &&
  AMOUNT_LAST.test(wordsOf(tokens).trim());

const isAmount = (role: Token['role']): boolean => role.kind === 'number' && /元$/u.test(role.unit);

/** What may stand beside it; another body than the department's is refused, so that it is not passed over. */
const isBesideAmount = ({ role, text }: Token): boolean =>
  ['filler', 'break', 'year', 'issuer'].includes(role.kind) ||
  (['content', 'unknown'].includes(role.kind) && !BODY.test(text));
const BODY = /[局厅委院部处县市区省州]$/u;

/** The amount ends the clause, but for a word or two. */
const AMOUNT_LAST =
  /(?:[\d零一二三四五六七八九十百千两.]+(?:万|亿|块|元|毛)+)(?:多|来|左右|块钱?|元|钱|呢|吧|了|,|，|\s)*$/u;

/** What is left or added to it, or whether it is so, asks of the amount itself. */
const adds = (tokens: readonly Token[]): boolean =>
  /剩|占|加|减|差|比|够|对(?:不对|吗)|是不是|吗|倍|为什么|为啥|咋|怎么|哪|写成|换|折|[万亿]?元|亿/u.test(
    wordsOf(tokens),
  );

/** What is the total budget? And the debt? */
const isQuestionMark = ({ role, text }: Token): boolean => role.kind === 'break' && /\?/u.test(text);

/** And the debt?: past the words that join it. */
const saysMore = ({ role }: Token): boolean => role.kind !== 'connector' && role.kind !== 'filler';

const isWord = ({ text }: Token): boolean => text.trim() !== '';

/** 村里多少人乡镇多少人: a name right after what asks, before the same ask again. */
function repeatsAsk(token: Token, before: readonly Token[], after: readonly Token[]): boolean {
  const ask = before.at(-1);
  const names = isOwnName(token) || token.role.kind === 'threshold';
  if (ask === undefined || !isAsk(ask) || !names || !before.some(isOwnName)) return false;
  return clauseOf(after).some((other) => other.text === ask.text || (asksAmount(other) && asksAmount(ask)));
}

const asksAmount = ({ role }: Token): boolean => role.kind === 'operation' && role.name === 'amount';

/** 车几台 管车归谁, 控制在几毛: how many, where nothing points at them (这几台). */
const asksNumber = ({ role, text }: Token, before: Token | undefined): boolean =>
  role.kind === 'filler' &&
  /^几(?!年|成|乎|时)\p{Script=Han}?$/u.test(text) &&
  !/[这那前后好上下第头有]$/u.test(before?.text ?? '');

/** 扩面任务完成率指标，…: a facet of what is named, right before a mark. */
const endsWithFacet = (token: Token, before: readonly Token[], [next, ...rest]: readonly Token[]): boolean =>
  next?.role.kind === 'break' &&
  clauseOf(rest).some(isOwnName) &&
  token.role.kind === 'operation' &&
  facetOf(token) !== undefined &&
  before.some(isOwnName);

/** Which is larger, A or B: what is compared comes after the mark. */
const isBareComparison = (open: readonly Token[]): boolean =>
  !open.some(isOwnName) &&
  open.some(({ role }) => role.kind === 'operation' && ['compare', 'sum', 'total', 'difference'].includes(role.name));

/** 减少的钱里头, 就业补助的盘子里: what follows is asked of what is in it. */
const saysWhere = (open: readonly Token[]): boolean => /(?:里面?|里头|当中)$/u.test(open.at(-1)?.text ?? '');

/** 退休费 占 人员经费 what percent: what it is a share of comes after the blank. */
const awaitsWhole = (open: readonly Token[]): boolean => /^(?:占|除以)$/u.test(open.at(-1)?.text ?? '');

/** 都说今年过紧日子: what is said by others, where nothing is asked of it and no figure is. */
export const isHearsay = (clause: readonly Token[]): boolean =>
  /^(?:都说|都讲|大家都?说|有人说|人家说|老说)/u.test(wordsOf(clause)) &&
  !clause.some(({ role }) => ['content', 'column', 'number'].includes(role.kind));

/** Interrogatives, among them those that are padding elsewhere: what is, what's. */
const BEGINS_ASK = /^(?:how|which|who|what|when|where|why)\b|^(?:哪|谁|什么时候|为什么)/u;

/** 编码, 人数 say what is asked of a thing and name none. */
const withoutFacetName = (token: Token): Token =>
  (token.role.kind === 'unknown' && facetOf(token) !== undefined) ||
  (token.role.kind === 'content' && ['code', 'basis'].includes(facetOf(token) ?? ''))
    ? { ...token, role: { kind: 'filler' } }
    : token;

/** What can be asked of a thing that is named; each of another family is a question of its own. */
const FACETS: readonly (readonly [family: string, operations: readonly OperationName[], words: RegExp])[] = [
  ['top', ['top'], /(?!)/u],
  ['bottom', ['bottom'], /(?!)/u],
  ['money', ['amount'], /^(?:预算数|预算|金额|总额|数额|额度|资金|钱数|经费|多少钱)$/u],
  ['purpose', ['purpose'], /(?!)/u],
  ['code', [], /^(?:项目)?(?:编码|代码|编号)$|^(?:project )?codes?$/u],
  ['basis', ['basis'], /^(?:文号|文件号|依据)$/u],
  ['people', [], /^(?:人数|多少人|几个人)$/u],
  ['standard', ['standard'], /(?!)/u],
  ['schedule', ['schedule', 'when'], /(?!)/u],
  ['goal', ['goal'], /(?!)/u],
  ['office', ['office'], /(?!)/u],
  ['definition', ['definition'], /(?!)/u],
  ['condition', ['condition'], /(?!)/u],
];

/** Marks between two asks; a bracket closes a name. */
const PARTING = /^[\s、,;:?!。/]+$/u;

/** What a disclosure never holds, asked of a thing: 怎么申请, 电话, 什么时候到账. */
const REFUSED_FACETS: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'how-to-apply',
  'contact',
  'person',
  'outturn',
  'payment-date',
  'company-list',
]);

const facetOf = rememberEach(
  ({ role, text }: Token): string | undefined =>
    (role.kind === 'refusal' && REFUSED_FACETS.has(role.reason) ? role.reason : undefined) ??
    FACETS.find(
      ([, operations, words]) => (role.kind === 'operation' && operations.includes(role.name)) || words.test(text),
    )?.[0],
);

/** Whether a joining word or mark stands right between two facets, with the name of what they are of before it. */
function joinsFacets(
  { role, text }: Token,
  {
    before,
    open,
    after,
  }: { readonly before: readonly Token[]; readonly open: readonly Token[]; readonly after: readonly Token[] },
): boolean {
  // Which of the cost items is the largest: “is” and “of” join nothing that is asked.
  if (!(role.kind === 'connector' && role.how !== 'of') && !(role.kind === 'break' && PARTING.test(text))) return false;
  const [left, right] = [before.findLast(says), after.find(says)];
  const [one, other] = [left && facetOf(left), right && facetOf(right)];
  const unknown =
    (one !== undefined && other === undefined && isUnknownFacet(after)) ||
    (one === undefined && other !== undefined && isUnknownFacet(open) && before.length > open.length);
  if (!unknown && (one === undefined || other === undefined || one === other)) return false;
  const names = (token: Token): boolean => isNaming(token) && facetOf(token) === undefined;
  return before.some(names) || (!unknown && text === 'and' && after.some(names));
}

/** The purpose and the size of X: what both are of follows the second. */
function sharedAfter(open: readonly Token[], after: readonly Token[]): readonly Token[] {
  if (open.some((token) => isNaming(token) && facetOf(token) === undefined)) return [];
  const facet = after.findIndex((token) => facetOf(token) !== undefined);
  const shared = facet === -1 ? [] : after.slice(facet + 1);
  return shared.some(isNaming) ? shared : [];
}

/** 金额、用途、审批人: beside what can be asked of it, nouns that no name and no operation explain. */
function isUnknownFacet(after: readonly Token[]): boolean {
  const said = clauseOf(after).filter(says);
  return said.length > 0 && said.every(({ role }) => role.kind === 'unknown');
}

/** Up to the next mark or joining word. */
function clauseOf(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(({ role }) => role.kind === 'connector' || role.kind === 'break');
  return end === -1 ? tokens : tokens.slice(0, end);
}

const says = (token: Token): boolean => token.role.kind !== 'filler' || facetOf(token) !== undefined;

/** “第二大呢 how much”, “占固定资产 what percentage”: a stretch that names nothing and asks the same again is no question of its own. */
function joinRemainders(parts: Token[][], part: Token[]): Token[][] {
  const before = parts.at(-1);
  if (before === undefined || part.some(isNaming)) return [...parts, part];
  if (BARE_AMOUNT.test(wordsOf(part).trim()) && before.some(isNaming))
    return [...parts.slice(0, -1), [...before, ...part]];
  const [asked, repeated] = [operationsOf(before), operationsOf(part)];
  const ranked = asked.has('top') || asked.has('bottom');
  const same = repeated.size > 0 && [...repeated].every((name) => asked.has(name) || (ranked && name === 'amount'));
  return same ? [...parts.slice(0, -1), [...before, ...part]] : [...parts, part];
}

/** 剩下那部分是啥 多少: how much of what was just asked for. */
const BARE_AMOUNT = /^(?:又|都|各)?多少[呢啊呀,?。!\s]*$/u;

const operationsOf = (tokens: readonly Token[]): ReadonlySet<OperationName> =>
  new Set(tokens.flatMap((token) => (token.role.kind === 'operation' ? [token.role.name] : [])));

/** Words that ask by themselves, whatever else they mean: 多少案子, 哪些人, 啥. */
const ASKING_WORDS = /多少|几(?!年|成)|哪|什么|啥|谁|吗$|^(?:how|which|who|what|when|where|why)\b/u;

/** A stretch asks when a word of it does, when it asks whether (算不算), or when it ends in 呢: 证书呢. */
export const asksIn = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => isAsk(token) || asksNumber(token, tokens[at - 1]) || BEGINS_ASK.test(token.text)) ||
  /(\p{Script=Han})不\1|呢[?？。.!！,，\s]*$/u.test(wordsOf(tokens));

/** The words, without the office that is spoken to: 认证宣传呢，人社局. */
const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ role }) => role.kind !== 'issuer')
    .map((token) => token.text)
    .join('');

/** How: padding in many a sentence, and yet a question. */
const HOW = /^(?:怎么|怎样|咋|如何|how(?: .*)?)$/u;

/** 钱怎么保障: a column by the question it answers. */
const ASKS_COLUMN = /怎么|咋|如何|由谁|谁出/u;

/** 要花到几成: a part of a whole is asked for. */
const ASKS_PART = /几成|百分之?(?:几|多少)|多少/u;

/** Whether a word asks by itself. */
export const isAsk = rememberEach(
  (token: Token): boolean =>
    HOW.test(token.text) ||
    (token.role.kind === 'column' && ASKS_COLUMN.test(token.text)) ||
    (token.role.kind === 'operation' && (ASKING.has(token.role.name) || ASKS_PART.test(token.text))) ||
    (token.role.kind !== 'filler' && ASKING_WORDS.test(token.text)),
);
