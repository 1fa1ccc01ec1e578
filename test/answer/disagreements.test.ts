/** Where the document disagrees with itself, a reply that uses either side tells both, with their sources. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { askOnce, knowledge } from '../support/knowledge.ts';

/** The notes of a reply that tell of a disagreement. */
const notesOf = (reply: Reply): string[] =>
  reply.notes.filter((note) => /文件自身有出入|印的不一样|disagrees with itself|differently/u.test(note));

/** The quotes of the sources a note is marked with. */
const cited = (reply: Reply, note: string): string[] =>
  [...note.matchAll(/\[(\d+)\]/gu)].flatMap(([, number]) => reply.citations[Number(number) - 1]?.quote ?? []);

describe('amounts', () => {
  it.each([
    ['创业担保贷款贴息及奖补是多少', '71.03', '71.04'],
    ['普惠金融项目一共多少钱', '71.03', '71.04'],
    ['上年结转是多少', '1044.57', '1044.58'],
    ['财政对城乡居民基本养老保险基金的补助是多少', '24733.00', '24775.00'],
    ['城乡居民养老项目一共多少钱', '24733.00', '24775.00'],
  ])('%s tells %s and %s, each with its rows', (question, left, right) => {
    const reply = askOnce(question);
    const [note = ''] = notesOf(reply);
    expect(note).toContain(left);
    expect(note).toContain(right);
    const quotes = cited(reply, note);
    expect(quotes.length).toBeGreaterThan(3);
    expect(quotes.some((quote) => quote.includes('科目') || quote.includes('上年结转'))).toBe(true);
    expect(quotes.some((quote) => quote.includes('预算数'))).toBe(true);
  });

  it('of all projects are told with the calculation, for they are too many to cite', () => {
    const reply = askOnce('项目支出是多少');
    const [note = ''] = notesOf(reply);
    expect(note).toContain('42969.98');
    expect(note).toContain('42969.97');
    expect(cited(reply, note)[0]).toContain('42969.97');
    expect(reply.calculations.some(({ expression }) => expression.endsWith('= 42969.98'))).toBe(true);
  });

  it('come with what explains them, where arithmetic does', () => {
    const reply = askOnce('财政对城乡居民基本养老保险基金的补助是多少');
    const [note = ''] = notesOf(reply);
    expect(note).toContain('相差的 42.00 是科目 2083001');
    expect(cited(reply, note).some((quote) => quote.includes('2083001') && quote.includes('42.00'))).toBe(true);
  });

  it('are told in English, too', () => {
    const [note] = notesOf(askOnce('how much is the carry-over from last year'));
    expect(note).toMatch(/^The document disagrees with itself: .*1044\.58.*1044\.57/u);
  });
});

describe('targets', () => {
  it.each([
    ['仲裁结案率要达到多少', ['90', '96']],
    ['被征地农民满意度目标是多少', ['90', '92']],
  ])('%s tells %j', (question, targets) => {
    const reply = askOnce(question);
    const [note = ''] = notesOf(reply);
    for (const target of targets) expect(note).toContain(target);
    expect(new Set(cited(reply, note)).size).toBeGreaterThanOrEqual(2);
  });
});

describe('no disagreement', () => {
  it.each([
    '行政运行是多少',
    '公务接待费是多少',
    '支出总计是多少',
    '补助被征地农民支出是多少',
    '你好',
    '民政局的预算多少',
  ])('is told with %s', (question) => {
    expect(notesOf(askOnce(question))).toEqual([]);
  });

  it('is told of a row when another figure of it is shown', () => {
    const reply = askOnce('部门预算支出总表合计行的基本支出');
    expect(reply.values.map(({ value }) => value)).toEqual(['4985.42']);
    expect(notesOf(reply)).toEqual([]);
  });
});

it('the document fails the four checks asked for above, and no other', () => {
  const failed = knowledge.catalog.document.checks.filter((check) => !check.agrees);
  expect(failed.map((check) => check.kind).sort()).toEqual([
    'carry-over',
    'projects-subject',
    'projects-subject',
    'projects-total',
  ]);
});
