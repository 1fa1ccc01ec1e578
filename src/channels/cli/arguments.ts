/** What the command line was asked to do. */
import { failure, type Result, success } from '../../base/result.ts';

export type Command =
  | { readonly kind: 'ask'; readonly question: string; readonly form: 'text' | 'json' | 'explain' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'conversation' }
  | { readonly kind: 'help' };

/** Reads the arguments; the failure is the sentence to print before the usage. */
export function readArguments(given: readonly string[]): Result<Command, string> {
  const options = given.filter((argument) => /^-{1,2}[a-z]/u.test(argument));
  const words = given.filter((argument) => !/^-{1,2}[a-z]/u.test(argument));
  const unknown = options.find((option) => !['--json', '--explain', '--jsonl', '--help'].includes(option));
  if (unknown !== undefined) return failure(`unknown option ${unknown}`);
  if (options.length > 1) return failure(`${options.join(' and ')} cannot be used together`);
  const [option] = options;
  if (option === '--help') return success({ kind: 'help' });
  if (option === '--jsonl') {
    return words.length === 0
      ? success({ kind: 'lines' })
      : failure('--jsonl reads questions from standard input and takes none as an argument');
  }
  if (words.length === 0)
    return option === undefined ? success({ kind: 'conversation' }) : failure(`${option} needs a question`);
  const form = option === '--json' ? 'json' : option === '--explain' ? 'explain' : 'text';
  return success({ kind: 'ask', question: words.join(' '), form });
}

export const usage = `Usage:
  npm run ask -- "question"            the reply, for a person
  npm run ask -- --json "question"     the reply as one JSON object
  npm run ask -- --explain "question"  also how it was understood
  npm run ask                          a conversation in the terminal
  npm run -s ask -- --jsonl            reads {"id","conversation","question"} a line, writes a reply a line`;
