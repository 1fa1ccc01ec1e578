/** What a question takes away from a whole: 扣掉项目支出, 去年结转的不算, 车除外. It names nothing itself and is kept for the plan. */
import { isNaming } from './mentions.ts';
import type { Role, Token } from './question.ts';

/** Words that take away what follows them, or what stands before them (把项目的钱扣掉). 算不算 and 含不含 ask. */
const TAKES =
  '(?<!算)不算|不计入?|(?<!含)不含|(?<!包)不包[括含]|扣除|扣掉|扣去|刨去|刨掉|刨除|刨开|除去|除掉|去掉|减掉|剔除|剔掉|拿掉|撇开|撇掉|抛开|抛去';

/** … only what follows; 里头不是结转的 takes away, too. */
const TAKES_NEXT = '除了|除开|(?<=[里中头面])不是';

/** … only what stands before. */
const TAKES_BEFORE = '除外|不在内|以外|之外';

const EXCEPTS = new RegExp(`(?<both>${TAKES})|(?<next>${TAKES_NEXT})|${TAKES_BEFORE}`, 'gu');

/** The whole is not named by a word of the document: 今年一共进账多少. */
const SPEAKS_OF_TOTAL = /收入|支出|预算|进账|进来|开支|总|合计|项目/u;

/** How much is left of a whole is no question of what was spent. */
const IS_LEFT = /剩|余/u;

/** Marks the names of what is taken away; unchanged where nothing else is named that it could be taken from. */
export function withExcepted(tokens: readonly Token[]): Token[] {
  const excepted = new Set(readingsOf(tokens).flat());
  if (excepted.size === 0) return [...tokens];
  const rest = tokens.filter((token) => !excepted.has(token));
  if (!rest.some(isNaming) && !SPEAKS_OF_TOTAL.test(rest.map(({ text }) => text).join(''))) return [...tokens];
  return tokens.map((token): Token => {
    if (excepted.has(token)) return { ...token, role: { kind: 'excepted', said: takenRole(token) } };
    const asksLeft = token.role.kind === 'refusal' && token.role.reason === 'outturn' && IS_LEFT.test(token.text);
    return asksLeft ? { ...token, role: { kind: 'operation', name: 'amount' } } : token;
  });
}

/** The tokens as they would be read if they were not taken away. */
export const exceptedTokens = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => (token.role.kind === 'excepted' ? [{ ...token, role: token.role.said }] : []));

/** What each word that takes away takes. */
function readingsOf(tokens: readonly Token[]): Token[][] {
  const starts: number[] = [];
  let text = '';
  for (const token of tokens) {
    starts.push(text.length);
    text += token.text;
  }
  return [...text.matchAll(EXCEPTS)].map((match) => {
    const { both, next } = match.groups ?? {};
    const end = match.index + match[0].length;
    const before = tokens.slice(0, starts.findLastIndex((start) => start < match.index) + 1);
    const after = tokens.filter((_, at) => (starts[at] ?? 0) >= end);
    const taken = both === undefined && next === undefined ? [] : saidWithObject(before) ? [] : following(after);
    return taken.length > 0 || next !== undefined || (both !== undefined && !endsThing(after))
      ? taken
      : preceding(before);
  });
}

/** Nothing but how much is left follows in the clause. */
const endsThing = ([next]: readonly Token[]): boolean =>
  next === undefined || next.role.kind === 'break' || /^(?:的话|[后了的剩还就]|以后|之后|那)/u.test(next.text);

/** 把…扣掉: what is taken away stands before the word. */
const saidWithObject = (before: readonly Token[]): boolean => clauseBefore(before).some(isObjectMark);

const isObjectMark = ({ text }: Token): boolean => /^[把将]$/u.test(text);

/** Words after which another thing begins than the one that was taken away. */
const ENDS_NAME = /^(?:以外|之外|外|以后|之后|后|还|还有|剩|剩下|剩余|别的|其他|其余|另外|一共|总共|就|那)$/u;

/** The names right behind the word, to the next one that is said of the whole: 不含结转|的就业补助. */
function following(after: readonly Token[]): Token[] {
  const taken: Token[] = [];
  for (const [at, token] of after.entries()) {
    const seen = taken.some(names);
    if (token.role.kind === 'break' || ENDS_NAME.test(token.text)) break;
    if (isMeant(token)) taken.push(token);
    else if (token.role.kind === 'operation' || token.role.kind === 'refusal') break;
    else if (seen && token.text === '的' && isKnown(taken.at(-1)) && isMeantAt(after, at + 1)) break;
    else if (seen && token.role.kind === 'filler' && !/^(?:的|和|[这那]?[一几]?[些笔块个项])$/u.test(token.text)) break;
  }
  return taken.some(names) ? taken : [];
}

/** The names before the word: from 把 on, else those of its clause that stand behind what they are in (资产里车除外). */
function preceding(before: readonly Token[]): Token[] {
  const clause = clauseBefore(before);
  const begins = Math.max(
    clause.findLastIndex(isObjectMark),
    clause.findLastIndex(({ text }) => /^(?:里|里面|里头|中|当中)$/u.test(text)),
  );
  const taken = clause.slice(begins + 1).filter(isMeant);
  return taken.some(names) ? taken : [];
}

const clauseBefore = (before: readonly Token[]): readonly Token[] =>
  before.slice(before.findLastIndex(({ role }) => role.kind === 'break') + 1);

const isMeant = (token: Token): boolean => isNaming(token) || token.role.kind === 'year' || isProjectPart(token);

/** 把项目的钱扣掉: beside a whole, 项目 is short for what is spent on projects. */
const isProjectPart = ({ role, text }: Token): boolean => role.kind === 'filler' && text === '项目';

const takenRole = (token: Token): Role => (isProjectPart(token) ? { kind: 'column', column: '项目支出' } : token.role);

const names = (token: Token): boolean => isNaming(token) || isProjectPart(token);

const isMeantAt = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token !== undefined && isNaming(token);
};

/** A name or column of the document: what follows its 的 is another thing. */
const isKnown = (token: Token | undefined): boolean => token?.role.kind === 'column' || token?.role.kind === 'content';
