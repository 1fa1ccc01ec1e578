import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call, Notice } from '../../../src/channels/channel.ts';
import type { Buttons } from '../../../src/channels/telegram/buttons.ts';
import { commandNames } from '../../../src/channels/telegram/commands.ts';
import { toArrival } from '../../../src/channels/telegram/parse.ts';
import { notice } from '../../../src/channels/telegram/respond.ts';
import { texts } from '../../../src/channels/telegram/texts.ts';
import { buildOffice, me } from '../../support/desk.ts';
import { Chats } from '../../support/telegram/chats.ts';
import { UpdateBuilders } from '../../support/telegram/updates.ts';
import { checkButtons, shown, shownRich } from './strict.ts';

const WANG = 1001;
const JANE = 1002;
const GROUP = -1001;

let office: ReturnType<typeof buildOffice>;
let updates: UpdateBuilders;

beforeEach(() => {
  office = buildOffice();
  const chats = new Chats(100);
  chats.registerUser({ id: JANE, is_bot: false, first_name: 'Jane', language_code: 'en' });
  updates = new UpdateBuilders(chats, { ...me, is_bot: true, first_name: '明账' });
});
afterEach(() => office.close());

/** What is looked at of the payload of a call. */
type Payload = {
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard: Buttons };
  readonly rich_message?: { readonly html: string };
  readonly is_personal?: boolean;
  readonly results?: readonly {
    readonly title: string;
    readonly description: string;
    readonly input_message_content: { readonly message_text: string };
  }[];
};
const payloadOf = ({ payload }: Pick<Call, 'payload'>): Payload => payload;
const textOf = (call: Pick<Call, 'payload'>): string => payloadOf(call).text ?? '';
const buttonsOf = (call: Pick<Call, 'payload'>): Buttons => payloadOf(call).reply_markup?.inline_keyboard ?? [];
const dataOf = (call: Call): readonly string[] =>
  buttonsOf(call)
    .flat()
    .map(({ callback_data }) => callback_data ?? '');

/** The calls for an update, each as Telegram would take it. */
function answer(update: Update): readonly Call[] {
  const calls = office.answer(update);
  for (const call of calls) checkCall(call);
  return calls;
}

function checkCall(call: Omit<Call, 'fleeting'>): void {
  const { text, rich_message: rich } = payloadOf(call);
  checkButtons(buttonsOf(call));
  if (text !== undefined && call.method !== 'answerCallbackQuery') shown(text);
  if (rich !== undefined) shownRich(rich.html);
  if (call.otherwise !== undefined) checkCall(call.otherwise);
}

/** The only message of an answer. */
function onlyMessage(calls: readonly Call[]): Call {
  const [call, ...others] = calls;
  if (call === undefined || others.length > 0) throw new Error(`one call was expected, not ${calls.length}`);
  return call;
}

/** A press of a button in the private chat of a person. */
function inChat(data: string, from = WANG, fields: object = {}): Update {
  const on = { chat: { id: from, type: 'private' as const, first_name: 'x' }, message_id: 5 };
  const { callback_query: query, ...rest } = updates.callback(data, on, { from });
  return { ...rest, callback_query: { ...query, message: { ...query?.message, ...fields } } } as Update;
}

/** Presses a button of a message that the bot sent. */
const press = (call: Call, data: string, from = WANG) =>
  answer(inChat(data, from, { reply_markup: { inline_keyboard: buttonsOf(call) } }));

const lastMessageOf = (calls: readonly Call[]): Call => {
  const last = calls.at(-1);
  if (last === undefined) throw new Error('no call');
  return last;
};

