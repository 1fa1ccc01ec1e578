import { describe, expect, it } from 'vitest';
import { buildPlainSpeech } from '../../src/understand/plain-speech.ts';
import { knowledge } from '../support/knowledge.ts';

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
  ])('%s is %s', (said, meant) => {
    expect(plain(said)).toBe(meant);
  });

  it.each(['关系转移', '系统维护费', '一系列', '两边个人缴费', '重点解决', '三点计算', '砍伐', '那么多会儿'])(
    '%s stays as it is',
    (said) => {
      expect(plain(said)).toBe(said);
    },
  );
});
