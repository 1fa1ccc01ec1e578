/** A row of a project: its money, its schedule or one of its indicators. */
import type { Project, Row } from '../document/document.ts';
import { cellAlone, cellUnder } from './figures.ts';
import { near, stepping } from './neighbours.ts';
import { type AddressOf, citationOf, type Opened, pageWithout } from './opened.ts';
import type { Page } from './page.ts';
import { pageWith } from './paging.ts';
import { indicatorPages, indicatorTable } from './project-indicators.ts';
import { labelOf } from './project-name.ts';
import { projectQuestions } from './questions.ts';

/** The row with the project it belongs to; null when it is no project's. */
export function projectRowPage(opened: Opened, address: AddressOf<'source'>, row: Row): Page | null {
  const { catalog, words } = opened;
  const project = catalog.document.projects.find((candidate) => holds(candidate, address.ref));
  if (project === undefined) return null;
  const label = labelOf(catalog, project);
  return pageWithout({
    address,
    title: row.name,
    path: [catalog.document.meta.title, words.projects, label],
    items: [{ label, address: { kind: 'project', number: project.number, part: 'card', page: 1 } }],
    citation: citationOf([row.source]),
    questions: projectQuestions(project),
    ...(catalog.indicators.has(address.ref) ? indicatorPart(opened, project, row) : onlyRowPart(opened, project, row)),
  });
}

const holds = ({ money, schedule, indicators }: Project, ref: string): boolean =>
  [money, schedule, ...indicators.map(({ row }) => row)].some((row) => row.source.ref === ref);

/** An indicator among the others. */
function indicatorPart(opened: Opened, project: Project, row: Row): Partial<Page> {
  const rows = project.indicators.map((indicator) => indicator.row);
  const shown = near(rows, row);
  const { ref } = row.source;
  return {
    blocks: [
      indicatorTable(
        opened,
        project.indicators.filter((indicator) => shown.includes(indicator.row)),
        ref,
      ),
    ],
    ...stepping(rows, row),
    up: {
      kind: 'project',
      number: project.number,
      part: 'indicators',
      page: pageWith(indicatorPages(project), (indicator) => indicator.row.source.ref === ref),
    },
  };
}

/** Money or schedule, the one row of its table; a column that the print has lost is said, not left out. */
function onlyRowPart({ words }: Opened, project: Project, row: Row): Partial<Page> {
  const { locator, ref } = row.source;
  const isSchedule = ref === project.schedule.source.ref;
  const columns = isSchedule ? project.points.map(({ column }) => column) : row.cells.map(({ column }) => column);
  const cells = columns.map((column) => {
    const cell = cellUnder(row, column);
    return cell === undefined ? words.notPrinted : cellAlone(cell, words.emptyCell);
  });
  return {
    blocks: [
      {
        kind: 'table',
        unit: '',
        columns: columns.map((name) => ({ name, blank: false })),
        rows: [{ locator, cells, marked: true, ref }],
      },
    ],
    up: { kind: 'project', number: project.number, part: isSchedule ? 'plan' : 'card', page: 1 },
  };
}
