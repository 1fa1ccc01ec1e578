/** The list of projects, each with its money. */
import type { Cell, Check, Document, Project } from '../document/document.ts';
import { cellAlone, cellUnder } from './figures.ts';
import { type AddressOf, type Opened, pageWithout } from './opened.ts';
import type { Page } from './page.ts';
import { around, byCount, pageOf } from './paging.ts';
import { labelOf } from './project-name.ts';
import { PROJECTS_QUESTIONS } from './questions.ts';

const PROJECTS_A_PAGE = 8;

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
      address: { kind: 'project', number: project.number, part: 'card', page: 1 },
    })),
    ...around(cut, (page) => ({ kind: 'projects', page })),
    position: { page: cut.page, pages: cut.pages },
    questions: projects.length === 0 ? [] : PROJECTS_QUESTIONS,
  });
}

/** The printed total of all projects, where reconciliation knows its cell; and that they do not quite add up to it. */
function totalOf({ catalog, words }: Opened): readonly string[] {
  const check = catalog.document.checks.find(({ kind }) => kind === 'projects-total');
  const cell = check && totalCell(catalog, check);
  return check === undefined || cell === undefined ? [] : [words.projectsTotal(cellAlone(cell, ''), check.agrees)];
}

function totalCell(catalog: Opened['catalog'], { right }: Check): Cell | undefined {
  const [ref, ...others] = right.refs;
  if (ref === undefined || others.length > 0) return undefined;
  return catalog.rows.get(ref)?.cells.find((cell) => cell.value === right.value);
}

const moneyOf = (project: Project, empty: string): string => cellAlone(cellUnder(project.money, '预算数'), empty);

/** The page of the list on which a project stands. */
export const listPageOf = ({ projects }: Document, { number }: Project): number =>
  Math.floor(projects.findIndex((other) => other.number === number) / PROJECTS_A_PAGE) + 1;
