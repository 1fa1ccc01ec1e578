/** Forms of one English word that mean the same: the number, the genitive, the spelling of Britain or of America. */

/** A word as typed, with the mark or the s of a genitive: workers', bureau's. */
export const ENGLISH_WORD = /(?<![a-z\d])[a-z]+(?:'s?(?![a-z]))?/giu;

/** Contractions of “is”, which are no genitives: what's, it's. */
const CONTRACTED = /^(?:what|who|that|it|there|here|where|how|when|let|he|she)'s$/u;

/** Words that end like a plural and are none, or mean another thing without the s. */
const NO_PLURAL = /(?:ss|us|is|ous)$|^(?:as|has|was|does|goes|yes|its|his|news|series|means|always|perhaps)$/u;

/** British endings and stems, each with the American one. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=lab|col|fav|hon|neighb|endeav|behavi)our/u, 'or'],
  [/(?<=cent|theat|lit|met)re(?=s?$)/u, 'er'],
  [/programme/u, 'program'],
  [/(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)$)/u, 'iz'],
  [/(?<=travel|cancel|label|enrol|fulfil)l(?=ing|ed|er|ment)/u, ''],
  [/licence/u, 'license'],
  [/cheque/u, 'check'],
];

/** One form for all forms of a (lower-case) word: subsidies → subsidy, workers' → worker, labour → labor. Never longer than the word. */
export function foldEnglish(word: string): string {
  if (CONTRACTED.test(word)) return word.replace("'", '');
  const bare = word.replace(/'s?$/u, '');
  const spelt = SPELLINGS.reduce((text, [pattern, other]) => text.replace(pattern, other), bare);
  if (spelt.length < 4 || !spelt.endsWith('s') || NO_PLURAL.test(spelt)) return spelt;
  if (/[^aeiou]ies$/u.test(spelt) && spelt.length > 5) return `${spelt.slice(0, -3)}y`;
  return /(?:ss|sh|ch|x)es$/u.test(spelt) ? spelt.slice(0, -2) : spelt.slice(0, -1);
}

/** Words that say nothing inside a phrase: subsidy to (the) fund. */
export const isArticle = (word: string): boolean => /^(?:the|an?)$/u.test(word);

/** A phrase as it is matched: each English word in one form, no articles but the first word's, no blanks and marks. */
export const foldPhrase = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(ENGLISH_WORD, (word) => foldEnglish(word))
    .replace(/(?<=\S )(?:the|an?) /gu, '')
    .replace(/[^\p{L}\p{N}%]/gu, '');
