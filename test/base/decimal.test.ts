import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  convertMoney,
  decimalsOf,
  divide,
  isDecimal,
  isMoneyUnit,
  isZero,
  multiply,
  roundHalfUp,
  subtract,
  total,
  trimZeros,
} from '../../src/base/decimal.ts';

const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const MONEY_UNITS = ['元', '千元', '万元', '亿元'];

function printCents(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('exact decimals', () => {
  it('keep the decimals of the longer operand', () => {
    expect(add('4445.00', '3292.00')).toBe('7737.00');
    expect(total(['103', '27.5', '62.5'])).toBe('193.0');
    expect(subtract('247.00', '1467.00')).toBe('-1220.00');
    expect(subtract('1.10', '1.1')).toBe('0.00');
    expect(total([])).toBe('0');
  });

  it('are never binary: 0.1 + 0.2 is 0.3', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(add('99999999999999999999999.99', '0.01')).toBe('100000000000000000000000.00');
  });

  it('round half up, away from zero, and print no negative zero', () => {
    expect(roundHalfUp('1.005', 2)).toBe('1.01');
    expect(roundHalfUp('-1.005', 2)).toBe('-1.01');
    expect(roundHalfUp('-0.001', 2)).toBe('0.00');
    expect(roundHalfUp('2', 2)).toBe('2.00');
  });

  it('divide half up and say whether that is exact', () => {
    expect(divide('660000', '47955.39', 2)).toEqual({ value: '13.76', exact: false });
    expect(divide('1', '8', 2)).toEqual({ value: '0.13', exact: false });
    expect(divide('-1', '8', 2)).toEqual({ value: '-0.13', exact: false });
    expect(divide('1', '4', 2)).toEqual({ value: '0.25', exact: true });
    expect(() => divide('1', '0.00', 2)).toThrow(/by zero/);
  });

  it('compare by value, not by digits', () => {
    expect(compare('6600.00', '6600')).toBe(0);
    expect(compare('-1', '0')).toBe(-1);
    expect(compare('10', '9')).toBe(1);
    expect(isZero('0.00')).toBe(true);
    expect(trimZeros('13.20')).toBe('13.2');
    expect(trimZeros('100')).toBe('100');
    expect(decimalsOf('6600.00')).toBe(2);
    expect(multiply('6600.00', '0.60')).toBe('3960');
  });

  it('refuse what is no plain decimal text', () => {
    for (const text of ['', '1,000', '1e5', '+1', '１', '.5', 'NaN']) {
      expect(isDecimal(text)).toBe(false);
      expect(() => add(text, '1')).toThrow(/no decimal text/);
    }
  });

  it('agree with whole numbers of cents', () => {
    fc.assert(
      fc.property(cents, cents, (left, right) => {
        expect(add(printCents(left), printCents(right))).toBe(printCents(left + right));
        expect(subtract(printCents(left), printCents(right))).toBe(printCents(left - right));
        expect(compare(printCents(left), printCents(right))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('divide as long division over whole numbers does', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(positive, positive, (top, bottom) => {
        const rounded = (200n * top + bottom) / (2n * bottom);
        expect(divide(String(top), String(bottom), 2).value).toBe(printCents(rounded));
      }),
    );
  });
});

describe('money', () => {
  it('converts by powers of ten, keeps all digits and no zeros at the end', () => {
    expect(convertMoney('24733.00', '万元', '亿元')).toBe('2.4733');
    expect(convertMoney('1.33', '万元', '元')).toBe('13300');
    expect(convertMoney('0.00', '万元', '亿元')).toBe('0');
    expect(convertMoney('5', '千元', '元')).toBe('5000');
  });

  it('leaves a figure in its own unit as printed', () => {
    expect(convertMoney('6600.00', '万元', '万元')).toBe('6600.00');
  });

  it('is not a rate', () => {
    expect(isMoneyUnit('万元')).toBe(true);
    for (const unit of ['元/人/月', '人', '%', '']) expect(isMoneyUnit(unit)).toBe(false);
    expect(() => convertMoney('1', '元/人', '元')).toThrow(/no unit of money/);
  });

  it('comes back unchanged from any other unit', () => {
    const unit = fc.constantFrom(...MONEY_UNITS);
    fc.assert(
      fc.property(cents, unit, unit, (amount, from, to) => {
        const printed = printCents(amount);
        expect(trimZeros(convertMoney(convertMoney(printed, from, to), to, from))).toBe(trimZeros(printed));
      }),
    );
  });
});
