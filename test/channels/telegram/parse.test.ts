import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inbound, inbound, toArrival } from '../../../src/channels/telegram/parse.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/telegram');
const me = { id: 7001, username: 'Mingzhang_bot' };

/** Everything in the updates that tells who somebody is, or what they sent beside a question. */
const PERSONAL = [
  ...['晓明', '王', 'wang_xiaoming88', 'Jane', 'Roe', 'jane_roe', '霸州办事互助群', 'bazhou_help', '论坛群'],
  ...['+8613800138000', '李', '雷', '888111', '39.1175', '116.3912', '身份证', 'AgADcg', 'AQADmrk', '张三丰'],
  ...['编辑部', '霸州发布', '1001333000111', 'VCARD', '几点开会', 'is_premium'],
];

const readUpdate = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => path.basename(name, '.json'));

function heard(name: string): Inbound | null {
  const arrival = toArrival(readUpdate(name), me);
  return arrival === null ? null : inbound.parse(arrival.payload);
}

const WANG = 5123456789;
const GROUP = -1001987654321;
const FORUM = -1001987650000;

describe('what a recorded update says', () => {
  const questions: readonly (readonly [name: string, text: string])[] = [
    ['private-message', '就业补助有多少钱？'],
    ['private-message-without-language', '工资'],
    ['group-mention-after-emoji', '大家好👋🏽👨‍👩‍👧 请问   三公经费是多少 😀'],
    ['group-text-mention', '😀  今年总支出'],
    ['group-two-mentions', '问   和   项目有几个'],
    ['group-reply-to-bot', '那占比呢'],
    ['command-in-the-middle', '请看 /help 里怎么说'],
    ['edited-message', '就业补助有几笔'],
    ['photo-with-caption', '这个项目多少钱：就业补助'],
    ['photo-in-group-with-mention', '😀   就业补助'],
    ['via-another-inline', '就业补助有多少'],
    ['forum-topic', '总支出'],
    ['group-thread-of-replies', '总支出'],
  ];
  test.each(questions)('%s: the question %s', (name, text) => {
    expect(heard(name)).toMatchObject({ kind: 'question', text, language: 'zh' });
  });

  const commands: readonly (readonly [name: string, command: string, argument: string])[] = [
    ['command-private', 'source', 'bazhou-hrss-2024/t3.33'],
    ['command-capitals', 'help', ''],
    ['command-of-ours-in-group', 'projects', ''],
    ['command-in-group-without-a-name', 'help', ''],
    ['command-unknown-addressed', 'roll', '20'],
    ['group-bare-mention', 'start', ''],
  ];
  test.each(commands)('%s: the command %s', (name, command, argument) => {
    expect(heard(name)).toMatchObject({ kind: 'command', name: command, argument });
  });

  const unusual: readonly (readonly [name: string, what: string])[] = [
    ['photo', 'photo'],
    ['voice', 'voice'],
    ['sticker', 'sticker'],
    ['document', 'file'],
    ['forwarded-post', 'forwarded'],
    ['forwarded-command', 'forwarded'],
    ['poll', 'other'],
    ['dice', 'other'],
    ['location', 'place'],
    ['venue', 'place'],
    ['contact', 'contact'],
  ];
  test.each(unusual)('%s: something that holds no question', (name, what) => {
    expect(heard(name)).toMatchObject({ kind: 'unusual', what });
  });

  test.each([
    'group-mention-of-another',
    'group-talk',
    'group-reply-to-another',
    'command-of-another-bot',
    'command-unknown-in-group',
    'edited-live-location',
    'photo-in-group',
    'new-members',
    'pinned-in-private',
    'channel-post',
    'message-of-another-bot',
    'via-our-own-inline',
    'tap-on-a-game',
    'my-chat-member',
  ])('%s: nothing for the bot', (name) => {
    expect(toArrival(readUpdate(name), me)).toBeNull();
  });

  test('a tap: what the button carries, and the buttons of its message', () => {
    expect(heard('tap')).toMatchObject({
      kind: 'tap',
      id: '4382bfdwdsb323b2d9',
      data: 'u:9ix',
      place: { chat: WANG, message: 50, group: false },
      gone: false,
      rich: false,
      buttons: [
        [{ callback_data: 'a:at.bazhou-hrss-2024/t3.33' }],
        [{ callback_data: 'u:9ix' }, { callback_data: 'd:9ix' }],
      ],
    });
  });
  test('a tap under a rich message in a forum keeps the topic', () => {
    const said = heard('tap-on-rich-message-in-topic');
    expect(said).toMatchObject({ kind: 'tap', rich: true, language: 'en' });
    expect(said).toMatchObject({ place: { chat: FORUM, message: 51, thread: 12, group: true } });
  });
  test('a tap under a message that is gone', () => {
    expect(heard('tap-on-inaccessible-message')).toMatchObject({ gone: true, buttons: [], place: { message: 52 } });
  });
  test('a tap under an inline result has no place', () => {
    expect(heard('tap-on-inline-message')).not.toHaveProperty('place');
  });
  test('an inline query', () => {
    expect(heard('inline-query')).toEqual({ kind: 'inline', id: '22001', language: 'en', text: 'job fairs' });
  });
  test('a user whose client says English gets English', () => {
    expect(heard('private-message-english')).toMatchObject({ language: 'en' });
  });
});

