/**
 * Dialect and chat words said in the standard language (几多 → 多少, 乜嘢 → 什么, 阔以 → 可以), before anything else is read: whatever
 * understands the standard word then understands them all, and no list and no pattern has to know each.
 */
import type { Catalog } from '../catalog/catalog.ts';

/** Rewrites a normalised text. */
export type PlainSpeech = (text: string) => string;

/** Prepares the rewriting for a lexicon; of two sayings at one place the longer one is meant. */
export function buildPlainSpeech({ lexicon: { dialect } }: Pick<Catalog, 'lexicon'>): PlainSpeech {
  const sayings = dialect.flatMap(({ say, ...entry }) => say.map((said) => ({ said, ...entry })));
  if (sayings.length === 0) return (text) => text;
  const meaning = new Map(sayings.map(({ said, means }) => [said, means] as const));
  const anySaying = new RegExp(
    sayings
      .toSorted((left, right) => right.said.length - left.said.length)
      .map(
        ({ said, notAfter, notBefore, onlyBefore }) =>
          `${beside('?<!', notAfter)}${said}${beside('?!', notBefore)}${beside('?=', onlyBefore)}`,
      )
      .join('|'),
    'gu',
  );
  return (text) => text.replace(anySaying, (said) => meaning.get(said) ?? said);
}

/** Characters beside which a saying is part of another word: 这边|个人 is no 边个. */
const beside = (look: '?<!' | '?!' | '?=', characters: string | undefined): string =>
  characters === undefined ? '' : `(${look}[${characters}])`;
