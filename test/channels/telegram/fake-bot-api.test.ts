/** The fake Bot API server itself: every rule of it can fail, grammY works against it, and faults are what they say. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Api, Bot, GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeBotApi, type FakeBotApiOptions, startFakeBotApi } from '../../support/telegram/fake-bot-api.ts';

const TOKEN = '4242:test-token';
const USER = 77;
const GROUP = -1005;

const open: { close(): Promise<void> }[] = [];

async function start(options: Partial<FakeBotApiOptions> = {}): Promise<FakeBotApi> {
  const server = await startFakeBotApi({ token: TOKEN, ...options });
  open.push(server);
  server.user(USER, { name: '某人' });
  return server;
}

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

type Answer = {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
};

async function call(server: FakeBotApi, method: string, body: object = {}): Promise<Answer> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${server.root}/bot${TOKEN}/${method}`, init);
  const answer = (await response.json()) as Answer;
  expect(response.status).toBe(answer.error_code ?? 200);
  return answer;
}

/** Refusals as they are told: `400 Bad Request: …`. */
async function refusalOf(server: FakeBotApi, method: string, body: object): Promise<string> {
  const { ok, error_code, description } = await call(server, method, body);
  return ok ? 'ok' : `${error_code} ${description}`;
}

const toUser = (fields: object): object => ({ chat_id: USER, text: '你好', ...fields });

const html = (text: string): object => toUser({ text, parse_mode: 'HTML' });

const buttons = (...rows: object[][]): object => toUser({ reply_markup: { inline_keyboard: rows } });

const button = (fields: object): object => buttons([{ text: '是', ...fields }]);

const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

const article = (fields: object = {}): object => ({
  type: 'article',
  id: '1',
  title: '行政运行',
  input_message_content: { message_text: '行政运行' },
  ...fields,
});

describe('a call', () => {
  it('with a wrong token is unauthorized', async () => {
    const server = await start();
    const response = await fetch(`${server.root}/bot1:wrong/getMe`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });

  it('of no method is not found, and complained about', async () => {
    const server = await start();
    expect(await refusalOf(server, 'sendMesage', {})).toMatch(/^404 Not Found/u);
    expect(server.strictness).toEqual(['sendMesage is no method that the fake server has']);
    expect((await fetch(`${server.root}/elsewhere`)).status).toBe(404);
  });

  it('may come as JSON, a form, a multipart body or a query', async () => {
    const server = await start();
    const form = new FormData();
    form.set('chat_id', String(USER));
    form.set('text', 'multipart');
    form.set('reply_markup', JSON.stringify({ inline_keyboard: [[{ text: '是', callback_data: 'y' }]] }));
    const url = `${server.root}/bot${TOKEN}/sendMessage`;
    await fetch(url, { method: 'POST', body: form });
    await fetch(url, { method: 'POST', body: new URLSearchParams({ chat_id: String(USER), text: 'form' }) });
    await fetch(`${url}?chat_id=${USER}&text=query`);
    await call(server, 'sendMessage', toUser({ text: 'json' }));
    expect(server.sent(USER).map(({ text }) => text)).toEqual(['multipart', 'form', 'query', 'json']);
    expect(server.sent(USER)[0]?.reply_markup).toEqual({ inline_keyboard: [[{ text: '是', callback_data: 'y' }]] });
  });

  it('with a parameter of no such method is done, and complained about', async () => {
    const server = await start();
    await call(server, 'sendMessage', toUser({ disable_web_page_preview: true, link_preview_options: {} }));
    expect(server.strictness).toEqual(['sendMessage has no parameter "disable_web_page_preview"']);
    expect(server.sent(USER)).toHaveLength(1);
  });

  it('that is no JSON is refused', async () => {
    const server = await start();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };
    const response = await fetch(`${server.root}/bot${TOKEN}/getMe`, init);
    expect(await response.json()).toMatchObject({ description: "Bad Request: can't parse JSON object" });
    expect(server.calls).toMatchObject([{ method: 'getMe', outcome: 400 }]);
  });
});

