/** Tokens → the stretches of them that each name one thing. */
import type { Token } from './question.ts';

/** Words that exclude one another, group by group: 中央, 省级, 县级. */
export type Contrasts = readonly (readonly string[])[];

/** Words that name something or a column of it; padding, operations and marks are none. */
export const isNaming = (token: Token): boolean =>
  token.role.kind === 'content' || token.role.kind === 'unknown' || token.role.kind === 'column';

/** Columns that say nothing without a row: they qualify a mention and are none by themselves. */
const isGenericColumn = (token: Token): boolean =>
  token.role.kind === 'column' && /^(?:合计|小计|金额|预算数|数量|价值|单价|预算资金)$/u.test(token.role.column);

/** Whether a token names something by itself. */
export const isOwnName = (token: Token): boolean => isNaming(token) && !isGenericColumn(token);

/** A clause that says what is not meant, by its beginning (别跟奖金搞混了, 不是中央那笔, 除了汽车) or its end (去年结转的不算). */
const NOT_MEANT =
  /^(?:先|光|就)?(?:别(?!的)|不要|不是|而不是|不问|不算|不含|不包括|除了|除去|除开|扣除|扣掉|刨去|刨掉|刨除|去掉|抛开|撇开|not\b|excluding\b|leaving\b|without\b|ignoring\b|apart from\b)|(?:不算|刨掉|除外|去掉|扣掉|撇开|不说了?|不用说了?|aside|excluded|not (?:counted|included|counting))$/u;

/** 24年度那份不是23年度的: what follows in the same clause is not meant. */
const CONTRADICTS = /^(?:不是|而不是|而非)$/u;

const isMeant = (token: Token): boolean => isNaming(token) || token.role.kind === 'year';

/** A year or the office that is spoken to: said in front of anything. */
const saysMore = ({ role }: Token): boolean => role.kind !== 'issuer' && role.kind !== 'year';

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

/** Takes clauses that only say what is not meant out of the reading; their words name nothing then. */
export function withoutNegated(tokens: readonly Token[]): Token[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.role.kind === 'break') clauses.push([token], []);
    else if (CONTRADICTS.test(token.text) && clauses.at(-1)?.some(isMeant)) clauses.push([token]);
    else clauses.at(-1)?.push(token);
  }
  const negated = (clause: readonly Token[]): boolean => NOT_MEANT.test(textOf(clause.filter(saysMore)).trim());
  if (clauses.filter((clause) => clause.some(isNaming)).every(negated)) return [...tokens];
  return clauses.flatMap((clause) => {
    if (!negated(clause)) return clause;
    const begins = clause.findIndex(saysMore);
    return clause.map(
      (token, at): Token =>
        at < begins || token.role.kind === 'excepted' ? token : { ...token, role: { kind: 'filler' } },
    );
  });
}

/** Retirement pay (退休费): the name in brackets is that of what stands right before it. */
function isSaidAgain(before: readonly Token[], inside: readonly Token[]): boolean {
  const [name, ...others] = inside.filter(isNaming);
  const said = before.findLast(isNaming);
  return name !== undefined && others.length === 0 && said !== undefined && wordOf(said) === wordOf(name);
}

