/** One row or passage with what stands around it: where a citation leads. */
import type { Fact, Passage, Project, Row } from '../document/document.ts';
import { cellAlone } from './figures.ts';
import { type AddressOf, citationOf, clausesOf, type Opened, pageWithout } from './opened.ts';
import type { Address, Block, Page } from './page.ts';
import { pageWith } from './paging.ts';
import { indicatorPages, indicatorTable } from './project-indicators.ts';
import { labelOf } from './project-name.ts';
import { chapterHome, type Home, officeHome } from './prose-pages.ts';
import { projectQuestions } from './questions.ts';
import { rowsBlock, tablePageOf, titleOf } from './table-pages.ts';

/** Neighbours shown on each side. */
const NEIGHBOURS = 2;

/** The page of any ref of the document; null for a ref it does not have. */
export function openSource(opened: Opened, address: AddressOf<'source'>): Page | null {
  const { catalog } = opened;
  const passage = catalog.passages.get(address.ref);
  if (passage !== undefined) return passagePage(opened, address, passage, []);
  const fact = catalog.document.facts.find(({ row }) => row.source.ref === address.ref);
  if (fact !== undefined) return factPage(opened, address, fact);
  const row = catalog.rows.get(address.ref);
  return row === undefined ? null : (tableRowPage(opened, address, row) ?? projectRowPage(opened, address, row));
}

type SourceAddress = AddressOf<'source'>;

/** A row of a table: itself between its neighbours, and the row whose figure contains its own. */
function tableRowPage(opened: Opened, address: SourceAddress, row: Row): Page | null {
  const { catalog, words } = opened;
  const table = catalog.tableOfRow.get(address.ref);
  if (table === undefined) return null;
  const parent = row.parent === undefined ? undefined : catalog.rows.get(row.parent);
  return pageWithout({
    address,
    title: row.name,
    path: [catalog.document.meta.title, words.tables, titleOf(table)],
    blocks: [rowsBlock(opened, table, near(table.rows, row), address.ref)],
    items:
      parent === undefined
        ? []
        : [{ label: parent.name, detail: words.within, address: { kind: 'source', ref: parent.source.ref } }],
    ...stepping(table.rows, row),
    up: { kind: 'table', table: catalog.document.tables.indexOf(table) + 1, page: tablePageOf(table, row) },
    citation: citationOf([row.source]),
  });
}

/** An indicator of a project among the others, or the row of its money or its schedule. */
function projectRowPage(opened: Opened, address: SourceAddress, row: Row): Page | null {
  const { catalog, words } = opened;
  const project = catalog.document.projects.find((candidate) => rowsOf(candidate).includes(row));
  if (project === undefined) return null;
  return pageWithout({
    address,
    title: row.name,
    path: [catalog.document.meta.title, words.projects, labelOf(catalog, project)],
    items: [
      { label: labelOf(catalog, project), address: { kind: 'project', number: project.number, part: 'card', page: 1 } },
    ],
    citation: citationOf([row.source]),
    questions: projectQuestions(project),
    ...(catalog.indicators.has(address.ref)
      ? indicatorPart(opened, project, row)
      : moneyOrSchedulePart(opened, project, row)),
  });
}

const rowsOf = ({ money, schedule, indicators }: Project): readonly Row[] => [
  money,
  schedule,
  ...indicators.map(({ row }) => row),
];

function indicatorPart(opened: Opened, project: Project, row: Row): Partial<Page> {
  const { indicators } = project;
  const rows = indicators.map((indicator) => indicator.row);
  const shown = near(rows, row);
  const page = pageWith(indicatorPages(project), (indicator) => indicator.row === row);
  return {
    blocks: [
      indicatorTable(
        opened,
        indicators.filter((indicator) => shown.includes(indicator.row)),
        row.source.ref,
      ),
    ],
    ...stepping(rows, row),
    up: { kind: 'project', number: project.number, part: 'indicators', page },
  };
}

