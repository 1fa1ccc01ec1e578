import { describe, expect, it } from 'vitest';
import { askOnce, converse } from '../support/knowledge.ts';
import { groundingFaults } from './grounding.ts';

describe('figures of the message that reading cut or joined', () => {
  it.each([
    '就业补助占保社和个和6206.64那个',
    'Gap between 2080501 and 2081,234.505 and 102?',
    '贴到位率今年定到0,710.5多少贴到位率今年定到0,710.5多少',
    '编码131081 2？3开头的 也就是去年结转项目 有几个',
    `水费和${'9'.repeat(34)}\u202e999999各多少`,
  ])('are not told as if they had been typed: %s', (question) => {
    expect(groundingFaults(askOnce(question), [question])).toEqual([]);
  });
});

describe('projects by the beginning of their code', () => {
  it('are counted, though a blank cuts the code', () => {
    expect(askOnce('编码131081 23开头的有多少个').answer).toContain('5 个');
  });

  it('are told by letters, too', () => {
    const { answer } = askOnce('编码13108124P0006开头的项目一共多少钱');
    expect(answer).toContain('8.21万元');
  });

  it('are refused where no code begins so', () => {
    expect(askOnce('编码1310812310开头的那几个项目合计').status).toBe('declined');
    expect(askOnce('编码以13108124X开头的项目有哪些').status).toBe('declined');
  });

  it('are ranked, and go on from the question before', () => {
    expect(askOnce('编码13108123打头的哪个最大').answer).toContain('503.56万元');
    expect(converse(['编码13108123开头的有几个', '加起来多少']).at(-1)?.answer).toContain('1044.58万元');
  });
});
