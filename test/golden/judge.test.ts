/** The rules by which replies are judged, on replies written by hand. */
import { describe, expect, it } from 'vitest';
import { showsValue } from '../../scripts/score/figures.ts';
import { type JudgedReply, judge } from '../../scripts/score/judge.ts';
import { parseQuestionSet } from '../../scripts/score/question-set.ts';

const row = { section: '部门预算支出总表', locator: '第33行', quote: '科目名称：补助被征地农民支出；合计：6600.00' };

function gold(expected: Record<string, unknown>, question = '补助被征地农民的钱有多少？') {
  const line = JSON.stringify({ id: 'q', category: 'lookup', question, expect: { status: ['answered'], ...expected } });
  const parsed = parseQuestionSet(line, 'by hand');
  const [only] = parsed.ok ? parsed.value : [];
  if (only === undefined) throw new Error('the question written by hand is none');
  return only;
}

/** A reply whose whole text is its answer. */
const reply = (answer: string, other: Partial<JudgedReply> = {}): JudgedReply => ({
  status: 'answered',
  answer,
  text: answer,
  citations: [],
  calculations: [],
  options: [],
  ...other,
});

describe('a value is read in the text', () => {
  it.each([
    ['as printed', '共 6600.00 万元', '6600.00', '万元'],
    ['without its zeros', '共6600万元', '6600.00', '万元'],
    ['with grouping commas', '共 6,600.00 万元', '6600.00', '万元'],
    ['in full-width digits', '共６６００．００万元', '6600.00', '万元'],
    ['in 亿元', '即 0.66 亿元', '6600.00', '万元'],
    ['in 元', '即 66000000 元', '6600.00', '万元'],
    ['in English', '66 million yuan', '6600.00', '万元'],
    ['in a table cell without its unit', '合计：6600.00', '6600.00', '万元'],
    ['rounded in 亿元 to four digits', '约 4.796 亿元', '47955.39', '万元'],
    ['rounded in 万元 from 元', '12345.68万元', '123456789', '元'],
    ['without the sign that the wording carries', '减少 4150.89 万元', '-4150.89', '万元'],
    ['as a percentage', '占 13.76%', '13.76', '%'],
    ['as a percentage rounded the other way', '占 13.77%', '13.765', '%'],
    ['as percentage points', '提高 3.5 个百分点', '3.5', '%'],
    ['as a bare number before another unit', '10万人', '10', ''],
    ['as a bare number counted in 万', '10万人', '100000', ''],
    ['as a count of people', '机关编制40名', '40', '人'],
    ['as a count of people in 万', '1.2万人', '12000', '人'],
  ])('%s', (_how, text, value, unit) => {
    expect(showsValue(text, { value, unit })).toBe(true);
  });

  it.each([
    ['in a unit ten thousand times smaller', '6600.00元', '6600.00', '万元'],
    ['in a unit ten thousand times larger', '6600.00亿元', '6600.00', '万元'],
    ['rounded in 亿元 to three digits', '约 4.80 亿元', '47955.39', '万元'],
    ['rounded to the wrong side', '4.795亿元', '47955.39', '万元'],
    ['a cent off', '6600.01万元', '6600.00', '万元'],
    ['rounded to whole 万元 without a unit', '合计：47955', '47955.39', '万元'],
    ['a percentage beyond the tolerance', '占 13.77%', '13.76', '%'],
    ['an amount for a percentage', '13.76万元', '13.76', '%'],
    ['as a part of a longer number', '16600.00万元', '6600.00', '万元'],
    ['41 for 40', '机关编制41名', '40', '人'],
    ['a number broken by a comma that groups nothing', '66,00.00万元', '6600.00', '万元'],
    ['a name without a figure', '补助被征地农民支出', '6600.00', '万元'],
  ])('and is not: %s', (_how, text, value, unit) => {
    expect(showsValue(text, { value, unit })).toBe(false);
  });
});

describe('a reply is right', () => {
  const values = [{ value: '6600.00', unit: '万元' }];
  const cite_any = [{ section: '支出总表', quote: '补助被征地农民支出' }];

  it('with its value and an accepted citation', () => {
    const judged = judge(gold({ values, cite_any }), reply('6600.00万元', { citations: [row] }));
    expect(judged).toEqual({
      right: true,
      wrong: false,
      declinedNeedlessly: false,
      cited: true,
      ungrounded: [],
      problems: [],
    });
  });

  it('when an option offers what the text must name', () => {
    const offered = reply('您指哪一项？', { status: 'clarify', options: [{ label: '住房公积金' }] });
    expect(judge(gold({ status: ['clarify'], text_all: ['住房公积金'] }), offered).right).toBe(true);
  });

  it('when it refuses where that is allowed, whatever figures an answer would need', () => {
    const refused = reply('文件里没有。', { status: 'declined' });
    const judged = judge(gold({ status: ['answered', 'declined'], values, cite_any }), refused);
    expect(judged).toMatchObject({ right: true, wrong: false, declinedNeedlessly: false, cited: null });
  });

  it('whatever the spaces, case, width and markup of the texts it must hold', () => {
    const judged = judge(
      gold({ text_all: ['社会 保险', 'ABC'], text_any: ['≥95%', '没有'] }),
      reply('社会保险 <b>ａｂｃ</b>，$\\geq 95\\%$'),
    );
    expect(judged.problems).toEqual([]);
  });
});