/** The one row of its table; a column that is not printed is said, not left out. */
function moneyOrSchedulePart({ words }: Opened, project: Project, row: Row): Partial<Page> {
  const schedule = row === project.schedule;
  const columns = schedule ? project.points.map(({ column }) => column) : row.cells.map(({ column }) => column);
  const cells = columns.map((column) => {
    const cell = row.cells.find((candidate) => candidate.column === column);
    return cell === undefined ? words.notPrinted : cellAlone(cell, words.emptyCell);
  });
  const { locator, ref } = row.source;
  return {
    blocks: [
      {
        kind: 'table',
        unit: '',
        columns: columns.map((name) => ({ name, blank: false })),
        rows: [{ locator, cells, marked: true, ref }],
      },
    ],
    up: { kind: 'project', number: project.number, part: schedule ? 'plan' : 'card', page: 1 },
  };
}

/** A figure in a sentence: the figure, then the sentence among its neighbours. */
function factPage(opened: Opened, address: SourceAddress, fact: Fact): Page | null {
  const { catalog, words } = opened;
  const passage = catalog.passages.get(fact.passage);
  if (passage === undefined) return null;
  const way = fact.change === undefined ? '' : words[fact.change.direction];
  const fields = fact.row.cells.map((cell) => ({
    name: `${fact.subject}${way}`,
    value: cellAlone(cell, words.emptyCell),
  }));
  return passagePage(opened, address, passage, [{ kind: 'fields', heading: words.figures, fields }]);
}

/** A passage between its neighbours. */
function passagePage(opened: Opened, address: SourceAddress, passage: Passage, before: readonly Block[]): Page | null {
  const { catalog } = opened;
  const { source } = passage;
  const home = homeOf(opened, passage);
  if (home === null) return null;
  return pageWithout({
    address,
    title: titleOfPassage(passage),
    path: [catalog.document.meta.title, ...source.section.slice(0, -1)],
    blocks: [...before, { kind: 'clauses', clauses: clausesOf(near(home.passages, passage), source.ref) }],
    ...stepping(home.passages, passage),
    up: home.address,
    citation: citationOf([source]),
  });
}

/** The word it explains, or its innermost heading; its place where that says the heading too: 第三条（一）. */
function titleOfPassage({ term, source }: Passage): string {
  const heading = source.section.at(-1) ?? '';
  return term ?? (source.locator.includes(heading) ? source.locator : heading);
}

/** What a passage is read among: its project, its office, the notes of its table, its chapter. */
function homeOf(opened: Opened, passage: Passage): Home | null {
  const { catalog } = opened;
  const project = passage.project === undefined ? undefined : catalog.projects.get(passage.project);
  if (project !== undefined) return projectHome(project, passage);
  const office = passage.office === undefined ? undefined : catalog.offices.get(passage.office);
  if (office !== undefined) return officeHome(opened, office, passage);
  const table = catalog.document.tables.findIndex(({ notes }) => notes.includes(passage));
  const notes = catalog.document.tables[table]?.notes;
  if (notes !== undefined) return { passages: notes, address: { kind: 'table', table: table + 1, page: 1 } };
  return chapterHome(opened, passage);
}

const projectHome = (project: Project, passage: Passage): Home => ({
  passages: [...(project.purpose === null ? [] : [project.purpose]), ...project.goals],
  address: { kind: 'project', number: project.number, part: passage.kind === 'goal' ? 'goals' : 'card', page: 1 },
});

const near = <Entry>(entries: readonly Entry[], entry: Entry): readonly Entry[] => {
  const position = entries.indexOf(entry);
  return entries.slice(Math.max(0, position - NEIGHBOURS), position + NEIGHBOURS + 1);
};

type Placed = { readonly source: { readonly ref: string } };

/** The sources before and after one of many. */
function stepping(entries: readonly Placed[], entry: Placed): Pick<Page, 'previous' | 'next' | 'position'> {
  const position = entries.indexOf(entry);
  const at = (index: number): Address | null => {
    const other = entries[index];
    return other === undefined ? null : { kind: 'source', ref: other.source.ref };
  };
  return {
    previous: at(position - 1),
    next: at(position + 1),
    position: { page: position + 1, pages: entries.length },
  };
}
