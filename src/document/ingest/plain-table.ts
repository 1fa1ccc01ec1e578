/** Tables inside chapters, without 序号 and 栏次: 机构设置, 政府采购, 固定资产. */
import type { Cell, Passage, Row, Source, Table, TableKind } from '../document.ts';
import { readAmount } from './amount.ts';
import { cleanName, cleanText, compact } from './clean.ts';
import { type HeaderColumn, parentColumn, readHeader } from './header.ts';
import { readNumbering, withoutNumbering } from './numbering.ts';
import { parentsOfAssets } from './parents.ts';
import { isBlank, isRow, type Line, type Reading, refOf } from './reading.ts';
import { finishRow, quotePairs, type RowDraft } from './row-draft.ts';
import { isCaption, isNote, readUnit } from './table-scan.ts';

export type PlainKind = Extract<TableKind, 'units' | 'procurement' | 'assets'>;

/** Where the table stands: the headings over it, and its page where it is known. */
export type Place = { readonly section: readonly string[]; readonly page?: number };

/** A chapter's lines around its table. */
export type TableRun = {
  readonly before: readonly Line[];
  readonly title: Line | undefined;
  readonly table: readonly Line[];
  readonly after: readonly Line[];
};

/** Cuts a chapter's lines at its table; null when no line of it is a row. */
export function findTable(lines: readonly Line[]): TableRun | null {
  const first = lines.findIndex(isRow);
  if (first < 0) return null;
  const last = lines.findLastIndex(isRow);
  const start = lines.findLastIndex((line, at) => at < first && !isBlank(line) && !isCaption(line)) + 1;
  const candidate = lines[start - 1];
  const title = candidate !== undefined && isTitle(candidate) ? candidate : undefined;
  const before = lines.slice(0, title === undefined ? start : start - 1);
  return { before, title, table: lines.slice(start, last + 1), after: lines.slice(last + 1) };
}

/** A title is a short line that is no sentence. */
const isTitle = (line: Line): boolean => !/[。，；：:]/.test(line.text) && line.text.trim().length <= 40;

type Frame = {
  readonly kind: PlainKind;
  readonly place: Place;
  readonly columns: readonly HeaderColumn[];
  readonly unit: string;
};

/** 价值（金额单位：万元） → 价值 in 万元; other columns take the table's unit where their cells are amounts of money. */
function columnUnit(column: HeaderColumn, frame: Pick<Frame, 'unit' | 'kind'>): { name: string; unit: string } {
  const match = /^(.*?)[（(](?:金额)?单位[：:](.+?)[）)]$/.exec(column.name);
  if (match !== null) return { name: match[1] ?? '', unit: match[2] ?? '' };
  const money = frame.kind === 'procurement' && /资金|单价|合计|拨款|核拨|份额/.test(column.name);
  return { name: column.name, unit: money ? frame.unit : '' };
}

/** 车辆（台、辆） → 车辆, counted in 台、辆. Only the assets table prints its units this way. */
function rowUnit(label: string, kind: PlainKind): { name: string; unit: string } {
  const match = kind === 'assets' ? /^(.*?)[（(]([^（()）]+)[）)]$/.exec(label) : null;
  return { name: withoutNumbering(match?.[1] ?? label), unit: match?.[2] ?? '' };
}

function readCells(frame: Frame, line: Line, unitOfCount: string): Cell[] {
  return frame.columns.slice(1).map((column) => {
    const printed = line.cells[column.index] ?? '';
    const value = readAmount(printed) ?? null;
    const { name, unit } = columnUnit(column, frame);
    return { column: name, printed, value, unit: name === '数量' && unit === '' ? unitOfCount : unit };
  });
}

/** Columns of money must hold amounts; columns of words may hold anything. */
function checkCells(cells: readonly Cell[], line: Line, reading: Reading): void {
  for (const cell of cells) {
    const needed = cell.unit !== '' || cell.column === '数量';
    if (needed && cell.printed.trim() !== '' && cell.value === null) {
      reading.fail(line.number, 'amount', `「${cell.column}」栏的「${cell.printed.trim()}」不是数`);
    }
  }
}

function readRow(frame: Frame, line: Line, at: { index: number; reading: Reading }): RowDraft {
  const { index, reading } = at;
  const label = cleanName(line.cells[0] ?? '');
  const { name, unit } = rowUnit(label, frame.kind);
  const cells = readCells(frame, line, unit);
  checkCells(cells, line, reading);
  const ref = refOf(reading, `${frame.kind}.${index + 1}`);
  const bare = cells.every((cell) => cell.printed.trim() === '');
  const shown = cells.filter((cell) => bare || cell.printed.trim() !== '');
  const first = columnUnit(frame.columns[0] ?? { index: 0, name: '', group: '' }, frame).name;
  const source: Source = {
    ref,
    kind: 'row',
    section: frame.place.section,
    locator: `第${index + 1}行`,
    ...(frame.place.page === undefined ? {} : { page: frame.place.page }),
    line: line.number,
    quote: quotePairs([[first, line.cells[0] ?? ''], ...shown.map((cell) => [cell.column, cell.printed] as const)]),
  };
  return { ref, label, name, source, cells };
}

