/** The indicators of a project: rows under 一级指标, those cut by a page break joined again. */
import type { Indicator, Source } from '../document.ts';
import { cleanName, matchKey } from './clean.ts';
import type { ProjectBlock, ProjectRow } from './project-split.ts';
import { type Reading, refOf } from './reading.ts';
import { quotePairs } from './row-draft.ts';
import { readTarget } from './target.ts';

const columns = ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'] as const;
type ColumnName = (typeof columns)[number];
type Printed = Readonly<Record<ColumnName, string>>;
type Draft = { readonly printed: Printed; readonly line: number; readonly page: number | undefined };

/** Where each column's cell stands; the header is printed with six or seven cells. */
function readPositions(row: ProjectRow): Map<ColumnName, number> {
  return new Map(
    columns.flatMap((column) => {
      const at = row.cells.findIndex((cell) => matchKey(cell) === column);
      return at < 0 ? [] : [[column, at] as const];
    }),
  );
}

function readPrinted(row: ProjectRow, positions: ReadonlyMap<ColumnName, number>): Printed {
  const at = (column: ColumnName): string => (row.cells[positions.get(column) ?? -1] ?? '').trim();
  return {
    一级指标: at('一级指标'),
    二级指标: at('二级指标'),
    三级指标: at('三级指标'),
    绩效指标描述: at('绩效指标描述'),
    指标值: at('指标值'),
    指标值确定依据: at('指标值确定依据'),
  };
}

const joinPrinted = (above: Printed, rest: Printed): Printed => ({
  一级指标: above.一级指标 + rest.一级指标,
  二级指标: above.二级指标 + rest.二级指标,
  三级指标: above.三级指标 + rest.三级指标,
  绩效指标描述: above.绩效指标描述 + rest.绩效指标描述,
  指标值: above.指标值 + rest.指标值,
  指标值确定依据: above.指标值确定依据 + rest.指标值确定依据,
});

/**
 * After a page break the rest of a row stands under the new header, without class and group; where the break cut
 * the class or group itself, only both pieces together end with 指标.
 */
function isRest(above: Printed, printed: Printed): boolean {
  if (printed.一级指标 === '' && printed.二级指标 === '') return true;
  return (['一级指标', '二级指标'] as const).some(
    (column) =>
      printed[column] !== '' &&
      !above[column].endsWith('指标') &&
      `${above[column]}${printed[column]}`.endsWith('指标'),
  );
}

function readDrafts(rows: readonly ProjectRow[], reading: Reading): Draft[] {
  const drafts: Draft[] = [];
  let positions = new Map<ColumnName, number>();
  let width = 0;
  let fresh = false;
  for (const row of rows) {
    if (matchKey(row.cells[0] ?? '') === '一级指标') {
      positions = readPositions(row);
      if (positions.size < columns.length) reading.fail(row.line, 'indicator', '绩效指标的表头缺少列');
      width = row.cells.length;
      fresh = true;
      continue;
    }
    if (row.cells.length !== width) {
      reading.fail(row.line, 'row-width', `这一行有 ${row.cells.length} 个单元格，表头有 ${width} 个`);
      continue;
    }
    const printed = readPrinted(row, positions);
    const above = drafts.at(-1);
    if (fresh && above !== undefined && isRest(above.printed, printed)) {
      drafts[drafts.length - 1] = { ...above, printed: joinPrinted(above.printed, printed) };
    } else {
      drafts.push({
        printed: { ...printed, 一级指标: printed.一级指标 || (above?.printed.一级指标 ?? '') },
        line: row.line,
        page: row.page,
      });
    }
    fresh = false;
  }
  return drafts;
}

function checkDraft(draft: Draft, reading: Reading): void {
  for (const column of ['一级指标', '二级指标', '三级指标', '指标值'] as const) {
    if (draft.printed[column] === '') reading.fail(draft.line, 'indicator', `绩效指标缺少「${column}」`);
  }
}

function readIndicator(
  draft: Draft,
  at: { block: ProjectBlock; section: readonly string[]; order: number },
  reading: Reading,
): Indicator {
  checkDraft(draft, reading);
  const { block, section, order } = at;
  const { printed } = draft;
  const source: Source = {
    ref: refOf(reading, `p${block.number}.i${order}`),
    kind: 'row',
    section: [...section, '绩效指标'],
    locator: `第${block.number}项 · 绩效指标第${order}行`,
    ...(draft.page === undefined ? {} : { page: draft.page }),
    line: draft.line,
    quote: quotePairs(columns.map((column) => [column, printed[column]])),
  };
  const name = cleanName(printed.三级指标);
  return {
    class: cleanName(printed.一级指标),
    group: cleanName(printed.二级指标),
    name,
    description: cleanName(printed.绩效指标描述),
    basis: cleanName(printed.指标值确定依据),
    row: { source, name, cells: [{ column: '指标值', printed: printed.指标值, ...readTarget(printed.指标值) }] },
  };
}

/** Reads the indicator rows of a project, in printed order. */
export function readIndicators(
  rows: readonly ProjectRow[],
  at: { block: ProjectBlock; section: readonly string[] },
  reading: Reading,
): Indicator[] {
  return readDrafts(rows, reading).map((draft, index) => readIndicator(draft, { ...at, order: index + 1 }, reading));
}
