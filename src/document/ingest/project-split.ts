/** The chapter of projects cut into one block a project, with the page of every row. */
import { compact, matchKey } from './clean.ts';
import type { Part } from './contents.ts';
import { isBlank, isRow, type Line, type Reading } from './reading.ts';

export type ProjectRow = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly page: number | undefined;
};

export type ProjectBlock = {
  readonly number: number;
  /** The printed title with its number, stray spaces removed. */
  readonly title: string;
  readonly line: number;
  readonly unit: string;
  readonly rows: readonly ProjectRow[];
};

const titlePattern = /^\s*(\d+)\s*[、.．]\s*(.+绩效目标表)\s*$/;

const isIndicatorHeader = (line: Line): boolean => matchKey(line.cells[0] ?? '') === '一级指标';

/**
 * Every page of the chapter prints the indicators' header once, so the headers count the pages. The pages are taken
 * only when their number fits the table of contents (the next chapter may start on the last of them).
 */
function pagesFit(part: Part): boolean {
  const headers = part.body.filter((line) => isRow(line) && isIndicatorHeader(line)).length;
  if (part.nextPage === null) return true;
  const pages = part.nextPage - part.page;
  return headers === pages || headers === pages + 1;
}

type Draft = { number: number; title: string; line: number; unit: string; rows: ProjectRow[]; headers: number };

function takeRow(draft: Draft, line: Line, page: (first: boolean) => number | undefined): void {
  const first = draft.headers === 0;
  if (isIndicatorHeader(line)) draft.headers += 1;
  draft.rows.push({ cells: line.cells, line: line.number, page: page(first) });
}

/** Blocks in printed order; a number out of turn, or a line that is neither row nor title, is reported. */
export function splitProjects(part: Part, reading: Reading): ProjectBlock[] {
  const fit = pagesFit(part);
  const drafts: Draft[] = [];
  let pages = 0;
  for (const line of part.body) {
    if (isBlank(line)) continue;
    const title = isRow(line) ? null : titlePattern.exec(line.text);
    const draft = drafts.at(-1);
    if (title !== null) {
      const number = Number(title[1]);
      if (number !== drafts.length + 1) {
        reading.fail(
          line.number,
          'project-order',
          `项目应为第 ${drafts.length + 1} 个，这里是第 ${number} 个，可能缺项目`,
        );
      }
      drafts.push({ number, title: compact(line.text), line: line.number, unit: '', rows: [], headers: 0 });
    } else if (isRow(line) && draft !== undefined) {
      if (isIndicatorHeader(line)) pages += 1;
      // A project starts a page, so what stands before its first header is on that header's page.
      takeRow(draft, line, (first) =>
        fit ? part.page + pages - 1 + (first && !isIndicatorHeader(line) ? 1 : 0) : undefined,
      );
    } else if (draft !== undefined && /^\s*单位\s*[：:]/.test(line.text)) {
      draft.unit = compact(line.text.replace(/^\s*单位\s*[：:]/, ''));
    } else if (!/^\s*\d{3,}\s*\S/.test(line.text)) {
      reading.fail(
        line.number,
        'unexpected-line',
        `项目表之间有一行不是标题也不是表格行：「${compact(line.text).slice(0, 20)}」`,
      );
    }
  }
  return drafts;
}
