/** Promise 2: what carried the meaning of a question is explained, or the question is refused or asked back. */
import { describe, expect, it } from 'vitest';
import { askOnce, converse } from '../support/knowledge.ts';

const amounts = (question: string): string[] => askOnce(question).values.map(({ value }) => value);

describe('an English name with a word that nothing explains', () => {
  it.each([
    'how much is the teacher training fee?',
    'how much are the other social security and astronomy?',
    'who is in charge of foreign labour disputes law?',
  ])('%s is refused', (question) => {
    const reply = askOnce(question);
    expect(reply.status).toBe('declined');
    expect(reply.values).toEqual([]);
  });

  it.each(['Which section reviews social security for land-expropriated farmers?', 'Who trains the arbitrators?'])(
    '%s has a verb there, and is answered',
    (question) => expect(askOnce(question).status).toBe('answered'),
  );

  it('in a follow-up is not answered with the turn before', () => {
    const [, reply] = converse(['How much does the centre give for the residents’ pension?', 'and the zeppelins?']);
    expect(reply?.status).toBe('declined');
  });
});

describe('whose duty something is', () => {
  it('is asked back where several offices fit alike, with options that are answered', () => {
    const reply = askOnce('组织实施归哪个股管');
    for (const { label, question } of reply.options) {
      const [office = ''] = label.split('：');
      expect(askOnce(question).answer).toContain(office);
    }
    expect(reply.status).not.toBe('answered');
  });

  it('is not told by a target or a goal that names no body', () => {
    expect(askOnce('社保补贴发放标准归哪个股管').status).toBe('declined');
  });
});

describe('a figure of another kind than the one asked for', () => {
  it('one month of a line of the tables is not the whole year', () => {
    expect(askOnce('6月的水费是多少').status).toBe('declined');
    expect(amounts('全年水费多少')).toEqual(['4.95']);
  });

  it('a quarter of a line that projects are paid from is their plan', () => {
    expect(askOnce('四季度被征地农民补助支出多少').answer).toContain('12月底');
  });

  it('both bounds in Chinese numerals hold', () => {
    const found = amounts('预算在一百万以上五百万以下的项目').map(Number);
    expect(found.length).toBeGreaterThan(1);
    expect(found.every((amount) => amount >= 100 && amount <= 500)).toBe(true);
  });

  it.each(['九位数的项目有哪些', '50万上下的项目有哪些', '局里的人均工资是多少'])(
    '%s is not answered with what is understood of it',
    (question) => expect(askOnce(question).status).not.toBe('answered'),
  );

  it('another year than the document’s tells two notices of one name apart', () => {
    expect(amounts('2023年省级普惠金融专项资金是多少')).toEqual(['1.46']);
  });

  it('那点钱 is no slip of 电钱', () => {
    expect(askOnce('请客吃饭那点钱在公用经费里占多大比例').notes.join()).not.toContain('电');
  });
});

describe('an age in Chinese numerals or with 的', () => {
  it.each([
    '中央给六十岁以上老人基础养老金补几块',
    '60岁以上的老人中央补多少基础养老金',
    '中央给六十周岁以上的老人月补多少基础养老金',
  ])('%s is the same age as in digits', (question) => expect(amounts(question)).toEqual(['103']));

  it.each(['六十岁以上老人坐公交补多少', '七十岁以上老人基础养老金补几块', '六十周岁以上的老人高龄津贴多少'])(
    '%s is still refused',
    (question) => expect(askOnce(question).status).toBe('declined'),
  );
});
