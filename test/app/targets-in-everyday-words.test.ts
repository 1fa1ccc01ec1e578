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
