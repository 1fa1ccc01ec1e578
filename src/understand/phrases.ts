/** Finds the phrases of the lexicon and the names of the catalog in a text: the cover that explains most, longest first. */
import { ENGLISH_WORD, foldEnglish, isArticle } from '../base/english-words.ts';
import type { Stretch } from './question.ts';

/** A phrase found. `weight` breaks ties between readings of the same length. */
type Found<Meaning> = Stretch & { readonly meaning: Meaning };

/**
 * What may follow is one character in most nodes and nothing in the others: a map is made for the second only, since ten
 * thousands of maps would fill megabytes.
 */
type Node<Meaning> = {
  character?: string;
  following?: Node<Meaning>;
  next?: Map<string, Node<Meaning>>;
  entry?: Entry<Meaning>;
};

const step = <Meaning>(node: Node<Meaning>, character: string): Node<Meaning> | undefined =>
  node.character === character ? node.following : node.next?.get(character);

/** The node after a character, made where there is none. */
function grow<Meaning>(node: Node<Meaning>, character: string): Node<Meaning> {
  const known = step(node, character);
  if (known !== undefined) return known;
  const made: Node<Meaning> = {};
  if (node.character === undefined) {
    node.character = character;
    node.following = made;
  } else {
    node.next ??= new Map();
    node.next.set(character, made);
  }
  return made;
}

type Entry<Meaning> = { readonly meaning: Meaning; readonly weight: number; readonly name: boolean };

/** Gap between two kept characters of the text: nothing, a bracket or quote that names may hold, or a real break. */
type Gap = 'none' | 'bracket' | 'break';
type Squeezed = {
  readonly characters: readonly string[];
  /** Where each begins and ends in the text; the last letter of an English word ends where the word does, however it was folded. */
  readonly at: readonly number[];
  readonly ends: readonly number[];
  readonly gap: readonly Gap[];
  /** Articles, by their first letter: the position after each. */
  readonly articles: ReadonlyMap<number, number>;
};

