/** A table plan and what the engine found → lines with their citations. */

import { compare, convertMoney, decimalsOf, isMoneyUnit, multiply, roundHalfUp, subtract } from '../base/decimal.ts';
import { assertNever } from '../base/result.ts';
import type { Calculation, Cells, Figure, Remark } from '../engine/cells.ts';
import type { Claim, SinglePlan, TablePlan } from '../plan/plan.ts';
import type { Draft } from './draft.ts';
import { type Wording, wordingOf } from './wording.ts';

type PlanOf = Extract<SinglePlan, { kind: 'table' }>;
type Kind<Name extends TablePlan['kind']> = Extract<TablePlan, { kind: Name }>;

/** Writes the answer of a table plan into the draft. */
export function sayTable(draft: Draft, plan: PlanOf, cells: Cells): void {
  const wording = wordingOf(draft.language);
  for (const figure of cells.figures) {
    if (figure.value !== null) draft.values.push({ label: figure.label, value: figure.value, unit: figure.unit });
  }
  for (const calculation of cells.calculations) draft.calculations.push({ ...calculation });
  sayOperation(draft, plan, cells);
  sayCalculations(draft, plan.table, cells.calculations);
  sayAlso(draft, plan, cells);
  for (const assumed of plan.assumed) {
    draft.notes.push(
      assumed === 'links'
        ? wording.inferredLinks
        : assumed === 'no-reason'
          ? wording.noReason
          : wording.assumedWhole(assumed),
    );
  }
}

/** Rows told beside the answer: those that print a figure of it, and those it belongs to. */
function sayAlso(draft: Draft, plan: PlanOf, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const shown = new Set(cells.figures.map((figure) => figure.value));
  const isSame = (ref: string): boolean =>
    draft.catalog.rows.get(ref)?.cells.some((cell) => cell.value !== null && shown.has(cell.value)) ?? false;
  for (const [said, refs] of [
    [wording.also, plan.also.filter(isSame)],
    [wording.belongsTo, plan.also.filter((ref) => !isSame(ref))],
  ] as const) {
    const known = draft.cite(refs);
    if (known !== '') draft.lines.push(`${said}${known}`);
  }
}

/** Units that count the same: 编制是50人吧 is held against 40名. */
const COUNTED = /^(?:人|名|位|个|家|项|笔|份|件|次|场|本|册|张)$/u;

/** What rounding may leave out is one part of so many at most: 4.8 is 4.796, and 5 is not. */
const ROUNDED_OFF = '40';

/** Whether what was found is what the question took for granted; undefined when the two cannot be compared. */
export function claimHolds(
  claim: Claim,
  found: { readonly value: string; readonly unit: string },
): boolean | undefined {
  // 定的是90: what is stated without a unit is of the unit found, but for large sums, of which any part may be left out.
  if (claim.unit === '' && compare(found.value, claim.value) === 0) return true;
  if (claim.unit === '') return /[万亿]/u.test(found.unit) ? undefined : false;
  if (isMoneyUnit(claim.unit) && isMoneyUnit(found.unit)) {
    const value = convertMoney(found.value, found.unit, claim.unit);
    const rounds = compare(roundHalfUp(value, decimalsOf(claim.value)), claim.value) === 0;
    const off = subtract(value, claim.value).replace('-', '');
    return rounds && compare(multiply(off, ROUNDED_OFF), claim.value) <= 0;
  }
  const alike = claim.unit === found.unit || (COUNTED.test(claim.unit) && COUNTED.test(found.unit));
  return alike ? compare(found.value, claim.value) === 0 : undefined;
}

function sayClaim(draft: Draft, claim: Claim | undefined, cells: Cells): void {
  const figure = cells.figures.find(({ role }) => role === 'derived') ?? cells.figures[0];
  if (claim === undefined || figure?.value == null) return;
  const holds = claimHolds(claim, { value: figure.value, unit: figure.unit });
  if (holds !== undefined) draft.lines.push(`${wordingOf(draft.language).claim(holds)}：`);
}

function sayOperation(draft: Draft, { table, premise, claimed }: PlanOf, cells: Cells): void {
  sayClaim(draft, claimed, cells);
  switch (table.kind) {
    case 'show':
      sayFigures(draft, cells.figures, cells.remarks);
      break;
    case 'sum':
      saySum(draft, cells);
      break;
    case 'difference':
      sayDifference(draft, table, cells);
      break;
    case 'share':
      sayShares(draft, table, cells);
      break;
    case 'ratio':
      sayRatio(draft, table, cells);
      break;
    case 'compare':
      sayCompare(draft, cells);
      break;
    case 'rank':
      sayRank(draft, table, cells);
      break;
    case 'filter':
      sayFilter(draft, table, cells);
      break;
    case 'schedule':
      saySchedule(draft, cells);
      break;
    case 'change':
      sayChange(draft, table, { cells, ...(premise ? { premise } : {}) });
      break;
    default:
      assertNever(table);
  }
}

