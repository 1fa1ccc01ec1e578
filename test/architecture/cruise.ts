/** Runs the rules of .dependency-cruiser.mjs over a tree: the project's own, or a small planted one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const PROJECT = resolve(import.meta.dirname, '../..');

/** One broken rule: `rule: from → to`. */
export type Cruised = { readonly modules: readonly string[]; readonly violations: readonly string[] };

/** Names of all rules there are. */
export async function ruleNames(): Promise<readonly string[]> {
  const { forbidden = [] } = await readConfig();
  return forbidden.map(({ name }) => name ?? 'unnamed');
}

/** Cruises src/ of the project. */
export const cruiseProject = (): Promise<Cruised> => cruiseTree(PROJECT);

/** Writes files into an empty folder of their own, cruises its src/, and takes the folder away again. */
export async function cruisePlanted(files: Readonly<Record<string, string>>): Promise<Cruised> {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await cruiseTree(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const readConfig = () => extractDepcruiseConfig(join(PROJECT, '.dependency-cruiser.mjs'));

async function cruiseTree(baseDir: string): Promise<Cruised> {
  const { options, ...ruleSet } = await readConfig();
  const { output } = await cruise(['src'], { ...options, baseDir, ruleSet, validate: true });
  const result = output as ICruiseResult;
  return {
    modules: result.modules.map(({ source }) => source).filter((source) => source.startsWith('src/')),
    violations: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
