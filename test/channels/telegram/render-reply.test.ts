import { describe, expect, test } from 'vitest';
import type { Citation, Reply } from '../../../src/answer/reply.ts';
import { type Rendered, renderReply } from '../../../src/channels/telegram/render-reply.ts';
import { asker } from '../../support/desk.ts';
import { golden } from '../../support/knowledge.ts';
import { checkButtons, shown } from './strict.ts';

/** Each question of the golden sets in its conversation, its reply, and the messages that bring it. */
const cases = golden.map(({ id, question, history }) => {
  const talk = history.reduce((before, said) => asker.ask(said, before).talk, asker.newTalk);
  const { reply } = asker.ask(question, talk);
  return { id, reply, messages: renderReply({ number: 2_000_000_000, reply }) };
});

const textsOf = (messages: readonly Rendered[]): readonly string[] => messages.map(({ html }) => shown(html));

/** Every run of digits as it is printed: 6,600.00, 13.76, 2024. */
const figuresIn = (text: string): readonly string[] => text.match(/\d[\d,.]*/g) ?? [];

/** A source must be told whole in one message: place and quote. */
function checkSources(reply: Reply, texts: readonly string[]): void {
  for (const { number, section, locator, quote } of reply.citations) {
    const home = texts.filter((text) => text.includes(`[${number}] ${section}`));
    expect(home).not.toEqual([]);
    expect(home.some((text) => text.includes(locator) && text.includes(quote))).toBe(true);
  }
}

describe('the reply to every golden question', () => {
  test('is taken by Telegram as it stands', () => {
    expect(cases.length).toBeGreaterThan(500);
    for (const { messages } of cases) {
      textsOf(messages);
      for (const { buttons } of messages) checkButtons(buttons);
    }
  });
  test('is told whole: the answer, and each source in one piece', () => {
    for (const { reply, messages } of cases) {
      const texts = textsOf(messages);
      expect(texts.join('\n')).toContain(reply.answer);
      checkSources(reply, texts);
    }
  });
  test('has its figures as they are printed, and no others but the numbers of sources and pages', () => {
    for (const { reply, messages } of cases) {
      const told = figuresIn(textsOf(messages).join('\n'));
      const known = new Set(
        figuresIn(
          [reply.answer, ...reply.citations.map((one) => Object.values(one).join('\n')), reply.citations.length].join(
            '\n',
          ),
        ),
      );
      expect(told.filter((figure) => !known.has(figure))).toEqual([]);
    }
  });
  test('has its buttons under the last message only', () => {
    for (const { messages } of cases) for (const { buttons } of messages.slice(0, -1)) expect(buttons).toEqual([]);
  });
  test('has a button for each source, each option, and for a verdict', () => {
    for (const { reply, messages } of cases) {
      const data = (messages.at(-1)?.buttons ?? []).flat().map(({ callback_data }) => callback_data ?? '');
      for (const { ref } of reply.citations) expect(data).toContain(`a:at.${ref}`);
      expect(data.filter((one) => one.startsWith('o:'))).toHaveLength(reply.options.length);
      expect(data.filter((one) => /^[ud]:/.test(one))).toHaveLength(reply.route === 'chat' ? 0 : 2);
    }
  });
});

const source = (number: number, quote: string, section = '部门收支总表 > 支出'): Citation => ({
  number,
  kind: 'row',
  document: '某部门 2024 年部门预算 <公开> & 说明',
  section,
  locator: `第${number}行`,
  page: 12,
  quote,
  ref: `a-department-2024/t1.${number}`,
});

const replyWith = (changed: Partial<Reply>): Reply => ({
  status: 'answered',
  route: 'table',
  language: 'zh',
  answer: '6600.00 万元 [1]',
  text: '',
  values: [],
  citations: [],
  calculations: [],
  notes: [],
  options: [],
  suggestions: [],
  knowledge: 'none',
  ...changed,
});

const render = (changed: Partial<Reply>, echo: string | null = null): readonly Rendered[] =>
  renderReply({ number: 1, reply: replyWith(changed) }, echo);

