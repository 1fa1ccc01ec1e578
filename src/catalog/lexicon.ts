/** The words people use, as kept in `knowledge/lexicon/`: what is said, and what in a document it means. */
import { z } from 'zod';
import { MOST_PHRASES, phrasesOf } from './sayings.ts';

const LONGEST_PHRASE = 80;
const phrase = z.string().min(1).max(LONGEST_PHRASE);

/** One saying: the phrases it stands for. */
const saying = z.string().transform((said, context): readonly string[] => {
  const phrases = phrasesOf(said);
  if (phrases?.every(({ length }) => length > 0 && length <= LONGEST_PHRASE)) return phrases;
  const message = `“${said}” is no phrase of 1 to ${LONGEST_PHRASE} characters, or its {a|b} are not closed or give more than ${MOST_PHRASES}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
const anySayings = z.array(saying).transform((all) => [...new Set(all.flat())]);
const sayings = anySayings.refine((all) => all.length > 0, 'needs at least one saying');

const synonym = z.object({ say: sayings, means: phrase }).strict();
const situation = z.object({ say: sayings, means: phrase, about: z.literal('duty') }).strict();
const measure = z.object({ say: sayings, column: phrase }).strict();

/** Reasons for which a topic is never in a disclosure of this kind. */
const refusalReasons = [
  'how-to-apply',
  'contact',
  'person',
  'outturn',
  'forecast',
  'opinion',
  'personal-case',
  'payment-date',
  'per-unit',
  'company-list',
  'system',
  'falsify',
  'benefit-level',
  'other-body',
  'other-place',
  'small-talk',
] as const;

/**
 * A word of a dialect or of chats, and the standard one. `notAfter`, `notBefore`: characters that make another word of it;
 * `onlyBefore`: those without which it is none.
 */
const dialect = z
  .object({
    say: sayings,
    means: phrase,
    notAfter: phrase.optional(),
    notBefore: phrase.optional(),
    onlyBefore: phrase.optional(),
  })
  .strict();

const refusal = z.object({ say: sayings, reason: z.enum(refusalReasons) }).strict();

/** What can be asked of a thing; the keys of operations.json. */
const operationNames = [
  'amount',
  'share',
  'sum',
  'difference',
  'compare',
  'top',
  'bottom',
  'count',
  'list',
  'change',
  'ratio',
  'convert',
  'schedule',
  'definition',
  'office',
  'purpose',
  'reason',
  'standard',
  'who',
  'when',
  'overview',
  'goal',
  'total',
  'filter',
  'condition',
  'measures',
  'basis',
  'existence',
] as const;

/** The shape of each file. */
export const lexiconSchemas = {
  synonyms: z.array(synonym),
  situations: z.array(situation),
  english: z.array(synonym),
  /** Single English words, each with the one it stands for: what no phrase holds is read as if it had been typed in Chinese. */
  glosses: z.array(synonym),
  operations: z.partialRecord(z.enum(operationNames), anySayings),
  measures: z.array(measure),
  contrasts: z.array(z.array(phrase).min(2)),
  dialect: z.array(dialect),
  fillers: z.object({ zh: anySayings, en: anySayings }).strict(),
  refusals: z.array(refusal),
  chat: z.object({ greeting: anySayings, thanks: anySayings, ability: anySayings, bye: anySayings }).strict(),
};

export type OperationName = (typeof operationNames)[number];
export type RefusalReason = (typeof refusalReasons)[number];
export type ChatTopic = 'greeting' | 'thanks' | 'ability' | 'bye';

/** The subjects the lexicon is kept in; each is one JSON file of that name. */
export const lexiconFiles = Object.keys(lexiconSchemas) as readonly LexiconFile[];
export type LexiconFile = keyof typeof lexiconSchemas;

export type Lexicon = { readonly [File in LexiconFile]: z.infer<(typeof lexiconSchemas)[File]> };

export type LexiconError = { readonly file: string; readonly line: number; readonly message: string };
