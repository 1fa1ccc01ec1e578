/** Small helpers over outcomes that are values. */
import { type Result, success } from '../base/result.ts';

/** All values in order, or the first failure. */
export function collect<Value, Failure>(results: readonly Result<Value, Failure>[]): Result<readonly Value[], Failure> {
  const values: Value[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return success(values);
}

/** The first of each key, in order. */
export function uniqueBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) if (!seen.has(keyOf(value))) seen.set(keyOf(value), value);
  return [...seen.values()];
}
