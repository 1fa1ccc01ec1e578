/** Targets asked in everyday words: the kind of figure, and which of several namesakes is meant. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('a target asked in everyday words', () => {
  it.each([
    ['县里缴费补贴从几块到几块', '10-180', '20元'],
    ['结转的普惠金融款，个人创业贷款定的放几笔', '30笔', '46笔'],
    ['失地农民的钱要在多少天内拨到账户', '<30 天', '1650'],
    ['补缴以后上访要压到几次以内', '≤3 次', '0次'],
    ['居民养老参保的面要覆盖到多少', '95%', '3.75'],
    ['创业贷款要比上一年多放百分之几', '≥4%', '31.91'],
  ])('%s', (question, said, other) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('answered');
    expect(reply.answer).toContain(said);
    expect(reply.answer).not.toContain(other);
  });
});

describe('so much for one of what was counted', () => {
  it.each([
    ['奖励证书印几份 一份多少钱', '3000', '≤10 元'],
    ['考核表打算印多少张，每张不超过几毛', '80000', '≤0.5 元'],
    ['养老证一共印多少本 单价几块', '1万册', '1.5元'],
    ['年度考核的证书 印一本最多能花几块钱？表呢', '≤10 元', '≤0.5 元'],
    ['乡镇一级的代办员几个人，每人发几多', '15人', '474元'],
    ['How much does each village agent get, and how many are there?', '185元', '394人'],
  ])('%s', (question, first, second) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain(first);
    expect(answer).toContain(second);
  });

  it.each([
    ['招聘会办几场 每场花多少钱', '19.79'],
    ['应急周转金垫几批 每批多少钱', '500'],
    ['丧葬费发多少人', '10万'],
  ])('is not the sum, and nobody else’s number: %s', (question, other) => {
    expect(askOnce(question).answer).not.toContain(other);
  });
});

describe('the plan of spending by the first months of the year', () => {
  it.each([
    ['就业专项资金前六个月花几成', '6月底累计支出 25%'],
    ['被征地那笔钱头一个季度花百分之几，半年呢', '6月底累计支出 60%'],
  ])('%s', (question, said) => {
    expect(askOnce(question).answer).toContain(said);
  });
});
