/**
 * Finds where a text nearly says a phrase. A phrase is looked up by the sound of its first two characters and, for a
 * wrong, swapped or missing character, by its first and last two as written: one slip leaves one of the pairs whole.
 */
import type { Span } from '../base/spans.ts';
import { COST, createSounds, type Sounds, soundCost } from './sounds.ts';

export type Reason = 'sound' | 'character';

export type Candidate = {
  readonly span: Span;
  readonly phrase: string;
  readonly cost: number;
  readonly reason: Reason;
  readonly slip: 'wrong' | 'swapped' | 'missing';
  /** Offsets of the characters that are not the phrase's; of a missing one, the two it should stand between. */
  readonly at: readonly number[];
};

type Nearness = { readonly exact: readonly Span[]; readonly candidates: readonly Candidate[] };

export type PhraseIndex = {
  readonly near: (text: string) => Nearness;
  /** Whether two neighbouring characters stand side by side in some phrase. */
  readonly holdsPair: (pair: string) => boolean;
};

const PHRASE = /^\p{Script=Han}{2,24}$/u;
/** Rare characters of two UTF-16 units are not in budgets; without them an offset is a position. */
const SURROGATE = /[\ud800-\udfff]/;
/** A single wrong character tells nothing in two: every other two-character word would be near. */
const MIN_WRONG = 3;
const MIN_SLIP = 4;

type Tables = {
  readonly bySound: Map<string, string[]>;
  readonly byHead: Map<string, string[]>;
  readonly byTail: Map<string, string[]>;
  /** First and last of three characters, as written. */
  readonly byEnds: Map<string, string[]>;
  /** Phrases of four with their middle swapped, the one swap that leaves no pair whole. */
  readonly bySwap: Map<string, string[]>;
  readonly pairs: Set<string>;
};

/** Indexes the phrases that are Han characters only; the rest cannot be misspelt this way and are left out. */
export function indexPhrases(vocabulary: readonly string[]): PhraseIndex {
  const sounds = createSounds();
  const tables: Tables = {
    bySound: new Map(),
    byHead: new Map(),
    byTail: new Map(),
    byEnds: new Map(),
    bySwap: new Map(),
    pairs: new Set(),
  };
  for (const phrase of new Set(vocabulary)) {
    if (PHRASE.test(phrase) && !SURROGATE.test(phrase)) enter(tables, sounds, phrase);
  }
  return { near: (text) => near(tables, sounds, text), holdsPair: (pair) => tables.pairs.has(pair) };
}

function enter(tables: Tables, sounds: Sounds, phrase: string): void {
  for (const key of soundKeys(sounds, phrase, 0)) push(tables.bySound, key, phrase);
  for (let at = 0; at + 2 <= phrase.length; at++) tables.pairs.add(phrase.slice(at, at + 2));
  if (phrase.length < MIN_WRONG) return;
  push(tables.byHead, phrase.slice(0, 2), phrase);
  push(tables.byTail, phrase.slice(-2), phrase);
  if (phrase.length === 3) push(tables.byEnds, `${phrase[0]}${phrase[2]}`, phrase);
  if (phrase.length === 4) push(tables.bySwap, `${phrase[0]}${phrase[2]}${phrase[1]}${phrase[3]}`, phrase);
}

function push(table: Map<string, string[]>, key: string, phrase: string): void {
  const bucket = table.get(key);
  if (bucket === undefined) table.set(key, [phrase]);
  else bucket.push(phrase);
}

function soundKeys(sounds: Sounds, text: string, at: number): string[] {
  const keys: string[] = [];
  for (const one of sounds(text[at] ?? '')) {
    for (const other of sounds(text[at + 1] ?? '')) {
      const key = `${one.folded} ${other.folded}`;
      if (!keys.includes(key)) keys.push(key);
    }
  }
  return keys;
}

