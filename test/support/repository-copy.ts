/** A copy of the repository whose sources and lexicon a test may damage. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

export type RepositoryCopy = {
  readonly root: string;
  readonly read: (file: string) => string;
  /** Replaces text of a file; the text must be there. */
  readonly change: (file: string, from: string, to: string) => void;
  readonly remove: () => void;
};

/** Copies what the programs need; packages are shared. */
export function copyRepository(): RepositoryCopy {
  const root = mkdtempSync(join(tmpdir(), 'mingzhang-repository-'));
  for (const part of ['src', 'scripts', 'knowledge', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, part), join(root, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  return {
    root,
    read,
    change: (file, from, to) => {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`);
      writeFileSync(join(root, file), text.replace(from, to));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
