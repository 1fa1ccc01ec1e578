/** Text → questions: read, cut where several things are asked, resolve what each is about, fill in what a follow-up leaves out. */

import type { Catalog } from '../catalog/catalog.ts';
import { collect, languageOf, type Said, textOf } from './collect.ts';
import { withoutCourtesy, withoutRequest } from './courtesy.ts';
import { withExcepted } from './excepted.ts';
import { focusOf, PRONOUN } from './focus.ts';
import { meaningOf } from './link.ts';
import { buildLiteral } from './literal.ts';
import { standsAlone } from './meant.ts';
import { askedOfEach } from './members.ts';
import {
  withComparisons,
  withoutGloss,
  withoutNegated,
  withoutRelative,
  withTotalsOf,
  withWholes,
} from './mentions.ts';
import { normalise } from './normalise.ts';
import { withPicks } from './picks.ts';
import { buildPlainSpeech } from './plain-speech.ts';
import type { Question, Token, Turn } from './question.ts';
import { buildReader, type Tagger } from './read.ts';
import { withoutRepetition } from './repeats.ts';
import { resolve } from './resolve.ts';
import { withSharedWords } from './shared-words.ts';
import { buildCorrector } from './slips.ts';
import { splitAsks, tellsAmount } from './split-asks.ts';
import { withoutStory } from './stories.ts';
import { withTiersInDigits } from './tiers.ts';
import { withoutTold } from './told-clauses.ts';
import { withoutVagueNumbers } from './vague-numbers.ts';
import { withEndingBefore, withoutCountedBack } from './words-before.ts';
import { writtenOut } from './written-out.ts';

export type Understander = (text: string, before: Turn | null) => readonly Question[];

/** Prepares understanding for a catalog; the result is pure and synchronous. */
export function buildUnderstander(catalog: Catalog, tagged: Tagger): Understander {
  const reader = buildReader(catalog, tagged);
  const literally = buildLiteral(catalog, reader.read);
  const inPlainSpeech = buildPlainSpeech(catalog);
  const correct = buildCorrector(catalog, reader, tagged);
  const levels = new Set(catalog.lexicon.contrasts.flat());
  const tagOf = (word: string): string => tagged(word)[0]?.tag ?? '';
  const listener = { tagOf, standsAlone: (tokens: readonly Token[]) => standsAlone(catalog, tokens) };
  // 您好，省政府24年那个 picks what 省级24年那个 does.
  const inFull = (text: string): string =>
    withoutCourtesy(reader.read(text))
      .map((token) => (levels.has(meaningOf(token)) ? meaningOf(token) : token.text))
      .join('');
  return (text, before) => {
    const typed = withTiersInDigits(withoutRequest(inPlainSpeech(withoutRepetition(normalise(text).text))));
    const picked = withPicks(typed, before, inFull);
    const { corrected, corrections } = correct(writtenOut(picked === typed ? typed : normalise(picked).text));
    const language = languageOf(typed);
    const partsOf = (message: string): Token[][] => {
      const read = withoutCourtesy(withoutRelative(withoutGloss(reader.read(message))));
      const named = withTotalsOf(withSharedWords(read, reader.named));
      const told = withoutStory(withoutVagueNumbers(withWholes(withComparisons(named))), listener);
      return splitAsks(withoutNegated(withExcepted(told)));
    };
    const saidBy = (tokens: readonly Token[]): Said => {
      const said = collect(withoutTold(tokens, tagOf), corrections);
      const literal = literally(said.tokens, said);
      return {
        ...(literal === said.tokens ? said : collect(literal, corrections)),
        ...(picked === typed && focus === null ? {} : { language }),
      };
    };
    const plain = partsOf(corrected);
    const [opening] = plain;
    const focus = focusOf(opening && collect(withoutTold(opening, tagOf), corrections), before);
    const questions: Question[] = [];
    // Said out, it points at nothing else that was cited.
    let turn = focus === null || before === null ? before : { ...before, cited: [] };
    const asked = opening !== undefined && plain.length === 1 ? textOf(opening) : corrected;
    const parts = focus === null ? plain : partsOf(`${focus} ${asked.replace(PRONOUN, '')}`);
    for (const [at, tokens] of parts.entries()) {
      const counted = withoutCountedBack(tokens, turn);
      const said = saidBy(withEndingBefore(catalog, counted.tokens, { before: turn, named: reader.named }));
      const earlier = { turn: counted.before, sameMessage: at > 0 };
      const question = {
        ...resolve(catalog, said, earlier),
        members: askedOfEach(said.tokens).map(({ tokens: own, ...member }) => ({
          ...member,
          question: resolve(catalog, { ...collect(own, corrections), language: said.language }, earlier),
        })),
      };
      // What is only told is what the rest is asked of, unless it is told of another year.
      const isOnlyTold = at === 0 && parts.length > 1 && tellsAmount(tokens);
      if (!isOnlyTold || said.years.some((year) => year !== catalog.document.meta.year)) questions.push(question);
      turn = { ...(turn ?? NOTHING_TOLD), question };
    }
    return questions;
  };
}

/** What a reply left behind where there was none. */
const NOTHING_TOLD: Omit<Turn, 'question'> = { shown: [], cited: [], offered: [], listed: [], focus: null };
