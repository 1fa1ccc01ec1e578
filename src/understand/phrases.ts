/** Finds the phrases of the lexicon and the names of the catalog in a text: the cover that explains most, longest first. */
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
  readonly at: readonly number[];
  readonly gap: readonly Gap[];
  readonly end: number;
};

const KEPT = /[\p{L}\p{N}%]/u;
const BRACKET = /[（）()“”"'‘’《》[\]\-－—/·]/u;
const LATIN = /[a-z0-9]/u;

export type PhraseBook<Meaning> = {
  /** Adds a phrase; the first of two equal ones stays. `name`: may be broken by spaces and marks in the text. */
  add(phrase: string, meaning: Meaning, options: { readonly weight: number; readonly name?: boolean }): void;
  /** Whether a text is a phrase, whatever its marks: told without reading the text for the phrases inside it. */
  isPhrase(text: string): boolean;
  /** The best cover of the text, in order; `extra` are readings found by other means that compete with the phrases. */
  cover(text: string, extra?: readonly (Found<Meaning> & { readonly weight: number })[]): Found<Meaning>[];
};

/** An empty phrase book. */
export function phraseBook<Meaning>(): PhraseBook<Meaning> {
  const root: Node<Meaning> = {};
  return {
    add(phrase, meaning, { weight, name = false }) {
      let node = root;
      for (const character of squeezeText(phrase).characters) node = grow(node, character);
      if (node !== root) node.entry ??= { meaning, weight, name };
    },
    isPhrase: (text) => isPhrase(root, text),
    cover: (text, extra = []) => bestCover(root, squeezeText(text), extra),
  };
}

/** Ends at the first character that no phrase goes on with. */
function isPhrase<Meaning>(root: Node<Meaning>, text: string): boolean {
  let node: Node<Meaning> | undefined = root;
  for (const character of text) {
    if (!KEPT.test(character)) continue;
    node = step(node, character.toLowerCase());
    if (node === undefined) return false;
  }
  return node.entry !== undefined;
}

function squeezeText(text: string): Squeezed {
  const characters: string[] = [];
  const at: number[] = [];
  const gap: Gap[] = [];
  let pending: Gap = 'none';
  let offset = 0;
  for (const character of text) {
    if (KEPT.test(character)) {
      characters.push(character.toLowerCase());
      at.push(offset);
      gap.push(pending);
      pending = 'none';
    } else if (!BRACKET.test(character)) pending = 'break';
    else if (pending === 'none') pending = 'bracket';
    offset += character.length;
  }
  return { characters, at, gap, end: offset };
}

type Match<Meaning> = { readonly to: number; readonly meaning: Meaning; readonly value: number };

/** Viterbi over the kept characters: each match is worth its length to the power 1.5, so that long phrases win over chains of short ones. */
function bestCover<Meaning>(
  root: Node<Meaning>,
  text: Squeezed,
  extra: readonly (Found<Meaning> & { readonly weight: number })[],
): Found<Meaning>[] {
  const count = text.characters.length;
  const matches = text.characters.map((_, from) => matchesFrom(root, text, from));
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
      const last = match.to - 1;
      const end = (text.at[last] ?? 0) + (text.characters[last]?.length ?? 0);
      found.push({ start: text.at[from] ?? 0, end, meaning: match.meaning });
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
