/** Refs are the identity of everything that can be cited: each must be unique, ASCII and short. */
import type { Document, Source } from '../document.ts';
import type { Reading } from './reading.ts';

/** Longest ref in bytes: a channel's button must hold it beside a command. */
const longestRef = 48;

/** Every source of a document, rows and passages alike. */
export function allSources(document: Omit<Document, 'checks'>): Source[] {
  return [
    ...document.tables.flatMap((table) => table.rows.map((row) => row.source)),
    ...document.projects.flatMap((project) => [
      project.money.source,
      project.schedule.source,
      ...project.indicators.map((indicator) => indicator.row.source),
    ]),
    ...document.passages.map((passage) => passage.source),
    ...document.facts.map((fact) => fact.row.source),
  ];
}

/** Reports refs that are used twice, not ASCII, or too long. */
export function checkRefs(document: Omit<Document, 'checks'>, reading: Reading): void {
  const lines = new Map<string, number>();
  for (const source of allSources(document)) {
    const before = lines.get(source.ref);
    if (before !== undefined)
      reading.fail(source.line, 'duplicate-ref', `编号 ${source.ref} 与第 ${before} 行重复，序号可能印错`);
    if (!/^[\x21-\x7e]+$/.test(source.ref) || source.ref.length > longestRef) {
      reading.fail(source.line, 'duplicate-ref', `编号 ${source.ref} 应是不超过 ${longestRef} 字节的 ASCII`);
    }
    lines.set(source.ref, source.line);
  }
}