describe('a reply larger than any', () => {
  test('with 60 long sources goes into several messages, none cut', () => {
    const reply = replyWith({
      citations: Array.from({ length: 60 }, (_, at) => source(at + 1, `款项${at}：`.repeat(60))),
    });
    const messages = renderReply({ number: 1, reply });
    const texts = textsOf(messages);
    expect(texts.length).toBeGreaterThan(4);
    checkSources(reply, texts);
    checkButtons(messages.at(-1)?.buttons ?? []);
  });
  test('with 300 short sources stays within 100 entities and 100 buttons', () => {
    const reply = replyWith({
      citations: Array.from({ length: 300 }, (_, at) => source(at + 1, '1', '表')),
      options: Array.from({ length: 6 }, (_, at) => ({ label: `第${at}个`, question: `问${at}` })),
      suggestions: ['再问一句', '再问两句'],
    });
    const messages = renderReply({ number: 1, reply });
    checkSources(reply, textsOf(messages));
    checkButtons(messages.at(-1)?.buttons ?? []);
  });
  test('with a line of 9,000 characters goes on in the next message', () => {
    const answer = `第一行\n${'预算'.repeat(4_500)}\n最后一行`;
    const texts = textsOf(render({ answer, citations: [source(1, '引文')] }));
    expect(texts.join('')).toContain('预算'.repeat(4_500));
    expect(texts.join('')).toContain('最后一行');
    expect(texts.at(-1)).toContain('引文');
  });
  test.each([0, 1, 2, 3])('with pairs of surrogates at the cut (moved by %i) keeps each whole', (shift) => {
    const answer = `${'x'.repeat(shift)}${'😀'.repeat(3_000)}`;
    expect(textsOf(render({ answer })).join('')).toBe(answer);
    textsOf(render({ citations: [source(1, answer)] }));
  });
  test.each(['<b>&amp;</b>', '</blockquote>', 'a < b && c > d', '<script>alert(1)</script>', '&lt;'])(
    'with %s anywhere in it shows it as it stands',
    (text) => {
      const reply: Partial<Reply> = {
        answer: `${text}\n${text}`,
        citations: [source(1, text, text)],
        options: [{ label: text, question: text }],
        suggestions: [text],
      };
      const [message] = render(reply, text);
      const told = shown(message?.html ?? '');
      expect(told.split(text).length - 1).toBeGreaterThanOrEqual(5);
      checkButtons(message?.buttons ?? []);
      expect((message?.buttons ?? []).flat().map(({ text: label }) => label)).toContain(text);
    },
  );
  test('whose answer fills a message to the last character has its sources in the next', () => {
    for (let left = 0; left < 40; left++) {
      const reply = replyWith({ answer: 'x'.repeat(4_096 - left), citations: [source(1, '引文')] });
      const texts = textsOf(renderReply({ number: 1, reply }));
      checkSources(reply, texts);
      expect(texts.join('')).toContain(reply.answer);
    }
  });
});

describe('what stands around an answer', () => {
  test('a question that was tapped stands above its answer, however long', () => {
    expect(shown(render({}, '就业补助有几笔')[0]?.html ?? '')).toMatch(/^问：就业补助有几笔\n6600\.00/);
    expect(textsOf(render({}, '问'.repeat(5_000))).join('')).toContain('6600.00');
  });
  test('a greeting has no verdict, and its first line does not stand out', () => {
    const [message] = render({ route: 'chat', answer: '您好' });
    expect(message).toEqual({ html: '您好', buttons: [] });
  });
  test('up to three sources are named on their buttons, more are numbered in rows of six', () => {
    const labels = (count: number) =>
      render({ citations: Array.from({ length: count }, (_, at) => source(at + 1, 'x')) })
        .at(-1)
        ?.buttons.map((row) => row.map(({ text }) => text))
        .slice(0, -1);
    expect(labels(2)).toEqual([['[1] 第1行'], ['[2] 第2行']]);
    expect(labels(7)).toEqual([['[1]', '[2]', '[3]', '[4]', '[5]', '[6]'], ['[7]']]);
  });
  test('English replies have English words around', () => {
    const [message] = render({ language: 'en', citations: [source(1, 'x')] }, 'salaries');
    expect(shown(message?.html ?? '')).toMatch(/^Asked: salaries[\s\S]*Sources \([\s\S]* · page 12/);
  });
});
