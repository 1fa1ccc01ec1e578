/**
 * npm run ingest [-- <folder> …]: reads every document under knowledge/sources (or the folders named), and prints what
 * was read and how it reconciles. Progress and errors go to stderr. Exit status 1 when a document cannot be read.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/document/document.ts';
import { loadDocument } from '../src/document/ingest/load-document.ts';
import { reportDocument, reportErrors } from '../src/document/ingest/report.ts';

const sourcesFolder = join(import.meta.dirname, '..', 'knowledge', 'sources');

const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function listSources(): string[] {
  return readdirSync(sourcesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(sourcesFolder, entry.name))
    .toSorted();
}

function ingest(folder: string): Document[] {
  progress(folder);
  const document = loadDocument(folder, (stage) => progress(`  ${stage}`));
  if (!document.ok) {
    progress(reportErrors(document.failure).join('\n'));
    return [];
  }
  process.stdout.write(`${reportDocument(document.value).join('\n')}\n`);
  return [document.value];
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : listSources();
const documents = folders.flatMap(ingest);
progress(`完成：${documents.length} 份读取成功，${folders.length - documents.length} 份失败`);
process.exitCode = folders.length > 0 && documents.length === folders.length ? 0 : 1;
