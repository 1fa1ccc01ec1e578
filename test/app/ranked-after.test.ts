/** A ranking after a figure is of what that figure is made of. */
import { describe, expect, it } from 'vitest';
import { askOnce, converse } from '../support/knowledge.ts';

const last = (...questions: readonly string[]): string => converse(questions).at(-1)?.answer ?? '';

describe('a ranking that names nothing', () => {
  it('after all expenditure is of its classes, or of the projects where these are asked for', () => {
    expect(last('总支出多少', '最大的三个是哪些')).toMatch(/社会保障和就业支出[\s\S]*城乡社区支出[\s\S]*住房保障支出/u);
    expect(last('总支出多少', '最大的三个项目是哪些')).toMatch(/11743\.00[\s\S]*8993\.00[\s\S]*6600\.00/u);
  });

  it('after the project expenditure is of the projects', () => {
    expect(last('项目支出多少', '前三名')).toMatch(/11743\.00[\s\S]*8993\.00[\s\S]*6600\.00/u);
  });

  it('after the basic expenditure is of its own subjects', () => {
    expect(last('基本支出多少', '最大的是哪项')).toContain('退休费：1549.86');
  });
});

describe('what is counted', () => {
  it('are offices by their short name', () => {
    expect(askOnce('局里几个股').answer).toContain('14 个');
  });

  it('are notices, not subjects, where documents are spoken of', () => {
    expect(askOnce('就业补助有几个文').answer).toContain('冀财社[2023]205号');
  });
});

it('who deals with something is also asked as “which is the one that does”', () => {
  expect(askOnce('管工伤的是哪个').answer).toContain('工伤与农村社会保险管理股');
});

describe('so many of a ranking', () => {
  it.each([
    ['最大的三个项目加起来多少', '27336.00'],
    ['最大的三个项目一共多少', '27336.00'],
    ['前五个项目合计多少', '合计：'],
  ])('are added up where that is asked: %s', (question, sum) => {
    const { answer } = askOnce(question);
    expect(answer).toContain(sum);
    expect(answer).not.toContain('42969.97');
  });

  it('are those that something picks out, or none', () => {
    expect(askOnce('贴息的几个项目里谁的钱最多').answer).toContain('31.91');
    expect(askOnce('发丧葬费的项目最大的是哪个').answer).not.toContain('11743');
  });
});