describe('a question', () => {
  test('is answered where it was asked, with its sources and buttons', () => {
    const calls = answer(updates.message('就业补助有多少钱'));
    expect(lastMessageOf(calls)).toMatchObject({
      method: 'sendMessage',
      payload: { chat_id: WANG, parse_mode: 'HTML' },
    });
    expect(lastMessageOf(calls).payload).not.toHaveProperty('reply_parameters');
    expect(dataOf(lastMessageOf(calls)).some((data) => data.startsWith('a:at.'))).toBe(true);
  });
  test('in a group quotes who asked, and stays in the topic', () => {
    const update = updates.message('@Mingzhang_bot 就业补助有多少钱', { chat: GROUP, thread: 12 });
    expect(lastMessageOf(answer(update)).payload).toMatchObject({
      chat_id: GROUP,
      message_thread_id: 12,
      reply_parameters: { message_id: update.message?.message_id, allow_sending_without_reply: true },
    });
  });
  test('may go on from the one before', () => {
    const first = answer(updates.message('就业补助有多少钱'));
    const follows = answer(updates.message('占总支出的比例呢'));
    expect(textOf(lastMessageOf(follows))).toContain('%');
    expect(textOf(lastMessageOf(follows))).not.toBe(textOf(lastMessageOf(first)));
  });
  test('of 10,000 characters, of signs only, of nothing but a sign is answered too', () => {
    for (const text of ['预算'.repeat(5_000), '？？？', '\u200b', '<b>&'])
      expect(textOf(lastMessageOf(answer(updates.message(text))))).not.toBe('');
  });
});

describe('a command', () => {
  test.each(commandNames)('/%s is answered, in Chinese and in English', (name) => {
    for (const from of [WANG, JANE]) expect(answer(updates.message(`/${name}`, { from }))).not.toEqual([]);
  });
  test('/start greets, with examples that can be tapped', () => {
    const greeting = onlyMessage(answer(updates.message('/start')));
    expect(textOf(greeting)).toContain('您好');
    const first = buttonsOf(greeting)[0]?.[0];
    const [toast, ...messages] = press(greeting, first?.callback_data ?? '');
    expect(toast).toMatchObject({ method: 'answerCallbackQuery', fleeting: true });
    expect(textOf(lastMessageOf(messages))).not.toBe('');
    expect(textOf(messages[0] ?? lastMessageOf([]))).toContain(`问：${first?.text}`);
  });
  test('/start with what a link carries greets too', () => {
    expect(textOf(onlyMessage(answer(updates.message('/start budget-2024'))))).toContain('您好');
  });
  test('/source opens a row, says how it is used, and says that there is none', () => {
    const opened = onlyMessage(answer(updates.message('/source bazhou-hrss-2024/t3.33')));
    expect(opened).toMatchObject({ method: 'sendRichMessage', otherwise: { method: 'sendMessage' } });
    expect(opened.otherwise && textOf(opened.otherwise)).toContain('/source bazhou-hrss-2024/t3.33');
    expect(textOf(onlyMessage(answer(updates.message('/source'))))).toBe(texts.zh.sourceUsage);
    expect(textOf(onlyMessage(answer(updates.message('/source t99'))))).toBe(texts.zh.unknownSource);
  });
  test('that there is not says so', () => {
    expect(textOf(onlyMessage(answer(updates.message('/weather', { from: JANE }))))).toBe(texts.en.unknownCommand);
  });
  test('each has a description that Telegram takes', () => {
    for (const said of [texts.zh, texts.en])
      for (const name of commandNames) {
        expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(said.commands[name].length).toBeGreaterThan(0);
        expect(said.commands[name].length).toBeLessThanOrEqual(256);
      }
  });
});

