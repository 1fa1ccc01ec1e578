/** A message that asks several things: what is found is answered, what is not is refused by its name, nothing is left out unsaid. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { askOnce } from '../support/knowledge.ts';

/** The figures of a reply, by what they are of. */
const figures = (reply: Reply): string[] => reply.values.map(({ label, value }) => `${label} ${value}`);

/** That something is not in the document, or was not understood, by its name. */
const refuses = (reply: Reply, name: string): boolean =>
  reply.answer.split('\n').some((line) => line.includes(`“${name}”`));

describe('a list with a member that is not there', () => {
  it.each([
    ['印刷费和广告费分别是多少', ['印刷费 1.65'], '广告费'],
    ['办公费、差旅费、飞机票各多少', ['办公费 35.18', '差旅费 9.90'], '飞机票'],
    ['公务接待费和礼品费哪个多', ['公务接待费 1.33'], '礼品费'],
    ['列出收入总计、支出总计和赤字', ['收入总计 47955.39', '支出总计 47955.39'], '赤字'],
    ['职业年金、住房公积金、企业年金各交多少', ['职业年金缴费 28.17', '住房公积金 202.14'], '企业年金'],
    ['What are the water bill, the gas bill and the phone bill?', ['水费 4.95', '邮电费 92.23'], 'gas bill'],
  ])('%s', (question, expected, missing) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('answered');
    expect(figures(reply)).toEqual(expected);
    expect(refuses(reply, missing)).toBe(true);
  });

  it.each([
    ['工会经费、福利费和抽奖费之和', '抽奖费'],
    ['办公费比绿化费多多少', '绿化费'],
  ])('is not calculated with: %s', (question, missing) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('declined');
    expect(reply.calculations).toEqual([]);
    expect(refuses(reply, missing)).toBe(true);
  });

  it('an office that does not exist is refused beside one that does', () => {
    const reply = askOnce('劳动关系股和扶贫股分别负责什么');
    expect(reply.answer).toContain('由劳动关系股负责');
    expect(refuses(reply, '扶贫股')).toBe(true);
  });
});

describe('a list whose members say less than their names', () => {
  it.each([
    ['机关和事业退休费各多少', ['行政单位离退休 1517.07', '事业单位离退休 32.79']],
    ['行政编和事业编分别几个', ['行政编制 23', '锁定事业编制 17']],
    ['中央和省的普惠金融各给多少', ['3.56', '18.99', '1.46', '15.12']],
    ['水费、电费、邮电费各多少', ['水费 4.95', '电费 13.20', '邮电费 92.23']],
  ])('%s', (question, expected) => {
    const found = figures(askOnce(question));
    for (const figure of expected) expect(found.some((shown) => shown.includes(figure))).toBe(true);
    expect(found).toHaveLength(expected.length);
  });

  it('what is asked after the last is asked of each', () => {
    const reply = askOnce('社保所、就业中心、劳动监察大队分别什么级别');
    expect(reply.answer).toContain('霸州市社会保险事业管理所的单位规格：股级');
    expect(reply.answer).toContain('霸州市就业服务中心的单位规格：副科级');
    expect(reply.answer).not.toContain('万元');
  });
});

describe('figures of a list are calculated with where each has one', () => {
  it.each([
    ['Basic pay, allowances, bonuses and performance pay: what do the four add up to?', '2045.07'],
    ['What do water, electricity, heating and property management come to altogether?', '32.18'],
    ['Compare printing with postage', '90.58'],
    ['基本支出和项目支出各占多少', '89.60%'],
  ])('%s', (question, result) => {
    expect(askOnce(question).answer).toContain(result);
  });
});

describe('two asks in one message', () => {
  it.each([
    ['how many projects are there and which is the biggest?', ['29', '11743.00']],
    ['What is the purpose and the size of the arbitration project?', ['400件', '12.63']],
    ['劳动仲裁经费多少和工资福利股管什么', ['12.63', '工资福利股负责']],
    ['代办员村里多少人乡镇多少人', ['394人', '15人']],
    ['车几台 管车归谁', ['8台', '车辆管理']],
    ['失地农民那笔多少钱、什么时候到账', ['6600.00万元', '到账、发放的具体日期']],
  ])('%s', (question, parts) => {
    const { answer } = askOnce(question);
    for (const part of parts) expect(answer).toContain(part);
  });

  it('a table and a text make a mixed reply', () => {
    expect(askOnce('劳动仲裁经费多少和工资福利股管什么').route).toBe('mixed');
  });

  it('what asks by a word of its own and was not understood is said', () => {
    expect(refuses(askOnce('哪个项目最多，哪个项目最少，差多少'), '差多少')).toBe(true);
  });
});

describe('what is asked of one thing', () => {
  it.each([
    ['被征地农民补助的金额、用途、审批人', '6600.00万元', '审批人'],
    ['见习补贴的标准、人数和申请条件', '2200', '申请条件'],
    ['机关编制几个，实有几个', '40名', '实有几个'],
    ['代办员人数和年龄', '394人', '年龄'],
  ])('%s', (question, told, missing) => {
    const reply = askOnce(question);
    expect(reply.answer).toContain(told);
    expect(refuses(reply, missing)).toBe(true);
  });

  it('what goes on from a part that was not found is not told of something else', () => {
    const reply = askOnce('账外小金库余额多少，占总支出多少');
    expect(reply.status).toBe('declined');
    expect(reply.values).toEqual([]);
  });
});

describe('projects by the beginning of their code', () => {
  it('are counted', () => {
    expect(askOnce('How many projects have a code starting with 13108123?').answer).toContain('5 in all');
  });

  it('are added up, and the table that prints another sum is shown', () => {
    const { answer } = askOnce('编码131081 23打头的项目加起来多少');
    expect(answer).toContain('1044.58万元');
    expect(answer).toContain('1044.57万元');
  });
});

describe('no part of a message is lost', () => {
  it.each([
    ['220号和87号就业补助各多少 合起来多少', ['247.00', '305.00', '552.00'], '2822.56'],
    ['欠薪应急的周转金多少钱 年中要花到几成 农民工满意度定多高', ['500.00', '50%', '95%'], '没有'],
    [
      'how much is the migrant worker emergency fund, what is it for and how much should be spent by the end of June',
      ['500.00', '垫付农民工工资', '50%'],
      'does not',
    ],
    ['仲裁经费12.63万，一年办多少件，几天要结案', ['400件', '60 天'], '没有'],
    ['资格认证平台三万，认证多少人', ['19000 人'], '没有'],
    ['信访是哪个股管 电话给我一个', ['调解仲裁管理与信访工作股', '电话'], '没有看懂'],
  ])('%s', (question, holds, lacks) => {
    const { answer } = askOnce(question);
    for (const part of holds) expect(answer).toContain(part);
    expect(answer).not.toContain(lacks);
  });
});

describe('an ask that goes on from the one before it in the same message', () => {
  it.each([
    ['基本支出和项目支出各多少，分别占多少', ['10.40%', '89.60%']],
    ['工会经费和福利费各多少，合计呢', ['合计：41.60万元']],
  ])('%s', (question, told) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    for (const figure of told) expect(answer).toContain(figure);
  });
});
