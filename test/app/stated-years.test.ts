/** Other years: what the grounds of a target state of them is quoted; of what they do not state nothing is told. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('a year that the document states of what is named', () => {
  it.each([
    ['2023年年底领居民养老金的有多少人', '10.4万人'],
    ['23年下半年基础养老金是多少', '183元'],
    ['2022年居民养老给多少人发了养老金', '9.8万'],
    ['2023年代办员的钱几月发的', '10月份'],
    ['去年往廊坊实际报了几卷', '6卷'],
    ['近几年基础养老金标准怎么变的', '158元'],
  ])('%s', (question, stated) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('answered');
    expect(reply.answer).toContain(stated);
  });
});

describe('a year that is stated of something else, or only referred to', () => {
  it.each([
    '2021年基础养老金是多少',
    '2022年居民养老发了多少钱',
    '2023年刷脸认证了多少人',
    '2022年企业退休人员领取养老金人数',
    '2022年代办员满意度',
    '去年养老金涨了多少',
  ])('%s', (question) => {
    expect(askOnce(question)).toMatchObject({ status: 'declined', reason: 'other-year' });
  });
});