/** 人头费(工资加补助那些): what stands in brackets behind a name explains it, and names nothing more. */
export function withoutGloss(tokens: readonly Token[]): Token[] {
  const open = tokens.findIndex(({ role, text }) => role.kind === 'break' && /\($/u.test(text));
  const close = tokens.findIndex(({ role, text }, at) => role.kind === 'break' && at > open && text.startsWith(')'));
  const inside = textOf(tokens.slice(open + 1, close));
  const explains =
    isSaidAgain(tokens.slice(0, open), tokens.slice(open + 1, close)) ||
    /(?:那些|这些|啥的|什么的|之类的?|等等|等| included)$|^(?:也?就是|即|包括|含|i\.?e\.?|that is|including) ?/u.test(
      inside,
    );
  if (open < 1 || close === -1 || !explains || !tokens.slice(0, open).some(isNaming)) return [...tokens];
  return tokens.map((token, at): Token => (at > open && at < close ? { ...token, role: { kind: 'filler' } } : token));
}

/** Those who have not been paid: behind whom it is said of, the word tells more of them and asks nothing. */
export function withoutRelative(tokens: readonly Token[]): Token[] {
  const said = tokens.filter(({ text }) => text.trim() !== '');
  return tokens.map((token): Token => {
    if (token.role.kind !== 'operation' || !/^who\b/u.test(token.text)) return token;
    const before = said[said.indexOf(token) - 1];
    const isOfPeople = before !== undefined && (isNaming(before) || PEOPLE.test(before.text));
    return isOfPeople && before.end + 1 === token.start ? { ...token, role: { kind: 'filler' } } : token;
  });
}

const PEOPLE = /^(?:those|people|persons?|anyone|anybody|someone|somebody|everyone|everybody|folks|ones?|citizens?)$/u;

/** 离退休预算总支出, 培训总开支: the whole budget said right behind a name is the whole of what is named. */
const WHOLE_OF_NAME =
  /^(?:预算|全部)?总(?:的)?(?:支出|预算|开支|花费|金额|额)$|^(?:支出|预算)(?:总额|总数|总量|规模总)$/u;

/** 就业补助总支出, 行政和事业两边离退休总支出: nothing stands between but padding; 办公费是总支出 says something of the whole. */
const isBehindName = (tokens: readonly Token[]): boolean => {
  const name = tokens.findLastIndex(({ role }) => role.kind !== 'filler');
  return tokens[name]?.role.kind === 'content' && !/[是占在比]/u.test(textOf(tokens.slice(name + 1)));
};

const isShare = (tokens: readonly Token[]): boolean =>
  tokens.some(({ role }) => role.kind === 'operation' && (role.name === 'share' || role.name === 'ratio'));

/** 离退休支出合计: behind a name, the words for the whole budget add up what is named. */
export function withTotalsOf(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    if (token.role.kind !== 'content') return token;
    const behindName = WHOLE_OF_NAME.test(token.text) && isBehindName(tokens.slice(0, at)) && !isShare(tokens);
    if (!behindName && !/^支出(?:合计|总共|一共|共计)$/u.test(token.text)) return token;
    const clause = tokens.slice(tokens.slice(0, at).findLastIndex(({ role }) => role.kind === 'break') + 1, at);
    const named = clause.some(({ role }) => role.kind === 'content' && role.exact);
    const joined = clause.findLast(({ role }) => role.kind !== 'filler')?.role.kind === 'connector';
    const asked = clause.some(({ role }) => role.kind === 'operation');
    return named && !joined && !asked ? { ...token, role: { kind: 'operation', name: 'total' } } : token;
  });
}

/** Compare A with B, A against B: the words that part what is compared. */
export function withComparisons(tokens: readonly Token[]): Token[] {
  if (!tokens.some(({ role }) => role.kind === 'operation' && role.name === 'compare')) return [...tokens];
  return tokens.map((token, at) =>
    token.role.kind !== 'operation' &&
    /^(?:with|to|against)$/u.test(token.text) &&
    tokens.slice(0, at).some(isOwnName) &&
    tokens.slice(at + 1).some(isOwnName)
      ? { ...token, role: { kind: 'connector', how: 'than' } }
      : token,
  );
}

/** 在项目支出里占几个点: 在 parts the whole from what is a part of it. */
export function withWholes(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    if (isInColumn(tokens, at)) return { ...token, role: { kind: 'connector', how: 'of' } };
    if (token.text !== '在' || !tokens.slice(0, at).some(isOwnName)) return token;
    const rest = tokens.slice(at + 1);
    const inside = rest.findIndex(({ text }) => /^(?:之?中|当中|里面?|里头|之内|内)$/u.test(text));
    const next = rest.slice(inside + 1).find(({ role }) => role.kind !== 'filler' && role.kind !== 'break');
    const isWhole = inside > 0 && rest.slice(0, inside).every((one) => isNaming(one) || one.role.kind === 'filler');
    return isWhole && next?.role.kind === 'operation' && next.role.name === 'share'
      ? { ...token, role: { kind: 'connector', how: 'of' } }
      : token;
  });
}

/** 公用经费里工会经费和福利费加起来占几个点: 里 behind a column alone, in front of several names. */
function isInColumn(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:里面?|里头|之?中|当中)$/u.test(tokens[at]?.text ?? '')) return false;
  const before = tokens.slice(0, at).filter(isNaming);
  const after = tokens.slice(at + 1);
  const joined = after.some(({ role }) => role.kind === 'connector' && role.how === 'and');
  const ofShare = after.some(({ role }) => role.kind === 'operation' && role.name === 'share');
  return before.length > 0 && before.every(({ role }) => role.kind === 'column') && joined && ofShare;
}

/**
 * Naming words between joining words, operations and marks. Words that exclude one another start a mention each; one that
 * is nothing else (中央 … 省级 … 县级) shares what the others are about.
 */
