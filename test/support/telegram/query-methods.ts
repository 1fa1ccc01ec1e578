/** Answers to presses of buttons and to inline queries. */
import { readInlineMarkup } from './keyboard.ts';
import { isObject, type Parameters, readList, readObject, readText } from './parameters.ts';
import { badRequest } from './refusal.ts';
import { readRichHtml } from './rich-html.ts';
import { readMessageText } from './text.ts';
import type { Perform, World } from './world.ts';

const LONGEST_NOTICE_UNITS = 200;
const MOST_RESULTS = 50;
const LONGEST_RESULT_ID_BYTES = 64;
const LONGEST_OFFSET_BYTES = 64;

function checkResults(world: World, results: readonly unknown[]): void {
  if (results.length > MOST_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
  const ids = new Set<string>();
  for (const result of results) {
    if (!isObject(result)) throw badRequest("can't parse inline query result: InlineQueryResult must be an Object");
    const id = readText(result, 'id') ?? '';
    if (id === '' || Buffer.byteLength(id) > LONGEST_RESULT_ID_BYTES) throw badRequest('RESULT_ID_INVALID');
    if (ids.has(id)) throw badRequest('RESULT_ID_DUPLICATE');
    ids.add(id);
    checkResult(world, result);
  }
}

function checkResult(world: World, result: Parameters): void {
  const type = readText(result, 'type');
  if (type !== 'article') {
    world.complain(`inline results of the type ${type} are not checked by the fake server`);
    return;
  }
  if ((readText(result, 'title') ?? '') === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  const content = readObject(result, 'input_message_content');
  if (content === undefined)
    throw badRequest('can\'t parse inline query result: Can\'t find field "input_message_content"');
  const rich = readObject(content, 'rich_message');
  const richHtml = rich === undefined ? undefined : readText(rich, 'html');
  if (richHtml !== undefined && world.offersRichMessages) readRichHtml(richHtml);
  else for (const complaint of readMessageText(content, 'message_text').complaints) world.complain(complaint);
  readInlineMarkup(result, world.complain);
}

export const QUERY_METHODS = {
  answerCallbackQuery: (world, parameters) => {
    if ((readText(parameters, 'text') ?? '').length > LONGEST_NOTICE_UNITS) throw badRequest('MESSAGE_TOO_LONG');
    world.queries.answer(readText(parameters, 'callback_query_id'));
    return { result: true };
  },
  answerInlineQuery: (world, parameters) => {
    const results = readList(parameters, 'results');
    if (results === undefined) throw badRequest('can\'t find field "results"');
    checkResults(world, results);
    if (Buffer.byteLength(readText(parameters, 'next_offset') ?? '') > LONGEST_OFFSET_BYTES)
      throw badRequest('NEXT_OFFSET_INVALID');
    return { result: true, askedBy: world.queries.answer(readText(parameters, 'inline_query_id')) };
  },
} as const satisfies Readonly<Record<string, Perform>>;
