/** Sayings of the lexicon that are written with alternatives: {去年|上年}{剩下|没花完}的 stands for four. */

/** Phrases that one saying may stand for: more would hide what it says. */
export const MOST_PHRASES = 200;

const ALTERNATIVES = /\{([^{}]*)\}/u;

/**
 * The phrases that a saying stands for, in the order of its alternatives; itself where it has none. An alternative may be empty.
 * @returns null where a brace has no partner, nothing is left of a phrase, or there are more than MOST_PHRASES
 */
export function phrasesOf(saying: string): readonly string[] | null {
  let phrases = [saying];
  for (let found = ALTERNATIVES.exec(saying); found !== null; found = ALTERNATIVES.exec(phrases[0] ?? '')) {
    const [braced, inside = ''] = found;
    phrases = phrases.flatMap((phrase) =>
      inside.split('|').map((alternative) => phrase.replace(braced, () => alternative)),
    );
    if (phrases.length > MOST_PHRASES) return null;
  }
  return phrases.some((phrase) => phrase === '' || /[{}]/u.test(phrase)) ? null : [...new Set(phrases)];
}
