/** The list of projects, and a project with its four parts. */
import type { Check, Project } from '../document/document.ts';
import { cellAlone } from './figures.ts';
import { type AddressOf, citationOf, clausesOf, type Opened, pageWithout } from './opened.ts';
import type { Address, Block, Item, Page, ProjectPart } from './page.ts';
import { around, byCount, pageOf } from './paging.ts';
import { indicatorPages, indicatorTable } from './project-indicators.ts';
import { labelOf } from './project-name.ts';
import { projectQuestions, projectsQuestions } from './questions.ts';

const PROJECTS_A_PAGE = 8;
const PARTS: readonly ProjectPart[] = ['card', 'plan', 'goals', 'indicators'];

/** A page of the list of projects, each with its money. */
export function openProjects({ catalog, words }: Opened, address: AddressOf<'projects'>): Page | null {
  const { projects, meta } = catalog.document;
  const cut = pageOf(byCount(projects, PROJECTS_A_PAGE), address.page);
  if (cut === null) return null;
  return pageWithout({
    address,
    title: words.projects,
    path: [meta.title],
    lead: [words.countProjects(projects.length), ...totalOf({ catalog, words })].join(' '),
    items: cut.entries.map((project) => ({
      label: labelOf(catalog, project),
      detail: moneyOf(project, words.nothingBudgeted),
      address: cardOf(project),
    })),
    ...around(cut, (page) => ({ kind: 'projects', page })),
    position: { page: cut.page, pages: cut.pages },
    questions: projectsQuestions(catalog),
  });
}

/** The printed total of all projects, where reconciliation knows its cell; and that they do not quite add up to it. */
function totalOf({ catalog, words }: Opened): readonly string[] {
  const check = catalog.document.checks.find(({ kind }) => kind === 'projects-total');
  const cell = check && totalCell(catalog, check);
  return check === undefined || cell === undefined ? [] : [words.projectsTotal(cellAlone(cell, ''), check.agrees)];
}

function totalCell(catalog: Opened['catalog'], { right }: Check) {
  const [ref, ...others] = right.refs;
  if (ref === undefined || others.length > 0) return undefined;
  return catalog.rows.get(ref)?.cells.find((cell) => cell.value === right.value);
}

/** A part of a project; null when the project or the page of the part does not exist. */
export function openProject(opened: Opened, address: AddressOf<'project'>): Page | null {
  const project = opened.catalog.projects.get(address.number);
  if (project === undefined) return null;
  const part = partOf(opened, project, address);
  if (part === null) return null;
  return pageWithout({
    address,
    title: project.name,
    path: [opened.catalog.document.meta.title, opened.words.projects],
    up: { kind: 'projects', page: listPage(opened, project) },
    parts: PARTS.map((part): Item => ({ label: opened.words.parts[part], address: at(project, part) })),
    questions: projectQuestions(project),
    ...part,
  });
}

/** What a part has of its own. All but the indicators fit on one page. */
function partOf(opened: Opened, project: Project, address: AddressOf<'project'>): Partial<Page> | null {
  if (address.part === 'indicators') return indicatorsPart(opened, project, address.page);
  if (address.page !== 1) return null;
  if (address.part === 'card') return cardPart(opened, project);
  return address.part === 'plan' ? planPart(opened, project) : goalsPart(opened, project);
}

function cardPart({ catalog, words }: Opened, project: Project): Partial<Page> {
  const { projects } = catalog.document;
  const position = projects.indexOf(project);
  const step = (to: number): Address | null => {
    const other = projects[to];
    return other === undefined ? null : cardOf(other);
  };
  const { purpose } = project;
  return {
    blocks: [
      { kind: 'fields', fields: cardFields({ catalog, words }, project) },
      ...(purpose === null
        ? []
        : [{ kind: 'clauses', heading: words.purpose, clauses: clausesOf([purpose]) } satisfies Block]),
    ],
    previous: step(position - 1),
    next: step(position + 1),
    position: { page: position + 1, pages: projects.length },
    citation: citationOf([project.money.source]),
  };
}

function cardFields({ words }: Opened, project: Project) {
  const money = (column: string) =>
    cellAlone(
      project.money.cells.find((cell) => cell.column === column),
      words.nothingBudgeted,
    );
  return [
    { name: words.code, value: project.code },
    { name: words.name, value: project.name },
    ...(project.documentNumber === undefined ? [] : [{ name: words.documentNumber, value: project.documentNumber }]),
    { name: words.budget, value: money('预算数') },
    { name: words.fiscalMoney, value: money('财政资金') },
    { name: words.otherMoney, value: money('其他资金') },
    { name: words.carriedOver, value: words.isCarriedOver(project.carriedOver) },
  ];
}

function planPart({ words }: Opened, { schedule, points }: Project): Partial<Page> {
  const fields = points.map(({ month, state, column }) => ({
    name: words.monthEnd(month),
    value:
      state === 'lost'
        ? words.notPrinted
        : cellAlone(
            schedule.cells.find((cell) => cell.column === column),
            words.nothingPlanned,
          ),
  }));
  return {
    lead: words.planLead,
    blocks: [{ kind: 'fields', fields }],
    citation: citationOf([schedule.source]),
  };
}

function goalsPart({ words }: Opened, { goals, money }: Project): Partial<Page> {
  return {
    lead: goals.length === 0 ? words.notStated : null,
    blocks: goals.length === 0 ? [] : [{ kind: 'clauses', clauses: clausesOf(goals) }],
    citation: citationOf(goals.length === 0 ? [money.source] : goals.map((goal) => goal.source)),
  };
}

function indicatorsPart(opened: Opened, project: Project, page: number): Partial<Page> | null {
  const cut = pageOf(indicatorPages(project), page);
  if (cut === null) return null;
  const { words } = opened;
  const { indicators } = project;
  return {
    lead: indicators.length === 0 ? words.notStated : words.countIndicators(indicators.length),
    blocks: cut.entries.length === 0 ? [] : [indicatorTable(opened, cut.entries)],
    items: cut.entries.map(({ name, row }) => ({
      label: name,
      detail: cellAlone(row.cells[0], words.emptyCell),
      address: { kind: 'source', ref: row.source.ref },
    })),
    ...around(cut, (other) => at(project, 'indicators', other)),
    position: { page: cut.page, pages: cut.pages },
    citation: citationOf(cut.entries.length === 0 ? [project.money.source] : cut.entries.map(({ row }) => row.source)),
  };
}

const at = ({ number }: Project, part: ProjectPart, page = 1): AddressOf<'project'> => ({
  kind: 'project',
  number,
  part,
  page,
});

const cardOf = (project: Project): AddressOf<'project'> => at(project, 'card');

const moneyOf = (project: Project, empty: string): string =>
  cellAlone(
    project.money.cells.find((cell) => cell.column === '预算数'),
    empty,
  );

/** The page of the list on which a project stands. */
const listPage = ({ catalog }: Opened, project: Project): number =>
  Math.floor(catalog.document.projects.indexOf(project) / PROJECTS_A_PAGE) + 1;
