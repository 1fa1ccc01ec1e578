/** What a question is searched for with: its words in the document's own, and those that a passage must hold. */
import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Question, Token } from '../understand/question.ts';
import { wordBetweenNameAndAsking, wordsAskedInText } from './asked-words.ts';
import type { Context } from './context.ts';

/** 三支一扶待遇怎么样: a passage that does not speak of 待遇 does not answer. */
export function holdingWords(context: Context, duty = false): { holding?: string[] } {
  const { catalog, question } = context;
  const holding = duty
    ? [...englishWords(context), ...bareWords(context), ...wordBetweenNameAndAsking(question)]
    : wordsAskedInText(catalog, question);
  return holding.length > 0 ? { holding } : {};
}

/** 养老基金预警: where nothing is known but the document's own words, the duty that answers holds each of them. */
function bareWords({ catalog, question }: Context): string[] {
  // 刚毕业，想去乡镇基层干两年: a verb of a story says as much.
  const says = ({ role }: Token): boolean =>
    role.kind === 'content' || role.kind === 'column' || (role.kind === 'unknown' && role.tag === 'v');
  if (question.tokens.some(says)) return [];
  const bare = question.tokens.filter(
    ({ text, role }) => role.kind === 'unknown' && /^n/u.test(role.tag) && text.length > 1,
  );
  return bare.map(({ text }) => text).filter((word) => catalog.rarity.has(word));
}

/** enterprise wage policy: what English words that the document knows stand for must be said by the duty that answers. */
function englishWords({ catalog, question }: Context): string[] {
  // A clause before or behind tells more than what the duty is of.
  if (question.language !== 'en' || question.tokens.some(({ role }) => role.kind === 'break')) return [];
  const said = question.tokens.filter(({ text }) => text.trim() !== '');
  const isName = (token: Token | undefined): boolean =>
    token?.role.kind === 'content' && /^[a-z -]+$/iu.test(token.text);
  return said.flatMap(({ text, role }, at) => {
    if (!/^[a-z]+$/iu.test(text)) return [];
    if (role.kind === 'content') return !role.duty && isName(said[at - 1]) ? [role.words] : [];
    const words = role.kind === 'unknown' && isName(said[at + 1]) ? (role.words ?? '') : '';
    return pieces(words).some((piece) => catalog.rarity.has(piece)) ? [words] : [];
  });
}

/**
 * What was typed and can be found: without the issuer's name, which stands in many passages, and without sayings that stand
 * in none, since what they mean is searched for in the document's own words.
 */
function typedWords({ catalog, question }: Context): string {
  const stands = (text: string): boolean => catalog.document.passages.some((passage) => passage.text.includes(text));
  const kept = question.tokens.filter(
    ({ role, text }) => role.kind !== 'issuer' && (role.kind !== 'content' || stands(text)),
  );
  const text = kept.map((token) => token.text).join('');
  // Passages are Chinese: English words say nothing there.
  return question.language === 'en' ? text.replace(/[a-z']+/giu, ' ') : text;
}

/** What the mentions mean; of English ones only what the lexicon says in the document's words. */
const meaningIn = ({ whole, language }: Question): string | undefined =>
  language === 'en' ? whole?.words.replace(/(?<![a-z])[a-z][a-z'-]*/giu, ' ') : whole?.words;

/** The words searched for: what the mentions mean, and what was typed where that says more. */
export function searchText(context: Context): string {
  const meaning = meaningIn(context.question);
  const typed = typedWords(context);
  if (meaning === undefined || meaning.trim() === '') return typed.trim() === '' ? '?' : typed;
  return squeeze(typed).includes(squeeze(meaning)) ? typed : `${meaning} ${typed}`;
}
