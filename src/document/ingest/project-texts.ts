/** The words of a project table: what the money is for, and its numbered goals. */
import type { Passage, PassageKind } from '../document.ts';
import { cleanText, withoutHtml } from './clean.ts';
import type { ProjectBlock, ProjectRow } from './project-split.ts';
import { type Reading, refOf } from './reading.ts';

/** A text cell with the rows it was cut into. */
export type ProjectText = { readonly text: string; readonly line: number; readonly page: number | undefined };

/** Puts the pieces of a text cell together; tags and the quotation marks of the export are no print. */
export function joinTexts(rows: readonly ProjectRow[], cellOf: (row: ProjectRow) => string): ProjectText | null {
  const texts = rows.map((row) => ({ row, text: cellOf(row).trim() })).filter(({ text }) => text !== '');
  const first = texts[0];
  if (first === undefined) return null;
  const text = texts.reduce(
    (joined, { text: piece }) => joined + (joined !== '' && /^\d+[.、]/.test(piece) ? ' ' : '') + piece,
    '',
  );
  const printed = withoutHtml(text)
    .trim()
    .replace(/^"([\s\S]*)"$/, '$1');
  return { text: printed, line: first.row.line, page: first.row.page };
}

type Place = {
  readonly block: ProjectBlock;
  readonly section: readonly string[];
  readonly short: string;
  readonly locator: string;
  readonly kind: PassageKind;
};

function passage(text: ProjectText, place: Place, reading: Reading): Passage {
  return {
    source: {
      ref: refOf(reading, `p${place.block.number}.${place.short}`),
      kind: 'passage',
      section: place.section,
      locator: `第${place.block.number}项 · ${place.locator}`,
      ...(text.page === undefined ? {} : { page: text.page }),
      line: text.line,
      quote: text.text,
    },
    kind: place.kind,
    text: cleanText(text.text)
      .replace(/^\d+[.．、]/, '')
      .replace(/^目标内容\s*\d+/, ''),
    project: place.block.number,
  };
}

/** The purpose of the money as one passage. */
export function readPurpose(
  text: ProjectText | null,
  at: { block: ProjectBlock; section: readonly string[] },
  reading: Reading,
): Passage | null {
  if (text === null) return null;
  const section = [...at.section, '预算规模及资金用途'];
  return passage(text, { block: at.block, section, short: 'purpose', locator: '资金用途', kind: 'purpose' }, reading);
}

/** Cuts numbered goals apart: `1. … 2. …`; only numbers in their turn count. */
function splitGoals(text: string): string[] {
  const starts: number[] = [];
  for (const match of text.matchAll(/(?:^|[\s。；])(\d{1,2})[.．、](?!\d)/g)) {
    if (Number(match[1]) === starts.length + 1) starts.push(match.index + match[0].search(/\d/));
  }
  if (starts.length === 0) return [text];
  return starts.map((start, at) => text.slice(at === 0 ? 0 : start, starts[at + 1]).trim());
}

/** The goals, each numbered one its own passage; a goal after a row break keeps the line of its row. */
export function readGoals(
  rows: readonly ProjectText[],
  at: { block: ProjectBlock; section: readonly string[] },
  reading: Reading,
): Passage[] {
  const section = [...at.section, '绩效目标'];
  const goals = rows.flatMap((row) => splitRow(row));
  return goals.map((goal, index) =>
    passage(
      goal,
      { block: at.block, section, short: `goal.${index + 1}`, locator: `绩效目标第${index + 1}条`, kind: 'goal' },
      reading,
    ),
  );
}

function splitRow(row: ProjectText): ProjectText[] {
  const numbered = /^(\d{1,2})[.．、]/.exec(row.text);
  if (numbered !== null && numbered[1] !== '1') return [row];
  return splitGoals(row.text).map((text) => ({ ...row, text }));
}