describe('a tap', () => {
  test('on a verdict marks it, on the same again takes it back', () => {
    const asked = lastMessageOf(answer(updates.message('就业补助有多少钱')));
    const up = dataOf(asked).find((data) => data.startsWith('u:')) ?? '';
    const [toast, edited] = press(asked, up);
    expect(toast).toMatchObject({ method: 'answerCallbackQuery', payload: { text: texts.zh.judged('up') } });
    expect(edited).toMatchObject({ method: 'editMessageReplyMarkup', fleeting: true });
    const labels = (call: Call | undefined) => (call ? buttonsOf(call).flat() : []).map(({ text }) => text);
    expect(labels(edited)).toContain('👍 ✓');
    const [again, back] = press(asked, up);
    expect(again).toMatchObject({ payload: { text: texts.zh.judged(null) } });
    expect(labels(back)).toContain('👍');
  });
  test('on a verdict in a group changes nothing that others see', () => {
    const asked = lastMessageOf(answer(updates.message('@Mingzhang_bot 就业补助有多少钱', { chat: GROUP })));
    const group = { id: GROUP, type: 'supergroup' as const, title: 'x' };
    const up = dataOf(asked).find((data) => data.startsWith('u:')) ?? '';
    expect(answer(updates.callback(up, { chat: group, message_id: 9 }, { from: JANE }))).toHaveLength(1);
  });
  test('on an option asks it, with the question above the answer', () => {
    const asked = lastMessageOf(answer(updates.message('就业')));
    const option = dataOf(asked).find((data) => /^[os]:/.test(data)) ?? '';
    const [toast, message] = press(asked, option);
    expect(toast).toMatchObject({ method: 'answerCallbackQuery' });
    expect(message && textOf(message)).toContain('问：');
  });
  test('leafs in place: a text stays a text, a rich message stays rich', () => {
    expect(answer(inChat('h:table.1.1'))[1]).toMatchObject({ method: 'editMessageText', payload: { message_id: 5 } });
    expect(answer(inChat('h:table.1.1'))[1]?.payload).toHaveProperty('text');
    const rich = answer(inChat('h:table.1.1', WANG, { rich_message: { blocks: [] } }))[1];
    expect(rich?.payload).not.toHaveProperty('text');
    expect(rich).toMatchObject({
      method: 'editMessageText',
      payload: { rich_message: { skip_entity_detection: true } },
    });
  });
  test('on the source of an answer opens it in a message of its own', () => {
    expect(answer(inChat('a:at.bazhou-hrss-2024/t3.33'))[1]?.method).toBe('sendRichMessage');
  });
  test('on a question of a page asks it', () => {
    expect(
      answer(inChat('q:0:projects.1'))
        .slice(1)
        .map(({ method }) => method),
    ).toContain('sendMessage');
  });
  test.each(['', 'x', 'u:zzz', 'o:1:0', 'e:99', 'q:9:tables', 'h:project.999.card.1', 'a:at.bazhou-hrss-2024/t99.1'])(
    'on a button that leads nowhere (%j) says so',
    (data) => {
      expect(answer(inChat(data))).toEqual([
        {
          method: 'answerCallbackQuery',
          payload: { callback_query_id: expect.any(String), text: texts.zh.oldButton },
          fleeting: true,
        },
      ]);
    },
  );
  test('on a message that is gone sends anew, and edits nothing', () => {
    const asked = lastMessageOf(answer(updates.message('就业补助有多少钱')));
    const up = dataOf(asked).find((data) => data.startsWith('u:')) ?? '';
    const gone = { date: 0 };
    expect(answer(inChat('h:tables', WANG, gone))[1]?.method).toBe('sendMessage');
    expect(answer(inChat('l:en', WANG, gone))[1]?.method).toBe('sendMessage');
    expect(answer(inChat(up, WANG, gone)).map(({ method }) => method)).toEqual(['answerCallbackQuery']);
  });
  test('under an inline result says that it is too old', () => {
    expect(onlyMessage(answer(updates.inlineCallback('h:tables', 'inline-1')))).toMatchObject({
      method: 'answerCallbackQuery',
    });
  });
  test('on an answer of another chat leads nowhere', () => {
    const asked = lastMessageOf(answer(updates.message('就业补助有多少钱')));
    const up = dataOf(asked).find((data) => data.startsWith('u:')) ?? '';
    expect(textOf(onlyMessage(answer(inChat(up, JANE))))).toBe(texts.en.oldButton);
  });
});

describe('the language of the menus', () => {
  test('is that of the client until another is chosen, for this person only', () => {
    expect(textOf(onlyMessage(answer(updates.message('/help', { from: JANE }))))).toContain('How to ask');
    const menu = onlyMessage(answer(updates.message('/lang', { from: JANE })));
    expect(dataOf(menu)).toEqual(['l:zh', 'l:en']);
    expect(press(menu, 'l:zh', JANE)[1]).toMatchObject({
      method: 'editMessageText',
      payload: { text: texts.zh.languageChosen },
    });
    expect(textOf(onlyMessage(answer(updates.message('/help', { from: JANE }))))).toContain('怎么问');
    expect(textOf(onlyMessage(answer(updates.message('/help'))))).toContain('怎么问');
  });
});

