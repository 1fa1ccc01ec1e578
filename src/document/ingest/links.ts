/** Links between subjects and projects are ours, not the document's: they must name what exists, and add up. */
import { Decimal } from 'decimal.js';
import type { Document, SubjectLink } from '../document.ts';
import { sumOf } from './amount.ts';
import type { IngestError } from './reading.ts';

type Parts = Pick<Document, 'tables' | 'projects' | 'links'>;

/** The two sums a link sets against each other, in the unit of the expenditure table. */
export type LinkSums = {
  readonly projects: string;
  readonly subjects: string;
  readonly with: string;
  readonly terms: { readonly projects: readonly (string | null)[]; readonly subjects: readonly (string | null)[] };
};

const amountOfSubject = (parts: Parts, code: string): string | null | undefined => {
  const table = parts.tables.find((candidate) => candidate.kind === 'expenditure');
  const row = table?.rows.find((candidate) => candidate.code === code);
  return row?.cells.find((cell) => cell.column === '项目支出')?.value;
};

const amountOfProject = (parts: Parts, number: number): string | null | undefined =>
  parts.projects.find((project) => project.number === number)?.money.cells.find((cell) => cell.column === '预算数')
    ?.value;

/** Adds up both sides of a link; subjects and projects that do not exist count nothing. */
export function sumLink(link: SubjectLink, parts: Parts): LinkSums {
  const projects = link.projects.map((number) => amountOfProject(parts, number) ?? null);
  const subjects = link.subjects.map((code) => amountOfSubject(parts, code) ?? null);
  const others = link.with.map((code) => amountOfSubject(parts, code) ?? null);
  return { projects: sumOf(projects), subjects: sumOf(subjects), with: sumOf(others), terms: { projects, subjects } };
}

/** Every printed amount is rounded to 0.01, so a sum of n of them may be off by n halves of that, and the total by one. */
const roundingAllowance = (link: SubjectLink): Decimal =>
  new Decimal('0.005').times(link.projects.length + link.subjects.length + link.with.length);

function checkLink(link: SubjectLink, parts: Parts): string[] {
  const projects = link.projects.filter((number) => amountOfProject(parts, number) === undefined);
  const codes = [...link.subjects, ...link.with].filter((code) => amountOfSubject(parts, code) === undefined);
  const missing = [
    ...projects.map((number) => `第 ${number} 项项目在文件中不存在`),
    ...codes.map((code) => `科目 ${code} 在支出总表中不存在`),
  ];
  if (missing.length > 0) return missing;
  const sums = sumLink(link, parts);
  const rest = new Decimal(sums.projects).minus(sums.subjects).minus(sums.with).abs();
  if (rest.lessThanOrEqualTo(roundingAllowance(link))) return [];
  const other = link.with.length === 0 ? '' : ` + ${sums.with}`;
  return [`项目合计 ${sums.projects} 与科目 ${link.subjects.join('、')} 的项目支出 ${sums.subjects}${other} 不符`];
}

/** Checks the links against the document by arithmetic; `line` is the position of the link in its list (1-based). */
export function checkLinks(parts: Parts): IngestError[] {
  const used = new Set<number>();
  return parts.links.flatMap((link, index) => {
    const twice = link.projects
      .filter((number) => used.has(number))
      .map((number) => `第 ${number} 项项目已在另一条对应中`);
    for (const number of link.projects) used.add(number);
    return [...twice, ...checkLink(link, parts)].map(
      (message): IngestError => ({
        code: 'link',
        file: 'links',
        line: index + 1,
        message: `第 ${index + 1} 条对应：${message}`,
      }),
    );
  });
}
