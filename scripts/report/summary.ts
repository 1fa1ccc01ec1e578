/** The report as lines for a person. */

import type { Durations } from '../../src/service/report/durations.ts';
import type { FrequentReason } from '../../src/service/report/frequent.ts';
import { localDay, localTime, zoneName } from '../../src/service/report/local-time.ts';
import type { Report } from '../../src/service/report.ts';
import { reasonWord, statusWord } from './reasons.ts';
import { aligned, shown } from './terminal.ts';

/** Shown of each kind; the files hold more. */
const SHOWN_DAYS = 31;
const SHOWN_QUESTIONS = 5;
const SHOWN_DISLIKED = 10;
const SHOWN_SLOW = 3;

/** Every part that has something to tell, or one line that says that there is nothing. */
export function summaryLines(report: Report): string[] {
  const { days, verdicts } = report;
  if (days.length + verdicts.up + verdicts.down === 0)
    return [...periodLines(report), '', '这段时间没有提问，也没有评价'];
  const parts = [
    periodLines(report),
    totalLines(report),
    dayLines(report),
    reasonLines('拒答', report.refused),
    reasonLines('追问', report.askedBack),
    dislikedLines(report),
    durationLines('作答用时（毫秒）', report.answering),
    durationLines('从收到到送达（毫秒）', report.sending),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}

function periodLines({ period: { sinceMs, untilMs }, oldestKeptMs }: Report): string[] {
  const period = `${localDay(sinceMs)} 至 ${localTime(untilMs)}，时区 ${zoneName(untilMs)}`;
  if (oldestKeptMs === null) return [period, '库里没有任何提问'];
  return [period, ...(oldestKeptMs > sinceMs ? [`库里最早的提问是 ${localTime(oldestKeptMs)}，更早的没有保存`] : [])];
}

function totalLines({ days, verdicts }: Report): string[] {
  const sum = (of: 'questions' | 'answered' | 'clarify' | 'declined'): number =>
    days.reduce((total, day) => total + day[of], 0);
  const asked = `提问 ${sum('questions')}：回答 ${sum('answered')}，追问 ${sum('clarify')}，拒答 ${sum('declined')}`;
  return [`${asked}；👍 ${verdicts.up}，👎 ${verdicts.down}`];
}

function dayLines({ days }: Report): string[] {
  if (days.length === 0) return [];
  const rows = days
    .slice(-SHOWN_DAYS)
    .map((day) => [day.day, day.channel, day.questions, day.answered, day.clarify, day.declined, day.users]);
  const left = days.length - rows.length;
  return [
    ...aligned([['日期', '渠道', '提问', '回答', '追问', '拒答', '人数'], ...rows]),
    ...(left > 0 ? [`更早的还有 ${left} 行`] : []),
  ];
}

/** Each reason and its questions; how many different ones there are besides. */
function reasonLines(what: string, reasons: readonly FrequentReason[]): string[] {
  return reasons.flatMap(({ reason, times, questions }) => {
    const left = questions.length - SHOWN_QUESTIONS;
    return [
      reason === null ? `${what} ${times}` : `${what} ${times}：${shown(reasonWord(reason))}（${shown(reason)}）`,
      ...aligned(questions.slice(0, SHOWN_QUESTIONS).map((one) => ['', one.times, shown(one.question)])),
      ...(left > 0 ? [`  另有 ${left} 种问法`] : []),
    ];
  });
}

function dislikedLines({ disliked }: Report): string[] {
  if (disliked.length === 0) return [];
  const left = disliked.length - SHOWN_DISLIKED;
  return [
    '被点 👎 的回答',
    ...disliked
      .slice(0, SHOWN_DISLIKED)
      .flatMap(({ question, firstLine, cited, times, lastAtMs }) => [
        `  👎 ${times}  ${localTime(lastAtMs)}  ${shown(question)}`,
        `     ${shown(firstLine)}`,
        ...cited.map((source) => `     [出处] ${shown(source)}`),
      ]),
    ...(left > 0 ? [`  另有 ${left} 个`] : []),
  ];
}

function durationLines(what: string, { percentilesMs, measured, slowest }: Durations): string[] {
  if (percentilesMs === null) return [];
  const { p50, p95, p99 } = percentilesMs;
  return [
    `${what}：p50 ${p50.toFixed(1)}，p95 ${p95.toFixed(1)}，p99 ${p99.toFixed(1)}（共 ${measured} 次），最慢的：`,
    ...aligned(
      slowest
        .slice(0, SHOWN_SLOW)
        .map((one) => [
          '',
          Math.round(one.durationMs * 10) / 10,
          localTime(one.askedAtMs),
          one.channel,
          statusWord(one.status),
          shown(one.question),
        ]),
    ),
  ];
}