export function mentionTokens(tokens: readonly Token[], contrasts: Contrasts): Token[][] {
  const stretches = cut(tokens, contrasts);
  const bare = (stretch: readonly Token[]): boolean =>
    stretch.some((token) => contrastOf(token, contrasts) !== null) &&
    stretch.every(
      (token) => contrastOf(token, contrasts) !== null || (token.role.kind === 'unknown' && token.text.length === 1),
    );
  if (stretches.length < 2 || !stretches.some(bare)) return stretches;
  // 5000那一档 … 省里: a word that nothing of its group is said beside only tells what all are of.
  const isSaid = (word: string): boolean => tokens.some((token) => isNaming(token) && wordOf(token).startsWith(word));
  const groups = contrasts.filter((group) => group.filter(isSaid).length > 1);
  const alone = (stretch: readonly Token[]): boolean => !stretch.some((token) => contrastOf(token, groups) !== null);
  const head = stretches
    .filter((stretch) => !bare(stretch) || (groups.length > 0 && alone(stretch)))
    .flat()
    .filter((token) => contrastOf(token, groups.length > 0 ? groups : contrasts) === null)
    .map((token) => withoutContrast(token, groups.length > 0 ? groups : contrasts));
  if (head.length === 0) return stretches;
  if (groups.length === 0) return [[...head, ...stretches.filter(bare).flat()]];
  return stretches.flatMap((stretch) => {
    if (bare(stretch)) return alone(stretch) ? [] : [[...head, ...stretch]];
    return stretch.some((token) => startsWithContrast(token, groups)) ? [stretch] : [];
  });
}

function cut(tokens: readonly Token[], contrasts: Contrasts): Token[][] {
  const found: Token[][] = [];
  let open: Token[] = [];
  const close = () => {
    if (open.some((token) => !isGenericColumn(token))) found.push(open);
    open = [];
  };
  for (const [at, token] of tokens.entries()) {
    const { kind } = token.role;
    if (isNaming(token)) {
      if (isExact(token) && open.some(isExact)) close();
      if (
        open.some((other) => exclude(other, token, contrasts)) ||
        (isOnlyColumns(open) && token.role.kind === 'column')
      )
        close();
      open.push(token);
    } else if (kind === 'break' || kind === 'operation' || (kind === 'connector' && !qualifies(tokens, at))) close();
  }
  close();
  return found;
}

/** Training of employees: words behind “of” that name nothing by themselves say more of what stands before it. */
function qualifies(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'of') return false;
  const rest = tokens.slice(at + 1);
  const end = rest.findIndex(
    ({ role }) => role.kind === 'connector' || role.kind === 'break' || role.kind === 'operation',
  );
  const named = (end === -1 ? rest : rest.slice(0, end)).filter(isNaming);
  return named.length > 0 && named.every(({ role }) => role.kind === 'unknown' && role.words !== undefined);
}

/** Wholly a name: two of them side by side are two things, 办公费印刷费差旅费. */
const isExact = (token: Token): boolean => token.role.kind === 'content' && token.role.exact;

const isOnlyColumns = (stretch: readonly Token[]): boolean =>
  stretch.some((token) => token.role.kind === 'column') && stretch.every((token) => token.role.kind === 'column');

/** Position of the group and the word of it that a token starts with; null when it is no word of contrast alone. */
function contrastOf(token: Token, contrasts: Contrasts): string | null {
  const said = wordOf(token);
  return contrasts.flat().find((word) => said === word || said === `${word}财政`) ?? null;
}

const startsWithContrast = (token: Token, contrasts: Contrasts): boolean =>
  contrasts.flat().some((word) => wordOf(token).startsWith(word));

/** 中央就业补助资金 shared with 省级 is 就业补助资金. */
function withoutContrast(token: Token, contrasts: Contrasts): Token {
  const word = contrasts.flat().find((candidate) => wordOf(token).startsWith(candidate));
  if (word === undefined || token.role.kind !== 'content') return token;
  return { ...token, role: { ...token.role, words: token.role.words.slice(word.length), exact: false } };
}

function exclude(left: Token, right: Token, contrasts: Contrasts): boolean {
  const [one, other] = [wordOf(left), wordOf(right)];
  return contrasts.some((group) => {
    const first = group.find((word) => one.startsWith(word));
    const second = group.find((word) => other.startsWith(word));
    return first !== undefined && second !== undefined && first !== second;
  });
}

const wordOf = (token: Token): string => (token.role.kind === 'content' ? token.role.words : token.text);
