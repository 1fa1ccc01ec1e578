/** Words beside what was carried over that name nothing more: of earlier years (往年结转过来的), or that it is counted in (含结转). */
import type { Stretch } from './question.ts';

/** 往年结转过来的: what is carried over is of earlier years, and no other year is asked for. */
const OF_EARLIER_YEARS =
  /(?:往年|历年|旧年|前[几两些]年|早[几两些]年|以前年度|以往年度)(?:的|没花完)?(?=结转|结余|结存|剩|余下|留|转[过下来]|滚)/gu;

/** 含结转一共多少: the amount of a row holds what was carried over … */
const COUNTED_IN =
  /(?<![不没未])(?:包?含|包括|算上|连同?)(?:了|着)?(?:上年|往年|去年|上一年|旧年)?的?结(?:转|余)(?:的|资金|部分|在内|那部分)*/gu;

/** … and that of this year's income does not. */
const OF_THIS_YEAR = /本年|当年/u;

/** Where they stand, in no particular order. */
export function findCarriedAlong(text: string): Stretch[] {
  const patterns = OF_THIS_YEAR.test(text) ? [OF_EARLIER_YEARS] : [OF_EARLIER_YEARS, COUNTED_IN];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: said, index }) => ({ start: index, end: index + said.length })),
  );
}
