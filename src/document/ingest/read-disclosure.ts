/** The text of a published disclosure → a Document, or everything that keeps it from being read. */
import { failure, type Result, success } from '../../base/result.ts';
import type { Document, DocumentMeta, Office, Passage, Project, SubjectLink, Table, TableKind } from '../document.ts';
import { readBudgetTable } from './budget-table.ts';
import { chapterPage } from './chapter-passages.ts';
import { checkRefs } from './check-refs.ts';
import { readClauses } from './clauses.ts';
import { isTablePart, type Part, splitParts } from './contents.ts';
import { readFacts } from './facts.ts';
import { readGlossary } from './glossary.ts';
import { checkLinks } from './links.ts';
import { findTable, type PlainKind, readPlainTable } from './plain-table.ts';
import { readProjects } from './projects.ts';
import { isPreambleTitle, readPreamble, readProse } from './prose-chapter.ts';
import { type IngestError, type Line, type Reading, splitLines } from './reading.ts';
import { reconcile } from './reconcile.ts';
import { isNote } from './table-scan.ts';

/** What one part of the disclosure holds. */
type PartContent = {
  readonly tables: readonly Table[];
  readonly passages: readonly Passage[];
  readonly projects: readonly Project[];
  readonly offices: readonly Office[];
};

const nothing: PartContent = { tables: [], passages: [], projects: [], offices: [] };

/** The last budget table is followed by the opening of the explanations. */
function readTablePart(part: Part, kind: TableKind, reading: Reading): PartContent {
  const cut = part.body.findIndex(isPreambleTitle);
  const body = cut < 0 ? part.body : part.body.slice(0, cut);
  const tables = readBudgetTable({ ...part, body }, kind, reading);
  const title = part.body[cut];
  const preamble =
    title === undefined ? [] : readPreamble(part.body.slice(cut + 1), title.text.replace(/\s+/g, ''), reading);
  return { ...nothing, tables, passages: [...tables.flatMap((table) => table.notes), ...preamble] };
}

const plainKinds: Partial<Record<Part['role'], PlainKind>> = {
  duties: 'units',
  procurement: 'procurement',
  assets: 'assets',
};

/** A chapter of prose that may hold a table. */
function readChapter(part: Part, reading: Reading): PartContent {
  const kind = plainKinds[part.role];
  const run = findTable(part.body);
  const prose = (lines: readonly Line[]): PartContent =>
    part.role === 'duties'
      ? { ...nothing, ...readClauses(lines, part, reading) }
      : { ...nothing, passages: readProse(lines, part, reading) };
  if (run === null) return prose(part.body);
  if (kind === undefined) {
    reading.fail(run.table[0]?.number ?? part.line, 'unexpected-line', `《${part.title}》中不应有表格`);
    return prose(run.before);
  }
  const content = prose([...run.before, ...run.after.filter((line) => !isNote(line))]);
  const page = chapterPage(part);
  const title = (run.title?.text ?? '').replace(/\s+/g, '');
  const headings = kind === 'units' ? [part.title, '机构设置', title] : [part.title, title];
  const section = headings.filter((heading) => heading !== '');
  const table = readPlainTable(run, { kind, place: { section, ...(page === undefined ? {} : { page }) } }, reading);
  return { ...content, tables: [table], passages: [...content.passages, ...table.notes] };
}

function readPart(part: Part, reading: Reading): PartContent {
  const { role } = part;
  if (role === 'projects') {
    const projects = readProjects(part, reading);
    const passages = projects.flatMap((project) => [
      ...(project.purpose === null ? [] : [project.purpose]),
      ...project.goals,
    ]);
    return { ...nothing, projects, passages };
  }
  if (role === 'glossary') return { ...nothing, passages: readGlossary(part, reading) };
  if (isTablePart(part) && role !== 'duties' && role !== 'prose') return readTablePart(part, role, reading);
  return readChapter(part, reading);
}

/**
 * Reads a disclosure of the template `hebei-department-budget` from its text (UTF-8, cells separated by TABs).
 * All errors found are given, in the order of the file; their `file` is `disclosure` or `links`.
 */
export function readDisclosure(
  text: string,
  meta: DocumentMeta,
  links: readonly SubjectLink[],
): Result<Document, IngestError[]> {
  const errors: IngestError[] = [];
  const reading: Reading = {
    meta,
    fail: (line, code, message) => errors.push({ code, file: 'disclosure', line, message }),
  };
  const contents = splitParts(splitLines(text), reading).map((part) => readPart(part, reading));
  const passages = contents.flatMap((content) => content.passages);
  const parts = {
    meta,
    tables: contents.flatMap((content) => content.tables),
    projects: contents.flatMap((content) => content.projects),
    offices: contents.flatMap((content) => content.offices),
    passages,
    facts: readFacts(passages, meta),
    links,
    disagreements: [],
  };
  checkRefs(parts, reading);
  // Links are checked against what was read; in a damaged document they would only repeat its errors.
  if (errors.length === 0) errors.push(...checkLinks(parts));
  if (errors.length > 0) return failure(errors.toSorted((left, right) => left.line - right.line));
  return success({ ...parts, checks: reconcile(parts) });
}
