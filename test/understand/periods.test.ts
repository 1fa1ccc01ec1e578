import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { normalise } from '../../src/understand/normalise.ts';
import { findPeriods, type Period } from '../../src/understand/periods.ts';
import cases from '../specs/periods.json' with { type: 'json' };

const period = z.array(z.union([z.string(), z.number()]));
const rows = z.array(z.tuple([z.string(), z.array(period)])).parse(cases);

/** As the table of cases writes it: text, what it is, number. */
function brief(text: string, found: Period): (string | number)[] {
  const printed = text.slice(found.span.start, found.span.end);
  if (found.kind === 'month') return [printed, found.precise ? 'end' : 'month', found.month];
  if (found.kind === 'years') return [printed, 'years', ...(found.count === undefined ? [] : [found.count])];
  return found.year === undefined ? [printed, 'offset', found.offset ?? Number.NaN] : [printed, 'year', found.year];
}

describe('findPeriods', () => {
  it.each(rows)('%s → %j', (question, expected) => {
    const { text } = normalise(question);
    expect(findPeriods(text).map((found) => brief(text, found))).toEqual(expected);
  });

  it('reads a year the same in digits, short and in Chinese', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2011, max: 2039 }), (year) => {
        const chinese = [...String(year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
        for (const said of [`${year}年`, `${year}`, `${chinese}年`, `${String(year).slice(2)}年`]) {
          expect(findPeriods(`${said}预算`)).toMatchObject([{ kind: 'year', year }]);
        }
      }),
    );
  });

  it('reads every month, and its end, in digits and in Chinese', () => {
    const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    for (const [at, said] of chinese.entries()) {
      for (const printed of [said, String(at + 1)]) {
        expect(findPeriods(`${printed}月底`)).toMatchObject([{ kind: 'month', month: at + 1, precise: true }]);
        expect(findPeriods(`到${printed}月`)).toMatchObject([{ kind: 'month', month: at + 1, precise: false }]);
      }
    }
  });

  it('takes any text; periods are apart and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'今去上本前近二三十年月底末中半季度0123456-/,[]第 ')), (characters) => {
        let last = 0;
        for (const { span } of findPeriods(characters.join(''))) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findPeriods(normalise(text).text)));
  });
});
