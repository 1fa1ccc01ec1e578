/** Whole conversations with the real service, in a process of its own, over a strict fake of Telegram's server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ServiceProcess,
  startService,
  storeFolder,
  TOKEN,
  telegramEnvironment,
} from '../support/service-process.ts';
import type { SentMessage } from '../support/telegram/chats.ts';
import { type FakeBotApi, startFakeBotApi } from '../support/telegram/fake-bot-api.ts';
import { labels, person } from '../support/telegram/person.ts';

const GROUP = -100_500;

let server: FakeBotApi;
let service: ServiceProcess;
const store = storeFolder();
let nextUser = 9_000;

beforeAll(async () => {
  server = await startFakeBotApi({ token: TOKEN, richMessages: true });
  service = startService(telegramEnvironment(server.root, store.path));
  await service.waitFor(/telegram is ready/);
});

afterAll(async () => {
  expect(server.strictness).toEqual([]);
  expect(await service.end()).toBe(0);
  await server.close();
  store.remove();
});

const citizen = (language = 'zh-hans') => {
  nextUser += 1;
  return person(server, nextUser, { language });
};

const only = (messages: readonly SentMessage[]): SentMessage => {
  const [message, ...others] = messages;
  if (message === undefined || others.length > 0) throw new Error(`one message was expected, not ${messages.length}`);
  return message;
};

const has = (message: SentMessage, type: string): boolean => message.entities.some((entity) => entity.type === type);

describe('questions', () => {
  it('answers the first owner question with its row folded under it', async () => {
    const message = only(await citizen('en').say('how much goes to 被征地农民?'));
    const [first] = message.text.split('\n');
    expect(first).toBe('补助被征地农民支出：6600.00万元 [1]');
    expect(message.text).toContain('[1] 部门预算支出总表 · 第33行（2120805） · page 7');
    expect(message.text).toContain('科目名称：补助被征地农民支出；合计：6600.00');
    expect(has(message, 'expandable_blockquote')).toBe(true);
    expect(labels(message)).toEqual(expect.arrayContaining(['[1]', '[2]', '👍', '👎']));
  });

  it('answers the second owner question', async () => {
    const message = only(await citizen('en').say('what are the 创业担保贷款 targets?'));
    expect(message.text).toContain('发放小微企业贷款4笔，扶持小微企业4个，带动就业160人 [1]');
    expect(message.text).toContain('全年发放个人创业担保贷款46笔，促进46人创业，实现210人就业 [2]');
    expect(message.text).toContain('13、创业担保贷款贴息资金绩效目标表');
  });

  it('goes on from the answer before, and not from that of somebody else', async () => {
    const first = citizen();
    const second = citizen();
    await first.say('农民工工资应急周转金有多少钱？');
    await second.say('三公经费是多少？');
    expect(only(await first.say('换成元')).text).toMatch(/农民工工资应急周转金：5000000(?:\.00)?元/);
  });

  it('asks back with options, one tap answers, and the tapped question stands above the answer', async () => {
    const user = citizen();
    const asked = only(await user.say('补贴多少钱'));
    const options = labels(asked).filter((label) => !/^(?:\[|👍|👎|💬)/u.test(label));
    expect(options).toContain('城乡居民养老保险县级补贴资金');
    const answered = only(await user.tap(asked, /^城乡居民养老保险县级补贴资金/));
    expect(answered.text).toMatch(/^问：城乡居民养老保险县级补贴资金/);
    expect(answered.text).toContain('8993.00万元 [1]');
  });

  it('refuses what the document does not say, without a figure', async () => {
    const message = only(await citizen().say('2022年的三公经费是多少'));
    expect(message.text).not.toMatch(/\d+\.\d{2}/);
    expect(message.text).toContain('只有2024年的预算');
  });

  it('takes a suggestion', async () => {
    const user = citizen('en');
    const message = only(await user.say('how much goes to 被征地农民?'));
    expect(only(await user.tap(message, /^💬/u)).text).toMatch(/^Asked: What is 补助被征地农民支出资金 for\?/);
  });

  it('shares a long list out over messages, each source whole', async () => {
    const messages = await citizen().say('列出全部项目和金额');
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message.text.length).toBeLessThanOrEqual(4096);
    const all = messages.map(({ text }) => text).join('\n');
    for (let number = 1; number <= 29; number += 1) expect(all).toContain(`\n[${number}] `);
    expect(messages.slice(0, -1).flatMap(labels)).toEqual([]);
  });
});

describe('sources and pages', () => {
  it('opens the row of an answer within its table: neighbours, header, the row marked', async () => {
    const user = citizen();
    const answer = only(await user.say('被征地农民的钱有多少'));
    const opened = only(await user.tap(answer, /^\[1\]/));
    expect(opened.rich).toContain('<b>补助被征地农民支出</b>');
    expect(opened.rich).toMatch(/<th>.*合计.*<\/th>/);
    expect(opened.text).toContain('国有土地使用权出让收入安排的支出');
    expect(opened.text).toContain('/source bazhou-hrss-2024/t3.33');
    const next = only(await user.tap(opened, /▶️/u));
    expect(next.message_id).toBe(opened.message_id);
    expect(next.rich).toContain('<b>农林水支出</b>');
  });

  it('leafs through the projects in place and opens one with its parts', async () => {
    const user = citizen();
    const first = only(await user.say('/projects'));
    expect(first.text).toContain('（1/4）');
    const second = only(await user.tap(first, /▶️/u));
    expect(second.message_id).toBe(first.message_id);
    const card = only(await user.tap(second, /^10\. 农民工工资应急周转金/));
    expect(card.text).toContain('预算数：500.00万元');
    expect(only(await user.tap(card, /绩效指标/)).text).toContain('三级指标：');
    const asked = only(await user.tap(server.sent(user.id).at(-1) as SentMessage, /^💬/u));
    expect(asked.text).toMatch(/^问：/);
  });

  it('shows every list, the overview and a source by its ref', async () => {
    const user = citizen();
    expect(labels(only(await user.say('/tables'))).some((label) => label.includes('部门预算支出总表'))).toBe(true);
    expect(labels(only(await user.say('/offices')))).toHaveLength(14);
    const [summary] = await user.say('/summary');
    expect(summary?.text).toContain('支出总计：47955.39万元');
    expect(only(await user.say('/source bazhou-hrss-2024/t3.33')).text).toContain('补助被征地农民支出');
    expect(only(await user.say('/source nothing/1')).text).toContain('没有这个编号的出处');
  });
});

describe('a newcomer', () => {
  it('is greeted with four examples that work', async () => {
    const user = citizen();
    const greeting = only(await user.say('/start'));
    expect(labels(greeting)).toHaveLength(4);
    for (const label of labels(greeting)) {
      const answers = await user.tap(greeting, new RegExp(label.slice(0, 5)));
      expect(answers[0]?.text).toMatch(/\[1\]/);
    }
  });

  it('is spoken to in the language of their Telegram, and may choose another', async () => {
    const user = citizen('en');
    expect(only(await user.say('/start')).text).toMatch(/^Hello!/);
    await user.tap(only(await user.say('/lang')), /中文/);
    expect(only(await user.say('/help')).text).toContain('怎么问');
  });

  it('is told what to do with what holds no question', async () => {
    const { updates } = server;
    const from = server.user(9_900);
    const send = async (update: Parameters<FakeBotApi['inject']>[0], expected: RegExp) => {
      const count = server.sent(from.id).length;
      server.inject(update);
      const messages = await server.waitForMessages(from.id, count + 1);
      expect(messages.at(-1)?.text).toMatch(expected);
    };
    await send(updates.photo({ from }), /图片/);
    await send(updates.voice({ from }), /语音/);
    await send(updates.sticker({ from }), /表情/);
    await send(updates.document('budget.pdf', { from }), /文件/);
    await send(updates.forwarded('三公经费是多少', { from }), /转发/);
    await send(updates.message('钱'.repeat(10_000), { from }), /长|短/);
    await send(updates.message('/nonsense', { from }), /\/help/);
    await send(updates.photo({ from, caption: '三公经费是多少' }), /1\.33万元/);
  });
});

describe('groups', () => {
  it('answers only when called, and quotes who asked', async () => {
    server.chat({ id: GROUP, type: 'supergroup', title: '预算公开' });
    const user = person(server, 9_700, { chat: GROUP });
    server.inject(server.updates.message('三公经费是多少', { from: 9_700, chat: GROUP }));
    const update = server.updates.message('@mingzhang_bot 被征地农民的钱有多少', { from: 9_700, chat: GROUP });
    server.inject(update);
    const [answer, ...others] = await server.waitForMessages(GROUP, 1);
    expect(others).toEqual([]);
    expect(answer?.text).toContain('6600.00万元');
    expect(answer?.reply_parameters).toMatchObject({ message_id: update.message?.message_id });
    const reply = only(await user.say('它是干什么用的', { replyTo: answer as SentMessage }));
    expect(reply.text).toContain('被征地农民');
    expect(only(await user.say('/offices@mingzhang_bot')).reply_parameters).toBeDefined();
  });
});

describe('inline mode', () => {
  const results = async (query: string) => {
    const update = server.updates.inline(query, { from: 9_800 });
    server.inject(update);
    const call = await server.waitFor(
      ({ method, payload }) => method === 'answerInlineQuery' && payload['inline_query_id'] === update.inline_query?.id,
    );
    expect(call.outcome).toBe('ok');
    return call.payload['results'] as readonly { title: string; input_message_content: { message_text: string } }[];
  };

  it('gives answers as results, and examples while nothing is typed', async () => {
    const [first] = await results('被征地农民');
    expect(first?.title).toContain('6600.00万元');
    expect(first?.input_message_content.message_text).toContain('部门预算支出总表');
    expect((await results('')).length).toBe(4);
  });
});

describe('feedback', () => {
  it('is marked on the button, taken back by a second tap, and kept', async () => {
    const user = citizen();
    const answer = only(await user.say('三公经费是多少'));
    expect(labels(only(await user.tap(answer, /👍/u)))).toContain('👍 ✓');
    const marked = server.sent(user.id).at(-1) as SentMessage;
    expect(labels(only(await user.tap(marked, /👎/u)))).toContain('👎 ✓');
    const again = server.sent(user.id).at(-1) as SentMessage;
    expect(labels(only(await user.tap(again, /👎/u)))).toEqual(expect.arrayContaining(['👍', '👎']));
  });
});

describe('old and strange buttons', () => {
  it('are answered politely', async () => {
    const user = citizen();
    const answer = only(await user.say('三公经费是多少'));
    for (const data of ['zz', 'o:zzzz:0', 'h:project.999.card.1', 'a:at.nothing/1']) {
      server.inject(server.updates.callback(data, answer, { from: user.id }));
    }
    const toasts = () =>
      server.calls.filter(
        ({ method, payload }) => method === 'answerCallbackQuery' && /太旧/.test(String(payload['text'])),
      );
    await server.waitFor(() => toasts().length >= 4);
    expect(toasts().every(({ outcome }) => outcome === 'ok')).toBe(true);
  });

  it('forgets a person who asks for it', async () => {
    const user = citizen();
    const answer = only(await user.say('三公经费是多少'));
    const privacy = only(await user.say('/privacy'));
    expect(only(await user.tap(privacy, /删除/)).text).toContain('已全部删除');
    server.inject(server.updates.callback('s:1:0', answer, { from: user.id }));
    await server.waitFor(
      ({ method, payload }) => method === 'answerCallbackQuery' && /太旧/.test(String(payload['text'])),
    );
  });
});

describe('the menu', () => {
  it('is registered in both languages', () => {
    const set = server.calls.filter(({ method }) => method === 'setMyCommands');
    expect(set.map(({ payload }) => payload['language_code'])).toEqual([undefined, 'zh']);
    for (const { outcome, payload } of set) {
      expect(outcome).toBe('ok');
      expect(JSON.stringify(payload['commands'])).toContain('projects');
    }
  });
});

describe('health', () => {
  it('tells that it is ready and what it did, and logs no question', async () => {
    const base = await service.operations();
    const ready = await fetch(`${base}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', store: { kind: 'file' } });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/mingzhang_questions_total\{channel="telegram",route="table",status="answered"\} \d+/);
    expect(service.output()).not.toMatch(/被征地|三公|fake_token/);
  });
});
