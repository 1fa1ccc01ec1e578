/** Questions that name a place in full, as with the table in hand: table, row and column; project and field or indicator; unit and column. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog, Thing } from '../../catalog/catalog.ts';
import type { Indicator, Project, Row, Table } from '../../document/document.ts';
import type { Question } from '../../understand/question.ts';
import { type Context, choose, labelOf, type Rule, tablePlanOf } from '../context.ts';
import type { Plan, Quantity } from '../plan.ts';

const TARGET_COLUMN = '指标值';
const OWN_COLUMN = '预算数';

/** The first of these that the question spells out. */
export const addressed: Rule = (context) => {
  const { catalog, question } = context;
  // 收入总表里扣掉结转: a column that is taken away is not asked for.
  if (question.excepted.length > 0) return null;
  // 2019年农村社保所是副科级: the tables are of one year.
  const otherYear = question.years.some((year) => year !== catalog.document.meta.year);
  const ofTable = otherYear ? null : inTable(context);
  return ofTable ?? ofProject(context) ?? codeOf(context) ?? (otherYear ? null : ofUnit(context));
};

/** 部门预算支出总表里2080101行政运行的基本支出. */
function inTable({ catalog, question }: Context): Plan | null {
  const said = squeeze(question.text);
  const title = longestIn(said, [...new Set(catalog.document.tables.map((table) => table.title))]);
  if (title === null) return null;
  const rest = said.replace(squeeze(title), '|');
  const tables = sidesOf(catalog, title, rest);
  const rows = tables.flatMap((table) => rowsIn(table, rest).map((row) => ({ table, row })));
  const quantities = rows.flatMap(({ table, row }) => cellsIn(table, row, rest));
  if (quantities.length > 0 && quantities.length <= MOST)
    return tablePlanOf({ kind: 'show', quantities, ...unit(question.unit) });
  const totals = tables.flatMap((table) => totalsIn(table, rest));
  return totals.length > 0 ? tablePlanOf({ kind: 'show', quantities: totals, ...unit(question.unit) }) : null;
}

/** More cells than this were not meant one by one. */
const MOST = 6;

const unit = (asked: string | null): { unit?: string } => (asked === null ? {} : { unit: asked });

/** Both halves of a table, or the one that is named. */
function sidesOf({ document }: Catalog, title: string, rest: string): Table[] {
  const tables = document.tables.filter((table) => table.title === title);
  const side = /收入(?:部分|方|栏|侧|一边)/u.test(rest)
    ? '收入'
    : /支出(?:部分|方|栏|侧|一边)/u.test(rest)
      ? '支出'
      : undefined;
  return side === undefined ? tables : tables.filter((table) => table.side === undefined || table.side === side);
}

/** Rows by code, else by the longest of their names; of namesakes, those under the line that is named too. */
function rowsIn(table: Table, rest: string): Row[] {
  const byCode = table.rows.filter(
    (row) => row.code !== undefined && new RegExp(`(?<!\\d)${row.code}(?!\\d)`, 'u').test(rest),
  );
  if (byCode.length > 0) return byCode;
  const columns = new Set(table.columns.map((column) => column.name));
  const named = table.rows.filter((row) => !/^(?:合计|总计|小计)$/u.test(row.name) && rest.includes(squeeze(row.name)));
  const ownName = named.filter((row) => !columns.has(row.name));
  const longest = longestNames(ownName.length > 0 ? ownName : named, (row) => row.name);
  const inner = longest.filter(
    (row) =>
      !longest.some((other) =>
        other.source.ref === row.source.ref
          ? false
          : other.parent === row.source.ref && rest.indexOf(squeeze(row.name)) < rest.indexOf(squeeze(other.name)),
      ),
  );
  const within = inner.filter(
    (row) => inner.some((other) => other !== row && other.name === row.name) && parentNamed(table, row, rest),
  );
  return within.length > 0 ? within : inner;
}

