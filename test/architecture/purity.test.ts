/** What imports cannot show: the way from question to reply uses no clock, chance or network; only app/ reads the environment. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../../src');

/** Folders whose result must depend on nothing but what is handed to them. */
const DETERMINISTIC = ['base', 'document', 'catalog', 'browse', 'understand', 'plan', 'engine', 'retrieve', 'answer'];

const IMPURE = new Set([
  'Date',
  'performance',
  'crypto',
  'fetch',
  'WebSocket',
  'setTimeout',
  'setInterval',
  'Temporal',
]);

/** Uses of a clock, chance, the network or the environment in a source text, by name. */
function impurities(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const access = node.getText();
      if (access === 'Math.random' || access === 'process.env') found.push(access);
      visit(node.expression);
      return;
    }
    if (ts.isIdentifier(node) && IMPURE.has(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2023, true));
  return found;
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.startsWith(`${folder}/`) && path.endsWith('.ts'),
  );

const impuritiesOf = (path: string) => impurities(readFileSync(join(SOURCE, path), 'utf8'));

describe('determinism', () => {
  it.each(DETERMINISTIC)('src/%s uses no clock, chance, network or environment', (folder) => {
    expect(filesOf(folder).flatMap((path) => impuritiesOf(path).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  it.each(['model', 'channels'])('src/%s reads no environment', (folder) => {
    const uses = filesOf(folder).filter((path) => impuritiesOf(path).includes('process.env'));
    expect(uses).toEqual([]);
  });

  it('was looked for in files that exist', () => {
    expect(DETERMINISTIC.flatMap(filesOf).length).toBeGreaterThan(10);
  });

  it('sees each impurity, and no name that only looks like one', () => {
    const text = 'const a = Date.now() + Math.random(); fetch(process.env["X"] ?? performance.now()); setTimeout(a);';
    expect([...impurities(text)].toSorted()).toEqual(
      ['Date', 'Math.random', 'fetch', 'performance', 'process.env', 'setTimeout'].toSorted(),
    );
    expect(impurities('row.fetch(); // Date\nconst word = "Math.random"; Math.min(1, 2);')).toEqual([]);
  });
});
