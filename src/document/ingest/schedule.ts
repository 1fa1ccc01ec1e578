/** 资金支出计划（%）: cumulative shares by the end of March, June, October and December, wherever their cells stand. */
import type { Cell, ScheduleMonth, SchedulePoint } from '../document.ts';
import { compact } from './clean.ts';
import type { ProjectRow } from './project-split.ts';
import type { Reading } from './reading.ts';

export type Schedule = { readonly cells: readonly Cell[]; readonly points: readonly SchedulePoint[] };

const scheduleMonths: readonly ScheduleMonth[] = [3, 6, 10, 12];

const columnName = (month: ScheduleMonth): string => `${month}月底`;

function readLabel(cell: string): ScheduleMonth | null {
  const match = /^(3|6|10|12)月底$/.exec(compact(cell));
  return scheduleMonths.find((month) => String(month) === match?.[1]) ?? null;
}

const sharePattern = /^(\d+(?:\.\d+)?)[%％]?$/;

/** True for a row of nothing but month labels and shares, its first cell aside. */
export function isScheduleRow(row: ProjectRow): boolean {
  const cells = row.cells.slice(1).filter((cell) => cell.trim() !== '');
  return (
    cells.length > 0 && cells.every((cell) => readLabel(cell) !== null || /^\d+(?:\.\d+)?[%％]$/.test(compact(cell)))
  );
}

const hasLabel = (row: ProjectRow): boolean => row.cells.some((cell) => readLabel(cell) !== null);

/** The share of a label: the next filled cell of its row when that is a share, else the cell under it. */
function shareOf(row: ProjectRow, at: number, below: ProjectRow | undefined): string {
  const next = row.cells.slice(at + 1).find((cell) => cell.trim() !== '');
  if (next !== undefined && sharePattern.test(compact(next))) return next;
  return below === undefined || hasLabel(below) ? '' : (below.cells[at] ?? '');
}

/** Shares that no month stands over, and months without a single share, are damage: neither may be read as empty. */
function checkRows(rows: readonly ProjectRow[], reading: Reading): void {
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    if (hasLabel(row)) {
      const found = row.cells.some(
        (cell, at) => readLabel(cell) !== null && shareOf(row, at, rows[index + 1]).trim() !== '',
      );
      if (!found) reading.fail(row.line, 'schedule', '资金支出计划有月份，却没有一个比例');
      return;
    }
    row.cells.forEach((cell, at) => {
      const labelled = above !== undefined && readLabel(above.cells[at] ?? '') !== null;
      if (at > 0 && cell.trim() !== '' && !labelled) {
        reading.fail(row.line, 'schedule', `资金支出计划的「${cell.trim()}」上方没有月份`);
      }
    });
  });
}

function addCell(
  found: Map<ScheduleMonth, Cell>,
  month: ScheduleMonth,
  at: { printed: string; line: number; reading: Reading },
): void {
  const text = compact(at.printed);
  const match = sharePattern.exec(text);
  if (text !== '' && match === null) {
    at.reading.fail(at.line, 'schedule', `资金支出计划 ${month} 月底的「${text}」不是百分数`);
  }
  const cell: Cell = { column: columnName(month), printed: at.printed, value: match?.[1] ?? null, unit: '%' };
  const before = found.get(month);
  if (before !== undefined && before.value !== null && before.value !== cell.value) {
    at.reading.fail(
      at.line,
      'schedule',
      `资金支出计划 ${month} 月底印了两个不同的数：${before.value} 与 ${cell.value ?? '空'}`,
    );
  }
  found.set(month, before?.value == null ? cell : before);
}

/** Reads the rows that hold labels and shares; a month without a label is `lost`, a label without a share `empty`. */
export function readSchedule(rows: readonly ProjectRow[], reading: Reading): Schedule {
  const found = new Map<ScheduleMonth, Cell>();
  checkRows(rows, reading);
  rows.forEach((row, index) => {
    const below = rows[index + 1];
    row.cells.forEach((cell, at) => {
      const month = readLabel(cell);
      if (month !== null) addCell(found, month, { printed: shareOf(row, at, below), line: row.line, reading });
    });
  });
  const points = scheduleMonths.map((month): SchedulePoint => {
    const cell = found.get(month);
    return {
      month,
      column: columnName(month),
      state: cell === undefined ? 'lost' : cell.value === null ? 'empty' : 'planned',
    };
  });
  return { cells: scheduleMonths.flatMap((month) => found.get(month) ?? []), points };
}
