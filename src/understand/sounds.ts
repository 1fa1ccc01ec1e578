/** How alike two Han characters sound: by pinyin without tone, and by the confusions of southern speakers and hasty typing. */
import { pinyin } from 'pinyin-pro';

type Sound = {
  /** Pinyin without tone, ü as v: gong, nv. */
  readonly exact: string;
  /** The same with the pairs that are taken for each other brought together: n/l, s/sh, z/zh, c/ch, an/ang, en/eng, in/ing. */
  readonly folded: string;
};

/** What a wrong character of the same sound costs, one of a similar sound, and any other. */
export const COST = { same: 0, homophone: 0.5, similar: 0.75, other: 1 } as const;

/** Rarer readings of a character (差: chai, ci) hardly occur in the words of a budget. */
const KEPT_READINGS = 2;

const HAN = /^\p{Script=Han}$/u;

export type Sounds = (character: string) => readonly Sound[];

/** A look-up of the readings of a Han character, the commonest first; each character is worked out once. */
export function createSounds(): Sounds {
  const cache = new Map<string, readonly Sound[]>();
  return (character) => {
    const cached = cache.get(character);
    if (cached !== undefined) return cached;
    const sounds = readingsOf(character);
    cache.set(character, sounds);
    return sounds;
  };
}

function readingsOf(character: string): Sound[] {
  if (!HAN.test(character)) return [];
  const readings = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }));
  return [...readings].slice(0, KEPT_READINGS).map((exact) => ({ exact, folded: fold(exact) }));
}

const fold = (syllable: string): string =>
  syllable
    .replace(/^n/u, 'l')
    .replace(/^([szc])h/u, '$1')
    .replace(/([aei])ng$/u, '$1n');

/** What it costs to take one character for the other, see COST. */
export function soundCost(sounds: Sounds, left: string, right: string): number {
  if (left === right) return COST.same;
  let cost: number = COST.other;
  for (const one of sounds(left)) {
    for (const other of sounds(right)) {
      if (one.exact === other.exact) return COST.homophone;
      if (one.folded === other.folded) cost = COST.similar;
    }
  }
  return cost;
}