function near(tables: Tables, sounds: Sounds, text: string): Nearness {
  const exact = new Map<string, Span>();
  const candidates = new Map<string, Candidate>();
  const keep = (candidate: Candidate | null) => {
    if (candidate === null) return;
    const key = `${candidate.span.start} ${candidate.span.end} ${candidate.phrase}`;
    const kept = candidates.get(key);
    if (kept === undefined || candidate.cost < kept.cost) candidates.set(key, candidate);
  };
  for (let start = 0; start + 1 < text.length; start++) {
    for (const key of soundKeys(sounds, text, start)) {
      for (const phrase of tables.bySound.get(key) ?? []) {
        if (text.startsWith(phrase, start))
          exact.set(`${start} ${phrase.length}`, { start, end: start + phrase.length });
        else keep(bySound(sounds, text, { phrase, start }));
      }
    }
    const pair = text.slice(start, start + 2);
    for (const phrase of tables.byHead.get(pair) ?? []) slips(text, { phrase, start }).forEach(keep);
    for (const phrase of tables.byTail.get(pair) ?? []) {
      for (const length of [phrase.length, phrase.length - 1]) {
        slips(text, { phrase, start: start + 2 - length }).forEach(keep);
      }
    }
    const ends = `${text[start]}${text[start + 2] ?? ''}`;
    for (const phrase of tables.byEnds.get(ends) ?? []) keep(wrongCharacter(text, { phrase, start }));
    for (const phrase of tables.bySwap.get(text.slice(start, start + 4)) ?? []) keep(swapped(text, { phrase, start }));
  }
  return { exact: [...exact.values()], candidates: [...candidates.values()] };
}

type Place = { readonly phrase: string; readonly start: number };

function slips(text: string, place: Place): (Candidate | null)[] {
  if (place.start < 0) return [];
  if (place.phrase.length < MIN_SLIP) return [wrongCharacter(text, place)];
  return [wrongCharacter(text, place), swapped(text, place), missing(text, place)];
}

/** Every character the phrase's or one that sounds like it; at least half of them its own, in short phrases more. */
function bySound(sounds: Sounds, text: string, { phrase, start }: Place): Candidate | null {
  const most = Math.floor(phrase.length / 2);
  const at: number[] = [];
  let cost = 0;
  for (let offset = 0; offset < phrase.length; offset++) {
    const one = soundCost(sounds, text[start + offset] ?? '', phrase[offset] ?? '');
    if (one === COST.other || (one === COST.similar && phrase.length === 2)) return null;
    if (one > 0) at.push(start + offset);
    if (at.length > most) return null;
    cost += one;
  }
  return { span: { start, end: start + phrase.length }, phrase, cost, reason: 'sound', slip: 'wrong', at };
}

const isHan = (character: string | undefined): boolean =>
  character !== undefined && /^\p{Script=Han}$/u.test(character);

/** One character is another, and all after it are the phrase's. */
function wrongCharacter(text: string, place: Place): Candidate | null {
  const { phrase, start } = place;
  const at = firstDifference(text, place);
  if (at === phrase.length || !isHan(text[start + at])) return null;
  if (!text.startsWith(phrase.slice(at + 1), start + at + 1)) return null;
  const span = { start, end: start + phrase.length };
  return { span, phrase, cost: COST.other, reason: 'character', slip: 'wrong', at: [start + at] };
}

function firstDifference(text: string, { phrase, start }: Place): number {
  let offset = 0;
  while (offset < phrase.length && text[start + offset] === phrase[offset]) offset += 1;
  return offset;
}

function swapped(text: string, place: Place): Candidate | null {
  const { phrase, start } = place;
  const at = firstDifference(text, place);
  if (at + 1 >= phrase.length) return null;
  const rest = `${phrase[at + 1]}${phrase[at]}${phrase.slice(at + 2)}`;
  if (!text.startsWith(rest, start + at)) return null;
  const span = { start, end: start + phrase.length };
  return { span, phrase, cost: COST.other, reason: 'character', slip: 'swapped', at: [start + at, start + at + 1] };
}

/** An inner character left out; without its first or last, a phrase is a shorter one rather than a slip. */
function missing(text: string, place: Place): Candidate | null {
  const { phrase, start } = place;
  const at = firstDifference(text, place);
  if (at === 0 || at >= phrase.length - 1 || !text.startsWith(phrase.slice(at + 1), start + at)) return null;
  const span = { start, end: start + phrase.length - 1 };
  return { span, phrase, cost: COST.other, reason: 'character', slip: 'missing', at: [start + at - 1, start + at] };
}
