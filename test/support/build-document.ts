/** Builds small documents for tests: only what a test names, everything else filled in. */
import type {
  Cell,
  Column,
  Comparator,
  Document,
  Fact,
  Indicator,
  Project,
  Row,
  Source,
  Table,
} from '../../src/document/document.ts';

/** A cell as text: `6600.00万元`, `≥95%`, `有效保障`, or empty. */
function buildCell(column: string, printed: string): Cell {
  const match = /^(≥|≤|>|<)?(-?\d+(?:\.\d+)?)(.*)$/u.exec(printed);
  if (!match) return { column, printed, value: null, unit: '' };
  const [, bound, value = '', unit = ''] = match;
  const cell = { column, printed, value, unit };
  return bound === undefined ? cell : { ...cell, comparator: bound as Comparator };
}

export type RowText = {
  readonly ref: string;
  readonly name: string;
  readonly parent?: string;
  readonly line?: number;
  /** Column → text as printed. */
  readonly cells: Readonly<Record<string, string>>;
};

/** A row with its cells given as text; the line is the number at the end of its ref where it is not given. */
export function buildRow({ ref, name, parent, line, cells }: RowText): Row {
  return {
    source: buildSource(ref, line ?? Number(/\d+$/.exec(ref)?.[0] ?? 1)),
    name,
    ...(parent === undefined ? {} : { parent }),
    cells: Object.entries(cells).map(([column, printed]) => buildCell(column, printed)),
  };
}

/** A table of rows; `columns` gives each column that has one its parent. */
export function buildTable(rows: readonly Row[], columns: Readonly<Record<string, string | null>> = {}): Table {
  const described: Column[] = Object.entries(columns).map(([name, parent]) =>
    parent === null ? { name, unit: '万元' } : { name, unit: '万元', parent },
  );
  return { kind: 'expenditure', title: '支出总表', unit: '万元', columns: described, rows, notes: [], line: 1 };
}

export type ProjectText = {
  readonly number: number;
  readonly name: string;
  readonly money: string;
  readonly schedule?: Readonly<Record<string, string>>;
  readonly indicators?: readonly { readonly name: string; readonly description: string; readonly value: string }[];
};

/** A project whose rows are `p<number>.money`, `p<number>.schedule` and `p<number>.i<n>`. */
export function buildProject({ number, name, money, schedule = {}, indicators = [] }: ProjectText): Project {
  const line = 100 * number;
  return {
    number,
    code: `C${number}`,
    name,
    carriedOver: false,
    money: buildRow({ ref: `p${number}.money`, name, line, cells: { 预算数: money, 财政资金: money, 其他资金: '' } }),
    schedule: buildRow({ ref: `p${number}.schedule`, name, line: line + 1, cells: schedule }),
    points: [],
    purpose: null,
    goals: [],
    indicators: indicators.map(({ name: goal, description, value }, position): Indicator => {
      const ref = `p${number}.i${position + 1}`;
      const row = buildRow({ ref, name: goal, line: line + 2 + position, cells: { 指标值: value } });
      return { class: '产出指标', group: '成本指标', name: goal, description, basis: '', row };
    }),
  };
}

/** A fact of a sentence: one cell, column 数值. */
export function buildFact(ref: string, subject: string, value: string): Fact {
  return { row: buildRow({ ref, name: subject, cells: { 数值: value } }), subject, passage: `${ref}.passage` };
}

/** A document of the parts that matter to a test. */
export function buildDocument(parts: Partial<Omit<Document, 'meta'>>): Document {
  return {
    meta: {
      id: 'test',
      title: '某局2024年部门预算',
      issuer: '某局',
      issuerAliases: [],
      region: '某市',
      year: 2024,
      kind: '部门预算',
      template: 'test',
      examples: { zh: [], en: [] },
    },
    tables: [],
    projects: [],
    offices: [],
    passages: [],
    facts: [],
    links: [],
    disagreements: [],
    checks: [],
    ...parts,
  };
}

const buildSource = (ref: string, line: number): Source => ({
  ref,
  kind: 'row',
  section: ['支出总表'],
  locator: `第${line}行`,
  line,
  quote: ref,
});
