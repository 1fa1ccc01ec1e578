/** The report over a real store: every number against a count that is too simple to be wrong. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FrequentReason } from '../../src/service/report/frequent.ts';
import { localDay, localTime, startOfDays, zoneName } from '../../src/service/report/local-time.ts';
import { readStore } from '../../src/service/report/read-store.ts';
import { buildReport, type Report } from '../../src/service/report.ts';
import { manyAsked, NOW_MS, PERIOD, ZONE } from '../support/report-questions.ts';
import { type Asked, fillStore, temporaryFolder } from '../support/report-store.ts';

const { folder, remove } = temporaryFolder();
beforeAll(() => {
  vi.stubEnv('TZ', ZONE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  remove();
});

const isWithin = (atMs: number): boolean => atMs >= PERIOD.sinceMs && atMs < PERIOD.untilMs;
const count = <Value>(values: readonly Value[], is: (value: Value) => boolean): number => values.filter(is).length;
const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** Read by another way than the report does. */
const dayOf = (atMs: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(atMs);

function reportOf(all: readonly Asked[], name: string): Report {
  const place = join(folder, name);
  fillStore(place, all).close();
  const read = readStore(place, (database) => buildReport(database, PERIOD));
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}

describe('the report', () => {
  const all = manyAsked();
  const within = all.filter(({ askedAtMs }) => isWithin(askedAtMs));
  let report: Report;
  beforeAll(() => {
    report = reportOf(all, 'many.db');
  });

  it('counts questions, outcomes and people of each day and channel', () => {
    const keys = unique(within.map((one) => `${dayOf(one.askedAtMs)} ${one.channel}`)).toSorted();
    expect(report.days.map(({ day, channel }) => `${day} ${channel}`)).toEqual(keys);
    for (const { day, channel, questions, answered, clarify, declined, users } of report.days) {
      const of = within.filter((one) => dayOf(one.askedAtMs) === day && one.channel === channel);
      expect(questions).toBe(of.length);
      expect(answered).toBe(count(of, ({ status }) => status === 'answered'));
      expect(clarify).toBe(count(of, ({ status }) => status === 'clarify'));
      expect(declined).toBe(count(of, ({ status }) => status === 'declined'));
      expect(users).toBe(unique(of.map(({ user }) => user)).length);
    }
  });

  const checkReasons = (told: readonly FrequentReason[], of: readonly Asked[]): void => {
    expect(told.map(({ reason }) => reason).toSorted()).toEqual(unique(of.map((one) => one.reason ?? null)).toSorted());
    for (const { reason, times, questions } of told) {
      const same = of.filter((one) => (one.reason ?? null) === reason);
      expect(times).toBe(same.length);
      expect(unique(questions.map(({ question }) => question))).toHaveLength(questions.length);
      expect(questions).toHaveLength(unique(same.map(({ question }) => question.trim())).length);
      for (const one of questions) {
        const asking = same.filter(({ question }) => question.trim() === one.question);
        expect(one.times).toBe(asking.length);
        expect(one.lastAskedAtMs).toBe(Math.max(...asking.map(({ askedAtMs }) => askedAtMs)));
      }
      expect(questions.map((one) => one.times)).toEqual(questions.map((one) => one.times).toSorted((a, b) => b - a));
    }
    expect(told.map(({ times }) => times)).toEqual(told.map(({ times }) => times).toSorted((a, b) => b - a));
  };

  it('counts refusals by reason and question, most frequent first', () =>
    checkReasons(
      report.refused,
      within.filter(({ status }) => status === 'declined'),
    ));

  it('counts what was asked back likewise', () =>
    checkReasons(
      report.askedBack,
      within.filter(({ status }) => status === 'clarify'),
    ));

  it('counts the verdicts given in the period, on older answers too', () => {
    const given = all.flatMap(({ verdicts }) => verdicts).filter(({ givenAtMs }) => isWithin(givenAtMs));
    expect(report.verdicts).toEqual({
      up: count(given, ({ verdict }) => verdict === 'up'),
      down: count(given, ({ verdict }) => verdict === 'down'),
    });
  });

  it('tells what was disliked, with its first line and sources', () => {
    const downs = all.flatMap((one) =>
      one.verdicts
        .filter(({ verdict, givenAtMs }) => verdict === 'down' && isWithin(givenAtMs))
        .map(({ givenAtMs }) => ({
          what: JSON.stringify([
            one.question.trim(),
            one.answer.split('\n')[0],
            one.cited.map(({ section, locator }) => `${section} · ${locator}`),
          ]),
          givenAtMs,
        })),
    );
    const whats = report.disliked.map(({ question, firstLine, cited }) => JSON.stringify([question, firstLine, cited]));
    expect(whats.toSorted()).toEqual(unique(downs.map(({ what }) => what)).toSorted());
    for (const [at, { times, lastAtMs }] of report.disliked.entries()) {
      const same = downs.filter(({ what }) => what === whats[at]);
      expect(times).toBe(same.length);
      expect(lastAtMs).toBe(Math.max(...same.map(({ givenAtMs }) => givenAtMs)));
    }
  });

  it.each(['answering', 'sending'] as const)('measures %s', (what) => {
    const durations = within
      .map(({ answerMs, sentMs }) => (what === 'answering' ? answerMs : sentMs))
      .filter((durationMs) => durationMs !== null)
      .toSorted((left, right) => left - right);
    const { measured, percentilesMs, slowest } = report[what];
    expect(measured).toBe(durations.length);
    expect(slowest.map(({ durationMs }) => durationMs)).toEqual(durations.toReversed().slice(0, slowest.length));
    expect(slowest.length).toBe(20);
    for (const percent of [50, 95, 99] as const) {
      const value = percentilesMs?.[`p${percent}`] ?? Number.NaN;
      // No fewer than so many are as quick as it, and without it there would be fewer.
      expect(count(durations, (one) => one <= value)).toBeGreaterThanOrEqual((percent / 100) * durations.length);
      expect(count(durations, (one) => one < value)).toBeLessThan((percent / 100) * durations.length);
    }
  });

  it('knows since when questions are kept', () => {
    expect(report.oldestKeptMs).toBe(Math.min(...all.map(({ askedAtMs }) => askedAtMs)));
  });

  it('holds no hash of a user, a place or a conversation', () => {
    expect(JSON.stringify(report)).not.toMatch(/cafe0|judge\d|place of|conversation of/);
  });

  it('tells nothing of an empty store', () => {
    const nothing = { measured: 0, percentilesMs: null, slowest: [] };
    expect(reportOf([], 'empty.db')).toEqual({
      period: PERIOD,
      oldestKeptMs: null,
      days: [],
      refused: [],
      askedBack: [],
      verdicts: { up: 0, down: 0 },
      disliked: [],
      answering: nothing,
      sending: nothing,
    });
  });
});

describe('local time', () => {
  it('names the zone, the day and the second', () => {
    expect(zoneName(NOW_MS)).toBe('America/New_York（UTC-05:00）');
    expect(localDay(PERIOD.sinceMs - 1)).toBe('2026-10-28');
    expect(localTime(PERIOD.sinceMs)).toBe('2026-10-29 00:00:00');
  });

  it('counts whole days back, over a change of the clocks', () => {
    expect(startOfDays(7, NOW_MS)).toBe(PERIOD.sinceMs);
    expect(startOfDays(1, NOW_MS)).toBe(Date.parse('2026-11-04T00:00:00-05:00'));
  });
});
