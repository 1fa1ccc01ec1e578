/** What `npm run ingest` prints: what was read, and what the document says of itself twice. */
import type { Check, Document, Side, Source, Table } from '../document.ts';
import { allSources } from './check-refs.ts';
import type { IngestError } from './reading.ts';

const checkNames: Readonly<Record<Check['kind'], string>> = {
  'parent-children': '上级与下级',
  columns: '合计与各栏',
  'table-table': '表与表',
  'table-sentence': '表与文字',
  sentence: '文字自身',
  'projects-total': '项目合计与项目支出',
  'projects-subject': '项目与科目',
  'carry-over': '结转项目与上年结转',
};

const tableName = (table: Table): string =>
  table.side === undefined ? table.title : `${table.title}（${table.side}）`;

function tableLines(document: Document): string[] {
  return document.tables.map((table) => {
    const cells = table.rows.reduce((sum, row) => sum + row.cells.length, 0);
    const filled = table.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.value !== null).length, 0);
    return `  ${tableName(table)}：${table.rows.length} 行，${cells} 个单元格，其中 ${filled} 个有数`;
  });
}

function countLines(document: Document): string[] {
  const indicators = document.projects.reduce((sum, project) => sum + project.indicators.length, 0);
  const duties = document.passages.filter((passage) => passage.kind === 'duty').length;
  return [
    `项目 ${document.projects.length} 个，绩效指标 ${indicators} 行`,
    `内设机构 ${document.offices.length} 个，职责 ${duties} 条`,
    `可引用的文字 ${document.passages.length} 段，文字中的数 ${document.facts.length} 个`,
  ];
}

function sideLine(side: Side, places: ReadonlyMap<string, Source>): string {
  const amount = `${side.expression === undefined ? '' : `${side.expression} = `}${side.value} ${side.unit}`.trim();
  const refs = side.refs.slice(0, 6).map((ref) => {
    const source = places.get(ref);
    const page = source?.page === undefined ? '' : `第${source.page}页 `;
    return source === undefined ? ref : `${page}${source.section.at(-1) ?? ''} ${source.locator}`;
  });
  const more = side.refs.length > refs.length ? ` 等 ${side.refs.length} 处` : '';
  return `    ${side.label}：${amount}（${refs.join('；')}${more}）`;
}

function checkLines(document: Document): string[] {
  const places = new Map(allSources(document).map((source) => [source.ref, source]));
  const differing = document.checks.filter((check) => !check.agrees);
  const kinds = Object.entries(checkNames).map(([kind, name]) => {
    const made = document.checks.filter((check) => check.kind === kind);
    return `  ${name}：${made.length} 项，不一致 ${made.filter((check) => !check.agrees).length} 项`;
  });
  return [
    `核对 ${document.checks.length} 项，不一致 ${differing.length} 项`,
    ...kinds,
    ...differing.flatMap((check) => [
      `  不一致：${check.what}`,
      sideLine(check.left, places),
      sideLine(check.right, places),
      ...(check.explanation === undefined ? [] : [`    ${check.explanation}`]),
    ]),
  ];
}

/** The report on a document that was read, one line an entry. */
export const reportDocument = (document: Document): string[] => [
  `${document.meta.title}（${document.meta.id}）`,
  ...tableLines(document),
  ...countLines(document),
  ...checkLines(document),
];

/** The report on a document that could not be read: every error with its file and line. */
export const reportErrors = (errors: readonly IngestError[]): string[] => [
  `有 ${errors.length} 处错误：`,
  ...errors.map((error) => `  ${error.file}${error.line > 0 ? `:${error.line}` : ''} [${error.code}] ${error.message}`),
];
