import { cruise } from 'dependency-cruiser';
import { expect, test } from 'vitest';

test('retrieval reaches no LangChain module, directly or through others', async () => {
  const { output } = await cruise(['src/retrieve'], {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  });
  if (typeof output === 'string') throw new Error('expected the module list');
  const paths = output.modules.map(({ source }) => source);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.some((path) => path.includes('minisearch'))).toBe(true);
  expect(paths.filter((path) => path.includes('langchain') || path.includes('src/model'))).toEqual([]);
});
