/** Clauses of a message that only tell why it is asked: 我开打印店的，…; 有委员问，…. Their unknown words name nothing. */
import { isNaming } from './mentions.ts';
import type { Token } from './question.ts';
import { asksIn, isHearsay } from './split-asks.ts';

/** Parts of speech of a clause that tells something: verbs and pronouns (jieba's tags). */
const TELLING_TAG = /^(?:v(?!n)|r)/u;

/**
 * Leaves out what told clauses say, where another clause names something of the document: the one that asks, or any when
 * that names nothing itself (开小厂的，工人快留不住了，听说有稳岗扶持，找哪个股). Names in a told clause stay.
 */
export function withoutTold(tokens: readonly Token[], tagOf: (text: string) => string): Token[] {
  const clauses = clausesOf(tokens).filter((clause, _, all) => !isHearsay(clause) || all.length === 1);
  const asking = clauses.filter(asksIn);
  const named = asking.some((clause) => clause.some(isKnownName));
  const elsewhere = !named && asking.length > 0 && clauses.some((clause) => clause.some(isKnownThing));
  if (!named && !elsewhere) return [...tokens];
  return clauses.flatMap((clause) => {
    if (asksIn(clause) || isTopic(clause) || !tells(clause, tagOf)) return clause;
    if (clause.every(saysNothingKnown)) return [];
    return named ? clause.map(forgotten) : clause;
  });
}

/** 医疗这块, 工资这边: what is asked next is of it. */
const isTopic = (clause: readonly Token[]): boolean =>
  /^[^\s,;:?!。]{2,8}(?:这|那)一?(?:块|边|头|摊|方面|部分|类)(?:上|里|呢)?[\s,]*$/u.test(
    clause.map(({ text }) => text).join(''),
  );

/** Each with the mark that ends it. */
export function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    clauses.at(-1)?.push(token);
    if (token.role.kind === 'break' && /[\s,;:?!。]/u.test(token.text)) clauses.push([]);
  }
  return clauses;
}

const isKnownName = (token: Token): boolean => isNaming(token) && token.role.kind !== 'unknown';

const saysNothingKnown = ({ role }: Token): boolean =>
  role.kind === 'unknown' || role.kind === 'filler' || role.kind === 'break' || role.kind === 'connector';

const isKnownThing = (token: Token): boolean => token.role.kind === 'content';

export const tells = (clause: readonly Token[], tagOf: (text: string) => string): boolean =>
  clause.some(({ role, text }) => TELLING_TAG.test(role.kind === 'unknown' ? role.tag : tagOf(text)));

const forgotten = (token: Token): Token =>
  token.role.kind === 'unknown' ? { ...token, role: { kind: 'filler' } } : token;
