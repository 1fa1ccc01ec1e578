/** What the tests of understanding share: the reader of the built-in document, and short ways to show what it read. */
import { wholeTokenizer } from '../../src/retrieve/tokenize.ts';
import type { Mention, Question, Token } from '../../src/understand/question.ts';
import { buildReader } from '../../src/understand/read.ts';
import { knowledge } from '../support/knowledge.ts';

const reader = buildReader(knowledge.catalog, wholeTokenizer().tagged);

/** The tokens of a text. */
export const read = (text: string): Token[] => reader.read(text);

/** A token as `text:kind`, with what it says: `占比:operation share`. */
function show({ text, role }: Token): string {
  switch (role.kind) {
    case 'content':
      return `${text}=${role.words}`;
    case 'operation':
      return `${text}:${role.name}`;
    case 'column':
      return `${text}:column ${role.column}`;
    case 'connector':
      return `${text}:${role.how}`;
    case 'threshold':
      return `${text}:${role.thresholds.map(({ comparator, value, unit }) => `${comparator}${value}${unit}`).join(' ')}`;
    case 'number':
      return `${text}:${role.value}${role.unit}`;
    case 'year':
      return `${text}:year ${role.year}`;
    case 'month':
      return `${text}:month ${role.month}`;
    default:
      return `${text}:${role.kind}`;
  }
}

/** The tokens that say something: padding and marks left out. */
export const telling = (text: string): string[] =>
  read(text)
    .filter((token) => token.role.kind !== 'filler' && token.role.kind !== 'break')
    .map(show);

/** The questions of a message, each after the one before. */
export const understood = (text: string): readonly Question[] => knowledge.understand(text, null);

/** The one question of a message. */
export function one(text: string): Question {
  const [first, ...more] = understood(text);
  if (first === undefined || more.length > 0) throw new Error(`${text} asks ${more.length + 1} things`);
  return first;
}

/** The last question of a conversation of messages that ask one thing each. */
export function follow(...messages: readonly string[]): Question {
  let last: Question | undefined;
  for (const message of messages) {
    const turn =
      last === undefined ? null : { question: last, shown: [], cited: [], offered: [], listed: [], focus: null };
    last = knowledge.understand(message, turn).at(-1);
  }
  if (last === undefined) throw new Error('no message was given');
  return last;
}

/** The name of the thing that a mention most likely means. */
export const best = (mention: Mention | null | undefined): string | undefined => mention?.candidates[0]?.thing.name;

/** … of every mention of a question. */
export const meant = (question: Question): (string | undefined)[] => question.mentions.map(best);
