/** What is asked of the department itself: its offices and what they do, its units and what they are. */
import { describe, expect, it } from 'vitest';
import { askOnce, converse } from '../support/knowledge.ts';

describe('the duties of an office', () => {
  it.each(['劳动关系股管什么', '劳动关系股的职责是什么'])('%s', (question) => {
    const { status, answer, citations } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer).toContain('由劳动关系股负责');
    expect(citations.every(({ section }) => section.includes('劳动关系股'))).toBe(true);
  });

  it('by its place, after another office', () => {
    const replies = converse(['劳动关系股管什么', '工资福利股呢', '第九个股呢']);
    expect(replies[1]?.answer).toContain('由工资福利股负责');
    expect(replies[2]?.answer).toContain('由专业技术人员与职称管理股负责');
  });

  it('a task is still asked of the whole department', () => {
    expect(askOnce('工伤认定归谁管').answer).toContain('工伤与农村社会保险管理股');
  });
});

describe('the units', () => {
  it('by what stands in their row', () => {
    const { answer } = askOnce('下属单位里头股级的有几家');
    expect(answer).toContain('共 3 个');
    expect(answer).not.toContain('就业服务中心');
  });

  it('a column of all of them', () => {
    const { answer } = askOnce('四个事业单位的规格分别是什么');
    expect(answer).toContain('霸州市就业服务中心的单位规格：副科级');
    expect(answer).not.toContain('本级');
  });
});