function parentNamed(table: Table, row: Row, rest: string): boolean {
  const parent = table.rows.find((other) => other.source.ref === row.parent);
  return parent !== undefined && rest.includes(squeeze(parent.name));
}

/** The columns named beside the row's own name; its own figure when none is. */
function cellsIn(table: Table, row: Row, rest: string): Quantity[] {
  const left = rest.replace(squeeze(row.name), '|');
  const columns = longestNames(
    table.columns.filter((column) => left.includes(squeeze(column.name))),
    (column) => column.name,
  );
  const named = columns.filter((column) => row.cells.some((cell) => cell.column === column.name));
  const own =
    row.cells.find((cell) => cell.column === '合计') ??
    row.cells.find((cell) => cell.unit === table.unit) ??
    row.cells[0];
  const shown = named.length > 0 ? named.map((column) => column.name) : own ? [own.column] : [];
  return shown.map((column) => ({
    label: column === own?.column && named.length === 0 ? row.name : `${row.name}的${column}`,
    cells: [{ row: row.source.ref, column }],
  }));
}

/** 合计行的小计; a column of the table with no row named. */
function totalsIn(table: Table, rest: string): Quantity[] {
  const row = table.rows.find((candidate) => /^(?:合计|总计)$/u.test(candidate.name));
  if (row === undefined) return [];
  const left = rest.replace('合计行', '|');
  const columns = longestNames(
    table.columns.filter((column) => left.includes(squeeze(column.name))),
    (column) => column.name,
  );
  const own =
    rest.includes('合计') && columns.length === 0 ? table.columns.filter((column) => column.name === '合计') : columns;
  return own.map((column) => ({
    label: `${table.title}合计的${column.name}`,
    cells: [{ row: row.source.ref, column: column.name }],
  }));
}

/** A project by its whole name or code, with a field of its table or one of its indicators. */
function ofProject({ catalog, question }: Context): Plan | null {
  const said = squeeze(question.text);
  const project = projectIn(catalog, said);
  if (project === null || question.months.length > 0 || question.operations.has('schedule')) return null;
  const rest = said.replace(squeeze(project.name), '|').replace(squeeze(project.code), '|');
  if (/编码|代码|哪个项目|什么项目|啥项目/u.test(rest))
    return { kind: 'quote', refs: [project.money.source.ref], lead: '' };
  const indicators = indicatorsIn(project, rest);
  if (indicators.length > 0) {
    const things = indicators.flatMap((indicator) => catalog.byId.get(`indicator:${indicator.row.source.ref}`) ?? []);
    const quantities = things.map(
      (thing): Quantity => ({
        label: labelOf(catalog, thing),
        cells: [{ row: thing.refs[0] ?? '', column: TARGET_COLUMN }],
      }),
    );
    return quantities.length === 0 ? null : tablePlanOf({ kind: 'show', quantities });
  }
  const columns = project.money.cells
    .filter((cell) => cell.column !== OWN_COLUMN && rest.includes(cell.column))
    .map((cell) => cell.column);
  const shown = columns.length > 0 ? columns : rest.includes(OWN_COLUMN) ? [OWN_COLUMN] : [];
  if (shown.length > 0) {
    const quantities = shown.map(
      (column): Quantity => ({
        label: `${project.name}的${column}`,
        cells: [{ row: project.money.source.ref, column }],
      }),
    );
    return tablePlanOf({ kind: 'show', quantities, ...unit(question.unit) });
  }
  if (/绩效目标/u.test(rest) && project.goals.length > 0)
    return { kind: 'quote', refs: project.goals.map((goal) => goal.source.ref), lead: '' };
  return /用途/u.test(rest) && project.purpose ? { kind: 'quote', refs: [project.purpose.source.ref], lead: '' } : null;
}

