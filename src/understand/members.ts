/** What a question lists side by side: 办公费和差旅费各多少, travel and training, 社保所、就业中心分别什么级别. */
import { isNaming, isOwnName } from './mentions.ts';
import type { Stretch, Token } from './question.ts';

/** Marks that part the members of a list where no word joins them. */
const PARTS = /^\s*[、/]\s*$/u;

/** Operations that calculate with several things; what is asked of one of them alone is its own figure. */
const JOINS: ReadonlySet<string> = new Set(['compare', 'difference', 'sum', 'ratio', 'top', 'bottom', 'total']);

const joins = ({ role, text }: Token): boolean =>
  (role.kind === 'connector' && role.how !== 'of') || (role.kind === 'break' && PARTS.test(text));

/** Longer lists are not read member by member: each is a question to be resolved. */
const MOST_MEMBERS = 12;

/** A member by its own words and where they stand, and the tokens of the question asked of it alone. */
type AskedOfOne = { readonly name: string; readonly said: Stretch; readonly tokens: readonly Token[] };

/**
 * The question asked of each member of its list alone: its words without those that only other members say. Empty where
 * it lists nothing. One clause (between marks) holds the list of a question.
 */
export function askedOfEach(tokens: readonly Token[]): AskedOfOne[] {
  const [first, ...others] = withoutSaidBefore(listed(tokens));
  if (first === undefined || others.length === 0 || others.length >= MOST_MEMBERS) return [];
  // What leads up to the first is how it is asked (我想问办公费), to the others how they are called.
  const members = [ownWords(first.slice(first.findIndex(isNaming))), ...others.map(ownWords)];
  const inList = new Set(members.flat());
  const joining = new Set(tokens.filter(joins));
  return members.map((member) => ({
    name: nameOf(member),
    said: { start: member[0]?.start ?? 0, end: member.at(-1)?.end ?? 0 },
    tokens: tokens
      .filter((token) => !joining.has(token) && (!inList.has(token) || member.includes(token)))
      .map(withoutJoin),
  }));
}

/** 办公费、差旅费、办公费: what is said again is no other member. */
const withoutSaidBefore = (members: readonly Token[][]): Token[][] =>
  members.filter((member, at) => members.findIndex((other) => nameOf(other) === nameOf(member)) === at);

/** The words of a member, from the first that names something to where it asks: what is asked after the last is asked of each. */
function ownWords(member: readonly Token[]): Token[] {
  const first = member.findIndex(isNaming);
  const begins = member.slice(0, first).findLastIndex((token, at) => !leadsUp(token, member[at + 1])) + 1;
  const rest = member.slice(begins);
  const ask = rest.findIndex(asks);
  return ask === -1 ? rest : rest.slice(0, ask);
}

/** 机关|服务: padding that touches the word after it and is more than a character is said with it. */
const leadsUp = ({ role, text, end }: Token, next: Token | undefined): boolean =>
  role.kind === 'filler' && /^\p{Script=Han}{2,}$/u.test(text) && next?.start === end;

/** A word that asks: it names no member, and what follows it is asked of all. */
const asks = ({ role }: Token): boolean => role.kind === 'operation' || role.kind === 'refusal';

const withoutJoin = (token: Token): Token =>
  token.role.kind === 'operation' && JOINS.has(token.role.name) ? { ...token, role: { kind: 'filler' } } : token;

/** The members of the longest list of one clause. */
function listed(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][][] = [[[]]];
  tokens.forEach((token, at) => {
    const clause = clauses.at(-1) ?? [];
    if (joins(token) || isCommaOfList(tokens, at)) clause.push([]);
    else if (isNextName(token, clause.at(-1)?.at(-1))) clause.push([token]);
    else if (token.role.kind === 'break') clauses.push([[]]);
    else clause.at(-1)?.push(token);
  });
  const named = clauses.map((members) => members.filter((member) => member.some(isOwnName)));
  return named.reduce((longest, members) => (members.length > longest.length ? members : longest), []);
}

/** 印刷费邮电费快递费: names of one ending side by side, without a mark. */
const isNextName = (token: Token, before: Token | undefined): boolean =>
  before?.role.kind === 'content' &&
  before.role.exact &&
  before.end === token.start &&
  isNaming(token) &&
  before.text.at(-1) === token.text.at(-1) &&
  /[费金率]$/u.test(token.text);

/** water, electricity and heating: an English comma before a bare name, in a row of them that a joining word ends. */
function isCommaOfList(tokens: readonly Token[], at: number): boolean {
  if (!isComma(tokens[at]) || !/[a-z]$/u.test(tokens[at - 1]?.text ?? '')) return false;
  const rest = tokens.slice(at + 1);
  const end = rest.findIndex((token) => joins(token) || token.role.kind === 'break');
  const next = rest[end];
  if (next === undefined) return false;
  const bare = rest.slice(0, end);
  if (bare.some(asks)) return false;
  if (isComma(next)) return bare.some(isOwnName) && isCommaOfList(tokens, at + 1 + end);
  return joins(next) && (bare.some(isOwnName) || bare.every(({ text }) => text.trim() === ''));
}

const isComma = (token: Token | undefined): boolean => token?.role.kind === 'break' && /^\s*,\s*$/u.test(token.text);

/** A member as typed, without particles and spaces after it: 礼品费, 机关服务. */
const nameOf = (member: readonly Token[]): string =>
  member
    .map(({ text }) => text)
    .join('')
    .replace(/(?:的|呢|吗|[这那][一两二三四五六七八九十几]?[块项笔个样]|都|又)+$/u, '')
    .trim();
