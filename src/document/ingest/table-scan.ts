/** Raw lines of one budget table → header, rows with page-broken parts joined, notes. */

import { readAmount } from './amount.ts';
import { cleanName, compact, matchKey } from './clean.ts';
import type { Part } from './contents.ts';
import { type HeaderColumn, readHeader } from './header.ts';
import { isBlank, isRow, type Line, type Reading } from './reading.ts';

/** A row as printed, its cells as wide as the header. */
export type RawRow = {
  readonly cells: readonly string[];
  readonly line: number;
  /** How many headers were printed above it, less one: 0 is the table's first page. */
  readonly sheet: number;
};

export type ScannedTable = {
  readonly columns: readonly HeaderColumn[];
  readonly unit: string;
  readonly rows: readonly RawRow[];
  readonly notes: readonly Line[];
  /** How many times the header is printed. */
  readonly sheets: number;
};

/** Lines the template prints over a table: a code and the department, 预算年度：…, 单位：…, 截止时间：…. */
const captionPattern = /^\s*(?:\d{3,}\s*\S.*|预算年度\s*[：:].*|单位\s*[：:].*|截止时间\s*[：:].*)$/;

/** True for a caption line over a table. */
export const isCaption = (line: Line): boolean => !isRow(line) && captionPattern.test(line.text);

/** The unit a table announces, empty when it announces none. */
export function readUnit(lines: readonly Line[]): string {
  const line = lines.find((candidate) => !isRow(candidate) && /^\s*单位\s*[：:]/.test(candidate.text));
  return line === undefined ? '' : compact(line.text.replace(/^\s*单位\s*[：:]/, ''));
}

/** True for 注：… under a table. */
export const isNote = (line: Line): boolean => !isRow(line) && /^\s*注\s*[：:]/.test(line.text);

type State = {
  rows: RawRow[];
  notes: Line[];
  /** Lines of the header being read, and of the first one. */
  header: Line[];
  firstHeader: Line[];
  width: number;
  sheets: number;
  fresh: boolean;
  /** 栏次 was read: what follows are rows. */
  closed: boolean;
};

/** Joins the rest of a row that a page break cut: text goes on in its cell; an amount is never glued together. */
function joinRow(state: State, line: Line, reading: Reading): void {
  const above = state.rows.at(-1);
  if (above === undefined || !state.fresh) {
    reading.fail(line.number, 'row-order', '这一行没有序号，又不在换页处，不能确定属于哪一行');
    return;
  }
  const cells = above.cells.map((cell, at) => {
    const rest = line.cells[at] ?? '';
    if (cell.trim() !== '' && rest.trim() !== '' && readAmount(cell) !== undefined) {
      reading.fail(line.number, 'amount', `换页处金额「${cell.trim()}」与「${rest.trim()}」不能拼接`);
    }
    return `${cell}${rest}`;
  });
  state.rows[state.rows.length - 1] = { ...above, cells };
}

function addRow(state: State, line: Line, reading: Reading): void {
  if (line.cells.length !== state.width) {
    const message = `这一行有 ${line.cells.length} 个单元格，表头有 ${state.width} 个`;
    reading.fail(line.number, 'row-width', message);
    return;
  }
  const ordinal = (line.cells[0] ?? '').trim();
  if (ordinal === '') {
    joinRow(state, line, reading);
    return;
  }
  const expected = state.rows.length + 1;
  if (ordinal !== String(expected)) {
    reading.fail(line.number, 'row-order', `序号应为 ${expected}，这里是「${ordinal}」，可能缺行`);
  }
  state.rows.push({ cells: line.cells, line: line.number, sheet: state.sheets - 1 });
  state.fresh = false;
}

function openHeader(state: State, line: Line): void {
  state.header = [line];
  state.width = line.cells.length;
  state.sheets += 1;
  state.fresh = true;
  state.closed = false;
}

/** 栏次 closes the header; a header printed again must be the same one. */
function closeHeader(state: State, line: Line, reading: Reading): void {
  state.closed = true;
  if (state.sheets === 1) {
    state.firstHeader = state.header;
    return;
  }
  const print = (lines: readonly Line[]): string => lines.map((header) => matchKey(header.cells.join('|'))).join('/');
  if (print(state.header) !== print(state.firstHeader)) {
    reading.fail(line.number, 'header-missing', '续页的表头与首页的表头不同，不能确定各栏的含义');
  }
}

function takeRow(state: State, line: Line, reading: Reading): void {
  const first = compact(line.cells[0] ?? '');
  if (first === '序号') openHeader(state, line);
  else if (state.sheets === 0) {
    reading.fail(line.number, 'header-missing', '数据行出现在表头之前，缺少以「序号」开头的表头');
  } else if (first === '栏次') closeHeader(state, line, reading);
  else if (state.closed) addRow(state, line, reading);
  else if (/^\d+$/.test(first)) {
    reading.fail(line.number, 'header-missing', '数据行出现在「栏次」之前，表头不完整');
  } else state.header.push(line);
}

function checkYear(line: Line, reading: Reading): void {
  const year = /^\s*预算年度\s*[：:]\s*(\d{4})/.exec(line.text)?.[1];
  if (year !== undefined && Number(year) !== reading.meta.year) {
    reading.fail(line.number, 'other-year', `表中预算年度是 ${year}，document.json 写的是 ${reading.meta.year}`);
  }
}

/** Reads the lines under a budget table's title. Null when it has no header; what is wrong is reported. */
export function scanTable(part: Part, reading: Reading): ScannedTable | null {
  const state: State = {
    rows: [],
    notes: [],
    header: [],
    firstHeader: [],
    width: 0,
    sheets: 0,
    fresh: false,
    closed: false,
  };
  for (const line of part.body) {
    if (isBlank(line)) continue;
    checkYear(line, reading);
    if (isNote(line)) state.notes.push(line);
    else if (isRow(line)) takeRow(state, line, reading);
    else if (!isCaption(line))
      reading.fail(
        line.number,
        'unexpected-line',
        `表《${part.title}》中有一行不是表格行：「${cleanName(line.text).slice(0, 20)}」`,
      );
  }
  if (state.firstHeader.length === 0) {
    reading.fail(part.line, 'header-missing', `表《${part.title}》没有以「序号」开头、以「栏次」结束的表头`);
    return null;
  }
  checkUnit(part, reading);
  const columns = readHeader(state.firstHeader.map((line) => line.cells));
  return { columns, unit: readUnit(part.body), rows: state.rows, notes: state.notes, sheets: state.sheets };
}

/** Without a unit, or with two, no amount of the table may be quoted. */
function checkUnit(part: Part, reading: Reading): void {
  const units = new Set(part.body.map((line) => readUnit([line])).filter((unit) => unit !== ''));
  if (units.size === 1) return;
  const message = units.size === 0 ? '没有「单位：…」' : `印了不同的单位：${[...units].join('、')}`;
  reading.fail(part.line, 'header-missing', `表《${part.title}》${message}`);
}

/** Page of a row: its table's first page, plus the headers printed before it, where their number fits the contents. */
export function pageOf(part: Part, scanned: ScannedTable, sheet: number): number | undefined {
  const pages = part.nextPage === null ? scanned.sheets : Math.max(1, part.nextPage - part.page);
  return sheet === 0 || pages === scanned.sheets ? part.page + sheet : undefined;
}
