import type { OperationName } from '../catalog/lexicon.ts';
import { isNaming } from './mentions.ts';
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

/** Cuts a message where it asks a second thing: at a mark or space with a question on both sides. */
export function splitAsks(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  let open: Token[] = [];
  let asked = false;
  tokens.forEach((token, at) => {
    if (token.role.kind === 'break' && asked && asksIn(tokens.slice(at + 1))) {
      parts.push(open);
      open = [];
      asked = false;
      return;
    }
    asked ||= isAsk(token);
    open.push(token);
  });
  if (open.length > 0 || parts.length === 0) parts.push(open);
  return parts.reduce<Token[][]>(joinRemainders, []);
}

/** “第二大呢 how much”, “占固定资产 what percentage”: a stretch that names nothing and asks the same again is no question of its own. */
function joinRemainders(parts: Token[][], part: Token[]): Token[][] {
  const before = parts.at(-1);
  if (before === undefined || part.some(isNaming)) return [...parts, part];
  const [asked, repeated] = [operationsOf(before), operationsOf(part)];
  const ranked = asked.has('top') || asked.has('bottom');
  const same = repeated.size > 0 && [...repeated].every((name) => asked.has(name) || (ranked && name === 'amount'));
  return same ? [...parts.slice(0, -1), [...before, ...part]] : [...parts, part];
}

const operationsOf = (tokens: readonly Token[]): ReadonlySet<OperationName> =>
  new Set(tokens.flatMap((token) => (token.role.kind === 'operation' ? [token.role.name] : [])));

/** Words that ask by themselves, whatever else they mean: 多少案子, 哪些人, 啥. */
const ASKING_WORDS = /多少|几(?!年|成)|哪|什么|啥|谁|吗$|^(?:how|which|who|what|when|where|why)\b/u;

/** A stretch asks when a word of it does, or when it ends in 呢: 证书呢. */
export const asksIn = (tokens: readonly Token[]): boolean =>
  tokens.some(isAsk) || /呢[?？]?\s*$/u.test(tokens.map((token) => token.text).join(''));

/** How: padding in many a sentence, and yet a question. */
const HOW = /^(?:怎么|怎样|咋|如何)$/u;

const isAsk = (token: Token): boolean =>
  HOW.test(token.text) ||
  (token.role.kind === 'operation' && ASKING.has(token.role.name)) ||
  (token.role.kind !== 'filler' && ASKING_WORDS.test(token.text));
