/** A folder under knowledge/sources → a Document: document.json, links.json and the published text beside them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../../base/result.ts';
import type { Document, DocumentMeta, SubjectLink } from '../document.ts';
import { allSources } from './check-refs.ts';
import { readDisclosure } from './read-disclosure.ts';
import type { IngestError } from './reading.ts';

const text = z.string().trim().min(1);

/** document.json: what the published text does not say of itself in one place. */
const documentSchema = z
  .object({
    title: text,
    issuer: text,
    issuerAliases: z.array(text),
    region: text,
    year: z.number().int().min(2000).max(2100),
    kind: text,
    template: z.literal('hebei-department-budget'),
    /** Questions offered to a newcomer; at most four, as buttons. */
    examples: z
      .object({ zh: z.array(text).max(4), en: z.array(text).max(4) })
      .strict()
      .default({ zh: [], en: [] }),
    /** Name of the published text in the same folder. */
    source: z.string().regex(/^[\w.-]+$/),
  })
  .strict();

const subjectCode = z.string().regex(/^\d{3}(?:\d{2}){0,2}$/);

/** links.json: which subjects pay for which projects, inferred from amounts and names. */
const linksSchema = z.array(
  z
    .object({
      subjects: z.array(subjectCode).min(1),
      with: z.array(subjectCode),
      projects: z.array(z.number().int().positive()).min(1),
    })
    .strict(),
);

/** disagreements.json: rows that state the same thing differently, by their refs without the document's id. */
const disagreementsSchema = z.array(
  z
    .object({
      about: text,
      rows: z.array(text).min(2),
      differ: z.enum(['target', 'description', 'basis']).default('target'),
    })
    .strict(),
);

/** Folder names become part of every ref. */
const folderName = /^[a-z0-9][a-z0-9-]{0,27}$/;

function readText(file: string): Result<string, IngestError[]> {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return success(content);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = missing
      ? '文件不存在'
      : `文件不能按 UTF-8 读取：${error instanceof Error ? error.message : String(error)}`;
    return failure([{ code: missing ? 'file-missing' : 'file-invalid', file, line: 0, message }]);
  }
}

function parseJson<Value>(file: string, content: string, schema: z.ZodType<Value>): Result<Value, IngestError[]> {
  const invalid = (message: string): IngestError => ({ code: 'file-invalid', file, line: 0, message });
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    return failure([invalid(`不是有效的 JSON：${error instanceof Error ? error.message : String(error)}`)]);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return success(parsed.data);
  return failure(parsed.error.issues.map((issue) => invalid(`${issue.path.join('.') || '（根）'}：${issue.message}`)));
}

function readJson<Value>(file: string, schema: z.ZodType<Value>): Result<Value, IngestError[]> {
  const content = readText(file);
  return content.ok ? parseJson(file, content.value, schema) : content;
}

function checkFolder(folder: string): IngestError[] {
  const id = basename(folder);
  if (folderName.test(id)) return [];
  const message = `文件夹名「${id}」应由小写字母、数字和短横组成，不超过 28 个字符`;
  return [{ code: 'file-invalid', file: folder, line: 0, message }];
}

type Description = { readonly meta: DocumentMeta; readonly source: string };

function readDescription(folder: string): Result<Description, IngestError[]> {
  const read = readJson(join(folder, 'document.json'), documentSchema);
  if (!read.ok) return read;
  const { source, ...rest } = read.value;
  return success({ meta: { id: basename(folder), ...rest }, source: join(folder, source) });
}

/** Adds what disagreements.json states; a folder may do without one. Each ref must be a row of the document. */
function withDisagreements(document: Document, file: string): Result<Document, IngestError[]> {
  if (!existsSync(file)) return success(document);
  const read = readJson(file, disagreementsSchema);
  if (!read.ok) return read;
  const known = new Set(allSources(document).map((source) => source.ref));
  const disagreements = read.value.map((entry) => ({
    ...entry,
    rows: entry.rows.map((row) => `${document.meta.id}/${row}`),
  }));
  const missing = disagreements.flatMap((entry) =>
    entry.rows.filter((row) => !known.has(row)).map((row) => `${entry.about}：没有编号为 ${row} 的行`),
  );
  if (missing.length > 0) return failure(missing.map((message) => ({ code: 'file-invalid', file, line: 0, message })));
  return success({ ...document, disagreements });
}

/**
 * Loads one document from its folder. Gives every error found, with the file it is in: a file that is missing or
 * malformed, lines of the published text that cannot be read, links that do not add up. `onStage` is told what is
 * being done, in order.
 */
export function loadDocument(
  folder: string,
  onStage: (stage: string) => void = () => {},
): Result<Document, IngestError[]> {
  onStage('读取 document.json 与 links.json');
  const linksFile = join(folder, 'links.json');
  const description = readDescription(folder);
  const links: Result<SubjectLink[], IngestError[]> = readJson(linksFile, linksSchema);
  if (description.ok) onStage(`读取 ${basename(description.value.source)}`);
  const published = description.ok ? readText(description.value.source) : null;
  const errors = [
    ...checkFolder(folder),
    ...(description.ok ? [] : description.failure),
    ...(links.ok ? [] : links.failure),
    ...(published === null || published.ok ? [] : published.failure),
  ];
  if (!description.ok || published === null || !published.ok) return failure(errors);
  const { meta, source } = description.value;
  onStage('读出表、项目、条文与文字中的数，逐项核对');
  const document = readDisclosure(published.value, meta, links.ok ? links.value : []);
  if (!document.ok) {
    const named = document.failure.map((error) => ({ ...error, file: error.file === 'links' ? linksFile : source }));
    return failure([...errors, ...named]);
  }
  if (errors.length > 0) return failure(errors);
  return withDisagreements(document.value, join(folder, 'disagreements.json'));
}
