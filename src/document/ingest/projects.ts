/** One project table: code, name, money, purpose, plan of spending, goals, indicators. */
import type { Cell, Project, Row, Source } from '../document.ts';
import { readAmount } from './amount.ts';
import { cleanName, matchKey } from './clean.ts';
import type { Part } from './contents.ts';
import { readIndicators } from './indicators.ts';
import { type ProjectBlock, type ProjectRow, splitProjects } from './project-split.ts';
import { joinTexts, type ProjectText, readGoals, readPurpose } from './project-texts.ts';
import { type Reading, refOf } from './reading.ts';
import { quotePairs } from './row-draft.ts';
import { isScheduleRow, readSchedule, type Schedule } from './schedule.ts';

/** Region (6 digits), last two digits of the year, P, and a serial. */
const codePattern = /^\d{6}(\d{2})P\w+$/;

type Sections = {
  code: ProjectRow[];
  money: ProjectRow[];
  schedule: ProjectRow[];
  goals: ProjectRow[];
  indicators: ProjectRow[];
};

/** The first cell names the section a row opens; rows without a name go on with the one before. */
function sectionOf(row: ProjectRow): keyof Sections | null {
  const key = matchKey(row.cells[0] ?? '');
  if (key === '项目编码') return 'code';
  if (key.startsWith('预算规模')) return 'money';
  if (key.startsWith('资金支出计划')) return 'schedule';
  if (key === '绩效目标') return 'goals';
  return key === '一级指标' ? 'indicators' : null;
}

function splitSections(block: ProjectBlock, reading: Reading): Sections {
  const sections: Sections = { code: [], money: [], schedule: [], goals: [], indicators: [] };
  let current: keyof Sections | null = null;
  for (const row of block.rows) {
    current = sectionOf(row) ?? current;
    if (current === null) reading.fail(row.line, 'project-row', `第 ${block.number} 项：这一行在「项目编码」之前`);
    else sections[current].push(row);
  }
  for (const [name, key] of [
    ['预算规模及资金用途', 'money'],
    ['资金支出计划', 'schedule'],
    ['绩效目标', 'goals'],
    ['一级指标', 'indicators'],
  ] as const) {
    if (sections[key].length === 0) reading.fail(block.line, 'project-row', `第 ${block.number} 项缺少「${name}」`);
  }
  return sections;
}

/** The first filled cell right of the one that is labelled so. */
function cellAfter(row: ProjectRow | undefined, label: string): { name: string; printed: string } | null {
  const at = row?.cells.findIndex((cell) => matchKey(cell).replace(/^其中:/, '') === label) ?? -1;
  return row === undefined || at < 0 ? null : { name: label, printed: row.cells[at + 1] ?? '' };
}

function readIdentity(
  block: ProjectBlock,
  row: ProjectRow | undefined,
  reading: Reading,
): { code: string; name: string } {
  const code = cleanName(cellAfter(row, '项目编码')?.printed ?? '');
  const printedName = cleanName(cellAfter(row, '项目名称')?.printed ?? '');
  const line = row?.line ?? block.line;
  if (code === '') reading.fail(line, 'project-code', `第 ${block.number} 项没有项目编码`);
  else if (!codePattern.test(code))
    reading.fail(line, 'project-code', `第 ${block.number} 项的项目编码「${code}」不合「地区6位+年份2位+P…」的格式`);
  if (printedName === '') reading.fail(line, 'project-row', `第 ${block.number} 项没有项目名称`);
  return { code, name: printedName };
}

const moneyColumns = ['预算数', '财政资金', '其他资金'] as const;

function readMoneyCells(block: ProjectBlock, row: ProjectRow | undefined, reading: Reading): Cell[] {
  const line = row?.line ?? block.line;
  const fail = (problem: string): void => reading.fail(line, 'amount', `第 ${block.number} 项${problem}`);
  if (block.unit === '') fail('没有「单位：…」');
  return moneyColumns.map((column) => {
    const found = cellAfter(row, column);
    const printed = found?.printed ?? '';
    const value = readAmount(printed);
    if (found === null) fail(`没有「${column}」`);
    else if (value === undefined) fail(`「${column}」的「${printed.trim()}」不是金额`);
    else if (column === '预算数' && value === null) fail('的预算数是空的');
    return { column, printed, value: value ?? null, unit: block.unit };
  });
}

type Base = {
  readonly reading: Reading;
  readonly block: ProjectBlock;
  readonly section: readonly string[];
  readonly name: string;
  readonly code: string;
};

function rowSource(
  base: Base,
  row: ProjectRow | undefined,
  at: { short: string; heading: string; locator: string; quote: string },
): Source {
  return {
    ref: refOf(base.reading, `p${base.block.number}.${at.short}`),
    kind: 'row',
    section: [...base.section, at.heading],
    locator: `第${base.block.number}项 · ${at.locator}`,
    ...(row?.page === undefined ? {} : { page: row.page }),
    line: row?.line ?? base.block.line,
    quote: at.quote,
  };
}

