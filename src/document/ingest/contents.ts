/** The table of contents of a disclosure: which parts it announces, on which page each starts, and where each stands. */
import type { TableKind } from '../document.ts';
import { compact, matchKey } from './clean.ts';
import { readNumbering } from './numbering.ts';
import { isBlank, type Line, type Reading } from './reading.ts';

/** What a part is, by the words of the template. */
type PartRole = TableKind | 'duties' | 'projects' | 'glossary' | 'prose';

export type Part = {
  readonly role: PartRole;
  /** The printed heading, stray spaces removed. */
  readonly title: string;
  /** Number of a chapter, or position among the budget tables (1-based). */
  readonly number: number;
  readonly page: number;
  /** Page on which the next part starts; the own page for the last one. */
  readonly nextPage: number | null;
  readonly line: number;
  /** Everything under the heading. */
  readonly body: readonly Line[];
};

type Entry = { readonly title: string; readonly page: number; readonly line: number };

/** How the titles of the nine tables end; the most particular first, for 财政拨款收支总表 also ends with 收支总表. */
const tableEndings: readonly (readonly [string, TableKind])[] = [
  ['财政拨款收支总表', 'fiscal-balance'],
  ['收支总表', 'balance'],
  ['收入总表', 'income'],
  ['支出总表', 'expenditure'],
  ['一般公共预算财政拨款基本支出表', 'basic'],
  ['一般公共预算财政拨款支出表', 'general'],
  ['政府性基金预算财政拨款支出表', 'fund'],
  ['国有资本经营预算财政拨款支出表', 'state-capital'],
  ['三公经费支出表', 'three-public'],
];

const chapterWords: readonly (readonly [RegExp, PartRole])[] = [
  [/部门职责/, 'duties'],
  [/项目.*绩效目标/, 'projects'],
  [/政府采购/, 'procurement'],
  [/国有资产/, 'assets'],
  [/名词解释/, 'glossary'],
];

const isBudgetTable = (role: PartRole): boolean => tableEndings.some(([, kind]) => kind === role);

function roleOf(title: string): PartRole | null {
  const key = matchKey(title);
  const unquoted = key.replace(/[“”"]/g, '');
  const table = tableEndings.find(([ending]) => unquoted.endsWith(ending));
  if (table !== undefined) return table[1];
  if (readNumbering(title)?.style !== 'chinese') return null;
  return chapterWords.find(([words]) => words.test(key))?.[1] ?? 'prose';
}

function readEntries(lines: readonly Line[]): Entry[] {
  return lines.flatMap((line) => {
    const match = /^(.+?)[.．·…]{3,}\s*(\d+)\s*$/.exec(line.text);
    return match === null ? [] : [{ title: compact(match[1] ?? ''), page: Number(match[2]), line: line.number }];
  });
}

/** Index of each entry's heading in the body, searched in order; null where the heading is not there. */
function findHeadings(lines: readonly Line[], entries: readonly Entry[]): (number | null)[] {
  let from = entries.at(-1)?.line ?? 0;
  return entries.map((entry) => {
    const key = matchKey(entry.title);
    const index = lines.findIndex((line, at) => at >= from && matchKey(line.text) === key);
    if (index < 0) return null;
    from = index + 1;
    return index;
  });
}

/** A body that was cut off has a last part with nothing under its heading. */
function checkBodies(parts: readonly Part[], reading: Reading): void {
  for (const part of parts) {
    if (part.body.every(isBlank))
      reading.fail(part.line, 'part-missing', `《${part.title}》只有标题，没有内容，文件可能不完整`);
  }
}

/** Every disclosure of the template has the nine tables, empty ones included: a contents page without one is damaged. */
function checkTables(entries: readonly Entry[], reading: Reading): void {
  const roles = new Set(entries.map((entry) => roleOf(entry.title)));
  for (const [ending, kind] of tableEndings) {
    if (roles.has(kind)) continue;
    reading.fail(entries.at(-1)?.line ?? 1, 'part-missing', `目录中没有以「${ending}」结尾的表，目录可能不完整`);
  }
}

/** Chapters are numbered through: one that is missing here would be taken for the end of the one before. */
function checkChapters(entries: readonly Entry[], reading: Reading): void {
  let expected = 1;
  for (const entry of entries) {
    const numbering = readNumbering(entry.title);
    if (numbering?.style !== 'chinese') continue;
    if (numbering.number !== expected) {
      reading.fail(entry.line, 'part-missing', `目录中应是第 ${expected} 章，这里是「${entry.title}」，目录可能不完整`);
    }
    expected = numbering.number + 1;
  }
}

/** Pages only go up; a misread one would put a wrong page into every citation of its part. */
function checkPages(entries: readonly Entry[], reading: Reading): void {
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    if (before !== undefined && entry.page < before.page) {
      reading.fail(entry.line, 'contents-page', `目录页码由 ${before.page} 退到 ${entry.page}，页码可能印错`);
    }
  });
}

function partOf(
  entry: Entry,
  role: PartRole,
  position: { number: number; nextPage: number | null },
): Omit<Part, 'body'> {
  return { role, title: entry.title, page: entry.page, line: entry.line, ...position };
}

/**
 * Splits a disclosure into the parts its table of contents announces. Parts that are announced and not there are
 * reported through `reading`; without a table of contents nothing can be read and the result is empty.
 */
export function splitParts(lines: readonly Line[], reading: Reading): Part[] {
  const entries = readEntries(lines);
  if (entries.length === 0) {
    reading.fail(1, 'no-contents', '没有找到目录（形如「部门预算收支总表.....1」的行），不能确定各部分的位置');
    return [];
  }
  checkTables(entries, reading);
  checkChapters(entries, reading);
  checkPages(entries, reading);
  const headings = findHeadings(lines, entries);
  let tables = 0;
  const parts = entries.flatMap((entry, index): Part[] => {
    const role = roleOf(entry.title);
    const at = headings[index] ?? null;
    if (role === null) reading.fail(entry.line, 'part-unknown', `目录中的「${entry.title}」不是本模板的表或章`);
    if (at === null)
      reading.fail(entry.line, 'part-missing', `目录中的「${entry.title}」在正文中没有找到，文件可能不完整`);
    if (role === null || at === null) return [];
    const end = headings.slice(index + 1).find((heading) => heading !== null) ?? lines.length;
    const number = isBudgetTable(role) ? ++tables : (readNumbering(entry.title)?.number ?? 0);
    const position = { number, nextPage: entries[index + 1]?.page ?? null };
    return [{ ...partOf(entry, role, position), line: at + 1, body: lines.slice(at + 1, end) }];
  });
  checkBodies(parts, reading);
  return parts;
}

/** True for a part that is one of the nine budget tables. */
export const isTablePart = (part: Part): boolean => isBudgetTable(part.role);