describe('refused', () => {
  it.each<[string, string, object, RegExp]>([
    ['a chat the bot does not know', 'sendMessage', { chat_id: 5, text: 'a' }, /^400 Bad Request: chat not found$/u],
    ['no chat', 'sendMessage', { text: 'a' }, /^400 Bad Request: chat_id is empty$/u],
    ['no text', 'sendMessage', { chat_id: USER }, /^400 Bad Request: message text is empty$/u],
    ['white space', 'sendMessage', toUser({ text: ' \n' }), /message text is empty$/u],
    ['tags around nothing', 'sendMessage', html('<b></b>'), /message text is empty$/u],
    ['4097 units', 'sendMessage', toUser({ text: '多'.repeat(4097) }), /^400 Bad Request: message is too long$/u],
    ['half a pair', 'sendMessage', toUser({ text: '\ud83d' }), /strings must be encoded in UTF-8$/u],
    ['Markdown', 'sendMessage', toUser({ parse_mode: 'MarkdownV2' }), /unsupported parse_mode/u],
    ['an entity outside', 'sendMessage', toUser({ entities: [{ type: 'bold', offset: 1, length: 5 }] }), /outside/u],
    [
      'an unknown tag',
      'sendMessage',
      html('是<p>a</p>'),
      /can't parse entities: Unsupported start tag "p" at byte offset 3$/u,
    ],
    ['a bare <', 'sendMessage', html('1 < 2'), /Unsupported start tag "" at byte offset 2$/u],
    ['a tag left open', 'sendMessage', html('<b>a'), /Can't find end tag corresponding to start tag "b"$/u],
    ['a tag cut off', 'sendMessage', html('a<b'), /Unclosed start tag at byte offset 1$/u],
    ['an end tag cut off', 'sendMessage', html('<b>a</b'), /Unclosed end tag at byte offset 4$/u],
    ['an empty tag', 'sendMessage', html('a<b/>'), /Unsupported start tag "b\/"/u],
    ['an end without start', 'sendMessage', html('a</b>'), /Unexpected end tag at byte offset 1$/u],
    [
      'tags crossed',
      'sendMessage',
      html('<b><i>a</b></i>'),
      /Unmatched end tag at byte offset 7, expected "<\/i>", found "<\/b>"$/u,
    ],
    ['a plain span', 'sendMessage', html('<span>a</span>'), /Tag "span" must have class "tg-spoiler"/u],
    ['an emoji of no id', 'sendMessage', html('<tg-emoji>👍</tg-emoji>'), /Invalid custom emoji/u],
    ['a time of no time', 'sendMessage', html('<tg-time>now</tg-time>'), /Invalid Unix time/u],
    ['quotes nested', 'sendMessage', html('<blockquote>a<blockquote>b</blockquote></blockquote>'), /can't be nested/u],
    ['data of 65 bytes', 'sendMessage', button({ callback_data: `${'是'.repeat(21)}ab` }), /BUTTON_DATA_INVALID$/u],
    ['no data', 'sendMessage', button({ callback_data: '' }), /Text buttons are unallowed/u],
    ['no action', 'sendMessage', button({}), /Text buttons are unallowed in the inline keyboard$/u],
    ['two actions', 'sendMessage', button({ callback_data: 'a', url: 'https://a.cn' }), /Exactly one action/u],
    ['no label', 'sendMessage', buttons([{ callback_data: 'a' }]), /Can't find field "text"$/u],
    ['an empty label', 'sendMessage', buttons([{ text: '', callback_data: 'a' }]), /must be non-empty$/u],
    ['a wrong URL', 'sendMessage', button({ url: 'javascript:x' }), /is invalid: Wrong HTTP URL$/u],
    ['a wrong style', 'sendMessage', button({ callback_data: 'a', style: 'pink' }), /Invalid button style/u],
    ['257 units to copy', 'sendMessage', button({ copy_text: { text: 'a'.repeat(257) } }), /BUTTON_COPY_TEXT_INVALID/u],
    ['9 in a row', 'sendMessage', buttons(many(9, () => ({ text: 'a', callback_data: 'a' }))), /8 buttons in a row/u],
    ['101 buttons', 'sendMessage', buttons(...many(101, () => [{ text: 'a', callback_data: 'a' }])), /too long$/u],
    ['no keyboard', 'sendMessage', toUser({ reply_markup: { buttons: [] } }), /object expected as reply markup/u],
    [
      'a reply to nothing',
      'sendMessage',
      toUser({ reply_parameters: { message_id: 99 } }),
      /message to be replied not found$/u,
    ],
    [
      'an edit of nothing',
      'editMessageText',
      toUser({ message_id: 99 }),
      /^400 Bad Request: message to edit not found$/u,
    ],
    ['an edit of no message', 'editMessageText', toUser({}), /message identifier is not specified$/u],
    [
      'an edit of a strange inline message',
      'editMessageText',
      { inline_message_id: 'x', text: 'a' },
      /MESSAGE_ID_INVALID$/u,
    ],
    ['a delete of nothing', 'deleteMessage', { chat_id: USER, message_id: 99 }, /message to delete not found$/u],
    ['a wrong action', 'sendChatAction', { chat_id: USER, action: 'thinking' }, /wrong parameter action/u],
    ['a draft of no id', 'sendMessageDraft', toUser({ draft_id: 0 }), /draft_id must be non-zero$/u],
    ['a keyboard of no rows', 'sendMessage', toUser({ reply_markup: { inline_keyboard: 'a' } }), /Array of Arrays$/u],
    ['a keyboard of no lists', 'sendMessage', toUser({ reply_markup: { inline_keyboard: [{}] } }), /Array of Arrays$/u],
    ['a long introduction', 'setMyDescription', { description: 'a'.repeat(513) }, /description is too long$/u],
    [
      'a long short one',
      'setMyShortDescription',
      { short_description: 'a'.repeat(121) },
      /short_description is too long$/u,
    ],
    ['no commands', 'setMyCommands', {}, /can't find field "commands"$/u],
    ['no results', 'answerInlineQuery', { inline_query_id: 'x' }, /can't find field "results"$/u],
    [
      'a result of nothing',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article({ input_message_content: undefined })] },
      /Can't find field "input_message_content"$/u,
    ],
    ['a reaction to nothing', 'setMessageReaction', { chat_id: USER, message_id: 99 }, /message to react not found$/u],
    ['deletes of nothing', 'deleteMessages', { chat_id: USER, message_ids: [] }, /identifiers are not specified$/u],
    [
      '101 deletes',
      'deleteMessages',
      { chat_id: USER, message_ids: many(101, Number) },
      /too many messages specified$/u,
    ],
    ['a text of no kind', 'sendMessage', toUser({ text: {} }), /parameter text must be of type String$/u],
    ['a thread of no number', 'sendMessage', toUser({ message_thread_id: 'x' }), /must be of type Integer$/u],
    ['a body too large', 'sendMessage', toUser({ text: 'a'.repeat(1_048_576) }), /^413 Request Entity Too Large$/u],
    [
      'a strange press',
      'answerCallbackQuery',
      { callback_query_id: 'x' },
      /^400 Bad Request: query is too old and response timeout expired or query ID is invalid$/u,
    ],
    ['a long notice', 'answerCallbackQuery', { callback_query_id: 'x', text: 'a'.repeat(201) }, /MESSAGE_TOO_LONG$/u],
    [
      '51 results',
      'answerInlineQuery',
      { inline_query_id: 'x', results: many(51, (at) => article({ id: String(at) })) },
      /RESULTS_TOO_MUCH$/u,
    ],
    [
      'a result id of 65 bytes',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article({ id: 'a'.repeat(65) })] },
      /RESULT_ID_INVALID$/u,
    ],
    [
      'a result without id',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article({ id: '' })] },
      /RESULT_ID_INVALID$/u,
    ],
    [
      'two results of one id',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article(), article()] },
      /RESULT_ID_DUPLICATE$/u,
    ],
    [
      'a result without title',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article({ title: '' })] },
      /ARTICLE_TITLE_EMPTY$/u,
    ],
    [
      'a long result',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article({ input_message_content: { message_text: 'a'.repeat(4097) } })] },
      /message is too long$/u,
    ],
    [
      'a long offset',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [], next_offset: 'a'.repeat(65) },
      /NEXT_OFFSET_INVALID$/u,
    ],
    [
      'a strange inline query',
      'answerInlineQuery',
      { inline_query_id: 'x', results: [article()] },
      /query is too old/u,
    ],
    [
      '101 commands',
      'setMyCommands',
      { commands: many(101, (at) => ({ command: `c${at}`, description: 'd' })) },
      /BOT_COMMANDS_TOO_MUCH$/u,
    ],
    [
      'a command in capitals',
      'setMyCommands',
      { commands: [{ command: 'Help', description: 'd' }] },
      /BOT_COMMAND_INVALID$/u,
    ],
    [
      'a command of 33 letters',
      'setMyCommands',
      { commands: [{ command: 'a'.repeat(33), description: 'd' }] },
      /BOT_COMMAND_INVALID$/u,
    ],
    [
      'a command undescribed',
      'setMyCommands',
      { commands: [{ command: 'help', description: '' }] },
      /must be non-empty$/u,
    ],
    [
      'a long description',
      'setMyCommands',
      { commands: [{ command: 'help', description: 'a'.repeat(257) }] },
      /BOT_COMMAND_DESCRIPTION_INVALID$/u,
    ],
    ['a long language', 'setMyCommands', { commands: [], language_code: 'zh-hans' }, /invalid language code/u],
    ['a strange scope', 'setMyCommands', { commands: [], scope: { type: 'everybody' } }, /Unsupported type/u],
    ['a scope of no chat', 'setMyCommands', { commands: [], scope: { type: 'chat' } }, /Can't find field "chat_id"$/u],
    ['a long name', 'setMyName', { name: 'a'.repeat(65) }, /name is too long$/u],
    ['an open webhook', 'setWebhook', { url: 'http://example.org/' }, /An HTTPS URL must be provided for webhook$/u],
    ['a webhook nowhere', 'setWebhook', { url: 'here' }, /bad webhook/u],
    ['a wrong secret', 'setWebhook', { url: 'https://example.org/', secret_token: '密' }, /unallowed characters/u],
    ['a rich message', 'sendRichMessage', { chat_id: USER, rich_message: { html: 'a' } }, /^404 Not Found/u],
  ])('%s (%s)', async (_name, method, body, refusal) => {
    const server = await start();
    expect(await refusalOf(server, method, body)).toMatch(refusal);
    expect(server.sent(USER)).toEqual([]);
  });
});

