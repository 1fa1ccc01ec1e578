import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRateLimit } from '../../src/service/rate-limit.ts';

const MINUTE_MS = 60_000;

describe('the limit of a user', () => {
  test('admits so many a minute, says no once, then is silent', () => {
    const admit = buildRateLimit(3);
    expect([0, 1, 2, 3, 4, 5].map((second) => admit('a', second * 1000))).toEqual([
      'yes',
      'yes',
      'yes',
      'no',
      'silent',
      'silent',
    ]);
  });
  test('is over for each question a minute after it', () => {
    const admit = buildRateLimit(2);
    expect([0, 30_000, 59_999, 60_000, 60_001, 90_000].map((nowMs) => admit('a', nowMs))).toEqual([
      ...['yes', 'yes', 'no', 'yes', 'silent', 'yes'],
    ]);
  });
  test('is said again after a minute of saying it', () => {
    const admit = buildRateLimit(1);
    const told = [0, 1, 60_000, 60_001, 60_002].map((nowMs) => admit('a', nowMs));
    expect(told).toEqual(['yes', 'no', 'yes', 'no', 'silent']);
  });
  test('does not touch another user', () => {
    const admit = buildRateLimit(1);
    expect([admit('a', 0), admit('a', 1), admit('b', 2)]).toEqual(['yes', 'no', 'yes']);
  });
  test('forgets those silent longest, and no one who speaks, when there are more users than it remembers', () => {
    const admit = buildRateLimit(1);
    admit('first', 0);
    admit('second', 0);
    for (let at = 0; at < 9_999; at++) {
      admit(`user ${at}`, 1);
      if (at % 1_000 === 0) admit('second', 1);
    }
    expect(admit('second', 2)).not.toBe('yes');
    expect(admit('first', 2)).toBe('yes');
  });
});

test('never admits more than the limit in any minute, and always admits below it', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 });
  fc.assert(
    fc.property(pauses, fc.integer({ min: 1, max: 6 }), (waits, perMinute) => {
      const admit = buildRateLimit(perMinute);
      const admitted: number[] = [];
      const refused: number[] = [];
      let nowMs = 0;
      for (const waitMs of waits) {
        nowMs += waitMs;
        const recent = admitted.filter((at) => at > nowMs - MINUTE_MS).length;
        const admission = admit('a', nowMs);
        expect(admission === 'yes').toBe(recent < perMinute);
        if (admission === 'yes') admitted.push(nowMs);
        if (admission === 'no') refused.push(nowMs);
      }
      for (const [at, time] of refused.entries())
        expect(time - (refused[at - 1] ?? -MINUTE_MS)).toBeGreaterThanOrEqual(MINUTE_MS);
    }),
  );
});
