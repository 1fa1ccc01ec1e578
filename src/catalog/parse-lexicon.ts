/** Checks the lexicon's files as they are loaded, so that staff learn the file and line of what is wrong. */
import { foldPhrase } from '../base/english-words.ts';
import { failure, type Result, success } from '../base/result.ts';
import { type Lexicon, type LexiconError, type LexiconFile, lexiconFiles, lexiconSchemas } from './lexicon.ts';

/**
 * Checks the text of every lexicon file.
 * @param texts the text of each file, by subject
 * @returns the lexicon, or every error with its file and line (1-based)
 */
export function parseLexicon(texts: Readonly<Record<LexiconFile, string>>): Result<Lexicon, readonly LexiconError[]> {
  const errors: LexiconError[] = [];
  const parsed: Partial<Record<LexiconFile, unknown>> = {};
  for (const subject of lexiconFiles) {
    const value = parseFile(subject, texts[subject], errors);
    if (value !== undefined) parsed[subject] = value;
  }
  if (errors.length > 0) return failure(errors);
  const lexicon = parsed as Lexicon;
  errors.push(...claimedTwice(lexicon, texts));
  return errors.length > 0 ? failure(errors) : success(lexicon);
}

function parseFile(subject: LexiconFile, text: string, errors: LexiconError[]): unknown {
  const file = `${subject}.json`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    errors.push({ file, line: lineOfFault(text, reason), message: `is no JSON: ${reason}` });
    return undefined;
  }
  const outcome = lexiconSchemas[subject].safeParse(json);
  if (outcome.success) return outcome.data;
  for (const issue of outcome.error.issues) {
    errors.push({ file, line: lineOfEntry(text, issue.path), message: `${issue.path.join('.')}: ${issue.message}` });
  }
  return undefined;
}

/** Line of the place that the parser names; the last line where the text ends too early, 1 where it can't be told. */
function lineOfFault(text: string, reason: string): number {
  const position = /at position (\d+)/u.exec(reason)?.[1];
  const end = position === undefined ? (/end of JSON/u.test(reason) ? text.trimEnd().length : 0) : Number(position);
  return text.slice(0, end).split('\n').length;
}

/** Line of the n-th entry of an array file (entries start with `{` or stand one a line); 1 where it can't be told. */
function lineOfEntry(text: string, path: readonly PropertyKey[]): number {
  const index = path[0];
  if (typeof index !== 'number') return 1;
  let seen = -1;
  const lines = text.split('\n');
  for (let line = 0; line < lines.length; line++) {
    for (const character of lines[line] ?? '') if (character === '{') seen += 1;
    if (seen >= index) return line + 1;
  }
  return 1;
}

/** A phrase that two entries claim would make one of them silently dead. */
function claimedTwice(lexicon: Lexicon, texts: Readonly<Record<LexiconFile, string>>): LexiconError[] {
  const errors: LexiconError[] = [];
  const owners = new Map<string, string>();
  // As it is matched: another number of an English word is the same phrase.
  const forms = new Map<string, string>();
  const claim = (subject: LexiconFile, place: string | number, said: readonly string[], owner: string) => {
    for (const phraseText of said) {
      const folded = foldPhrase(phraseText);
      const likewise = forms.get(folded);
      const before = owners.get(phraseText) ?? (likewise === owner ? undefined : likewise);
      owners.set(phraseText, owner);
      forms.set(folded, likewise ?? owner);
      if (before === undefined) continue;
      errors.push({
        file: `${subject}.json`,
        line: lineOfPhrase(texts[subject], phraseText, place),
        message: `“${phraseText}” is claimed by ${before} and by ${owner}: keep one`,
      });
    }
  };
  for (const subject of ['synonyms', 'english', 'situations', 'glosses', 'dialect'] as const)
    for (const [index, { say, means }] of lexicon[subject].entries())
      claim(subject, index, say, `${subject}: ${means}`);
  for (const [index, { say, column }] of lexicon.measures.entries())
    claim('measures', index, say, `measures: ${column}`);
  for (const [name, say] of Object.entries(lexicon.operations))
    claim('operations', name, say ?? [], `operations: ${name}`);
  for (const [index, { say, reason }] of lexicon.refusals.entries())
    claim('refusals', index, say, `refusals: ${reason}`);
  return errors;
}

/** Line of a phrase as it is written; one that is made of alternatives stands in its entry. */
function lineOfPhrase(text: string, phraseText: string, place: string | number): number {
  const written = text.lastIndexOf(JSON.stringify(phraseText));
  const at = written >= 0 || typeof place === 'number' ? written : text.indexOf(JSON.stringify(place));
  return at < 0 ? lineOfEntry(text, [place]) : text.slice(0, at).split('\n').length;
}