const KEPT = /[\p{L}\p{N}%]/u;
const BRACKET = /[（）()“”"'‘’《》[\]\-－—/·]/u;
const LATIN = /[a-z0-9]/u;

export type PhraseBook<Meaning> = {
  /** Adds a phrase; the first of two equal ones stays. `name`: may be broken by spaces and marks in the text. */
  add(phrase: string, meaning: Meaning, options: { readonly weight: number; readonly name?: boolean }): void;
  /** Whether a text is a phrase, whatever its marks: told without reading the text for the phrases inside it. */
  isPhrase(text: string): boolean;
  /**
   * The best cover of the text, in order, by the phrases that are let in; `extra` are readings found by other means that
   * compete with the phrases.
   */
  cover(
    text: string,
    extra?: readonly (Found<Meaning> & { readonly weight: number })[],
    admits?: (meaning: Meaning) => boolean,
  ): Found<Meaning>[];
};

/** An empty phrase book. */
export function phraseBook<Meaning>(): PhraseBook<Meaning> {
  const root: Node<Meaning> = {};
  return {
    add(phrase, meaning, { weight, name = false }) {
      let node = root;
      for (const character of withoutArticles(squeezeText(phrase))) node = grow(node, character);
      if (node !== root) node.entry ??= { meaning, weight, name };
    },
    isPhrase: (text) => isPhrase(root, text),
    cover: (text, extra = [], admits) => {
      const squeezed = squeezeText(text);
      const matches = squeezed.characters.map((_, from) => {
        const found = matchesFrom(root, squeezed, from);
        return admits === undefined ? found : found.filter(({ meaning }) => admits(meaning));
      });
      return bestCover(matches, squeezed, extra);
    },
  };
}

/** Ends at the first character that no phrase goes on with. */
function isPhrase<Meaning>(root: Node<Meaning>, text: string): boolean {
  let node: Node<Meaning> | undefined = root;
  const characters = /[a-z]/iu.test(text) ? withoutArticles(squeezeText(text)) : text;
  for (const character of characters) {
    if (!KEPT.test(character)) continue;
    node = step(node, character.toLowerCase());
    if (node === undefined) return false;
  }
  return node.entry !== undefined;
}

/** A text as phrases are compared: letters and digits only, English words in one form of theirs. */
function squeezeText(text: string): Squeezed {
  const characters: string[] = [];
  const at: number[] = [];
  const ends: number[] = [];
  const gap: Gap[] = [];
  const articles = new Map<number, number>();
  let pending: Gap = 'none';
  const keep = (character: string, start: number, end: number) => {
    characters.push(character.toLowerCase());
    at.push(start);
    ends.push(end);
    gap.push(pending);
    pending = 'none';
  };
  const keepEach = (start: number, end: number) => {
    let offset = start;
    for (const character of text.slice(start, end)) {
      if (KEPT.test(character)) keep(character, offset, offset + character.length);
      else if (!BRACKET.test(character)) pending = 'break';
      else if (pending === 'none') pending = 'bracket';
      offset += character.length;
    }
  };
  let done = 0;
  for (const { 0: typed, index } of text.matchAll(ENGLISH_WORD)) {
    keepEach(done, index);
    done = index + typed.length;
    const word = foldEnglish(typed.toLowerCase());
    if (isArticle(word)) articles.set(characters.length, characters.length + word.length);
    [...word].forEach((letter, offset) => {
      const isLast = offset === word.length - 1;
      keep(letter, index + offset, isLast ? done : index + offset + 1);
    });
  }
  keepEach(done, text.length);
  return { characters, at, ends, gap, articles };
}

/** What is walked through: without articles but the first word's, which tells some phrases apart (the county, the most). */
function withoutArticles({ characters, articles }: Squeezed): string[] {
  const dropped = new Set(
    [...articles].flatMap(([from, to]) =>
      from === 0 ? [] : characters.slice(from, to).map((_, offset) => from + offset),
    ),
  );
  return characters.filter((_, position) => !dropped.has(position));
}

type Match<Meaning> = { readonly to: number; readonly meaning: Meaning; readonly value: number };

/** Viterbi over the kept characters: each match is worth its length to the power 1.5, so that long phrases win over chains of short ones. */
function bestCover<Meaning>(
  matches: Match<Meaning>[][],
  text: Squeezed,
  extra: readonly (Found<Meaning> & { readonly weight: number })[],
): Found<Meaning>[] {
  const count = text.characters.length;
  for (const reading of extra) {
    const from = text.at.findIndex((at) => at >= reading.start);
    let to = text.at.findIndex((at) => at >= reading.end);
    if (to === -1) to = count;
    if (from !== -1 && to > from) {
      matches[from]?.push({ to, meaning: reading.meaning, value: worth(to - from, reading.weight) });
    }
  }
  const best: number[] = new Array(count + 1).fill(0);
  const choice: (Match<Meaning> | undefined)[] = new Array(count).fill(undefined);
  for (let from = count - 1; from >= 0; from--) {
    best[from] = best[from + 1] ?? 0;
    for (const match of matches[from] ?? []) {
      const value = match.value + (best[match.to] ?? 0);
      if (value > (best[from] ?? 0)) {
        best[from] = value;
        choice[from] = match;
      }
    }
  }
  const found: Found<Meaning>[] = [];
  for (let from = 0; from < count; ) {
    const match = choice[from];
    if (match === undefined) from += 1;
    else {
      found.push({ start: text.at[from] ?? 0, end: text.ends[match.to - 1] ?? 0, meaning: match.meaning });
      from = match.to;
    }
  }
  return found;
}

const worth = (length: number, weight: number): number => length ** 1.5 + weight;

function matchesFrom<Meaning>(root: Node<Meaning>, text: Squeezed, from: number): Match<Meaning>[] {
  const found: Match<Meaning>[] = [];
  if (insideLatinWord(text, from)) return found;
  let node: Node<Meaning> | undefined = root;
  let broken = false;
  for (let at = from; at < text.characters.length; at++) {
    if (at > from) at = text.articles.get(at) ?? at;
    const character = text.characters[at] ?? '';
    const before = text.characters[at - 1] ?? '';
    if (at > from && text.gap[at] === 'break' && !(LATIN.test(character) && LATIN.test(before))) broken = true;
    node = step(node, character);
    if (node === undefined) break;
    const entry = node.entry;
    if (entry === undefined || insideLatinWord(text, at + 1)) continue;
    if (broken && !(entry.name && at + 1 - from >= 4)) continue;
    found.push({ to: at + 1, meaning: entry.meaning, value: worth(at + 1 - from, entry.weight) });
  }
  return found;
}

/** Whether a phrase that starts (or ends) before this character would cut a Latin word or a number in two. */
function insideLatinWord(text: Squeezed, at: number): boolean {
  const here = text.characters[at];
  const before = text.characters[at - 1];
  if (here === undefined || before === undefined || text.gap[at] !== 'none') return false;
  return (/[a-z]/u.test(here) && /[a-z]/u.test(before)) || (/\d/u.test(here) && /\d/u.test(before));
}
