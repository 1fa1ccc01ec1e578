/** The nine budget tables: scanned lines → tables with rows, cells, parents and provenance. */
import type { Cell, Column, Passage, Ref, Row, Source, Table, TableKind } from '../document.ts';
import { readAmount } from './amount.ts';
import { cleanName, cleanText } from './clean.ts';
import type { Part } from './contents.ts';
import { type HeaderColumn, parentColumn } from './header.ts';
import { withoutNumbering } from './numbering.ts';
import { parentsByCode, parentsOfBalance, parentsOfThreePublic } from './parents.ts';
import { type Reading, refOf } from './reading.ts';
import { finishRow, quotePairs, type RowDraft } from './row-draft.ts';
import { pageOf, type RawRow, type ScannedTable, scanTable } from './table-scan.ts';

/** One table to be built: the whole width, or the columns of one half. */
type Frame = {
  readonly part: Part;
  readonly kind: TableKind;
  readonly side?: '收入' | '支出';
  readonly short: string;
  readonly scanned: ScannedTable;
  readonly ordinal: HeaderColumn;
  readonly code: HeaderColumn | undefined;
  readonly name: HeaderColumn;
  readonly amounts: readonly HeaderColumn[];
  /** Columns that hold an amount somewhere in the table. */
  readonly used: ReadonlySet<HeaderColumn>;
};

const isNameColumn = (column: HeaderColumn): boolean => column.name === '项目' || column.name === '科目名称';

function frameOf(
  base: Pick<Frame, 'part' | 'kind' | 'short' | 'scanned'>,
  columns: readonly HeaderColumn[],
): Frame | null {
  const { scanned } = base;
  const name = columns.find(isNameColumn);
  const ordinal = scanned.columns[0];
  if (name === undefined || ordinal === undefined) return null;
  const code = columns.find((column) => column.name === '科目编码');
  const amounts = columns.filter((column) => column !== ordinal && column !== code && column !== name);
  const used = new Set(
    amounts.filter((column) => scanned.rows.some((row) => (row.cells[column.index] ?? '').trim() !== '')),
  );
  return { ...base, ordinal, code, name, amounts, used };
}

/** 收支 tables are printed side by side: one frame a half. */
function framesOf(part: Part, kind: TableKind, scanned: ScannedTable): (Frame | null)[] {
  const short = `t${part.number}`;
  const halves = (['收入', '支出'] as const).map((side) => ({
    side,
    columns: scanned.columns.filter((column) => column.group === side),
  }));
  if (halves.some((half) => half.columns.length === 0))
    return [frameOf({ part, kind, short, scanned }, scanned.columns)];
  return halves.map(({ side, columns }) => {
    const frame = frameOf({ part, kind, short: `${short}${side === '收入' ? 'i' : 'e'}`, scanned }, columns);
    return frame === null ? null : { ...frame, side };
  });
}

function readCells(frame: Frame, raw: RawRow, reading: Reading): Cell[] {
  return frame.amounts.map((column) => {
    const printed = raw.cells[column.index] ?? '';
    const value = readAmount(printed);
    if (value === undefined) {
      reading.fail(raw.line, 'amount', `《${frame.part.title}》「${column.name}」栏的「${printed.trim()}」不是金额`);
    }
    return { column: column.name, printed, value: value ?? null, unit: frame.scanned.unit };
  });
}

/** Cells with their column names; an empty amount is shown where the column is in use, or when the row has no amount. */
function quoteRow(frame: Frame, raw: RawRow): string {
  const text = (column: HeaderColumn): string => (raw.cells[column.index] ?? '').trim();
  const bare = frame.amounts.every((column) => text(column) === '');
  const showAll = bare && frame.used.size === 0;
  const amounts = frame.amounts.filter((column) => text(column) !== '' || showAll || frame.used.has(column));
  const leading = [frame.ordinal, ...(frame.code === undefined ? [] : [frame.code]), frame.name];
  const named = leading.filter((column) => text(column) !== '');
  return quotePairs([...named, ...amounts].map((column) => [column.name, text(column)]));
}