function moneyRow(base: Base, row: ProjectRow | undefined): Row {
  const cells = readMoneyCells(base.block, row, base.reading);
  const quote = quotePairs([
    ['项目编码', base.code],
    ['项目名称', base.name],
    ...cells.map((cell) => [cell.column, cell.printed] as const),
  ]);
  const source = rowSource(base, row, { short: 'money', heading: '预算规模及资金用途', locator: '预算规模', quote });
  return { source, name: base.name, cells };
}

function scheduleRow(base: Base, rows: readonly ProjectRow[], schedule: Schedule): Row {
  const shown = schedule.cells.map((cell) => `${cell.column} ${cell.value === null ? '（空）' : cell.printed.trim()}`);
  const quote = `资金支出计划（%）：${shown.join('；')}`;
  const source = rowSource(base, rows[0], {
    short: 'schedule',
    heading: '资金支出计划',
    locator: '资金支出计划',
    quote,
  });
  return { source, name: base.name, cells: schedule.cells };
}

/** A row of words fills one cell besides its heading; more are the row of another section whose heading was lost. */
function checkTexts(rows: readonly ProjectRow[], reading: Reading): void {
  for (const row of rows.filter((candidate) => !isScheduleRow(candidate))) {
    const filled = row.cells.filter((cell, at) => cell.trim() !== '' && !(at === 0 && sectionOf(row) !== null));
    if (filled.length > 1) reading.fail(row.line, 'project-row', '这里应是一段文字，却有多个单元格，可能缺表头');
  }
}

/** The goals' rows: text stands in the second cell, or in the first where the plan of spending was repeated above it. */
function goalTexts(rows: readonly ProjectRow[]): ProjectText[] {
  const texts: ProjectText[] = [];
  for (const row of rows.filter((candidate) => !isScheduleRow(candidate))) {
    const cellOf = (candidate: ProjectRow): string => {
      const [first = '', second = ''] = candidate.cells;
      return matchKey(first) === '绩效目标' || first.trim() === '' ? second : first;
    };
    const text = joinTexts([row], cellOf);
    const above = texts.at(-1);
    if (text === null) continue;
    // Without a number of its own, a row is the rest of the one a page break cut.
    if (above !== undefined && !/^\d{1,2}[.．、]/.test(text.text))
      texts[texts.length - 1] = { ...above, text: above.text + text.text };
    else texts.push(text);
  }
  return texts;
}

/** The document number in brackets at the end of a name: …[2023]204号. */
function documentNumberOf(name: string): string | null {
  const match = /[（(]([^（()）]*[[〔【]\d{4}[\]〕】]\d+号)[）)]$/.exec(name.replace(/\s+/g, ''));
  return match?.[1]?.replace(/[〔【]/g, '[').replace(/[〕】]/g, ']') ?? null;
}

function readProject(block: ProjectBlock, part: Part, reading: Reading): Project {
  const sections = splitSections(block, reading);
  const { code, name } = readIdentity(block, sections.code[0], reading);
  const section = [part.title, block.title];
  const base: Base = { reading, block, section, name, code };
  const [money, ...purposeRows] = sections.money;
  // Only project tables that repeat the plan inside the goals' row have such rows there.
  const scheduleRows = [...sections.schedule, ...sections.goals.filter(isScheduleRow)];
  const schedule = readSchedule(scheduleRows, reading);
  checkTexts([...purposeRows, ...sections.goals], reading);
  for (const row of purposeRows.filter(isScheduleRow)) {
    reading.fail(
      row.line,
      'schedule',
      `第 ${block.number} 项：资金支出计划的比例在「资金支出计划」之前，可能缺月份一行`,
    );
  }
  const year = codePattern.exec(code)?.[1];
  const documentNumber = documentNumberOf(name);
  return {
    number: block.number,
    code,
    name,
    ...(documentNumber === null ? {} : { documentNumber }),
    carriedOver: year !== undefined && 2000 + Number(year) < reading.meta.year,
    money: moneyRow(base, money),
    schedule: scheduleRow(base, scheduleRows, schedule),
    points: schedule.points,
    purpose: readPurpose(
      joinTexts(purposeRows, (row) => row.cells[1] ?? ''),
      base,
      reading,
    ),
    goals: readGoals(goalTexts(sections.goals), base, reading),
    indicators: readIndicators(sections.indicators, base, reading),
  };
}

/** Reads every project table of the chapter. */
export function readProjects(part: Part, reading: Reading): Project[] {
  const blocks = splitProjects(part, reading);
  if (blocks.length === 0) reading.fail(part.line, 'project-order', `《${part.title}》中没有项目表`);
  return blocks.map((block) => readProject(block, part, reading));
}
