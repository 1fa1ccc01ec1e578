/** The value that `percent` of the measurements do not exceed (nearest rank); 0 of none. */
export function percentile(measurements: readonly number[], percent: number): number {
  const sorted = measurements.toSorted((left, right) => left - right);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? 0;
}
