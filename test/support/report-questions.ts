/** Many questions in and around a period, the same on every run. */
import { type Asked, asked } from './report-store.ts';

/** A zone whose clocks go back in the night to 2026-11-01: that day has 25 hours. */
export const ZONE = 'America/New_York';
const HOUR_MS = 3_600_000;
export const NOW_MS = Date.parse('2026-11-04T12:00:00-05:00');
export const PERIOD = { sinceMs: Date.parse('2026-10-29T00:00:00-04:00'), untilMs: NOW_MS };

/** The same numbers on every run, evenly spread over 0 … 1. */
function buildChance(): () => number {
  let state = 20_261_123;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Questions over twelve days, some of them before and after the period, and on its very edges. */
export function manyAsked(): readonly Asked[] {
  const chance = buildChance();
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(chance() * values.length)] ?? values[0];
  const user = (): string => `cafe${String(Math.floor(chance() * 9)).padStart(28, '0')}`;
  const someMs = (): number => Math.floor(PERIOD.sinceMs - 48 * HOUR_MS + chance() * 12 * 24 * HOUR_MS);
  return Array.from({ length: 900 }, (_, at) => {
    const status = oneOf<Asked['status']>(['answered', 'answered', 'clarify', 'declined']);
    const askedAtMs = [PERIOD.sinceMs, PERIOD.sinceMs - 1, PERIOD.untilMs, PERIOD.untilMs - 1][at] ?? someMs();
    return asked({
      channel: oneOf(['telegram', 'wecom']),
      user: user(),
      askedAtMs,
      question: `${oneOf(['', ' ', '\n'])}${oneOf(['低保', '社保卡', '养老金', '预算', 'job subsidies'])}${Math.floor(chance() * 4)}  `,
      status,
      ...(status === 'declined' ? { reason: oneOf(['not-in-document', 'contact', 'person', 'outturn']) } : {}),
      answer: `${oneOf(['第一行', '另一行'])}\n第二行`,
      cited: Array.from({ length: Math.floor(chance() * 3) }, (_, place) => ({
        section: '表',
        locator: `第${place}行`,
      })),
      answerMs: chance() * 50,
      sentMs: chance() < 0.1 ? null : Math.floor(chance() * 5_000),
      verdicts: Array.from({ length: Math.floor(chance() * 3) }, (_, judge) => ({
        user: `judge${judge}`,
        verdict: oneOf(['up', 'down']),
        givenAtMs: askedAtMs + Math.floor(chance() * 48 * HOUR_MS),
      })),
    });
  });
}