/** 年度考核经费的项目编码: the code of a project called by another name. */
function codeOf({ catalog, question }: Context): Plan | null {
  if (!/项目(?:编码|代码|编号)|project code/u.test(question.text)) return null;
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'project');
  if (choice.kind !== 'one' || choice.best.coverage < 0.6) return null;
  return { kind: 'quote', refs: choice.things.flatMap((thing) => thing.refs).slice(0, 1), lead: '' };
}

/** The project whose code or whole name the question holds; the longest name of several. */
function projectIn(catalog: Catalog, said: string): Project | null {
  const found = catalog.document.projects.filter(
    (project) => said.includes(squeeze(project.code)) || said.includes(squeeze(project.name)),
  );
  return found.toSorted((left, right) => right.name.length - left.name.length)[0] ?? null;
}

/** Indicators named in full; of namesakes, the one whose description is said. */
function indicatorsIn(project: Project, rest: string): Indicator[] {
  const named = longestNames(
    project.indicators.filter((indicator) => rest.includes(squeeze(indicator.name))),
    (indicator) => indicator.name,
  );
  const left = (indicator: Indicator): string => rest.replace(squeeze(indicator.name), '|');
  const described = named.filter(
    (indicator) => squeeze(indicator.description) !== '' && left(indicator).includes(squeeze(indicator.description)),
  );
  return described.length > 0 ? longestNames(described, (indicator) => indicator.description) : named;
}

/** 某某所的单位规格, 是什么级别: a unit, with or without the region before its name; the cell named, or all that is printed of it. */
function ofUnit({ catalog, question }: Context): Plan | null {
  const said = squeeze(question.text);
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.kind === 'unit');
  // What is listed side by side is asked of each by itself.
  const listed = question.members.length > 1;
  const called = catalog.things.filter(
    (thing) =>
      thing.kind === 'unit' &&
      (thing.names.some((name) => said.includes(squeeze(name))) ||
        (!listed &&
          question.mentions.some(({ candidates: [best] }) => best?.thing === thing && best.precision >= 0.6))),
  );
  const [unitThing] =
    called.length > 0
      ? called
      : [choice.kind === 'none' || choice.best.precision < 0.6 ? unitBefore(question) : choice.best.thing];
  if (unitThing === undefined || question.wanted.size > 0 || question.operations.has('amount')) return null;
  // 农保所是副科级，就业中心是股级: of each that is named.
  const units = called.length > 1 && !listed ? called : [unitThing];
  const cells = units.flatMap(({ name, refs: [row] }) =>
    row === undefined ? [] : (catalog.rows.get(row)?.cells ?? []).map(({ column }) => ({ name, row, column })),
  );
  // How is the office funded: a column by another word for it.
  const meant = question.tokens.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  const named = cells.filter(({ column }) => said.includes(squeeze(column)) || meant.includes(column));
  const quantities = (named.length > 0 ? named : cells).map(
    ({ name, row, column }): Quantity => ({ label: `${name}的${column}`, cells: [{ row, column }] }),
  );
  const asksOfUnit =
    named.length > 0 ||
    /级|规格|性质|行政|事业|经费|保障|level|rank|administrative|institution/u.test(
      `${question.earlier} ${question.text}`,
    );
  return asksOfUnit && quantities.length > 0 ? tablePlanOf({ kind: 'show', quantities }) : null;
}

/** 经费怎么保障, after a unit was named. */
const unitBefore = ({ mentions }: Question): Thing | undefined =>
  mentions.find(({ again, candidates: [best] }) => again && best?.thing.kind === 'unit')?.candidates[0]?.thing;

/** The longest of these names that the text holds. */
function longestIn(text: string, names: readonly string[]): string | null {
  return (
    names.filter((name) => text.includes(squeeze(name))).toSorted((left, right) => right.length - left.length)[0] ??
    null
  );
}

/** Without those whose name is part of another's: 基本支出 beside 基本支出合计. */
function longestNames<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const names = items.map((item) => squeeze(nameOf(item)));
  return items.filter((_, at) => !names.some((other) => other !== names[at] && other.includes(names[at] ?? '')));
}
