/** What one may ask of a page next. Chinese in both languages: they are asked as they stand. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Office, Project, Row, Table } from '../document/document.ts';

export const projectsQuestions = (catalog: Catalog): readonly string[] =>
  catalog.document.projects.length === 0 ? [] : ['哪个项目金额最多？', '上年结转的项目有哪些？'];

export const projectQuestions = ({ name }: Project): readonly string[] => [
  `${name}的用途是什么？`,
  `${name}的支出进度？`,
];

/** Its first figure: an empty table is asked nothing. */
export function tableQuestions(_catalog: Catalog, table: Table): readonly string[] {
  const row = table.rows.find((candidate) => candidate.cells.some((cell) => cell.value !== null));
  return row === undefined ? [] : [`${table.title}的${row.name}是多少？`];
}

export const officeQuestions = ({ name }: Office): readonly string[] => [`${name}的职责是什么？`];

export const rowQuestions = ({ name }: Row): readonly string[] => [`${name}是多少？`];