describe('taken', () => {
  it.each<[string, string, object]>([
    ['4096 units and 2 tags', 'sendMessage', html(`<b>${'多'.repeat(4096)}</b>`)],
    ['data of 64 bytes', 'sendMessage', button({ callback_data: 'a'.repeat(64) })],
    ['8 in a row', 'sendMessage', buttons(many(8, () => ({ text: 'a', callback_data: 'a' })))],
    ['100 buttons', 'sendMessage', buttons(...many(100, () => [{ text: 'a', callback_data: 'a' }]))],
    [
      'buttons of all kinds',
      'sendMessage',
      buttons([
        { text: 'a', url: 'https://a.cn' },
        { text: 'b', switch_inline_query: '' },
        { text: 'c', copy_text: { text: 'c' }, style: 'primary' },
      ]),
    ],
    ['no more keyboard', 'sendMessage', toUser({ reply_markup: { remove_keyboard: true } })],
    [
      'a reply to what may be gone',
      'sendMessage',
      toUser({ reply_parameters: { message_id: 99, allow_sending_without_reply: true } }),
    ],
    ['an action', 'sendChatAction', { chat_id: USER, action: 'typing' }],
    ['a draft', 'sendMessageDraft', { chat_id: USER, draft_id: 1, text: '' }],
    ['entities given', 'sendMessage', toUser({ entities: [{ type: 'bold', offset: 0, length: 2 }] })],
    ['a name', 'setMyName', { name: '明账' }],
    ['an introduction', 'setMyDescription', { description: '查部门预算', language_code: 'zh' }],
    ['a short one', 'setMyShortDescription', { short_description: '查部门预算' }],
    ['a menu', 'setChatMenuButton', { menu_button: { type: 'commands' } }],
    [
      'commands',
      'setMyCommands',
      {
        commands: [{ command: '/help', description: '帮助' }],
        scope: { type: 'all_group_chats' },
        language_code: 'zh',
      },
    ],
    ['a method in small letters', 'getme', {}],
    ['the end', 'logOut', {}],
    ['another end', 'close', {}],
  ])('%s (%s)', async (_name, method, body) => {
    const server = await start();
    expect(await refusalOf(server, method, body)).toBe('ok');
    expect(server.strictness).toEqual([]);
  });

  it('and told, where the real server shows something else than was meant', async () => {
    const server = await start();
    await call(server, 'sendMessage', html('<b>a</b>'.repeat(101)));
    await call(server, 'sendMessage', html('a&nbsp;b <a href="no url">c</a> <code><b>d</b></code>'));
    expect(server.strictness).toEqual([
      '1 of 101 entities are dropped',
      '&nbsp; is no reference of parse_mode HTML and is shown as it stands',
      'the link "no url" is no URL: only its text is shown',
      '<b> inside of <code> is dropped: only the text is shown',
    ]);
    expect(server.sent(USER).map(({ entities }) => entities.length)).toEqual([100, 1]);
  });
});

describe('HTML', () => {
  it('becomes text and entities', async () => {
    const server = await start();
    await call(
      server,
      'sendMessage',
      html(
        ' <b>粗<i>😀</i></b> &lt;1&gt; &amp; &quot;&#39;&#x4e00; <a href="https://a.cn/?x=1&amp;y=2">a</a> <tg-spoiler>s</tg-spoiler> <pre><code class="language-ts">t</code></pre><blockquote expandable>q</blockquote><tg-time unix="5" format="wDT">z</tg-time>\n',
      ),
    );
    const [message] = server.sent(USER);
    expect(message?.text).toBe('粗😀 <1> & "\'一 a s tqz');
    expect(message?.entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 1, length: 2 },
      { type: 'text_link', offset: 14, length: 1, url: 'https://a.cn/?x=1&y=2' },
      { type: 'spoiler', offset: 16, length: 1 },
      { type: 'pre', offset: 18, length: 1, language: 'ts' },
      { type: 'expandable_blockquote', offset: 19, length: 1 },
      { type: 'date_time', offset: 20, length: 1, unix_time: 5, date_time_format: 'wDT' },
    ]);
    expect(message?.html).toMatch(/^ <b>粗/u);
    expect(server.strictness).toEqual([]);
  });

  it.each([
    'u',
    'ins',
    's',
    'strike',
    'del',
    'strong',
    'em',
    'span class="tg-spoiler"',
    'code',
    'blockquote',
    'tg-emoji emoji-id="5"',
  ])('<%s> is known', async (tag) => {
    const server = await start();
    expect(await refusalOf(server, 'sendMessage', html(`<${tag}>a</${tag.split(' ')[0]}>`))).toBe('ok');
    expect(server.sent(USER)[0]?.entities).toHaveLength(1);
  });
});

