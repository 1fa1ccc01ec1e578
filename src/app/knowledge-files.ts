/** The files knowledge is made of, and the built artefact beside them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where everything is, from the repository's root. */
export const folders = {
  root,
  sources: path.join(root, 'knowledge/sources'),
  lexicon: path.join(root, 'knowledge/lexicon'),
  built: path.join(root, '.built'),
} as const;

/** Code whose change makes an artefact stale: what reads sources and what trains the index. */
const CODE = ['src/base', 'src/document', 'src/retrieve'].map((folder) => path.join(root, folder));

/** Folders of the sources, one a document, in order of their names. */
export const sourceFolders = (): string[] =>
  readdirSync(folders.sources, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folders.sources, entry.name))
    .sort();

/** SHA-256 over sources, lexicon and the code that reads them; the same files give the same fingerprint on any machine. */
export function fingerprintFiles(): string {
  const hash = createHash('sha256');
  for (const file of [folders.sources, folders.lexicon, ...CODE].flatMap(filesUnder)) {
    hash
      .update(path.relative(root, file).split(path.sep).join('/'))
      .update('\0')
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

const artefact = (name: string): string => path.join(folders.built, `${name}.json`);

/** Reads a built artefact; null when there is none that is JSON. */
export function readBuilt(name: string): unknown {
  try {
    return JSON.parse(readFileSync(artefact(name), 'utf8'));
  } catch {
    return null;
  }
}

/** Writes an artefact whole or not at all, so that a cut-off build leaves the last one in use. */
export function writeBuilt(name: string, value: unknown): void {
  mkdirSync(folders.built, { recursive: true });
  const unfinished = `${artefact(name)}.${process.pid}.tmp`;
  writeFileSync(unfinished, JSON.stringify(value));
  renameSync(unfinished, artefact(name));
}
