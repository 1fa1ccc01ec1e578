/** The files knowledge is made of, and the built artefact beside them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failure, type Result, success } from '../base/result.ts';
import { readBuiltFolder, rootFolder as root } from './config.ts';

/** Where everything is. */
export const folders = {
  root,
  sources: path.join(root, 'knowledge/sources'),
  lexicon: path.join(root, 'knowledge/lexicon'),
  built: readBuiltFolder(),
} as const;

/** Code whose change makes an artefact stale: what reads sources and lexicon, and what trains the index. */
const CODE = [
  'src/base',
  'src/document',
  'src/retrieve',
  'src/catalog/lexicon.ts',
  'src/catalog/parse-lexicon.ts',
  'src/app/build-knowledge.ts',
].map((place) => path.join(root, place));

/** Folders of the sources, one a document, in order of their names; none where there is no such folder. */
export const sourceFolders = (): string[] =>
  entriesOf(folders.sources)
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folders.sources, entry.name))
    .sort();

/** Of all that an artefact is made of: sources, lexicon and the code that reads them; and of that code alone. */
export type Fingerprints = { readonly all: string; readonly code: string };

/** SHA-256; the same files give the same fingerprints on any machine. A file that cannot be read counts as such. */
export function fingerprintFiles(): Fingerprints {
  const code = fingerprintOf(CODE);
  return { all: fingerprintOf([folders.sources, folders.lexicon], code), code };
}

/** What tells, without reading them, that sources or lexicon may have changed: each file with its size and time. */
export const stampFiles = (): string => [folders.sources, folders.lexicon].flatMap(filesUnder).map(stampOf).join('\n');

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return `${file} ${stat?.size} ${stat?.mtimeMs}`;
}

function fingerprintOf(places: readonly string[], start = ''): string {
  const hash = createHash('sha256').update(start);
  for (const file of places.flatMap(filesUnder)) {
    const content = readText(file);
    hash
      .update(path.relative(root, file).split(path.sep).join('/'))
      .update('\0')
      .update(content.ok ? content.value : 'unreadable')
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(place: string): string[] {
  if (path.extname(place) !== '') return [place];
  return entriesOf(place, { recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function entriesOf(folder: string, { recursive = false } = {}) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive });
  } catch {
    return [];
  }
}

/** Text of a file, UTF-8, without a byte-order mark; the failure says why it cannot be read. */
export function readText(file: string): Result<string, string> {
  try {
    return success(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    return failure(reasonOf(error));
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The file of an artefact. */
const artefactFile = (name: string): string => path.join(folders.built, `${name}.json`);

/** Reads a built artefact; null when there is none that is JSON. */
export function readBuilt(name: string): unknown {
  try {
    return JSON.parse(readFileSync(artefactFile(name), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Writes an artefact whole or not at all, so that a cut-off build leaves the last one in use.
 * @returns the file, or why it cannot be written
 */
export function writeBuilt(name: string, value: unknown): Result<string, string> {
  const file = artefactFile(name);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folders.built, { recursive: true });
    writeFileSync(unfinished, JSON.stringify(value));
    renameSync(unfinished, file);
    return success(file);
  } catch (error) {
    remove(unfinished);
    return failure(reasonOf(error));
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written is told already.
  }
}
