/** Text for a terminal: what strangers wrote cannot steer it, and columns stand under each other. */

/** Shown of a question or an answer, in columns of the terminal. */
const MOST_COLUMNS = 60;

/** Characters that a terminal prints two columns wide: https://www.unicode.org/reports/tr11/ */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Controls, what cannot be seen, and what turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);

/** A stranger's text on one line, cut to what a line holds. */
export function shown(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
  let cut = '';
  let columns = 0;
  for (const one of line) {
    columns += widthOf(one);
    if (columns > MOST_COLUMNS) return `${cut}…`;
    cut += one;
  }
  return cut;
}

/** Rows as lines: texts to the left of their columns, numbers to the right. */
export function aligned(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(String(row[at] ?? '')))));
  const filled = (cell: string | number, at: number): string => {
    const space = ' '.repeat((widths[at] ?? 0) - widthOf(String(cell)));
    return typeof cell === 'number' ? `${space}${cell}` : `${cell}${space}`;
  };
  return rows.map((row) => row.map(filled).join('  ').trimEnd());
}