/** A figure as shown: the printed text where it is words or a bound, else the value with its unit. */
function shown(figure: Figure, wording: Wording): string {
  if (figure.value === null) return figure.printed ? withoutMarkup(figure.printed) : wording.empty;
  if (figure.printed !== undefined && figure.role === 'read' && /[^\d.,\s]/u.test(figure.printed))
    return withoutMarkup(figure.printed);
  return `${figure.value}${figure.unit}`;
}

/** $\\geq 4\\%$ as a person reads it; the citation keeps the print. */
const withoutMarkup = (printed: string): string =>
  printed
    .replaceAll('$', '')
    .replace(/\\geq?\s*/gu, '≥')
    .replace(/\\leq?\s*/gu, '≤')
    .replaceAll('\\%', '%')
    .replace(/<[^>]*>/gu, '')
    .trim();

/** Each figure with its sources; figures of one name and one value share a line. */
function sayFigures(draft: Draft, figures: readonly Figure[], remarks: readonly Remark[]): void {
  const wording = wordingOf(draft.language);
  for (const figure of figures)
    draft.lines.push(`${figure.label}：${shown(figure, wording)}${draft.cite(figure.refs)}`);
  sayRemarks(draft, remarks);
}

function sayRemarks(draft: Draft, remarks: readonly Remark[]): void {
  const wording = wordingOf(draft.language);
  for (const remark of remarks) {
    if (remark.kind === 'not-printed')
      draft.lines.push(`${remark.label}：${wording.monthLost(monthName(remark.month, draft))}`);
    if (remark.kind === 'counted-once') {
      draft.notes.push(
        draft.language === 'zh'
          ? `“${remark.label}”在几处印的是同一个数，只算一次`
          : `“${remark.label}” is printed in several places and counted once`,
      );
    }
    if (remark.kind === 'tie')
      draft.notes.push(
        `${draft.language === 'zh' ? '并列' : 'Tied'}：${remark.labels.join('、')}${draft.cite(remark.refs)}`,
      );
  }
}

const monthName = (month: number, draft: Draft): string =>
  draft.language === 'zh' ? `${month}月底` : `end of month ${month} (${month}月底)`;

const read = (cells: Cells): Figure[] => cells.figures.filter((figure) => figure.role === 'read');
const derived = (cells: Cells): Figure[] => cells.figures.filter((figure) => figure.role === 'derived');

/** What a result is calculated from, in whatever unit it is told: a converted figure is derived, too, and has its row. */
const operands = (cells: Cells, result: Figure | undefined): Figure[] =>
  cells.figures.filter((figure) => figure !== result);

function saySum(draft: Draft, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const total = derived(cells).at(-1);
  if (total) draft.lines.push(`${wording.sum}：${shown(total, wording)}`);
  sayFigures(draft, operands(cells, total), cells.remarks);
}

function sayDifference(draft: Draft, table: Kind<'difference'>, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const result = derived(cells).at(-1);
  if (result?.value != null) {
    const less = result.value.startsWith('-');
    const by = `${result.value.replace('-', '')}${result.unit}`;
    const { minuend, subtrahend } = table;
    draft.lines.push(
      table.rest
        ? wording.rest(minuend.label, subtrahend.label, by)
        : wording.difference(minuend.label, subtrahend.label, by, less),
    );
    const same = namedAmount(draft, result, cells);
    if (same) draft.lines.push(`${wording.sameAs(same.label)}${draft.cite([same.ref])}`);
  }
  sayFigures(draft, operands(cells, result), cells.remarks);
}

/** A line of one of the tables just read that prints exactly the difference: what makes it up, by the table itself. */
function namedAmount(draft: Draft, result: Figure, cells: Cells): { label: string; ref: string } | undefined {
  const value = result.value?.replace('-', '');
  for (const ref of cells.refs) {
    const titles = draft.catalog.tableOfRow.get(ref)?.title;
    const tables = draft.catalog.document.tables.filter((table) => table.title === titles && /收支/u.test(table.title));
    for (const table of tables) {
      const row = table.rows.find((candidate) =>
        candidate.cells.some((cell) => cell.value === value && cell.unit === result.unit),
      );
      if (row) return { label: row.name, ref: row.source.ref };
    }
  }
  return undefined;
}

function sayShares(draft: Draft, table: Kind<'share'>, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const shares = derived(cells).filter((figure) => figure.unit === '%');
  shares.forEach((share, at) => {
    // After the parts themselves, all of them together.
    const part = table.parts[at]?.label ?? wording.together;
    draft.lines.push(wording.share(part, table.whole.label, shown(share, wording)));
  });
  sayFigures(draft, read(cells), cells.remarks);
}

