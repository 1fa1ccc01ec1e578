/** The words of a question with their weights, and the aliases that may stand for them. */
import type { WordAlias } from './passages.ts';
import { type AskedWord, isMeaningful, normalise, type Tokenizer } from './tokenize.ts';

/** A word as it is looked for. `credit`: what finding it whole is worth (one character alone is ambiguous). */
type WeightedWord = AskedWord & { readonly weight: number; readonly credit: number };

/** One way of saying a unit, and what it is worth when a passage says it so. */
type Way = { readonly words: readonly WeightedWord[]; readonly credit: number };

/** A word of the question, or a stretch of it for which the lexicon has an alias; it may be matched in several ways. */
export type AskedUnit = { readonly weight: number; readonly ways: readonly Way[] };

/** An alias is our lexicon's word for the document's, not the document's own: a little less than the word itself. */
const ALIAS_CREDIT = 0.9;

/** One character alone (查) can be part of many words (审查, 检查, 查处). */
const CHARACTER_CREDIT = 0.4;

/**
 * How much a word that no passage holds weighs against the answer, by its part of speech. A noun is what a question is
 * about (宠物狗); a verb or adjective may be the speaker's own wording of what the document says in others (怀疑, 动).
 */
const UNKNOWN_NOUN = 1.5;
const UNKNOWN_OTHER = 0.5;

/** One character weighs less than a word: it is rarely what a question turns on. */
const CHARACTER_WEIGHT = 0.5;

/** Two words said in the same breath by question and passage (社保基金, 支出进度) tell more than the two apart. */
const LINK_WEIGHT = 0.3;

/**
 * A noun that no passage holds, right before a word, makes it another kind of thing: 垃圾分类 is not the 分类 of a budget.
 * The word is then worth half.
 */
const OTHER_KIND_CREDIT = 0.5;

type Frequency = (token: string) => number;

/** How a question is cut, and the weight of a token in the corpus; what the corpus does not hold gets the highest. */
export type Wording = { readonly tokenizer: Tokenizer; readonly inverseFrequency: Frequency };

/** Aliases as `askedUnits` needs them: normalised like questions, longest first, so that the longest wins. */
export const prepareAliases = (aliases: readonly WordAlias[]): readonly WordAlias[] =>
  aliases
    .map(({ said, means }) => ({ said: normalise(said), means }))
    .filter(({ said }) => said !== '')
    .sort((left, right) => right.said.length - left.said.length);

/**
 * Units of a question: its words in order, then the aliases found in it. `aliases` come from `prepareAliases`.
 */
export function askedUnits(text: string, aliases: readonly WordAlias[], wording: Wording): readonly AskedUnit[] {
  let rest = normalise(text);
  const used = aliases.filter(({ said }) => {
    if (!rest.includes(said)) return false;
    rest = rest.replaceAll(said, '\n');
    return true;
  });
  const weighed = (part: string): readonly WeightedWord[] => weighedWords(part, wording);
  const plain = weighed(rest).map((word) => ({ weight: word.weight, ways: [{ words: [word], credit: 1 }] }));
  return [...plain, ...used.map(({ said, means }) => aliasUnit(weighed(said), weighed(means)))].filter(
    ({ weight }) => weight > 0,
  );
}

function aliasUnit(said: readonly WeightedWord[], means: readonly WeightedWord[]): AskedUnit {
  const weight = means.reduce((sum, word) => sum + word.weight, 0);
  return {
    weight,
    ways: [
      { words: said, credit: 1 },
      { words: means, credit: ALIAS_CREDIT },
    ],
  };
}

/** Words of a text with their weights: compounds no passage holds taken apart, and the links between neighbours added. */
function weighedWords(text: string, { tokenizer, inverseFrequency }: Wording): readonly WeightedWord[] {
  const words = tokenizer.askedWords(text).flatMap((word) => takeApart(word, inverseFrequency));
  return words.flatMap((asked, index) => {
    const word = weigh(asked, inverseFrequency);
    const before = words[index - 1];
    if (asked.link === undefined || before === undefined) return [word];
    const weight = LINK_WEIGHT * Math.min(word.weight, weigh(before, inverseFrequency).weight);
    const link = { word: asked.link, tag: 'x', parts: [], inside: [], weight, credit: 1 };
    const isOther = isNoun(before.tag) && !isKnown(before.word, inverseFrequency);
    return [isOther ? { ...word, credit: word.credit * OTHER_KIND_CREDIT } : word, link];
  });
}

/**
 * A compound that no passage holds is asked for by its words when the last of them is known: the end of a Chinese compound
 * is what it is about (评职称 is about 职称, but 会议室 is a room, not a 会议). Where it ends in scaffolding (办手续,
 * 下属单位) the rest is what it is about.
 */
function takeApart(asked: AskedWord, inverseFrequency: Frequency): readonly AskedWord[] {
  const head = asked.inside.at(-1);
  if (isKnown(asked.word, inverseFrequency) || head === undefined || [...head].length < 2) return [asked];
  if (isMeaningful(head) && !isKnown(head, inverseFrequency)) return [asked];
  return asked.inside.filter(isMeaningful).map((word) => ({ word, tag: asked.tag, parts: [], inside: [] }));
}

const isKnown = (word: string, inverseFrequency: Frequency): boolean => inverseFrequency(word) < inverseFrequency('');

/** Nouns, nominal verbs (签证), abbreviations (低保), Latin words. */
const isNoun = (tag: string): boolean => /^(?:n|vn|j|eng)/u.test(tag);

function weigh(asked: AskedWord, inverseFrequency: Frequency): WeightedWord {
  const own = inverseFrequency(asked.word);
  const alone = [...asked.word].length === 1;
  const unknownWeight = isNoun(asked.tag) ? UNKNOWN_NOUN : UNKNOWN_OTHER;
  const known = isKnown(asked.word, inverseFrequency) ? 1 : unknownWeight;
  return { ...asked, weight: own * known * (alone ? CHARACTER_WEIGHT : 1), credit: alone ? CHARACTER_CREDIT : 1 };
}

/** Half of a word known by its parts is not the word known. */
const PART_KNOWN = 0.5;

/** Weighted share (0..1) of a text's words that a corpus knows; characters alone do not count. 0 when there is no word. */
export function knownShare(text: string, { tokenizer, inverseFrequency }: Wording): number {
  const weighted = tokenizer
    .askedWords(text)
    .flatMap((word) => takeApart(word, inverseFrequency))
    .filter(({ word }) => [...word].length > 1)
    .map((word) => weigh(word, inverseFrequency));
  const known = weighted.map(({ word, parts, weight }) => {
    if (isKnown(word, inverseFrequency)) return weight;
    const knownParts = parts.filter((part) => isKnown(part, inverseFrequency)).length;
    return parts.length === 0 ? 0 : (weight * PART_KNOWN * knownParts) / parts.length;
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return sum(known) / (sum(weighted.map(({ weight }) => weight)) || 1);
}
