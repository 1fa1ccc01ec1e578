/** An amount with its unit, what brings several to one unit, and the words of a calculation. */
import { convertMoney, isMoneyUnit, largerMoneyUnit } from '../base/decimal.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Calculation, EngineFailure } from './cells.ts';

export type Amount = { readonly value: string; readonly unit: string };

/** Amounts in one unit, with the conversions that took, in words. */
export type Aligned = {
  readonly values: readonly string[];
  readonly unit: string;
  readonly calculations: readonly Calculation[];
};

/**
 * Brings amounts to one unit. Equal units stay as they are and keep their printed digits; units of money that
 * differ are converted, exactly, to the largest of them; any other difference is `different-units`.
 */
export function alignUnits(amounts: readonly Amount[]): Result<Aligned, EngineFailure> {
  const units = [...new Set(amounts.map(({ unit }) => unit))];
  if (units.length > 1 && !units.every(isMoneyUnit)) return failure({ code: 'different-units', units });
  const unit = units.length > 1 ? units.reduce(largerMoneyUnit) : (units[0] ?? '');
  const converted = amounts.map((amount) => convertAmount(amount, unit));
  return success({
    unit,
    values: converted.map(({ amount }) => amount.value),
    calculations: converted.flatMap(({ calculations }) => calculations),
  });
}

/** The amount in another unit of money, with the conversion in words; itself when it is no money or already in it. */
export function convertAmount(
  amount: Amount,
  unit: string | undefined,
): { readonly amount: Amount; readonly calculations: readonly Calculation[] } {
  if (unit === undefined || unit === amount.unit || !isMoneyUnit(unit) || !isMoneyUnit(amount.unit)) {
    return { amount, calculations: [] };
  }
  const value = convertMoney(amount.value, amount.unit, unit);
  return {
    amount: { value, unit },
    calculations: [{ expression: `${amount.value}${amount.unit} = ${value}${unit}`, unit }],
  };
}

/** Operands as printed, joined by a sign, and the result: `4445.00 + 3292.00 = 7737.00`. */
export function calculation(
  operands: readonly string[],
  sign: '+' | '−' | '×' | '÷',
  result: Amount & { readonly suffix?: string },
): Calculation {
  return { expression: `${operands.join(` ${sign} `)} = ${result.value}${result.suffix ?? ''}`, unit: result.unit };
}
