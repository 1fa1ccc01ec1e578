import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { buildPlainSpeech } from '../../src/understand/plain-speech.ts';
import { askOnce, converse, knowledge } from '../support/knowledge.ts';

const plain = buildPlainSpeech(knowledge.catalog);

describe('dialect and chat words', () => {
  it.each([
    ['培训费同埋差旅费加埋几多', '培训费和差旅费加起来多少'],
    ['仲裁院嘅经费系几多', '仲裁院的经费是多少'],
    ['用嚟做乜嘢', '用来做什么'],
    ['点解少咗', '为什么少了'],
    ['归边个管', '归哪个管'],
    ['啥子叫基本支出', '什么叫基本支出'],
    ['咋个投诉', '怎么投诉'],
    ['多咱发完', '什么时候发完'],
    ['木有会议费', '没有会议费'],
    ['大过三百万嘅项目', '超过三百万的项目'],
    ['唔够5万嘅', '不到5万的'],
  ])('%s is %s', (said, meant) => {
    expect(plain(said)).toBe(meant);
  });

  it.each([
    '关系转移',
    '系统维护费',
    '一系列',
    '两边个人缴费',
    '重点解决',
    '试点用人单位',
    '重大过失',
    '就业见系补贴',
    '最细致',
    '三点计算',
    '砍伐',
    '那么多会儿',
  ])('%s stays as it is', (said) => {
    expect(plain(said)).toBe(said);
  });
});

describe('what is said otherwise', () => {
  const valuesOf = (reply: Reply | undefined): string[] =>
    (reply?.values ?? []).map(({ label, value }) => `${label} ${value}`);

  it.each([
    ['社会保障同就业支出几多', '社会保障和就业支出多少'],
    ['就业补助总支出多少', '就业补助多少'],
    ['唔够5万嘅项目有边啲', '不到5万的项目有哪些'],
    ['三千块那档缴费补几多', '3000元档次缴费补多少'],
  ])('%s is told the figures of %s', (said, plainly) => {
    expect(valuesOf(askOnce(said))).toEqual(valuesOf(askOnce(plainly)));
    expect(valuesOf(askOnce(said))).not.toEqual([]);
  });

  it('a greeting before a follow-up changes nothing', () => {
    const ask = (followUp: string) => converse(['普惠金融通知下了多少', followUp]).at(-1);
    expect(valuesOf(ask('您好，省政府24年那个'))).toEqual(valuesOf(ask('省级24年那个')));
    expect(valuesOf(ask('省级24年那个'))).toHaveLength(1);
  });
});