describe('where an answer goes', () => {
  test('a topic of a forum is named again, a thread of replies is not', () => {
    expect(heard('forum-topic')).toMatchObject({ place: { chat: FORUM, thread: 12, group: true } });
    expect(heard('group-thread-of-replies')).toMatchObject({ place: { chat: GROUP, group: true } });
    expect(heard('group-thread-of-replies')).not.toHaveProperty('place.thread');
  });
  test('a conversation is one person in one chat; a message and a tap of theirs share it', () => {
    const message = toArrival(readUpdate('private-message'), me);
    const tap = toArrival(readUpdate('tap'), me);
    expect(message).toMatchObject({ conversation: `${WANG}:${WANG}`, place: String(WANG), user: String(WANG) });
    expect(tap).toMatchObject({ conversation: `${WANG}:${WANG}`, place: String(WANG), user: String(WANG) });
    expect(toArrival(readUpdate('group-reply-to-bot'), me)).toMatchObject({
      conversation: `${GROUP}:${WANG}`,
      place: String(GROUP),
    });
  });
  test('what a client asks by itself does not count towards the limit of a user', () => {
    expect(toArrival(readUpdate('inline-query'), me)).toMatchObject({ counts: false });
    expect(toArrival(readUpdate('private-message'), me)).toMatchObject({ counts: true });
  });
});

describe('every recorded update', () => {
  test.each(names)('%s: nothing personal is left', (name) => {
    const kept = JSON.stringify(toArrival(readUpdate(name), me));
    for (const one of PERSONAL) expect(kept).not.toContain(one);
  });
  test.each(names)('%s: what is kept can be read again', (name) => {
    const arrival = toArrival(readUpdate(name), me);
    if (arrival === null) return;
    expect(inbound.parse(JSON.parse(JSON.stringify(arrival.payload)))).toEqual(arrival.payload);
    expect(arrival.id).toMatch(/^\d+$/);
  });
});

describe('updates that nobody sends', () => {
  const base = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5 } } };
  test('a text of 10,000 characters is taken as it is', () => {
    const text = '预算'.repeat(5_000);
    const arrival = toArrival({ ...base, message: { ...base.message, text } }, me);
    expect(arrival?.payload).toMatchObject({ kind: 'question', text });
  });
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hello'],
    ['a list', []],
    ['no id', { message: base.message }],
    ['a kind that is not known', { update_id: 2, stopped_message_generation: { chat: { id: 5 } } }],
    ['no chat', { update_id: 3, message: { message_id: 1, text: 'x' } }],
    ['a message that is a text', { update_id: 4, message: 'x' }],
    ['an id that is a text', { ...base, update_id: '7' }],
    [
      'a message without a sender',
      { update_id: 5, message: { message_id: 1, chat: { id: 5, type: 'private' }, text: 'x' } },
    ],
    [
      'a chat of an unknown kind',
      { ...base, message: { ...base.message, chat: { id: 5, type: 'planet' }, text: 'x' } },
    ],
    ['entities that are none', { ...base, message: { ...base.message, text: 'x', entities: 'none' } }],
  ])('%s is left alone', (_, update) => {
    expect(toArrival(update, me)).toBeNull();
  });
  test('entities that reach beyond the text do no harm', () => {
    const entities = [
      { type: 'mention', offset: 90, length: 14 },
      { type: 'bot_command', offset: 0, length: 500 },
    ];
    const arrival = toArrival({ ...base, message: { ...base.message, text: '/help', entities } }, me);
    expect(arrival?.payload).toMatchObject({ kind: 'command', name: 'help', argument: '' });
  });
  test('no JSON whatever makes it throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('message', 'edited_message', 'callback_query', 'inline_query'),
        (value, kind) => {
          toArrival(value, me);
          toArrival({ update_id: 1, [kind]: value }, me);
        },
      ),
    );
  });
});
