/** Which budget something is paid from is told by the table of that budget, whatever was taken for granted. */
import { expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

it.each([
  ['补助被征地农民的钱走的是一般公共预算还是基金', '政府性基金', '6600.00'],
  ['城乡社区支出是不是都走一般公共预算', '政府性基金', '6600.00'],
  ['住房公积金是从一般公共预算出的吗', '一般公共预算', '202.14'],
  ['就业专项资金属于哪本预算的钱', '一般公共预算', '1711.68'],
])('%s', (question, budget, amount) => {
  const { status, answer } = askOnce(question);
  expect(status).toBe('answered');
  expect(answer).toContain(budget);
  expect(answer).toContain(amount);
});

it('is not told of what stands in none of these tables', () => {
  expect(askOnce('公务接待费走的一般公共预算吗').answer).not.toContain('政府性基金');
});