describe('forgetting', () => {
  test('deletes the answers, the conversation and the language of the one who asks for it', () => {
    const asked = lastMessageOf(answer(updates.message('就业补助有多少钱')));
    answer(inChat('l:en'));
    const menu = onlyMessage(answer(updates.message('/privacy')));
    expect(textOf(menu)).toContain('90');
    expect(press(menu, 'f')[1]).toMatchObject({ method: 'editMessageText' });
    expect(textOf(onlyMessage(answer(updates.message('/help'))))).toContain('怎么问');
    const up = dataOf(asked).find((data) => data.startsWith('u:')) ?? '';
    expect(press(asked, up)[0]).toHaveProperty('payload.text', texts.zh.oldButton);
    const alone = textOf(lastMessageOf(answer(updates.message('占总支出的比例呢'))));
    expect(alone).not.toContain('就业补助');
  });
});

describe('an inline query', () => {
  test('is answered with articles, which everybody who types it may see', () => {
    const call = onlyMessage(answer(updates.inline('就业补助有多少钱')));
    expect(call).toMatchObject({ method: 'answerInlineQuery', payload: { is_personal: false }, fleeting: true });
    const results = payloadOf(call).results ?? [];
    expect(results.length).toBeGreaterThan(0);
    for (const { title, description, input_message_content } of results) {
      expect(title.trim()).not.toBe('');
      expect(description.trim()).not.toBe('');
      shown(input_message_content.message_text);
    }
  });
  test('of nothing gives examples in the language of the user, for nobody else', () => {
    const examples = (from: number) => payloadOf(onlyMessage(answer(updates.inline('', { from }))));
    expect(examples(WANG).is_personal).toBe(true);
    expect(examples(WANG).results).not.toEqual(examples(JANE).results);
  });
  test('keeps nothing', () => {
    answer(updates.inline('就业补助有多少钱'));
    const arrival = toArrival(updates.inline('占总支出的比例呢'), me);
    if (arrival === null) throw new Error('it is for the bot');
    expect(office.at(arrival, (desk) => desk.recall(1))).toBeNull();
    expect(textOf(lastMessageOf(answer(updates.message('占总支出的比例呢'))))).not.toContain('就业补助');
  });
});

describe('what holds no question', () => {
  const fixture = (name: string): Update =>
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../../fixtures/telegram/${name}.json`), 'utf8'));
  test.each([
    ['photo', 'photo'],
    ['voice', 'voice'],
    ['sticker', 'sticker'],
    ['document', 'file'],
    ['location', 'place'],
    ['contact', 'contact'],
    ['forwarded-post', 'forwarded'],
    ['poll', 'other'],
  ] as const)('%s: is answered with how to ask instead', (name, what) => {
    expect(textOf(onlyMessage(answer(fixture(name))))).toBe(texts.zh.unusual[what]);
  });
});

describe('a notice', () => {
  const say = (update: Update, what: Notice): readonly Call[] => {
    const arrival = toArrival(update, me);
    return arrival === null ? [] : notice(arrival, what);
  };
  test.each(['too-many', 'busy', 'failed'] as const)('%s is said in the language of the user', (what) => {
    expect(textOf(onlyMessage(say(updates.message('x'), what)))).toBe(texts.zh.notice[what]);
    expect(textOf(onlyMessage(say(updates.message('x', { from: JANE }), what)))).toBe(texts.en.notice[what]);
    expect(onlyMessage(say(inChat('h:tables'), what))).toMatchObject({
      method: 'answerCallbackQuery',
      payload: { text: texts.zh.notice[what] },
    });
    expect(onlyMessage(say(updates.inline('x'), what)).payload).toMatchObject({
      results: [],
      is_personal: true,
      cache_time: 0,
    });
  });
  test('fits a toast', () => {
    for (const said of [texts.zh, texts.en])
      for (const word of [...Object.values(said.notice), said.oldButton, said.judged('down')])
        expect(word.length).toBeLessThanOrEqual(200);
  });
});
