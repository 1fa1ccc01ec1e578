/** Brings a vector to length 1; one of zeros stays as it is. */
export function unitLength(vector: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1) squares += (vector[index] ?? 0) ** 2;
  const norm = Math.sqrt(squares) || 1;
  return new Float32Array(vector).map((value) => value / norm);
}