describe('a reply is wrong', () => {
  const values = [{ value: '6600.00', unit: '万元' }];

  it.each([
    ['an answer with another figure', { values }, reply('5500.00万元'), 'missing 6600.00万元'],
    ['an answer where it must refuse', { status: ['declined'] }, reply('有的。'), 'status answered, expected declined'],
    ['an answer where it must ask', { status: ['clarify'] }, reply('有的。'), 'status answered, expected clarify'],
    ['a forbidden text', { text_none: ['已经 完成'] }, reply('已经完成'), 'must not say 已经 完成'],
  ])('%s', (_what, expected, given, problem) => {
    const judged = judge(gold(expected), given);
    expect(judged).toMatchObject({ right: false, wrong: true });
    expect(judged.problems.join()).toContain(problem);
  });
});

describe('a reply fails without being wrong', () => {
  it.each([
    [
      'a needless refusal',
      { values: [{ value: '1', unit: '' }] },
      reply('没有', { status: 'declined' }),
      'status declined',
    ],
    ['a needless question', {}, reply('哪一个？', { status: 'clarify' }), 'status clarify, expected answered'],
    ['a name left out', { text_all: ['人事教育股'] }, reply('找局里'), 'lacks “人事教育股”'],
    ['none of several names', { text_any: ['甲', '乙'] }, reply('丙'), 'lacks any of 甲/乙'],
  ])('%s', (_what, expected, given, problem) => {
    const judged = judge(gold(expected), given);
    expect(judged).toMatchObject({ right: false, wrong: false });
    expect(judged.problems.join()).toContain(problem);
  });

  it('a citation that holds the row in another table, or another row in the table', () => {
    const cite_any = [{ section: '支出总表', quote: '补助被征地农民支出' }];
    const elsewhere = [
      { ...row, section: '部门预算收入总表' },
      { ...row, quote: '科目名称：住房公积金；合计：1.00' },
    ];
    const judged = judge(gold({ cite_any }), reply('6600.00万元', { citations: elsewhere }));
    expect(judged).toMatchObject({ right: false, wrong: false, cited: false, problems: ['no accepted citation'] });
  });

  it('no reply at all', () => {
    expect(judge(gold({}), null)).toMatchObject({ right: false, wrong: false, cited: null, problems: ['no reply'] });
  });

  it('counts a refusal as needless only where the set does not allow it', () => {
    const refused = reply('没有', { status: 'declined' });
    expect(judge(gold({}), refused).declinedNeedlessly).toBe(true);
    expect(judge(gold({ status: ['clarify', 'declined'] }), refused).declinedNeedlessly).toBe(false);
  });
});

describe('a figure is grounded', () => {
  const ungrounded = (given: JudgedReply, question?: string) => judge(gold({}, question), given).ungrounded;

  it.each([
    ['in a cited row', reply('6600.00万元', { citations: [row] })],
    ['in a cited row, in another unit', reply('0.66亿元，即66000000元', { citations: [row] })],
    ['in a shown calculation', reply('7737.00万元', { calculations: [{ expression: '4445.00 + 3292.00 = 7737.00' }] })],
    ['as a year, a small whole number or a list number', reply('2024年有12项，[1] 至 [3]')],
    ['nowhere, in a reply that is no answer', reply('是5500.00万元吗？', { status: 'clarify' })],
  ])('%s', (_where, given) => {
    expect(ungrounded(given)).toEqual([]);
  });

  it('in the question', () => {
    expect(ungrounded(reply('超过1234.5万元的有'), '超过1234.5万元的')).toEqual([]);
  });

  it('and is not: in a text that nothing cited holds', () => {
    expect(ungrounded(reply('5500.00万元和1.5%、98765人', { citations: [row] }))).toEqual([
      '5500.00万元',
      '1.5%',
      '98765',
    ]);
  });
});

describe('a damaged question set is named with its line', () => {
  const line = '{"id":"a","category":"lookup","question":"问","expect":{"status":["answered"]}}';

  it.each([
    ['no JSON', `${line}\n{`, 'set.jsonl:2: is no JSON'],
    ['an unknown status', line.replace('answered', 'sure'), 'set.jsonl:1: expect.status.0'],
    [
      'an amount that is no number',
      line.replace('}}', ',"values":[{"value":"6,600","unit":"万元"}]}}'),
      'is no decimal text',
    ],
    ['the same id twice', `${line}\n${line}`, 'set.jsonl:2: the id a stands in line 1 too'],
    ['nothing', '\n', 'set.jsonl: holds no question'],
  ])('%s', (_what, text, message) => {
    const parsed = parseQuestionSet(text, 'set.jsonl');
    expect(parsed.ok ? 'read' : parsed.failure).toContain(message);
  });
});
