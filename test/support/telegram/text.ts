/** The text of a message as a method takes it: with a parse mode, with entities, or plain. */
import type { MessageEntity } from 'grammy/types';
import { type Formatted, parseHtml } from './html.ts';
import { isObject, type Parameters, readInteger, readList, readText } from './parameters.ts';
import { badRequest } from './refusal.ts';

/** UTF-16 units of a message after its entities were parsed. */
const LONGEST_TEXT_UNITS = 4096;

/** The real server drops the entities beyond it. */
const MOST_ENTITIES = 100;

export type ReadText = Formatted & {
  /** The text with its tags, where it had any. */
  readonly html?: string;
};

/** Reads a text that must not be empty. */
export function readMessageText(parameters: Parameters, name = 'text'): ReadText {
  const read = readDraftText(parameters, name);
  if (read.text === '') throw badRequest('message text is empty');
  return read;
}

/** Reads a text that may be empty, as that of a draft. */
export function readDraftText(parameters: Parameters, name = 'text'): ReadText {
  const written = readText(parameters, name) ?? '';
  const mode = (readText(parameters, 'parse_mode') ?? '').toLowerCase();
  if (mode !== '' && mode !== 'html')
    throw badRequest(`unsupported parse_mode (the fake server parses HTML only, not ${mode})`);
  const formatted = mode === 'html' ? parseHtml(written) : readGivenEntities(written, parameters);
  const shown = trim(formatted);
  if (shown.text.length > LONGEST_TEXT_UNITS) throw badRequest('message is too long');
  const surplus = shown.entities.length - MOST_ENTITIES;
  return {
    text: shown.text,
    entities: shown.entities.slice(0, MOST_ENTITIES),
    complaints:
      surplus > 0
        ? [...shown.complaints, `${surplus} of ${shown.entities.length} entities are dropped`]
        : shown.complaints,
    ...(mode === 'html' ? { html: written } : {}),
  };
}

function readGivenEntities(text: string, parameters: Parameters): Formatted {
  const entities = (readList(parameters, 'entities') ?? []).map((given): MessageEntity => {
    if (!isObject(given)) throw badRequest("can't parse MessageEntity: expected an Object");
    const offset = readInteger(given, 'offset') ?? -1;
    const length = readInteger(given, 'length') ?? -1;
    if (readText(given, 'type') === undefined) throw badRequest(`can't parse MessageEntity: Can't find field "type"`);
    if (offset < 0 || length <= 0 || offset + length > text.length)
      throw badRequest(`entity at ${offset} with length ${length} is outside of the text`);
    return given as unknown as MessageEntity;
  });
  return { text, entities, complaints: [] };
}

/** The real server shows no white space around a text. */
function trim({ text, entities, complaints }: Formatted): Formatted {
  const cutBefore = text.length - text.trimStart().length;
  const shown = text.trim();
  const moved = entities.flatMap((entity) => {
    const start = Math.max(0, entity.offset - cutBefore);
    const end = Math.min(shown.length, entity.offset + entity.length - cutBefore);
    return end <= start ? [] : [{ ...entity, offset: start, length: end - start }];
  });
  return { text: shown, entities: moved, complaints };
}
