/** Finds passages by the words they share with a question: MiniSearch's BM25 for the order, weighted coverage for the score. */

import MiniSearch, { type SearchResult } from 'minisearch';
import { rememberLast } from '../base/remember.ts';
import type { PassageTexts } from './corpus.ts';
import type { MatchedWord, WordAlias } from './passages.ts';
import { type AskedUnit, askedUnits, prepareAliases } from './question-words.ts';
import type { Tokenizer } from './tokenize.ts';

/** What one passage shares with a question. */
export type LexicalMatch = {
  /** Weighted share (0..1) of the question's words. */
  readonly coverage: number;
  readonly words: readonly MatchedWord[];
  /** 1-based place by BM25. */
  readonly rank: number;
};

/** A passage that shares a word with a question; what they share is worked out when it is asked for. */
type LexicalCandidate = { readonly position: number; readonly explain: () => LexicalMatch };

export type LexicalIndex = {
  /** All passages that share a word with the question and that `accept` takes, best by BM25 first. */
  readonly match: (text: string, accept?: (position: number) => boolean) => readonly LexicalCandidate[];
};

type Field = MatchedWord['field'];

/** A word in the name of an office or in a heading tells the subject, but less than the sentence that answers. */
const FIELD_BOOST: Readonly<Record<Field, number>> = { text: 1, office: 0.85, heading: 0.4 };

/**
 * BM25+: MiniSearch's defaults but for `b`. Duties and clauses differ in length because they were cut at semicolons, not
 * because they say the same at more length; 0.4 instead of 0.7 punishes the long ones less.
 */
const BM25 = { k: 1.2, b: 0.4, d: 0.5 } as const;

/** A part of a word (two of its characters) says less than the word. */
const PART_CREDIT = 0.6;

/** How much a part counts in BM25 beside a whole word. */
const PART_BOOST = 0.3;

const FIELDS: readonly Field[] = ['text', 'office', 'heading'];

/** A passage as the engine takes it: its place, and the tokens of its fields. */
type IndexedPassage = Readonly<Record<Field, string>> & { readonly id: number };

export type LexicalInput = {
  /** In the order of the document. */
  readonly passages: readonly PassageTexts[];
  /** Words people use that count as the document's words. */
  readonly aliases: readonly WordAlias[];
  readonly tokenizer: Tokenizer;
};

/** Indexes the passages in their order. */
export function buildLexicalIndex({ passages, aliases, tokenizer }: LexicalInput): LexicalIndex {
  const engine = new MiniSearch<IndexedPassage>({
    fields: [...FIELDS],
    tokenize: splitTokens,
    processTerm: (term) => term,
    searchOptions: { tokenize: splitTokens, boost: { ...FIELD_BOOST }, bm25: BM25 },
  });
  const documents = cutPassages(passages, tokenizer);
  engine.addAll(documents);
  const wording = { tokenizer, inverseFrequency: inverseFrequencies(documents) };
  const prepared = prepareAliases(aliases);
  // A question is searched for in several parts of the corpus; scores do not depend on which.
  const search = rememberLast((text) => {
    const units = askedUnits(text, prepared, wording);
    return { units, found: searchEngine(engine, units) };
  });
  return {
    match: (text, accept) => {
      const { units, found } = search(text);
      const taken = accept === undefined ? found : found.filter((result) => accept(Number(result.id)));
      return taken.map((result, index) => ({
        position: Number(result.id),
        explain: () => ({ ...cover(units, result), rank: index + 1 }),
      }));
    },
  };
}

/** Each field as its tokens, one a line. Headings and names of offices, which many passages share, are cut once. */
function cutPassages(passages: readonly PassageTexts[], tokenizer: Tokenizer): readonly IndexedPassage[] {
  const known = new Map<string, string>();
  const cut = (text: string): string => {
    const tokens = known.get(text) ?? tokenizer.indexTokens(text).join('\n');
    known.set(text, tokens);
    return tokens;
  };
  return passages.map(({ text, office, heading }, id) => ({
    id,
    text: cut(text),
    office: cut(office),
    heading: cut(heading),
  }));
}

const splitTokens = (tokens: string): string[] => (tokens === '' ? [] : tokens.split('\n'));

/** Robertson–Spärck Jones idf, as in BM25, over whole passages; a token no passage holds gets the highest. */
function inverseFrequencies(documents: readonly IndexedPassage[]): (token: string) => number {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const token of new Set(FIELDS.flatMap((field) => splitTokens(document[field]))))
      counts.set(token, (counts.get(token) ?? 0) + 1);
  return (token) => {
    const count = counts.get(token) ?? 0;
    return Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  };
}

function searchEngine(engine: MiniSearch<IndexedPassage>, units: readonly AskedUnit[]): readonly SearchResult[] {
  const boosts = new Map<string, number>();
  const raise = (token: string, boost: number): void => {
    boosts.set(token, Math.max(boost, boosts.get(token) ?? 0));
  };
  for (const { word, parts, credit } of units.flatMap((unit) => unit.ways.flatMap((way) => way.words))) {
    raise(word, credit);
    for (const part of parts) raise(part, PART_BOOST);
  }
  if (boosts.size === 0) return [];
  const found = engine.search([...boosts.keys()].join('\n'), { boostTerm: (term) => boosts.get(term) ?? 1 });
  return found.sort((left, right) => right.score - left.score || Number(left.id) - Number(right.id));
}

/** Coverage of a question by one passage, and the words that make it. Each unit counts by the way that matches best. */
function cover(units: readonly AskedUnit[], { match }: SearchResult): Pick<LexicalMatch, 'coverage' | 'words'> {
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const words = units.flatMap((unit) => {
    const ways = unit.ways.map((way) => coverWay(way, (unit.weight / total) * way.credit, match));
    return ways.reduce((best, way) => (sumWeights(way) > sumWeights(best) ? way : best), []);
  });
  return { coverage: sumWeights(words), words };
}

const sumWeights = (words: readonly MatchedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

function coverWay(
  way: AskedUnit['ways'][number],
  available: number,
  match: SearchResult['match'],
): readonly MatchedWord[] {
  const total = way.words.reduce((sum, { weight }) => sum + weight, 0);
  return way.words.flatMap(({ word, parts, weight, credit }) => {
    const share = (available * weight) / total;
    const whole = fieldOf(fieldsOf(match, word));
    const matched = parts.filter((part) => fieldsOf(match, part) !== undefined);
    const field = whole ?? fieldOf(matched.flatMap((part) => fieldsOf(match, part) ?? []));
    if (field === undefined) return [];
    const partial = parts.length === 0 ? 0 : (PART_CREDIT * matched.length) / parts.length;
    const held = Math.max(whole === undefined ? 0 : credit, partial);
    return [{ word, field, weight: share * held * FIELD_BOOST[field] }];
  });
}

/** Fields a token stands in. Only own keys: the word constructor is in every object. */
const fieldsOf = (match: SearchResult['match'], token: string): readonly string[] | undefined =>
  Object.hasOwn(match, token) ? match[token] : undefined;

/** The field that counts most among those a token stands in. */
const fieldOf = (fields: readonly string[] | undefined): Field | undefined =>
  FIELDS.find((field) => fields?.includes(field));
