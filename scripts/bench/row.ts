/** A measured figure beside its limit, and the table of them. */

export type Row = {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** What must hold, in the row's unit; none where nothing is asked. */
  readonly limit?: { readonly atMost: number } | { readonly atLeast: number };
  /** How it was measured. */
  readonly how: string;
};

/** Three digits are as many as a timing repeats. */
const SIGNIFICANT_DIGITS = 3;

/** Does the figure keep its limit? Without a limit it does. */
function keepsLimit({ value, limit }: Row): boolean {
  if (limit === undefined) return true;
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
}

/** The rows as aligned columns under a heading: measure, figure, limit, ok or OVER, how. */
export function tableLines(rows: readonly Row[]): string[] {
  const cells = [['measure', 'measured', 'limit', '', 'how'], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => align(cell, column, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(Math.max(...lines.map(({ length }) => length)));
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}

/** Figures and limits stand to the right, words to the left. */
const align = (cell: string, column: number, width: number): string =>
  column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);

function cellsOf(row: Row): string[] {
  const verdict = row.limit === undefined ? '' : keepsLimit(row) ? 'ok' : 'OVER';
  return [row.measure, `${shown(row.value)} ${row.unit}`, limitText(row), verdict, row.how];
}

function limitText({ limit, unit }: Row): string {
  if (limit === undefined) return '–';
  return 'atMost' in limit ? `≤ ${limit.atMost} ${unit}` : `≥ ${limit.atLeast} ${unit}`;
}

const shown = (value: number): string =>
  value >= 10 ** (SIGNIFICANT_DIGITS - 1) ? value.toFixed(0) : value.toPrecision(SIGNIFICANT_DIGITS);