/** Header lines: the first row, and the next one where the first leaves places open for sub-headings. */
function cutHeader(rows: readonly Line[]): { header: Line[]; data: Line[] } {
  const [first, second, ...rest] = rows;
  if (first === undefined) return { header: [], data: [] };
  const twoLines = first.cells.some((cell) => cell.trim() === '') && second !== undefined;
  const header = twoLines ? [first, second] : [first];
  const printed = new Set(header.map((line) => line.text));
  const data = twoLines || second === undefined ? rest : [second, ...rest];
  return { header, data: data.filter((line) => !printed.has(line.text)) };
}

/** The rest of a row cut by a page break has an empty first cell: it goes on in the cells above. */
function joinRows(lines: readonly Line[], width: number, reading: Reading): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    if (line.cells.length !== width) {
      reading.fail(line.number, 'row-width', `这一行有 ${line.cells.length} 个单元格，表头有 ${width} 个`);
    } else if ((line.cells[0] ?? '').trim() === '' && above !== undefined) {
      joined[joined.length - 1] = { ...above, cells: above.cells.map((cell, at) => `${cell}${line.cells[at] ?? ''}`) };
    } else joined.push(line);
  }
  return joined;
}

/** 截止时间：… over the table, which says of what day its figures are. */
const isDate = (line: Line): boolean => /^\s*截止时间\s*[：:]/.test(line.text);

/** 截止时间：… over the table and 注：… under it, each a passage. */
function readTableNotes(run: TableRun, at: { short: string; place: Place }, reading: Reading): Passage[] {
  const lines = [...run.table.filter(isDate), ...run.after.filter(isNote)];
  return lines.map((line, index) => ({
    source: {
      ref: refOf(reading, `${at.short}.note.${index + 1}`),
      kind: 'passage',
      section: at.place.section,
      locator: isDate(line) ? '表头' : '表注',
      ...(at.place.page === undefined ? {} : { page: at.place.page }),
      line: line.number,
      quote: line.text.trim(),
    },
    kind: 'note',
    text: cleanText(line.text),
  }));
}

/** What each table's header is known by; without it a row of figures could be taken for the header. */
const headerWords: Readonly<Record<PlainKind, readonly string[]>> = {
  units: ['单位名称'],
  procurement: ['采购物品名称', '数量', '单价'],
  assets: ['项目', '数量'],
};

function checkHeader(frame: Frame, line: number, reading: Reading): void {
  const missing = headerWords[frame.kind].filter((word) => !frame.columns.some((column) => column.name === word));
  if (missing.length > 0) reading.fail(line, 'header-missing', `表头缺少「${missing.join('」「')}」`);
}

/** 资产总额 and the numbered items under it: a gap in the numbers is a lost row. */
function checkAssets(lines: readonly Line[], reading: Reading): void {
  const numbers = lines.map((line) => ({ line, numbering: readNumbering(line.cells[0] ?? '') }));
  const first = numbers[0];
  if (first !== undefined && first.numbering !== null) {
    reading.fail(first.line.number, 'row-order', '固定资产占用情况表应以资产总额开头');
  }
  let expected = 1;
  for (const { line, numbering } of numbers) {
    if (numbering === null) continue;
    if (numbering.number !== expected) reading.fail(line.number, 'row-order', `这里应是第 ${expected} 项，可能缺行`);
    expected = numbering.number + 1;
  }
}

/** Reads the table of a chapter; its notes are those printed after it. */
export function readPlainTable(run: TableRun, at: { kind: PlainKind; place: Place }, reading: Reading): Table {
  const { header, data } = cutHeader(run.table.filter(isRow));
  const columns = readHeader(header.map((line) => line.cells));
  const unit = readUnit(run.table);
  for (const line of run.table.filter((other) => !isRow(other) && !isBlank(other) && !isCaption(other))) {
    reading.fail(line.number, 'unexpected-line', `表格中间有一行不是表格行：「${compact(line.text).slice(0, 20)}」`);
  }
  const frame: Frame = { kind: at.kind, place: at.place, columns, unit };
  checkHeader(frame, header[0]?.number ?? 0, reading);
  const lines = joinRows(data, columns.length, reading);
  if (at.kind === 'assets') checkAssets(lines, reading);
  const drafts = lines.map((line, index) => readRow(frame, line, { index, reading }));
  const parents = at.kind === 'assets' ? parentsOfAssets(drafts) : [];
  const rows: Row[] = drafts.map((draft, index) => finishRow(draft, parents[index]));
  return {
    kind: at.kind,
    title: compact(run.title?.text ?? at.place.section.at(-1) ?? ''),
    unit,
    columns: columns.slice(1).map((column) => {
      const parent = at.kind === 'procurement' ? parentColumn(column, columns) : undefined;
      return { ...columnUnit(column, frame), ...(parent === undefined ? {} : { parent }) };
    }),
    rows,
    notes: readTableNotes(run, { short: at.kind, place: at.place }, reading),
    line: run.title?.number ?? run.table[0]?.number ?? 0,
    ...(at.place.page === undefined ? {} : { page: at.place.page }),
  };
}
