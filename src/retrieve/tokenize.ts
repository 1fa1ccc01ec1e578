/** Cuts Chinese (and mixed) text into words for indexing and asking. */
import { Jieba } from '@node-rs/jieba';
import { readWholeDictionary } from './dictionary.ts';
import { askingWords, functionWords } from './stop-words.ts';

/** Cuts texts by one dictionary. What was indexed by one must be asked by the same. */
export type Tokenizer = {
  /**
   * Words of a text in order, lower-cased, without punctuation; function words included.
   * New words are not guessed (jieba's HMM): it makes 评职称, 股管, 局弄 out of spoken questions.
   */
  readonly words: (text: string) => readonly string[];
  /** Words of a text with their parts of speech. Nothing is normalised, so that `start` counts in the text as given. */
  readonly tagged: (text: string) => readonly TaggedWord[];
  /**
   * Everything a passage can be found by, repeated as often as it occurs: words and the words inside them, character pairs,
   * single characters (for one-character verbs of spoken questions: 查 → 查处), numbers and document numbers.
   */
  readonly indexTokens: (text: string) => readonly string[];
  /** Meaningful words of a question, each once, in order; function words and the scaffolding of asking are left out. */
  readonly askedWords: (text: string) => readonly AskedWord[];
};

/** Loads a dictionary (UTF-8 lines of word, frequency and part of speech); jieba's whole one takes 100 to 200 ms and 40 MB. */
export function buildTokenizer(dictionary: Uint8Array): Tokenizer {
  const jieba = Jieba.withDict(dictionary);
  return {
    words: (text) =>
      pieces(text).flatMap((piece) => (piece.kind === 'token' ? [piece.text] : jieba.cut(piece.text, false))),
    tagged: (text) => tag(jieba, text),
    indexTokens: (text) =>
      pieces(text).flatMap((piece) => (piece.kind === 'token' ? [piece.text] : runTokens(jieba, piece.text))),
    askedWords: (text) => {
      const seen = new Set<string>();
      return pieces(text)
        .flatMap((piece) => (piece.kind === 'token' ? [tokenAsked(piece.text)] : runAsked(jieba, piece.text)))
        .filter(({ word }) => isMeaningful(word) && !seen.has(word) && seen.add(word));
    },
  };
}

let whole: Tokenizer | undefined;

/** Cuts by jieba's whole dictionary, loaded once for the process when it is first asked for. */
export function wholeTokenizer(): Tokenizer {
  whole ??= buildTokenizer(readWholeDictionary());
  return whole;
}

/**
 * Pieces of a text: document numbers as one piece ([2023]205), then numbers, Latin words and codes, then Chinese runs.
 * Brackets around the year come in four shapes and the converter puts spaces between the parts.
 */
const PIECE =
  /[[〔【(]\s*(?<year>(?:19|20)\d\d)\s*[\]〕】)]\s*(?<number>\d+)\s*号?|(?<latin>\d+(?:\.\d+)?(?![a-z0-9])|[a-z0-9]+)|(?<han>[\p{Script=Han}〇]+)/gu;

/** A part of the text that is cut on its own: `run` for Chinese characters, `token` for what survives whole. */
type Piece = { readonly kind: 'run' | 'token'; readonly text: string };

/** Half-width, lower case; the form in which questions and passages are compared. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase();

function pieces(text: string): readonly Piece[] {
  return [...normalise(text).matchAll(PIECE)].map(({ groups = {} }) => {
    const { year, number, latin, han } = groups;
    if (year !== undefined) return { kind: 'token', text: `[${year}]${number ?? ''}` };
    return han === undefined ? { kind: 'token', text: latin ?? '' } : { kind: 'run', text: han };
  });
}

/** Adjacent character pairs of a run; a run of one character has none. */
export function bigrams(run: string): readonly string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** A word with its part of speech (ICTCLAS tags: n noun, v verb, r pronoun …) and where it starts in the text given. */
type TaggedWord = { readonly word: string; readonly tag: string; readonly start: number };

function tag(jieba: Jieba, text: string): readonly TaggedWord[] {
  let start = 0;
  return jieba.tag(text, false).map(({ word, tag: part }) => {
    const here = start;
    start += word.length;
    return { word, tag: part, start: here };
  });
}

function runTokens(jieba: Jieba, run: string): readonly string[] {
  const found = jieba.cutForSearch(run, false).filter((word) => word.length > 1);
  const inWords = new Set(found);
  return [...found, ...bigrams(run).filter((pair) => !inWords.has(pair)), ...run].filter(
    (token) => !functionWords.has(token),
  );
}

/**
 * A word of a question. `parts`: character pairs that stand for it when a passage lacks the whole. `inside`: the shorter
 * words it is made of (评职称 → 评, 职称). `link`: the character pair where it touches the word before it (社保基金 → 保基);
 * a passage with the same link says the two words in the same breath.
 */
export type AskedWord = {
  readonly word: string;
  readonly tag: string;
  readonly parts: readonly string[];
  readonly inside: readonly string[];
  readonly link?: string;
};

/** No function word, no scaffolding of asking. */
export const isMeaningful = (word: string | undefined): word is string =>
  word !== undefined && !functionWords.has(word) && !askingWords.has(word);

const tokenAsked = (word: string): AskedWord => ({ word, tag: 'eng', parts: [], inside: [] });

function runAsked(jieba: Jieba, run: string): readonly AskedWord[] {
  const cut = jieba.tag(run, false);
  return cut.map(({ word, tag }, index) => {
    const before = pair(cut[index - 1]?.word, word);
    const after = pair(word, cut[index + 1]?.word);
    if ([...word].length === 1) return { word, tag, parts: [...before, ...after], inside: [] };
    const parts = [...word].length > 2 ? bigrams(word) : [];
    return { word, tag, parts, inside: wordsInside(jieba, word), ...(before[0] !== undefined && { link: before[0] }) };
  });
}

/** The character pair where two meaningful words touch; none when either is a function word or missing. */
function pair(left: string | undefined, right: string | undefined): readonly string[] {
  return isMeaningful(left) && isMeaningful(right) ? [`${[...left].at(-1)}${[...right][0]}`] : [];
}

/** Shorter words that make up a word, in order; what no shorter word covers stays as single characters. */
function wordsInside(jieba: Jieba, word: string): readonly string[] {
  const shorter = jieba.cutForSearch(word, false).filter((inner) => inner !== word && inner.length > 1);
  const cover = (rest: string): readonly string[] => {
    if (rest === '') return [];
    const next = shorter.find((inner) => rest.startsWith(inner)) ?? [...rest][0] ?? rest;
    return [next, ...cover(rest.slice(next.length))];
  };
  return shorter.length === 0 ? [] : cover(word);
}
