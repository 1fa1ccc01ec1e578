/** The CSV files and the summary: read back, nothing is lost, and nothing that strangers wrote does anything. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { csvOf } from '../../scripts/report/csv.ts';
import { csvFiles } from '../../scripts/report/files.ts';
import { summaryLines } from '../../scripts/report/summary.ts';
import { aligned, shown } from '../../scripts/report/terminal.ts';
import { readStore } from '../../src/service/report/read-store.ts';
import { buildReport, type Report } from '../../src/service/report.ts';
import { readCsv } from '../support/read-csv.ts';
import { manyAsked, PERIOD } from '../support/report-questions.ts';
import { type Asked, asked, fillStore, temporaryFolder } from '../support/report-store.ts';

const { folder, remove } = temporaryFolder();
beforeAll(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});
afterAll(() => {
  vi.unstubAllEnvs();
  remove();
});

const AT_MS = Date.parse('2026-11-01T09:30:15+08:00');

function reportOf(all: readonly Asked[], name: string): Report {
  const place = join(folder, name);
  fillStore(place, all).close();
  const read = readStore(place, (database) => buildReport(database, PERIOD));
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}

/** Rows of a file under their heads. */
function rowsOf(report: Report, wanted: string): readonly Readonly<Record<string, string>>[] {
  const [, text = ''] = csvFiles(report).find(([name]) => name === wanted) ?? [];
  const [head = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']))) as readonly Record<
    string,
    string
  >[];
}

const columnsOf = (report: Report, file: string, heads: readonly string[]): (string | undefined)[][] =>
  rowsOf(report, file).map((row) => heads.map((head) => row[head]));

describe('the files', () => {
  it('hold every count of the report', () => {
    const report = reportOf(manyAsked(), 'many.db');
    expect(csvFiles(report).map(([name]) => name)).toEqual([
      'questions.csv',
      'refusals.csv',
      'disliked.csv',
      'slowest.csv',
    ]);
    expect(rowsOf(report, 'questions.csv').map(Object.values)).toEqual(
      report.days.map((day) =>
        [day.day, day.channel, day.questions, day.answered, day.clarify, day.declined, day.users].map(String),
      ),
    );
    const counted = [...report.refused, ...report.askedBack].flatMap(({ reason, questions }) =>
      questions.map(({ question, times }) => [reason ?? '', question, String(times)]),
    );
    expect(columnsOf(report, 'refusals.csv', ['原因代码', '问题', '次数'])).toEqual(counted);
    expect(columnsOf(report, 'disliked.csv', ['问题', '回答首行', '出处', '👎'])).toEqual(
      report.disliked.map((one) => [one.question, one.firstLine, one.cited.join('\n'), String(one.times)]),
    );
    expect(rowsOf(report, 'slowest.csv')).toHaveLength(40);
  });

  it('say when and why in words', () => {
    const one = { askedAtMs: AT_MS, question: '局长电话', status: 'declined', reason: 'contact' } as const;
    const report = reportOf([asked({ ...one, answerMs: 1.23456 })], 'one.db');
    expect(rowsOf(report, 'refusals.csv')).toEqual([
      {
        结果: '拒答',
        原因: '联系方式',
        原因代码: 'contact',
        问题: '局长电话',
        次数: '1',
        最近一次: '2026-11-01 09:30:15',
      },
    ]);
    expect(rowsOf(report, 'slowest.csv')[0]).toEqual({
      环节: '作答',
      毫秒: '1.23',
      提问时间: '2026-11-01 09:30:15',
      渠道: 'telegram',
      结果: '拒答',
      问题: '局长电话',
    });
  });

  it('tell what they can of a reply of another shape', () => {
    const verdicts = [{ user: 'u', verdict: 'down', givenAtMs: AT_MS }] as const;
    const strange = { ...asked({ askedAtMs: AT_MS, verdicts }), answer: 5, cited: 'none' } as unknown as Asked;
    expect(rowsOf(reportOf([strange], 'strange.db'), 'disliked.csv')).toMatchObject([
      { 问题: '三公经费多少', 回答首行: '', 出处: '', '👎': '1' },
    ]);
  });

  it('are of no period with nothing but their heads', () => {
    const report = reportOf([], 'empty.db');
    for (const [, text] of csvFiles(report)) expect(readCsv(text)).toHaveLength(1);
    expect(summaryLines(report)).toEqual([
      expect.stringMatching(/^2026-10-29 至 2026-11-05 01:00:00，时区 Asia\/Shanghai（UTC\+08:00）$/),
      '库里没有任何提问',
      '',
      '这段时间没有提问，也没有评价',
    ]);
  });
});

describe('CSV', () => {
  it('begins with the mark of UTF-8, ends each line with CR LF, quotes every text', () => {
    expect(csvOf(['甲', '乙'], [['a,"b"\nc;', 1.5]])).toBe('\uFEFF"甲","乙"\r\n"a,""b""\nc;",1.5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'defuses %j',
    (formula) => {
      expect(readCsv(csvOf([], [[formula]])).at(-1)).toEqual([`'${formula}`]);
    },
  );

  it('leaves other texts and numbers as they are', () => {
    expect(csvOf([], [['1-1=0', "'a", -3]])).toContain('"1-1=0","\'a",-3');
  });

  it('defuses what people asked and what was answered, in every file', () => {
    const formula = '=HYPERLINK("http://x.example","点")';
    const given = {
      askedAtMs: AT_MS,
      question: ` ${formula}`,
      answer: formula,
      cited: [{ section: formula, locator: '' }],
    };
    const verdicts = [{ user: 'u', verdict: 'down', givenAtMs: AT_MS }] as const;
    const report = reportOf(
      [asked({ ...given, verdicts }), asked({ ...given, status: 'clarify' }), asked({ ...given, status: 'declined' })],
      'formula.db',
    );
    const cells = csvFiles(report).flatMap(([, text]) => readCsv(text).flat());
    expect(cells.filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(8);
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe('the terminal', () => {
  it('is not steered by what people wrote', () => {
    expect(shown('\u001b[2J红\u202e色\n\u0007第二行')).toBe('[2J红 色 第二行');
    const hostile = asked({ askedAtMs: AT_MS, question: '\u001b]0;坏\u0007', status: 'declined', reason: 'system' });
    expect(summaryLines(reportOf([hostile], 'hostile.db')).join('')).not.toMatch(/\p{Cc}/u);
  });

  it('cuts what is too long and aligns Chinese, which is two columns wide', () => {
    expect(shown('预'.repeat(40))).toBe(`${'预'.repeat(30)}…`);
    expect(
      aligned([
        ['预算', 'a', 5],
        ['b', '决算', 12],
      ]),
    ).toEqual(['预算  a      5', 'b     决算  12']);
  });
});