describe('rich messages', () => {
  const rich = (text: string): object => ({ chat_id: USER, rich_message: { html: text } });
  const row = (cells: string): string => `<table><tr>${cells}</tr></table>`;

  it('are sent where the server has them', async () => {
    const server = await start({ richMessages: true });
    const text = `<h2>支出</h2>${row('<th>项目</th><th>万元</th>')}<p>a &mdash; b</p><details><summary>依据</summary>c<br>d<hr/></details>`;
    expect(await refusalOf(server, 'sendRichMessage', rich(text))).toBe('ok');
    expect(server.sent(USER)).toMatchObject([{ text: '支出\n项目\t万元\t\n\na — b\n依据\nc\nd', rich: text }]);
    const edit = { ...rich('<p>新</p>'), message_id: 1 };
    expect(await refusalOf(server, 'editMessageText', edit)).toBe('ok');
    expect(await refusalOf(server, 'editMessageText', edit)).toMatch(/message is not modified/u);
    expect(server.sent(USER)).toMatchObject([{ text: '新', edits: 1 }]);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown tag', '<div>a</div>', /can't parse rich message: Unsupported start tag "div"/u],
    ['a tag left open', '<p>a', /Can't find end tag corresponding to start tag "p"$/u],
    ['tags crossed', '<p><b>a</p></b>', /Unmatched end tag/u],
    ['a bare <', '<p>1 < 2</p>', /Unclosed tag ""/u],
    ['21 columns', row('<td>a</td>'.repeat(21)), /more than 20 columns/u],
    ['21 columns spanned', row('<td colspan="20">a</td><td>b</td>'), /more than 20 columns/u],
    ['a list in a cell', row('<td><ul><li>a</li></ul></td>'), /Table cells can contain only inline formatting/u],
    ['a cell in no row', '<table><td>a</td></table>', /Tag "td" must stand in "tr"/u],
    ['32 769 characters', `<p>${'多'.repeat(32_769)}</p>`, /message is too long$/u],
    ['501 blocks', '<p>a</p>'.repeat(501), /more than 500 blocks/u],
    ['17 levels', `${'<b>'.repeat(17)}a${'</b>'.repeat(17)}`, /More than 16 levels/u],
    ['51 media', '<img src="https://a.cn/a.jpg"/>'.repeat(51), /more than 50 media/u],
    ['nothing', '<p></p>', /message text is empty$/u],
    [
      'a button of long data',
      `<tg-button type="callback_data" data="${'a'.repeat(65)}">a</tg-button>`,
      /BUTTON_DATA_INVALID$/u,
    ],
    ['a button of no kind', '<tg-button type="x">a</tg-button>', /Unsupported type "x"/u],
  ])('of %s are refused', async (_name, text, refusal) => {
    const server = await start({ richMessages: true });
    expect(await refusalOf(server, 'sendRichMessage', rich(text))).toMatch(refusal);
  });

  it('are drafts and inline results too', async () => {
    const server = await start({ richMessages: true });
    expect(await refusalOf(server, 'sendRichMessageDraft', { ...rich('<p>a</p>'), draft_id: 3 })).toBe('ok');
    expect(await refusalOf(server, 'sendRichMessageDraft', { ...rich('<x>a</x>'), draft_id: 3 })).toMatch(/^400/u);
    const inline = server.updates.inline('行政', { from: USER });
    server.inject(inline);
    const answer = (text: string) => ({
      inline_query_id: inline.inline_query?.id,
      results: [article({ input_message_content: { rich_message: { html: text } } })],
    });
    expect(await refusalOf(server, 'answerInlineQuery', answer('<x>a</x>'))).toMatch(/can't parse rich message/u);
    expect(await refusalOf(server, 'answerInlineQuery', answer('<p>a</p>'))).toBe('ok');
    expect(server.strictness).toEqual([]);
  });

  it('in Markdown are sent, and told not to be checked', async () => {
    const server = await start({ richMessages: true });
    const sent = { chat_id: USER, rich_message: { markdown: '# 支出' } };
    expect(await refusalOf(server, 'sendRichMessage', sent)).toBe('ok');
    expect(server.strictness).toEqual(['a rich message of markdown is not checked by the fake server']);
  });

  it('need exactly one form', async () => {
    const server = await start({ richMessages: true });
    const both = { chat_id: USER, rich_message: { html: 'a', markdown: 'a' } };
    expect(await refusalOf(server, 'sendRichMessage', both)).toMatch(/exactly one of the fields/u);
    expect(await refusalOf(server, 'sendRichMessage', { chat_id: USER })).toMatch(/rich message is empty$/u);
  });
});

describe('the messages of a chat', () => {
  it('count for each chat, and are seen edited and deleted', async () => {
    const server = await start();
    server.user(78);
    server.inject(server.updates.message('问', { from: USER }));
    const keyboard = { inline_keyboard: [[{ text: '是', callback_data: 'y' }]] };
    await call(server, 'sendMessage', { ...button({ callback_data: 'y' }), reply_parameters: { message_id: 1 } });
    await call(server, 'sendMessage', toUser({ text: '二', message_thread_id: 9 }));
    await call(server, 'sendMessage', { chat_id: 78, text: '别处' });
    expect(server.sent(USER).map(({ message_id }) => message_id)).toEqual([2, 3]);
    expect(server.sent(78).map(({ message_id }) => message_id)).toEqual([1]);
    expect(server.sent(USER)).toMatchObject([
      { reply_markup: keyboard, reply_parameters: { message_id: 1 } },
      { message_thread_id: 9 },
    ]);
    const edit = toUser({ message_id: 2, text: '新', reply_markup: keyboard });
    expect(await refusalOf(server, 'editMessageText', edit)).toBe('ok');
    expect(await refusalOf(server, 'editMessageText', edit)).toMatch(/^400 Bad Request: message is not modified/u);
    expect(await refusalOf(server, 'editMessageReplyMarkup', { chat_id: USER, message_id: 2 })).toBe('ok');
    expect(await refusalOf(server, 'editMessageReplyMarkup', { chat_id: USER, message_id: 2 })).toMatch(
      /not modified/u,
    );
    expect(await refusalOf(server, 'editMessageText', toUser({ message_id: 1 }))).toMatch(/message can't be edited$/u);
    expect(await refusalOf(server, 'deleteMessage', { chat_id: USER, message_id: 3 })).toBe('ok');
    expect(server.sent(USER)).toHaveLength(1);
    expect(server.sent(USER)[0]).toMatchObject({ text: '新', edits: 2 });
    expect(server.sent(USER)[0]).not.toHaveProperty('reply_markup');
    expect(server.strictness).toEqual([]);
  });

  it('are reacted to and deleted several at once', async () => {
    const server = await start();
    server.inject(server.updates.message('问', { from: USER }));
    await call(server, 'sendMessage', toUser({}));
    const reaction = { chat_id: USER, message_id: 1, reaction: [{ type: 'emoji', emoji: '👍' }] };
    expect(await refusalOf(server, 'setMessageReaction', reaction)).toBe('ok');
    expect(await refusalOf(server, 'deleteMessages', { chat_id: USER, message_ids: [1, 2, 3] })).toBe('ok');
    expect(server.sent(USER)).toEqual([]);
  });

  it('are told of fields that do not exist', async () => {
    const server = await start();
    server.inject(server.updates.message('问', { from: USER }));
    await call(server, 'sendMessage', toUser({ reply_parameters: { message_id: 1, quoted: 'a' } }));
    await call(server, 'sendMessage', button({ callback_data: 'a', colour: 'red' }));
    const keyboard = { chat_id: USER, message_id: 2, reply_markup: { force_reply: true } };
    expect(await refusalOf(server, 'editMessageReplyMarkup', keyboard)).toMatch(/inline keyboard expected$/u);
    expect(server.strictness).toEqual([
      'unknown field "quoted" of reply_parameters',
      'unknown field "colour" of an inline keyboard button',
    ]);
  });

  it('hold a quote only of what was said', async () => {
    const server = await start();
    server.inject(server.updates.message('行政运行是多少', { from: USER }));
    const quoting = (quote: string) => toUser({ reply_parameters: { message_id: 1, quote } });
    expect(await refusalOf(server, 'sendMessage', quoting('运行'))).toBe('ok');
    expect(await refusalOf(server, 'sendMessage', quoting('基建'))).toMatch(/QUOTE_TEXT_INVALID$/u);
  });

  it('end where the user blocks the bot', async () => {
    const server = await start();
    server.inject(server.updates.myChatMember('kicked', { from: USER }));
    expect(await refusalOf(server, 'sendMessage', toUser({}))).toBe('403 Forbidden: bot was blocked by the user');
    server.inject(server.updates.myChatMember('member', { from: USER }));
    expect(await refusalOf(server, 'sendMessage', toUser({}))).toBe('ok');
    server.inject(server.updates.myChatMember('kicked', { from: USER, chat: GROUP }));
    const toGroup = { chat_id: GROUP, text: 'a' };
    expect(await refusalOf(server, 'sendMessage', toGroup)).toBe(
      '403 Forbidden: bot was kicked from the supergroup chat',
    );
  });

  it('are kept only so many', async () => {
    const server = await start({ keepMessages: 2, keepCalls: 2 });
    for (const text of ['一', '二', '三', '四', '五']) await call(server, 'sendMessage', toUser({ text }));
    expect(server.sent(USER).map(({ text }) => text)).toEqual(['四', '五']);
    expect(server.calls).toHaveLength(2);
    expect(server.callCount).toBe(5);
  });
});

describe('drafts', () => {
  it('are for private chats only', async () => {
    const server = await start();
    server.chat({ id: GROUP, type: 'supergroup', title: '群', username: 'a_group' });
    const draft = { chat_id: '@a_group', draft_id: 1, text: 'a' };
    expect(await refusalOf(server, 'sendMessageDraft', draft)).toMatch(/private chats only$/u);
    expect(await refusalOf(server, 'sendMessage', { chat_id: '@a_group', text: 'a' })).toBe('ok');
    expect(await refusalOf(server, 'sendMessage', { chat_id: '@b_group', text: 'a' })).toMatch(/chat not found$/u);
  });
});

describe('commands', () => {
  it('are kept for each scope and language', async () => {
    const server = await start();
    const commands = [{ command: 'help', description: '帮助' }];
    await call(server, 'setMyCommands', { commands, language_code: 'zh' });
    expect((await call(server, 'getMyCommands', { language_code: 'zh' })).result).toEqual(commands);
    expect((await call(server, 'getMyCommands', { scope: { type: 'default' } })).result).toEqual([]);
    await call(server, 'deleteMyCommands', { language_code: 'zh' });
    expect((await call(server, 'getMyCommands', { language_code: 'zh' })).result).toEqual([]);
  });
});

describe('queries', () => {
  it('are answered once, and not too late', async () => {
    const server = await start();
    await call(server, 'sendMessage', button({ callback_data: 'y' }));
    const [message] = server.sent(USER);
    if (message === undefined) throw new Error('no message was sent');
    const press = (): string => {
      const update = server.updates.callback('y', message);
      server.inject(update);
      return update.callback_query?.id ?? '';
    };
    const first = { callback_query_id: press(), text: '好' };
    expect(await refusalOf(server, 'answerCallbackQuery', first)).toBe('ok');
    expect(await refusalOf(server, 'answerCallbackQuery', first)).toMatch(/query is too old/u);
    const second = { callback_query_id: press() };
    server.expireQueries();
    expect(await refusalOf(server, 'answerCallbackQuery', second)).toMatch(/query is too old/u);
    const inline = server.updates.inline('行政', { from: USER });
    server.inject(inline);
    const answer = { inline_query_id: inline.inline_query?.id, results: [article()], cache_time: 0, next_offset: '' };
    expect(await refusalOf(server, 'answerInlineQuery', answer)).toBe('ok');
    expect(server.strictness).toEqual([]);
  });

  it('in time are those within the lifetime', async () => {
    const server = await start({ queryLifetimeMs: 0 });
    const inline = server.updates.inline('行政', { from: USER });
    server.inject(inline);
    const answer = { inline_query_id: inline.inline_query?.id, results: [] };
    expect(await refusalOf(server, 'answerInlineQuery', answer)).toMatch(/query is too old/u);
  });

  it('make messages that may be edited', async () => {
    const server = await start();
    server.inject(server.updates.chosenInline('1', '行政', { from: USER, inlineMessageId: 'm' }));
    const edit = { inline_message_id: 'm', text: '新' };
    expect(await refusalOf(server, 'editMessageText', edit)).toBe('ok');
    expect(await refusalOf(server, 'editMessageText', edit)).toMatch(/not modified/u);
  });
});

describe('updates', () => {
  it('are built as Telegram sends them', async () => {
    const { updates } = await start();
    expect(updates.message('/start@mingzhang_bot a@b.cn @mingzhang_bot', { from: USER })).toMatchObject({
      message: {
        chat: { id: USER, type: 'private', first_name: '某人' },
        from: { id: USER, language_code: 'zh-hans' },
        entities: [
          { type: 'bot_command', offset: 0, length: 20 },
          { type: 'mention', offset: 28, length: 14 },
        ],
      },
    });
    expect(updates.message('问', { from: USER }).message).not.toHaveProperty('entities');
    expect(updates.message('问', { chat: GROUP, thread: 4, replyTo: 1 }).message).toMatchObject({
      chat: { id: GROUP, type: 'supergroup' },
      message_thread_id: 4,
      reply_to_message: { message_id: 1 },
    });
    const original = updates.message('问', { from: USER });
    expect(updates.edited(original, '改')).toMatchObject({
      edited_message: { message_id: original.message?.message_id, text: '改', edit_date: expect.any(Number) },
    });
    expect(() => updates.edited(updates.inline('问'), '改')).toThrow(/holds no message/u);
    expect(updates.photo({ caption: '图' }).message).toMatchObject({ caption: '图', photo: [{ width: 90 }] });
    expect(updates.voice().message?.voice?.duration).toBe(3);
    expect(updates.sticker().message?.sticker?.emoji).toBe('👍');
    expect(updates.document('a.pdf').message?.document?.file_name).toBe('a.pdf');
    expect(updates.forwarded('问').message?.forward_origin?.type).toBe('user');
    expect(updates.inlineCallback('y', 'm').callback_query?.inline_message_id).toBe('m');
    expect(updates.raw({ poll: {} })).toHaveProperty('poll');
  });
});

/** Ids of the updates that a poll got. */
const idsOf = ({ result }: Answer): number[] => (result as Update[]).map(({ update_id }) => update_id);

describe('getUpdates', () => {
  it('hands out again what was not confirmed, and at most as many as asked for', async () => {
    const server = await start();
    const ids = many(3, (at) => server.inject(server.updates.message(`${at}`, { from: USER })));
    expect(idsOf(await call(server, 'getUpdates', { limit: 2 }))).toEqual(ids.slice(0, 2));
    expect(idsOf(await call(server, 'getUpdates'))).toEqual(ids);
    expect(idsOf(await call(server, 'getUpdates', { offset: ids[1] }))).toEqual(ids.slice(1));
    expect(idsOf(await call(server, 'getUpdates', { offset: -1 }))).toEqual(ids.slice(2));
    expect([...server.delivered]).toEqual([
      [ids[0], 2],
      [ids[1], 3],
      [ids[2], 3],
    ]);
    expect(server.lost).toEqual([]);
    const late = server.inject(server.updates.message('late', { from: USER }));
    expect(server.lost).toEqual([late]);
  });

  it('waits for an update, and for nothing only so long', async () => {
    const server = await start();
    const poll = call(server, 'getUpdates', { timeout: 30 });
    await new Promise(setImmediate);
    const ids = many(2, (at) => server.inject(server.updates.message(`${at}`, { from: USER })));
    expect(idsOf(await poll)).toEqual(ids);
    const began = performance.now();
    expect(idsOf(await call(server, 'getUpdates', { offset: (ids[1] ?? 0) + 1, timeout: 0 }))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(200);
  });

  it('brings only the kinds asked for', async () => {
    const server = await start();
    const reaction = server.inject(server.updates.raw({ message_reaction: { chat: { id: USER } } }));
    const message = server.inject(server.updates.message('问', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates'))).toEqual([message]);
    const inline = server.inject(server.updates.inline('问', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates', { allowed_updates: ['inline_query'] }))).toEqual([inline]);
    expect(server.filtered).toEqual([reaction, message]);
    expect(server.lost).toEqual([]);
  });

  it('ends an older poll with a conflict, and is refused beside a webhook', async () => {
    const server = await start();
    const first = refusalOf(server, 'getUpdates', { timeout: 30 });
    await server.waitForPoll();
    const second = refusalOf(server, 'getUpdates', { timeout: 30 });
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates request; make sure/u);
    await call(server, 'setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await second).toMatch(/^409 Conflict: terminated by setWebhook request$/u);
    expect(await refusalOf(server, 'getUpdates', {})).toMatch(
      /^409 Conflict: can't use getUpdates method while webhook/u,
    );
    await call(server, 'deleteWebhook');
    expect(await refusalOf(server, 'getUpdates', {})).toBe('ok');
  });

  it('keeps an update whose poll has hung up', async () => {
    const server = await start();
    const controller = new AbortController();
    const hungUp = fetch(`${server.root}/bot${TOKEN}/getUpdates?timeout=30`, { signal: controller.signal });
    await server.waitForPoll();
    controller.abort();
    await expect(hungUp).rejects.toThrow();
    await server.waitFor(({ method }) => method === 'getUpdates');
    const id = server.inject(server.updates.message('问', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates', { timeout: 1 }))).toEqual([id]);
    expect(server.delivered.get(id)).toBe(1);
  });
});

type Hook = { readonly url: string; readonly got: { secret: string | undefined; update: Update }[] };

/** A webhook that answers with the statuses and bodies given, one after the other, and then with 200. */
async function startHook(answers: readonly { status?: number; body?: string }[] = [], delayMs = 0): Promise<Hook> {
  const got: Hook['got'] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    const { status = 200, body: reply = '' } = answers[got.length] ?? {};
    got.push({ secret: typeof secret === 'string' ? secret : undefined, update: JSON.parse(body) as Update });
    setTimeout(() => response.writeHead(status).end(reply), delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

/** Waits until something is so; a test that waits in vain runs into its time limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setTimeout(next, 2));
}

describe('a webhook', () => {
  it('gets updates with its secret, again until it accepts them', async () => {
    const server = await start({ webhookRetryMs: 5 });
    const hook = await startHook([{ status: 500 }, { status: 503 }]);
    const id = server.inject(server.updates.message('问', { from: USER }));
    await call(server, 'setWebhook', { url: hook.url, secret_token: 'a-secret_1', max_connections: 1 });
    await until(() => hook.got.length === 3);
    expect(hook.got.map(({ secret, update }) => [secret, update.update_id])).toEqual(many(3, () => ['a-secret_1', id]));
    await until(() => server.delivered.get(id) === 3);
    expect((await call(server, 'getWebhookInfo')).result).toMatchObject({
      url: hook.url,
      pending_update_count: 0,
      max_connections: 1,
      last_error_message: expect.stringMatching(/^Wrong response from the webhook: 503/u),
    });
  });

  it('gets one at a time of each chat, in order', async () => {
    const server = await start({ webhookRetryMs: 5 });
    const hook = await startHook([], 20);
    await call(server, 'setWebhook', { url: hook.url });
    const first = server.inject(server.updates.message('一', { from: USER }));
    const second = server.inject(server.updates.message('二', { from: USER }));
    const other = server.inject(server.updates.message('三', { from: 78 }));
    await until(() => hook.got.length >= 2);
    expect(hook.got.map(({ update }) => update.update_id).sort()).toEqual([first, other].sort());
    await until(() => hook.got.length === 3);
    expect(hook.got[2]?.update.update_id).toBe(second);
  });

  it('may answer with a call', async () => {
    const server = await start();
    const reply = JSON.stringify({ method: 'sendMessage', chat_id: USER, text: '答' });
    const hook = await startHook([{ body: reply }, { body: '{"method":"sendMessage"}' }, { body: 'ok' }]);
    await call(server, 'setWebhook', { url: hook.url });
    for (const text of ['一', '二', '三']) server.inject(server.updates.message(text, { from: USER }));
    expect(await server.waitForMessages(USER, 1)).toMatchObject([{ text: '答' }]);
    await server.waitFor(({ outcome }) => outcome === 400);
    await until(() => hook.got.length === 3);
  });

  it('is deleted with what waits', async () => {
    const server = await start({ webhookRetryMs: 5 });
    const hook = await startHook(many(50, () => ({ status: 500 })));
    await call(server, 'setWebhook', { url: hook.url });
    server.inject(server.updates.message('问', { from: USER }));
    await until(() => hook.got.length >= 1);
    await call(server, 'deleteWebhook', { drop_pending_updates: true });
    expect(await call(server, 'getUpdates')).toMatchObject({ result: [] });
    await call(server, 'setWebhook', { url: '' });
    expect((await call(server, 'getWebhookInfo')).result).toMatchObject({ url: '', pending_update_count: 0 });
  });
});

describe("grammY's Api", () => {
  it('works against it', async () => {
    const server = await start();
    const api = new Api(TOKEN, { apiRoot: server.root });
    expect(await api.getMe()).toMatchObject({ id: 4242, is_bot: true });
    const sent = await api.sendMessage(USER, '<b>你</b>好', {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
    expect(sent).toMatchObject({
      text: '你好',
      chat: { id: USER },
      entities: [{ type: 'bold', offset: 0, length: 1 }],
    });
    expect(await api.editMessageText(USER, sent.message_id, '再见')).toMatchObject({ text: '再见' });
    server.inject(server.updates.message('问', { from: USER }));
    expect(await api.getUpdates()).toMatchObject([{ message: { text: '问' } }]);
    expect(server.strictness).toEqual([]);
  });

  it('gets errors with their code and parameters', async () => {
    const server = await start({ faults: { tooManyRequests: { share: 1, retryAfterSeconds: 7 } } });
    const api = new Api(TOKEN, { apiRoot: server.root });
    const error = await api.sendMessage(USER, '你好').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GrammyError);
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(await new Api('1:x', { apiRoot: server.root }).getMe().catch(String)).toMatch(/401: Unauthorized/u);
  });

  it('runs a bot by polling, which ends in time', async () => {
    const server = await start();
    const bot = new Bot(TOKEN, { client: { apiRoot: server.root } });
    bot.on('message:text', (context) => context.reply(`答${context.msg.text}`));
    const running = bot.start();
    server.inject(server.updates.message('问', { from: USER }));
    expect(await server.waitForMessages(USER, 1)).toMatchObject([{ text: '答问' }]);
    await bot.stop();
    await running;
    expect(server.latencies()).toMatchObject([{ chatId: USER, answeredAtMs: expect.any(Number) }]);
    expect(server.lost).toEqual([]);
    expect(server.strictness).toEqual([]);
  });
});

describe('waiting', () => {
  it('finds calls made before and after, and the messages they made', async () => {
    const server = await start();
    await call(server, 'sendMessage', toUser({ text: '早' }));
    const late = server.waitFor(({ message }) => message?.text === '晚');
    await call(server, 'sendMessage', toUser({ text: '晚' }));
    expect(await server.waitFor(({ message }) => message?.text === '早')).toMatchObject({ outcome: 'ok' });
    expect(await late).toMatchObject({ method: 'sendMessage', at: expect.any(Number) });
  });

  it('in vain tells the last calls', async () => {
    const server = await start();
    await expect(server.waitFor(() => false, { timeoutMs: 5 })).rejects.toThrow('there was no call but getUpdates');
    await call(server, 'sendMessage', toUser({ text: '' }));
    await expect(server.waitForMessages(USER, 2, { timeoutMs: 5 })).rejects.toThrow(
      /chat 77 did not come to 2 messages within 5 ms; the last calls were:\n {2}sendMessage .* → 400 Bad Request: message text is empty/u,
    );
  });
});

describe('faults', () => {
  const send = (server: FakeBotApi, text: string) =>
    refusalOf(server, 'sendMessage', toUser({ text })).catch(() => 'cut');

  it('are the same with the same seed, and others with another', async () => {
    const outcomes = async (seed: number): Promise<string[]> => {
      const server = await start({ faults: { seed, serverErrors: { share: 0.5 } } });
      const told: string[] = [];
      for (const text of many(20, String)) told.push(await send(server, text));
      return told;
    };
    const [first, again, other] = [await outcomes(1), await outcomes(1), await outcomes(2)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(new Set(first)).toEqual(new Set(['ok', '502 Bad Gateway']));
  });

  it('stop after so many, and hit only the methods named', async () => {
    const server = await start({
      faults: { serverErrors: { share: 1, code: 500, methods: ['sendMessage'], atMost: 2 } },
    });
    expect(await refusalOf(server, 'getMe', {})).toBe('ok');
    expect([await send(server, '一'), await send(server, '二'), await send(server, '三')]).toEqual([
      '500 Internal Server Error',
      '500 Internal Server Error',
      'ok',
    ]);
  });

  it('make a flood last, and tell who does not wait', async () => {
    const server = await start({ faults: { tooManyRequests: { share: 1, retryAfterSeconds: 1, atMost: 1 } } });
    expect(await send(server, '一')).toBe('429 Too Many Requests: retry after 1');
    expect(await send(server, '二')).toBe('429 Too Many Requests: retry after 1');
    expect(await refusalOf(server, 'sendChatAction', { chat_id: USER, action: 'typing' })).toBe('ok');
    expect(server.strictness).toEqual([
      expect.stringMatching(/^sendMessage came \d+ ms before retry_after had passed$/u),
    ]);
  });

  it('of no wait block nothing', async () => {
    const server = await start({ faults: { tooManyRequests: { share: 1, retryAfterSeconds: 0, atMost: 1 } } });
    expect(await send(server, '一')).toBe('429 Too Many Requests: retry after 0');
    expect(await send(server, '二')).toBe('ok');
    expect(server.strictness).toEqual([]);
  });

  it('cut before or after it is done', async () => {
    const server = await start({ faults: { cutBefore: { share: 1, atMost: 1 } } });
    const api = new Api(TOKEN, { apiRoot: server.root });
    await expect(api.sendMessage(USER, '一')).rejects.toThrow(HttpError);
    server.faults = { cutAfter: { share: 1, atMost: 1 } };
    await expect(api.sendMessage(USER, '二')).rejects.toThrow(HttpError);
    expect(server.sent(USER).map(({ text }) => text)).toEqual(['二']);
    expect(server.calls.map(({ outcome }) => outcome)).toEqual(['cut before', 'cut after']);
  });

  it('make calls slow', async () => {
    const server = await start({ faults: { slow: { share: 1, delayMs: 40 } } });
    const began = performance.now();
    expect(await send(server, '一')).toBe('ok');
    expect(performance.now() - began).toBeGreaterThan(35);
  });

  it('make many calls slow at once without a warning', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const server = await start({ faults: { slow: { share: 1, delayMs: 30 } } });
    await Promise.all(many(30, (at) => send(server, String(at))));
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(server.sent(USER)).toHaveLength(30);
  });

  it('deliver an update again after it was confirmed', async () => {
    const server = await start({ faults: { duplicated: { share: 1 } } });
    const id = server.inject(server.updates.message('问', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates'))).toEqual([id]);
    expect(idsOf(await call(server, 'getUpdates', { offset: id + 1 }))).toEqual([id]);
    expect(idsOf(await call(server, 'getUpdates', { offset: id + 1 }))).toEqual([]);
    expect(server.delivered.get(id)).toBe(2);
  });

  it('deliver an update again to a webhook', async () => {
    const server = await start({ faults: { duplicated: { share: 1 } } });
    const hook = await startHook();
    await call(server, 'setWebhook', { url: hook.url });
    const id = server.inject(server.updates.message('问', { from: USER }));
    await until(() => server.delivered.get(id) === 2);
    expect((await call(server, 'getWebhookInfo')).result).toMatchObject({ pending_update_count: 0 });
  });

  it('let a later update go ahead', async () => {
    const server = await start({ faults: { reordered: { share: 1, atMost: 1 } } });
    const first = server.inject(server.updates.message('一', { from: USER }));
    const second = server.inject(server.updates.message('二', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates'))).toEqual([second, first]);
    server.faults = { reordered: { share: 1, atMost: 1 } };
    const alone = server.inject(server.updates.message('三', { from: USER }));
    expect(idsOf(await call(server, 'getUpdates', { offset: second + 1, timeout: 1 }))).toEqual([alone]);
  });

  it('take the network down and bring it up on the same port', async () => {
    const server = await start();
    const { root } = server;
    const cut = call(server, 'getUpdates', { timeout: 30 }).catch(() => 'cut');
    await server.waitForPoll();
    await server.goDown();
    await cut;
    await expect(fetch(`${root}/bot${TOKEN}/getMe`)).rejects.toThrow();
    const id = server.inject(server.updates.message('问', { from: USER }));
    await server.comeUp();
    expect(server.root).toBe(root);
    expect(idsOf(await call(server, 'getUpdates'))).toEqual([id]);
  });

  it('of the network keep updates from a webhook until it is up', async () => {
    const server = await start({ webhookRetryMs: 5 });
    const hook = await startHook();
    await call(server, 'setWebhook', { url: hook.url });
    await server.goDown();
    server.inject(server.updates.message('问', { from: USER }));
    await new Promise((next) => setTimeout(next, 20));
    expect(hook.got).toEqual([]);
    await server.comeUp();
    await until(() => hook.got.length === 1);
  });
});

describe('latencies', () => {
  it('are those from an update to its message', async () => {
    const server = await start();
    const asked = many(2, (at) => server.updates.message(`${at}`, { from: USER }));
    for (const update of asked) server.inject(update);
    await call(server, 'getUpdates');
    const replied = { reply_parameters: { message_id: asked[1]?.message?.message_id } };
    await call(server, 'sendMessage', toUser(replied));
    const [first, second] = server.latencies();
    expect(first).toMatchObject({ updateId: asked[0]?.update_id, answeredAtMs: undefined });
    expect(second?.answeredAtMs).toBeGreaterThanOrEqual(second?.deliveredAtMs ?? Number.POSITIVE_INFINITY);
    expect(second?.deliveredAtMs).toBeGreaterThanOrEqual(second?.injectedAtMs ?? Number.POSITIVE_INFINITY);
    await call(server, 'sendMessage', toUser({}));
    expect(server.latencies()[0]?.answeredAtMs).toBeTypeOf('number');
  });

  it('of a press end with the edit, those of an inline query with its answer', async () => {
    const server = await start();
    await call(server, 'sendMessage', button({ callback_data: 'y' }));
    const [message] = server.sent(USER);
    if (message === undefined) throw new Error('no message was sent');
    server.inject(server.updates.callback('y', message));
    const inline = server.updates.inline('问', { from: USER });
    server.inject(inline);
    await call(server, 'getUpdates');
    await call(server, 'editMessageText', toUser({ message_id: message.message_id, text: '新' }));
    await call(server, 'answerInlineQuery', { inline_query_id: inline.inline_query?.id, results: [] });
    expect(server.latencies().map(({ answeredAtMs }) => typeof answeredAtMs)).toEqual(['number', 'number']);
  });
});

describe('as a process of its own', () => {
  it('obeys a line, and answers with one', async () => {
    const path = fileURLToPath(new URL('../../support/telegram/fake-bot-api-process.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', path, JSON.stringify({ token: TOKEN })], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value ?? 'null');
    const tell = (command: object): Promise<unknown> => {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return next();
    };
    const { root } = await next();
    expect(await tell({ id: 1, do: 'user', userId: USER, name: '某人' })).toMatchObject({ id: 1, ok: true });
    expect(await tell({ do: 'message', text: '问', from: USER })).toMatchObject({ id: null, ok: true });
    await tell({ do: 'load', texts: ['一', '二'], users: 2, count: 4, perSecond: 1000 });
    const updates = await (await fetch(`${root}/bot${TOKEN}/getUpdates`)).json();
    expect(updates).toMatchObject({ ok: true, result: { length: 5 } });
    expect(await tell({ id: 2, do: 'report' })).toMatchObject({
      result: { injected: 5, deliveries: 5, unanswered: 5 },
    });
    expect(await tell({ id: 3, do: 'fly' })).toMatchObject({ id: 3, ok: false });
    expect(await tell({ id: 4, do: 'faults', faults: { serverErrors: { share: 1 } } })).toMatchObject({ ok: true });
    expect((await fetch(`${root}/bot${TOKEN}/getMe`)).status).toBe(502);
    expect(await tell({ do: 'sent', chatId: USER })).toMatchObject({ result: [] });
    expect(await tell({ do: 'close' })).toMatchObject({ ok: true });
    const [status] = await once(child, 'exit');
    expect(status).toBe(0);
  });
});
