/** A question for every figure and every field of the document, as a person with the table in hand would ask it. */
import type { Cell, Document, Indicator, Project, Row, Table } from '../../src/document/document.ts';

type Wanted =
  | { readonly kind: 'figure'; readonly cell: Cell }
  /** Words that the answer must hold, whatever its spaces; several are one field printed in several passages. */
  | { readonly kind: 'words'; readonly texts: readonly string[] }
  /** A cell printed empty: no figure at all, and the reply says that nothing is budgeted. */
  | { readonly kind: 'nothing' };

/** One way to ask for one cell or field. */
export type CellQuestion = {
  readonly question: string;
  /** Rows or passages that must be cited; one, except for goals. */
  readonly refs: readonly string[];
  readonly wanted: Wanted;
};

/** Questions of one table or one kind of field, and how many cells they ask for. */
export type Group = { readonly name: string; readonly cells: number; readonly questions: readonly CellQuestion[] };

const isNumeric = (cell: Cell): boolean => cell.value !== null;

const figure = (row: Row, cell: Cell, question: string): CellQuestion => ({
  question,
  refs: [row.source.ref],
  wanted: { kind: 'figure', cell },
});

/** Questions for each numeric cell of each table, a group a table. */
export const tableGroups = ({ tables }: Document): Group[] =>
  tables.map((table) => {
    const cells = cellsOf(table, isNumeric);
    return {
      name: `${table.title}${table.side ?? ''}`,
      cells: cells.length,
      questions: cells.flatMap(({ row, cell }) =>
        [...new Set(tableQuestions(table, row, cell))].map((question) => figure(row, cell, question)),
      ),
    };
  });

/** A question for each empty cell of each table, a group a table. */
export const emptyGroups = ({ tables }: Document): Group[] =>
  tables.map((table) => {
    const cells = cellsOf(table, (cell) => cell.printed.trim() === '');
    return {
      name: `${table.title}${table.side ?? ''}, empty`,
      cells: cells.length,
      questions: cells.flatMap(({ row, cell }) =>
        tableQuestions(table, row, cell)
          .slice(0, 1)
          .map((question) => ({ question, refs: [row.source.ref], wanted: { kind: 'nothing' } as const })),
      ),
    };
  });

const cellsOf = (table: Table, admits: (cell: Cell) => boolean) =>
  table.rows.flatMap((row) => row.cells.filter(admits).map((cell) => ({ row, cell })));

function tableQuestions(table: Table, row: Row, cell: Cell): string[] {
  if (table.side !== undefined) return [sideQuestion(table, table.side, { row, cell })];
  const title = table.title;
  if (row.name === cell.column) return [`${title}的${cell.column}是多少`];
  if (row.name === '合计') return [`${title}合计行的${cell.column}是多少`];
  const isAlone = namesakes(table, row).length === 1;
  return [
    ...(row.code === undefined ? [] : [`${title}里${row.code}${row.name}的${cell.column}是多少`]),
    ...(row.code === undefined ? [] : [`${title}中${row.code}的${cell.column}是多少`]),
    ...(isAlone ? [`${title}里${row.name}的${cell.column}是多少`] : []),
  ];
}

/** A table of two halves: its side is named, and the line that holds the row where the side has two of that name. */
function sideQuestion(table: Table, side: string, { row, cell }: { row: Row; cell: Cell }): string {
  const parent = table.rows.find((other) => other.source.ref === row.parent);
  const within = namesakes(table, row).length > 1 && parent ? `${parent.name}里的` : '';
  return `${table.title}${side}部分，${within}${row.name}的${cell.column}是多少`;
}

const namesakes = (table: Table, row: Row): Row[] => table.rows.filter(({ name }) => name === row.name);

