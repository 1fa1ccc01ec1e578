import { describe, expect, it } from 'vitest';
import { withoutRepetition } from '../../src/understand/repeats.ts';
import { askOnce } from '../support/knowledge.ts';

describe('words said over and over', () => {
  it('are read once', () => {
    expect(withoutRepetition('办公费办公费办公费办公费办公费多少')).toBe('办公费多少');
    expect(withoutRepetition(`${'差旅费 和 '.repeat(40)}水费`)).toBe('差旅费 和 水费');
  });

  it.each([
    '1000000',
    '99999元',
    '三三三三三三',
    '天天向上，天天',
    '编码13108124P00000',
    '…………',
    '办公费办公费办公费多少',
  ])('figures, marks and what is said a few times stay: %s', (text) => expect(withoutRepetition(text)).toBe(text));

  it('do not hide what is asked', () => {
    const { status, answer } = askOnce(`${'那个那个'.repeat(30)}水费多少`);
    expect(status).toBe('answered');
    expect(answer).toContain('4.95万元');
  });

  it('do not make a name one that was not found', () => {
    expect(askOnce('办公费、差旅费、办公费各多少').answer).not.toContain('没有');
  });
});
