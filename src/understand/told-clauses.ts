/** Clauses of a message that only tell why it is asked: 我开打印店的，…; 有委员问，…. Their unknown words name nothing. */
import { isNaming } from './mentions.ts';
import type { Token } from './question.ts';
import { asksIn } from './split-asks.ts';

/** Parts of speech of a clause that tells something: verbs and pronouns (jieba's tags). */
const TELLING_TAG = /^(?:v(?!n)|r)/u;

/**
 * Takes the unknown words of told clauses out of the reading, where another clause of the same question asks and names what
 * it asks about with words of the document.
 */
export function withoutTold(tokens: readonly Token[], tagOf: (text: string) => string): Token[] {
  const clauses = clausesOf(tokens);
  const asking = clauses.filter((clause) => asksIn(clause) && clause.some(isKnownName));
  if (asking.length === 0) return [...tokens];
  return clauses.flatMap((clause) => (asksIn(clause) || !tells(clause, tagOf) ? clause : clause.map(forgotten)));
}

/** Each with the mark that ends it. */
function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    clauses.at(-1)?.push(token);
    if (token.role.kind === 'break') clauses.push([]);
  }
  return clauses;
}

const isKnownName = (token: Token): boolean => isNaming(token) && token.role.kind !== 'unknown';

const tells = (clause: readonly Token[], tagOf: (text: string) => string): boolean =>
  clause.some(({ role, text }) => TELLING_TAG.test(role.kind === 'unknown' ? role.tag : tagOf(text)));

const forgotten = (token: Token): Token =>
  token.role.kind === 'unknown' ? { ...token, role: { kind: 'filler' } } : token;
