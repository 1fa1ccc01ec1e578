/** An expected outcome: a value, or a failure that the caller must look at. Bugs throw instead. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** Wraps a value as a success. */
export const success = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** Wraps a failure. */
export const failure = <Failure>(reason: Failure): Result<never, Failure> => ({ ok: false, failure: reason });

/** Marks a branch of an exhaustive switch that cannot be reached; throws when a new case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
