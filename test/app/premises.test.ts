/** Questions that take something for granted, and what stands beside the figure in the reply. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('a figure taken for granted', () => {
  it.each([
    ['三公有两百万吧', '与问题所说的数不同', '1.33万元'],
    ['项目是不是有30个', '与问题所说的数不同', '项目共 29 个'],
    ['内设机构砍到12个了吧', '与问题所说的数不同', '内设机构共 14 个'],
    ['编制是50人吧', '与问题所说的数不同', '机关编制：40名'],
    ['办公费是35万吗', '与问题所说一致', '35.18万元'],
    ['总预算是4.8亿吧', '与问题所说一致', '4.795539亿元'],
    ['听说你们局今年预算5个亿 是吧', '与问题所说的数不同', '47955.39万元'],
    ['听说招聘会的满意度目标定的是90？', '与问题所说的数不同', '≥100%'],
    ['听说乡镇代办员每人发的是300？', '与问题所说的数不同', '474元'],
    ['农民工满意度定的是95吧', '与问题所说一致', '≥95%'],
    ['The total budget is 5 billion, right?', 'differs from the figure', '47955.39万元'],
  ])('%s', (question, verdict, figure) => {
    const { status, answer, citations } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain(verdict);
    expect(answer).toContain(figure);
    expect(citations.length).toBeGreaterThan(0);
  });

  it('is not looked for where the figure is a bound or asked for', () => {
    for (const question of [
      '500万以上的项目有哪些',
      '工会经费多少',
      '三公经费1.33万元占多少',
      '村里代办员是不是定的185',
      '招聘会是定在2024吗',
    ])
      expect(askOnce(question).answer).not.toContain('与问题所说');
  });
});

describe('a change taken for granted', () => {
  it.each(['听说被征地农民的钱增加了', '被征地农民补助比去年多了还是少了', '三公为啥涨了'])('%s', (question) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain('减少');
  });

  it('by how much is not made up', () => {
    expect(askOnce('被征地农民的钱比去年少了多少').status).toBe('declined');
  });
});

describe('more or less, asked as yes or no', () => {
  it.each(['人员经费比公用经费多吗', '人员经费是不是比公用经费少'])('%s', (question) => {
    expect(askOnce(question).answer).toContain('人员经费更多，多 4462.78万元');
  });
});
