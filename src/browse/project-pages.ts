/** A project with its four parts. */
import type { Project } from '../document/document.ts';
import { cellAlone, cellUnder } from './figures.ts';
import { type AddressOf, citationOf, clausesOf, type Opened, pageWithout } from './opened.ts';
import type { Address, Block, Field, Item, Page, ProjectPart } from './page.ts';
import { around, pageOf } from './paging.ts';
import { indicatorPages, indicatorTable } from './project-indicators.ts';
import { listPageOf } from './project-list.ts';
import { projectQuestions } from './questions.ts';

const PARTS: readonly ProjectPart[] = ['card', 'plan', 'goals', 'indicators'];

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
    up: { kind: 'projects', page: listPageOf(opened.catalog.document, project) },
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
    return other === undefined ? null : at(other, 'card');
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

function cardFields({ words }: Opened, project: Project): readonly Field[] {
  const money = (column: string): string => cellAlone(cellUnder(project.money, column), words.nothingBudgeted);
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
    value: state === 'lost' ? words.notPrinted : cellAlone(cellUnder(schedule, column), words.nothingPlanned),
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