function sayRatio(draft: Draft, table: Kind<'ratio'>, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const [times, percent] = derived(cells).filter(({ unit }) => unit === '倍' || unit === '%');
  if (times?.value != null) {
    const said = wording.ratio(table.dividend.label, table.divisor.label, times.value);
    draft.lines.push(percent === undefined ? said : wording.alsoPercent(said, shown(percent, wording)));
  }
  sayFigures(draft, read(cells), cells.remarks);
}

function sayCompare(draft: Draft, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const gap = derived(cells).at(-1);
  // What is compared may itself be a sum.
  const compared = cells.figures.filter((figure) => figure !== gap);
  const largest = compared.reduce<Figure | undefined>(
    (best, figure) => (best === undefined || Number(figure.value) > Number(best.value) ? figure : best),
    undefined,
  );
  if (gap?.value != null && largest) {
    draft.lines.push(
      Number(gap.value) === 0
        ? wording.equal
        : wording.larger(largest.label, `${gap.value.replace('-', '')}${gap.unit}`),
    );
  }
  sayFigures(draft, compared, cells.remarks);
}

function sayRank(draft: Draft, table: Kind<'rank'>, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const isMoney = cells.figures.every(({ unit }) => /元$/u.test(unit ?? ''));
  draft.lines.push(`${wording.ranked(table.set, table.order, cells.figures.length > 1, isMoney)}：`);
  cells.figures.forEach((figure, at) => {
    const place = cells.figures.length > 1 ? `${at + 1}. ` : '';
    draft.lines.push(`${place}${figure.label}：${shown(figure, wording)}${draft.cite(figure.refs)}`);
  });
  sayRemarks(draft, cells.remarks);
}

function sayFilter(draft: Draft, table: Kind<'filter'>, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const { set } = table;
  const members = read(cells);
  const count = derived(cells).find((figure) => figure.unit === '个');
  if (members.length === 0) {
    draft.lines.push(wording.noneFound(set));
    return;
  }
  draft.lines.push(`${count?.value != null ? wording.counted(set, count.value) : wording.listed(set)}：`);
  for (const figure of members)
    draft.lines.push(`· ${figure.label}：${shown(figure, wording)}${draft.cite(figure.refs)}`);
  sayRemarks(draft, cells.remarks);
}

function saySchedule(draft: Draft, cells: Cells): void {
  const wording = wordingOf(draft.language);
  const shares = cells.figures.filter((figure) => figure.unit === '%' || figure.value === null);
  for (const share of shares) {
    const amount = cells.figures.find((figure) => figure.label === share.label && figure.role === 'derived');
    const [name, month] = splitLabel(share.label);
    const told =
      share.value === null
        ? wording.monthEmpty(month)
        : wording.planned(
            month,
            `${share.value}%`,
            amount
              ? draft.language === 'zh'
                ? `，即 ${shown(amount, wording)}`
                : `, that is ${shown(amount, wording)}`
              : '',
          );
    draft.lines.push(`${name}：${told}${draft.cite(share.refs)}`);
  }
  sayRemarks(draft, cells.remarks);
  draft.cite(cells.refs);
}

function splitLabel(label: string): [string, string] {
  const at = label.lastIndexOf(' ');
  return [label.slice(0, at), label.slice(at + 1)];
}

function sayChange(
  draft: Draft,
  table: Kind<'change'>,
  found: { cells: Cells; premise?: 'increase' | 'decrease' },
): void {
  const wording = wordingOf(draft.language);
  const { cells, premise } = found;
  const [printed, present] = read(cells);
  if (printed?.value == null) return;
  if (premise !== undefined && premise !== table.direction) draft.lines.push(wording.premise(table.direction));
  draft.lines.push(
    `${wording.changed(table.label, table.baseYear, table.direction, `${printed.value}${printed.unit}`)}${draft.cite(printed.refs)}`,
  );
  if (present) draft.lines.push(`${present.label}：${shown(present, wording)}${draft.cite(present.refs)}`);
  const previous = derived(cells).find((figure) => figure.unit === printed.unit);
  const percent = derived(cells).find((figure) => figure.unit === '%');
  if (previous?.value != null)
    draft.lines.push(wording.previous(table.label, table.baseYear, `${previous.value}${previous.unit}`));
  if (percent?.value != null && table.ask === 'percent')
    draft.lines.push(wording.percentOfChange(table.direction, `${percent.value}%`));
}

/** Calculations are shown, except a count, whose members are listed anyway. */
function sayCalculations(draft: Draft, table: TablePlan, calculations: readonly Calculation[]): void {
  const wording = wordingOf(draft.language);
  if (table.kind === 'filter') return;
  for (const { expression, unit } of calculations) {
    const suffix = unit && !expression.endsWith(unit) ? `（${unit}）` : '';
    draft.lines.push(`${wording.calculation}：${expression}${suffix}`);
  }
}
