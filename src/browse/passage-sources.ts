/** A sentence, clause, duty, note or goal between its neighbours, and a figure in one of them. */
import type { Fact, Passage, Project } from '../document/document.ts';
import { cellAlone } from './figures.ts';
import { near, stepping } from './neighbours.ts';
import { type AddressOf, citationOf, clausesOf, indexAmong, type Opened, pageWithout } from './opened.ts';
import type { Block, Page } from './page.ts';
import { chapterHome, type Home, officeHome } from './prose-pages.ts';
import { projectQuestions } from './questions.ts';
import { lastPageOf } from './table-pages.ts';

/** A passage between its neighbours, under what is said before it. */
export function passagePage(
  opened: Opened,
  address: AddressOf<'source'>,
  passage: Passage,
  before: readonly Block[] = [],
): Page | null {
  const { source } = passage;
  const home = homeOf(opened, passage);
  if (home === null) return null;
  const project = projectOf(opened, passage);
  return pageWithout({
    address,
    title: titleOf(passage),
    path: [opened.catalog.document.meta.title, ...source.section.slice(0, -1)],
    blocks: [...before, { kind: 'clauses', clauses: clausesOf(near(home.passages, passage), source.ref) }],
    ...stepping(home.passages, passage),
    up: home.address,
    citation: citationOf([source]),
    questions: project === undefined ? [] : projectQuestions(project),
  });
}

/** A figure in a sentence: what it measures and how much, then the sentence. */
export function factPage(opened: Opened, address: AddressOf<'source'>, fact: Fact): Page | null {
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

/** The word it explains, or its innermost heading; its place where that says the heading too: 第三条（一）. */
function titleOf({ term, source }: Passage): string {
  const heading = source.section.at(-1) ?? '';
  return term ?? (source.locator.includes(heading) ? source.locator : heading);
}

/** What a passage is read among: its project, its office, the notes of its table, its chapter. */
function homeOf(opened: Opened, passage: Passage): Home | null {
  const { catalog } = opened;
  const project = projectOf(opened, passage);
  if (project !== undefined) return projectHome(project, passage);
  const office = passage.office === undefined ? undefined : catalog.offices.get(passage.office);
  if (office !== undefined) return officeHome(opened, office, passage);
  return notesHome(opened, passage) ?? chapterHome(opened, passage);
}

const projectOf = ({ catalog }: Opened, { project }: Passage): Project | undefined =>
  project === undefined ? undefined : catalog.projects.get(project);

const projectHome = (project: Project, passage: Passage): Home => ({
  passages: [...(project.purpose === null ? [] : [project.purpose]), ...project.goals],
  address: { kind: 'project', number: project.number, part: passage.kind === 'goal' ? 'goals' : 'card', page: 1 },
});

function notesHome({ catalog }: Opened, passage: Passage): Home | null {
  const { tables } = catalog.document;
  const index = tables.findIndex(({ notes }) => indexAmong(notes, passage) >= 0);
  const table = tables[index];
  return table === undefined
    ? null
    : { passages: table.notes, address: { kind: 'table', table: index + 1, page: lastPageOf(table) } };
}
