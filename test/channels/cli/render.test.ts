import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/channels/cli/render.ts';
import { askOnce } from '../../support/knowledge.ts';

const rendered = (question: string): string[] => renderReply(askOnce(question)).split('\n');

describe('a reply in the terminal', () => {
  it('is its text, then what may be asked next', () => {
    const reply = askOnce('行政运行是多少');
    const shown = renderReply(reply);
    expect(shown.startsWith(reply.text)).toBe(true);
    expect(shown).toContain('[1] 部门预算支出总表');
    expect(shown.split('\n').slice(-2)).toEqual(['可以接着问：', '  行政运行占支出总计的比例']);
  });

  it('numbers the options so that a number picks one', () => {
    const reply = askOnce('发放标准是多少呢');
    const lines = rendered('发放标准是多少呢');
    expect(reply.options.length).toBeGreaterThan(1);
    reply.options.forEach((option, at) => {
      expect(lines).toContain(`  ${at + 1}. ${option.question}`);
    });
  });

  it('speaks the language of the question', () => {
    expect(rendered('how much is the total expenditure').join('\n')).toContain('Sources');
    expect(rendered('which project is the largest')).toContain('You may ask next:');
  });

  it('has no empty sections', () => {
    for (const question of ['谢谢', '支出总计是多少', '民政局的预算多少'])
      expect(renderReply(askOnce(question))).not.toMatch(/\n{3,}|：\n*$/u);
  });

  it('adds nothing to a reply that offers nothing', () => {
    const reply = { ...askOnce('谢谢'), suggestions: [], options: [] };
    expect(renderReply(reply)).toBe(reply.text);
  });
});
