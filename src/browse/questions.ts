/** What one may ask of a page next. Chinese in both languages: each is sent back to the bot as it stands. */
import type { Project, Row, Table } from '../document/document.ts';

export const PROJECTS_QUESTIONS: readonly string[] = ['哪个项目金额最多？', '哪个项目金额最少？'];

export const projectQuestions = ({ name }: Project): readonly string[] => [
  `${name}的用途是什么？`,
  `${name}的支出进度？`,
];

/** Its first row with a figure: an empty table is asked nothing. */
export function tableQuestions(table: Table): readonly string[] {
  const row = table.rows.find(({ cells }) => cells.some((cell) => cell.value !== null));
  return row === undefined ? [] : rowQuestions(table, row);
}

/** The list of units has no amounts to ask for. */
export const rowQuestions = ({ kind, title, side }: Table, { name }: Row): readonly string[] =>
  kind === 'units' ? [] : [`${title}${side ?? ''}的${name}是多少？`];