/** Questions for the table of units, whose cells are words. */
export function unitGroup(document: Document): Group {
  const cells = document.tables
    .filter((table) => table.kind === 'units')
    .flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => ({ row, cell }))));
  return {
    name: 'units',
    cells: cells.length,
    questions: cells.map(({ row, cell }) => ({
      question: `${row.name}的${cell.column}是什么`,
      refs: [row.source.ref],
      wanted: { kind: 'words', texts: [cell.printed] },
    })),
  };
}

/** Questions for the fields of the projects, a group a kind of field. */
export function projectGroups({ projects }: Document): Group[] {
  const group = (name: string, of: (project: Project) => readonly CellQuestion[][]): Group => {
    const fields = projects.flatMap(of);
    return { name, cells: fields.length, questions: fields.flat() };
  };
  return [
    group('projects: money', (project) =>
      project.money.cells
        .filter(isNumeric)
        .map((cell) => byNameAndCode(project, (called) => moneyQuestion(project, cell, called))),
    ),
    group('projects: spending plan', (project) =>
      project.schedule.cells
        .filter(isNumeric)
        .map((cell) =>
          byNameAndCode(project, (called) =>
            figure(project.schedule, cell, `${called}到${cell.column}计划支出百分之几`),
          ),
        ),
    ),
    group('projects: code and name', (project) => [codeQuestions(project)]),
    group('projects: purpose', (project) =>
      project.purpose ? [byNameAndCode(project, (called) => purposeQuestion(project, called))] : [],
    ),
    group('projects: goals', (project) =>
      project.goals.length > 0 ? [byNameAndCode(project, (called) => goalsQuestion(project, called))] : [],
    ),
    group('indicators: figures', (project) => indicatorsOf(project, true)),
    group('indicators: words', (project) => indicatorsOf(project, false)),
  ];
}

const byNameAndCode = (project: Project, ask: (called: string) => CellQuestion): CellQuestion[] => [
  ask(project.name),
  ask(`项目${project.code}`),
];

const moneyQuestion = (project: Project, cell: Cell, called: string): CellQuestion =>
  figure(project.money, cell, `${called}的${cell.column}是多少`);

const codeQuestions = (project: Project): CellQuestion[] => [
  {
    question: `${project.name}的项目编码是什么`,
    refs: [project.money.source.ref],
    wanted: { kind: 'words', texts: [project.code] },
  },
  {
    question: `项目编码${project.code}是哪个项目`,
    refs: [project.money.source.ref],
    wanted: { kind: 'words', texts: [project.name] },
  },
];

const purposeQuestion = ({ purpose }: Project, called: string): CellQuestion => ({
  question: `${called}的资金用途是什么`,
  refs: purpose ? [purpose.source.ref] : [],
  wanted: { kind: 'words', texts: purpose ? [purpose.text] : [] },
});

const goalsQuestion = ({ goals }: Project, called: string): CellQuestion => ({
  question: `${called}的绩效目标是什么`,
  refs: goals.map((goal) => goal.source.ref),
  wanted: { kind: 'words', texts: goals.map((goal) => goal.text) },
});

const indicatorsOf = (project: Project, isFigure: boolean): CellQuestion[][] =>
  project.indicators.flatMap((indicator) =>
    indicator.row.cells
      .filter((cell) => isNumeric(cell) === isFigure)
      .map((cell) => indicatorQuestions(project, indicator, cell)),
  );

function indicatorQuestions(project: Project, indicator: Indicator, cell: Cell): CellQuestion[] {
  const isAlone = project.indicators.filter(({ name }) => name === indicator.name).length === 1;
  const called = isAlone ? indicator.name : `${indicator.name}（${indicator.description}）`;
  const refs = [indicator.row.source.ref];
  const wanted: Wanted = isNumeric(cell) ? { kind: 'figure', cell } : { kind: 'words', texts: [cell.printed] };
  const questions = isNumeric(cell)
    ? [`${project.name}项目的${called}指标值是多少`, `${project.name}里${called}是多少`]
    : [`${project.name}项目的${called}指标值是什么`];
  return questions.map((question) => ({ question, refs, wanted }));
}
