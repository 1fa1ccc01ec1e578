/** The CSV files of a report, by name. */

import type { FrequentReason } from '../../src/service/report/frequent.ts';
import { localTime } from '../../src/service/report/local-time.ts';
import type { Report } from '../../src/service/report.ts';
import { type Cell, csvOf } from './csv.ts';
import { reasonWord, statusWord } from './reasons.ts';

/** Milliseconds to the hundredth. */
const rounded = (durationMs: number): number => Math.round(durationMs * 100) / 100;

/** The text of each file. A report without questions makes them all the same: an older report is not mistaken for it. */
export const csvFiles = (report: Report): readonly (readonly [name: string, text: string])[] => [
  ['questions.csv', questions(report)],
  ['refusals.csv', refusals(report)],
  ['disliked.csv', disliked(report)],
  ['slowest.csv', slowest(report)],
];

const questions = ({ days }: Report): string =>
  csvOf(
    ['日期', '渠道', '提问', '回答', '追问', '拒答', '人数'],
    days.map((day) => [day.day, day.channel, day.questions, day.answered, day.clarify, day.declined, day.users]),
  );

function refusals({ refused, askedBack }: Report): string {
  const rowsOf = (status: string, reasons: readonly FrequentReason[]): Cell[][] =>
    reasons.flatMap(({ reason, questions: asked }) =>
      asked.map(({ question, times, lastAskedAtMs }) => [
        statusWord(status),
        reasonWord(reason),
        reason ?? '',
        question,
        times,
        localTime(lastAskedAtMs),
      ]),
    );
  return csvOf(
    ['结果', '原因', '原因代码', '问题', '次数', '最近一次'],
    [...rowsOf('declined', refused), ...rowsOf('clarify', askedBack)],
  );
}

const disliked = (report: Report): string =>
  csvOf(
    ['问题', '回答首行', '出处', '👎', '最近一次'],
    report.disliked.map((one) => [
      one.question,
      one.firstLine,
      one.cited.join('\n'),
      one.times,
      localTime(one.lastAtMs),
    ]),
  );

function slowest({ answering, sending }: Report): string {
  const rows = [
    ...answering.slowest.map((one) => ({ what: '作答', ...one })),
    ...sending.slowest.map((one) => ({ what: '送达', ...one })),
  ];
  return csvOf(
    ['环节', '毫秒', '提问时间', '渠道', '结果', '问题'],
    rows.map((one) => [
      one.what,
      rounded(one.durationMs),
      localTime(one.askedAtMs),
      one.channel,
      statusWord(one.status),
      one.question,
    ]),
  );
}
