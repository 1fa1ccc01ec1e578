/** Offices with their duties, and the chapters of prose. */
import type { Document, Office, Passage } from '../document/document.ts';
import { type AddressOf, citationOf, clausesOf, indexAmong, type Opened, pageWithout } from './opened.ts';
import type { Address, Page } from './page.ts';
import { around, byLength, pageOf, pageWith } from './paging.ts';

/** About as much as a screen of a phone shows in three strokes. */
const CHARACTERS_A_PAGE = 1500;

const pagesOf = (passages: readonly Passage[]): readonly (readonly Passage[])[] =>
  byLength(passages, CHARACTERS_A_PAGE, ({ text, source }) => text.length + source.locator.length);

/** All offices. */
export function openOffices({ catalog, words }: Opened, address: AddressOf<'offices'>): Page {
  const { offices, meta } = catalog.document;
  return pageWithout({
    address,
    title: words.offices,
    path: [meta.title],
    lead: words.countOffices(offices.length),
    items: offices.map((office) => ({
      label: `${office.number}${office.name}`,
      ...(office.otherNames.length === 0 ? {} : { detail: office.otherNames.join('、') }),
      address: { kind: 'office', id: office.id, page: 1 },
    })),
  });
}

/** A page of an office's duties. */
export function openOffice(opened: Opened, address: AddressOf<'office'>): Page | null {
  const { catalog, words } = opened;
  const office = catalog.offices.get(address.id);
  if (office === undefined) return null;
  const duties = dutiesOf(opened, office);
  const prose = prosePage(duties, address.page, (page) => ({ ...address, page }));
  if (prose === null) return null;
  return pageWithout({
    address,
    title: office.otherNames.length === 0 ? office.name : `${office.name}（${office.otherNames.join('、')}）`,
    path: [catalog.document.meta.title, words.offices],
    lead: words.countDuties(duties.length),
    up: { kind: 'offices' },
    ...prose,
  });
}

/** The chapters that have prose of their own. */
export function openChapters({ catalog, words }: Opened, address: AddressOf<'chapters'>): Page {
  const chapters = chaptersOf(catalog.document);
  return pageWithout({
    address,
    title: words.chapters,
    path: [catalog.document.meta.title],
    lead: words.countChapters(chapters.length),
    items: chapters.map(({ title }, index) => ({
      label: title,
      address: { kind: 'chapter', chapter: index + 1, page: 1 },
    })),
  });
}

/** A page of a chapter. */
export function openChapter({ catalog, words }: Opened, address: AddressOf<'chapter'>): Page | null {
  const chapter = chaptersOf(catalog.document)[address.chapter - 1];
  const prose = chapter && prosePage(chapter.passages, address.page, (page) => ({ ...address, page }));
  if (chapter === undefined || prose === undefined || prose === null) return null;
  return pageWithout({
    address,
    title: chapter.title,
    path: [catalog.document.meta.title, words.chapters],
    up: { kind: 'chapters' },
    ...prose,
  });
}

function prosePage(passages: readonly Passage[], page: number, at: (page: number) => Address): Partial<Page> | null {
  const cut = pageOf(pagesOf(passages), page);
  if (cut === null) return null;
  return {
    blocks: [{ kind: 'clauses', clauses: clausesOf(cut.entries) }],
    ...around(cut, at),
    position: { page: cut.page, pages: cut.pages },
    citation: citationOf(cut.entries.map(({ source }) => source)),
  };
}

/** The passages that a passage is read among, and the page of them on which it stands. */
export type Home = { readonly passages: readonly Passage[]; readonly address: Address };

/** The page of its office on which a duty stands. */
export function officeHome(opened: Opened, office: Office, passage: Passage): Home {
  const passages = dutiesOf(opened, office);
  return { passages, address: { kind: 'office', id: office.id, page: pageOfPassage(passages, passage) } };
}

/** The page of its chapter on which a passage stands; the duties in it are read at their office. */
export function chapterHome({ catalog }: Opened, passage: Passage): Home | null {
  const chapters = chaptersOf(catalog.document);
  const index = chapters.findIndex(({ passages }) => indexAmong(passages, passage) >= 0);
  const chapter = chapters[index];
  if (chapter === undefined) return null;
  return {
    passages: chapter.passages.filter(({ office }) => office === undefined),
    address: { kind: 'chapter', chapter: index + 1, page: pageOfPassage(chapter.passages, passage) },
  };
}

const pageOfPassage = (passages: readonly Passage[], passage: Passage): number =>
  pageWith(pagesOf(passages), ({ source }) => source.ref === passage.source.ref);

const dutiesOf = ({ catalog }: Opened, { duties }: Office): readonly Passage[] =>
  duties.flatMap((ref) => catalog.passages.get(ref) ?? []);

type Chapter = { readonly title: string; readonly passages: readonly Passage[] };

/** Passages under one outermost heading; what belongs to a project or under a table is read there. */
function chaptersOf({ passages }: Document): readonly Chapter[] {
  const chapters = new Map<string, Passage[]>();
  for (const passage of passages) {
    const [title] = passage.source.section;
    if (title === undefined || passage.project !== undefined || passage.kind === 'note') continue;
    chapters.set(title, [...(chapters.get(title) ?? []), passage]);
  }
  return [...chapters].map(([title, own]) => ({ title, passages: own }));
}