function rowSource(frame: Frame, raw: RawRow, at: { ref: Ref; locator: string }): Source {
  const page = pageOf(frame.part, frame.scanned, raw.sheet);
  return {
    ...at,
    kind: 'row',
    section: frame.side === undefined ? [frame.part.title] : [frame.part.title, frame.side],
    ...(page === undefined ? {} : { page }),
    line: raw.line,
    quote: quoteRow(frame, raw),
  };
}

function checkRow(frame: Frame, raw: RawRow, draft: { name: string; code: string; reading: Reading }): void {
  const { reading } = draft;
  if (draft.name === '') reading.fail(raw.line, 'row-name', `《${frame.part.title}》这一行有金额或编码，却没有名称`);
  if (frame.code !== undefined && !/^(?:\d{3}|\d{5}|\d{7})?$/.test(draft.code)) {
    reading.fail(raw.line, 'row-code', `科目编码「${draft.code}」应是 3、5 或 7 位数字`);
  }
}

function readRow(frame: Frame, raw: RawRow, reading: Reading): RowDraft[] {
  const label = cleanName(raw.cells[frame.name.index] ?? '');
  const code = frame.code === undefined ? '' : (raw.cells[frame.code.index] ?? '').trim();
  const cells = readCells(frame, raw, reading);
  if (label === '' && code === '' && cells.every((cell) => cell.printed.trim() === '')) return [];
  const name = withoutNumbering(label);
  checkRow(frame, raw, { name, code, reading });
  const ordinal = (raw.cells[0] ?? '').trim();
  const ref = refOf(reading, `${frame.short}.${ordinal}`);
  const locator = code === '' ? `第${ordinal}行` : `第${ordinal}行（${code}）`;
  const source = rowSource(frame, raw, { ref, locator });
  return [{ ref, label, name, ...(code === '' ? {} : { code }), source, cells }];
}

function parentsOf(frame: Frame, drafts: readonly RowDraft[]): (Ref | undefined)[] {
  if (frame.code !== undefined) return parentsByCode(drafts);
  return frame.side === undefined ? parentsOfThreePublic(drafts) : parentsOfBalance(drafts);
}

function columnsOf(frame: Frame): Column[] {
  return frame.amounts.map((column) => {
    const parent = parentColumn(column, frame.amounts);
    return { name: column.name, unit: frame.scanned.unit, ...(parent === undefined ? {} : { parent }) };
  });
}

function readNotes(part: Part, scanned: ScannedTable, reading: Reading): Passage[] {
  return scanned.notes.map((line, at) => {
    const ref = refOf(reading, `t${part.number}.note.${at + 1}`);
    const section = [part.title];
    const page = pageOf(part, scanned, scanned.sheets - 1);
    const place = { ref, kind: 'passage', section, locator: '表注', line: line.number } as const;
    return {
      source: { ...place, ...(page === undefined ? {} : { page }), quote: line.text.trim() },
      kind: 'note',
      text: cleanText(line.text),
    };
  });
}

function buildTable(frame: Frame, notes: readonly Passage[], reading: Reading): Table {
  const drafts = frame.scanned.rows.flatMap((raw) => readRow(frame, raw, reading));
  const parents = parentsOf(frame, drafts);
  const rows: Row[] = drafts.map((draft, at) => finishRow(draft, parents[at]));
  return {
    kind: frame.kind,
    ...(frame.side === undefined ? {} : { side: frame.side }),
    title: frame.part.title,
    unit: frame.scanned.unit,
    columns: columnsOf(frame),
    rows,
    notes,
    line: frame.part.line,
    page: frame.part.page,
  };
}

/** Reads one budget table: one Table, or two for a table of two halves; none when it cannot be read. */
export function readBudgetTable(part: Part, kind: TableKind, reading: Reading): Table[] {
  const scanned = scanTable(part, reading);
  if (scanned === null) return [];
  const notes = readNotes(part, scanned, reading);
  return framesOf(part, kind, scanned).flatMap((frame) => {
    if (frame !== null) return [buildTable(frame, frame.side === '支出' ? [] : notes, reading)];
    reading.fail(part.line, 'header-missing', `表《${part.title}》的表头没有「项目」或「科目名称」栏`);
    return [];
  });
}
