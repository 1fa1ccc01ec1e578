/**
 * An address as short ASCII text, for a button or a link: `project.24.card.1`, `at.bazhou-hrss-2024/t3.33`. What comes
 * back from outside is trusted for nothing: only what `encodeAddress` writes is read.
 */
import type { Address, ProjectPart } from './page.ts';

/** Writes an address; at most 40 bytes while the document's folder name has at most 16 letters. */
export function encodeAddress(address: Address): string {
  switch (address.kind) {
    case 'projects':
      return `projects.${address.page}`;
    case 'project':
      return `project.${address.number}.${address.part}.${address.page}`;
    case 'table':
      return `table.${address.table}.${address.page}`;
    case 'office':
      return `office.${address.page}.${address.id}`;
    case 'chapter':
      return `chapter.${address.chapter}.${address.page}`;
    case 'source':
      return `at.${address.ref}`;
    default:
      return address.kind;
  }
}

/** A number as it is written above. */
const NUMBER = '([1-9]\\d{0,2})';
/** The folder name of a document, and a row, passage or office in it: `bazhou-hrss-2024/t3.33`. */
const REF = '([a-z0-9][a-z0-9-]{0,30}/[a-z0-9.]{1,30})';

/** Each form that is written above, and the address it says by the parts in brackets. */
const FORMS: readonly (readonly [form: RegExp, read: (parts: readonly string[]) => Address])[] = [
  [/^(tables|offices|chapters)$/, ([kind = '']) => ({ kind: kind as 'tables' | 'offices' | 'chapters' })],
  [whole(`projects\\.${NUMBER}`), ([page]) => ({ kind: 'projects', page: Number(page) })],
  [
    whole(`project\\.${NUMBER}\\.(card|plan|goals|indicators)\\.${NUMBER}`),
    ([number, part, page]) => ({
      kind: 'project',
      number: Number(number),
      part: part as ProjectPart,
      page: Number(page),
    }),
  ],
  [
    whole(`table\\.${NUMBER}\\.${NUMBER}`),
    ([table, page]) => ({ kind: 'table', table: Number(table), page: Number(page) }),
  ],
  [whole(`office\\.${NUMBER}\\.${REF}`), ([page, id = '']) => ({ kind: 'office', id, page: Number(page) })],
  [
    whole(`chapter\\.${NUMBER}\\.${NUMBER}`),
    ([chapter, page]) => ({ kind: 'chapter', chapter: Number(chapter), page: Number(page) }),
  ],
  [whole(`at\\.${REF}`), ([ref = '']) => ({ kind: 'source', ref })],
];

/** Reads an address; null for any other text. That it can be read does not say that it leads anywhere. */
export function decodeAddress(text: string): Address | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (match !== null) return read(match.slice(1));
  }
  return null;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}
