/** Sayings that stand for a whole clause of the duties (staff training), read word by word where a figure is asked for. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import type { Said } from './collect.ts';
import type { Role, Token } from './question.ts';

/** Reads a text with only those phrases that are let in. */
type Read = (text: string, admits: (role: Role) => boolean) => readonly Token[];

/** Operations and kinds of figure that no clause answers. */
const OF_FIGURES: readonly OperationName[] = ['amount', 'sum', 'total', 'share', 'difference', 'ratio', 'schedule'];
const OF_CLAUSES: readonly OperationName[] = [
  'office',
  'who',
  'condition',
  'measures',
  'reason',
  'definition',
  'basis',
];

const asksFigure = ({ operations, wanted }: Said): boolean =>
  (wanted.size > 0 || OF_FIGURES.some((name) => operations.has(name))) &&
  !OF_CLAUSES.some((name) => operations.has(name));

/** English words of a figure that is asked for are read for themselves where the saying they make is no thing's name. */
export function buildLiteral(catalog: Catalog, read: Read): (tokens: readonly Token[], said: Said) => readonly Token[] {
  const named = catalog.things.flatMap(({ names, detail }) => [...names, ...detail]).map(squeeze);
  const clauses = new Set(
    catalog.lexicon.english
      .map(({ means }) => means)
      .filter((means) => means.length >= SHORTEST_CLAUSE && !named.some((name) => name.includes(squeeze(means)))),
  );
  const isClause = (role: Role): boolean => role.kind === 'content' && !role.exact && clauses.has(role.words);
  // A saying of which a word is known only as a part of it (pre-deposit account) stays one.
  const wordsOf = (token: Token): readonly Token[] => {
    const words = read(token.text, (role) => !isClause(role));
    return words.some(({ role }) => role.kind === 'unknown' && role.tag === 'eng')
      ? [token]
      : words.map((word) => ({ ...word, start: word.start + token.start, end: word.end + token.start }));
  };
  return (tokens, said) => {
    if (!asksFigure(said) || !tokens.some(({ role }) => isClause(role))) return tokens;
    return tokens.flatMap((token) => (isClause(token.role) && /^[a-z]/u.test(token.text) ? wordsOf(token) : [token]));
  };
}

/** A meaning of fewer characters is a word or two, and no clause. */
const SHORTEST_CLAUSE = 6;
