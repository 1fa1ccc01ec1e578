/** The import table is kept, was really looked at, and each of its rules can fail. */
import { describe, expect, it } from 'vitest';
import { cruisePlanted, cruiseProject, ruleNames } from './cruise.ts';

const FOLDERS =
  /^src\/(?:base|document|catalog|understand|plan|engine|retrieve|model|answer|browse|channels|service|app)\//;

/** Fewer modules mean that the tool saw nothing: under TypeScript 7 it finds no module and reports no violation. */
const FEWEST_MODULES = 10;

describe('src', () => {
  it('keeps the import table', { timeout: 120_000 }, async () => {
    const { modules, violations } = await cruiseProject();
    expect(violations).toEqual([]);
    expect(modules.length, `only ${modules.length} modules of src/ were seen`).toBeGreaterThan(FEWEST_MODULES);
    expect(
      modules.filter((path) => !FOLDERS.test(path)),
      'files outside the folders of the table',
    ).toEqual([]);
  });
});

/** A tree that breaks no rule, and has everything a fault needs to point at. */
const SOUND: Readonly<Record<string, string>> = {
  'src/base/result.ts': 'export type Result = string;',
  'src/document/document.ts': "import type { Result } from '../base/result.ts';\nexport type Document = Result;",
  'src/document/ingest/load.ts':
    "import type { Document } from '../document.ts';\nexport const load = (): Document => '';",
  'src/catalog/catalog.ts': "import type { Document } from '../document/document.ts';\nexport type Catalog = Document;",
  'src/catalog/build.ts': "import type { Catalog } from './catalog.ts';\nexport const build = (): Catalog => '';",
  'src/understand/question.ts':
    "import type { Catalog } from '../catalog/catalog.ts';\nexport type Question = Catalog;",
  'src/understand/read.ts': "import type { Question } from './question.ts';\nexport const read = (): Question => '';",
  'src/plan/plan.ts': "import type { Question } from '../understand/question.ts';\nexport type Plan = Question;",
  'src/plan/make.ts': "import type { Plan } from './plan.ts';\nexport const make = (): Plan => '';",
  'src/engine/cells.ts': "import type { Plan } from '../plan/plan.ts';\nexport type Cells = Plan;",
  'src/engine/run.ts': "import type { Cells } from './cells.ts';\nexport const run = (): Cells => '';",
  'src/retrieve/passages.ts': "import type { Plan } from '../plan/plan.ts';\nexport type Passages = Plan;",
  'src/retrieve/find.ts': "import 'hnswlib-node';\nimport './passages.ts';\nexport const find = 1;",
  'src/model/embed.ts':
    "import '@langchain/core/embeddings';\nimport '../retrieve/passages.ts';\nexport const embed = 1;",
  'src/answer/reply.ts': "import '../engine/cells.ts';\nimport '../retrieve/passages.ts';\nexport type Reply = string;",
  'src/answer/compose.ts': "import './reply.ts';\nexport const compose = 1;",
  'src/browse/page.ts': "import '../document/document.ts';\nexport type Page = string;",
  'src/browse/address.ts': "import './page.ts';\nexport const decode = 1;",
  'src/browse/open.ts': "import '../catalog/catalog.ts';\nimport './page.ts';\nexport const open = 1;",
  'src/channels/channel.ts': "import '../answer/reply.ts';\nimport '../browse/page.ts';\nexport type Channel = string;",
  'src/service/asker.ts': "import '../answer/reply.ts';\nimport '../channels/channel.ts';\nexport type Asker = string;",
  'src/service/store.ts': "import 'libsql';\nimport 'fastify';\nimport 'prom-client';\nimport './asker.ts';",
  'src/channels/telegram/send.ts': "import 'grammy';\nimport '../channel.ts';\nexport const send = 1;",
  'src/app/ask.ts':
    "import 'dotenv/config';\nimport 'node:fs';\nimport '../engine/run.ts';\nimport '../document/ingest/load.ts';",
  'test/helper.ts': 'export const helper = 1;',
  'scripts/tool.ts': "import '../src/document/ingest/load.ts';\nexport const tool = 1;",
};

/** A planted fault: the rule it breaks, the file it is planted in, the import. */
const FAULTS: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['table-base', 'src/base/bad.ts', '../document/document.ts'],
  ['table-document', 'src/document/bad.ts', '../catalog/catalog.ts'],
  ['table-catalog', 'src/catalog/bad.ts', '../understand/question.ts'],
  ['table-understand', 'src/understand/bad.ts', '../catalog/build.ts'],
  ['table-plan', 'src/plan/bad.ts', '../understand/read.ts'],
  ['table-engine', 'src/engine/bad.ts', '../plan/make.ts'],
  ['table-engine', 'src/engine/bad.ts', '../retrieve/passages.ts'],
  ['table-retrieve', 'src/retrieve/bad.ts', '../engine/cells.ts'],
  ['table-model', 'src/model/bad.ts', '../retrieve/find.ts'],
  ['table-answer', 'src/answer/bad.ts', '../engine/run.ts'],
  ['table-answer', 'src/answer/bad.ts', '../model/embed.ts'],
  ['table-browse', 'src/browse/bad.ts', '../answer/reply.ts'],
  ['table-browse', 'src/browse/bad.ts', '../catalog/build.ts'],
  ['pure', 'src/browse/bad.ts', 'node:fs'],
  ['table-understand', 'src/understand/bad.ts', '../browse/page.ts'],
  ['table-service', 'src/service/bad.ts', '../browse/open.ts'],
  ['table-service', 'src/service/bad.ts', '../channels/telegram/send.ts'],
  ['table-service', 'src/service/bad.ts', '../app/ask.ts'],
  ['table-channels', 'src/channels/web/bad.ts', '../../browse/open.ts'],
  ['table-channels', 'src/channels/web/bad.ts', '../../service/asker.ts'],
  ['table-channels', 'src/channels/web/bad.ts', '../../answer/compose.ts'],
  ['table-channels', 'src/channels/web/bad.ts', '../../app/ask.ts'],
  ['ingest-offline', 'src/document/bad.ts', './ingest/load.ts'],
  ['ingest-offline', 'src/engine/bad.ts', '../document/ingest/load.ts'],
  ['owner-grammy', 'src/channels/web/bad.ts', 'grammy'],
  ['owner-langchain', 'src/retrieve/bad.ts', '@langchain/core/retrievers'],
  ['owner-hnswlib-node', 'src/model/bad.ts', 'hnswlib-node'],
  ['owner-libsql', 'src/app/bad.ts', 'libsql'],
  ['owner-fastify', 'src/channels/web/bad.ts', 'fastify'],
  ['owner-prom-client', 'src/app/bad.ts', 'prom-client'],
  ['owner-dotenv', 'src/channels/web/bad.ts', 'dotenv/config'],
  ['pure', 'src/base/bad.ts', 'node:fs'],
  ['pure', 'src/catalog/bad.ts', 'node:path'],
  ['pure', 'src/understand/bad.ts', 'node:http'],
  ['pure', 'src/plan/bad.ts', 'node:crypto'],
  ['pure', 'src/engine/bad.ts', 'fs'],
  ['no-cycle', 'src/base/bad.ts', './bad.ts'],
  ['no-test-in-source', 'src/app/bad.ts', '../../test/helper.ts'],
];

describe('the rules', () => {
  it('let a sound tree pass', async () => {
    const { modules, violations } = await cruisePlanted(SOUND);
    expect(violations).toEqual([]);
    expect(modules).toHaveLength(Object.keys(SOUND).filter((path) => path.startsWith('src/')).length);
  });

  it.each(FAULTS)('%s catches %s importing %s', async (rule, file, imported) => {
    const { violations } = await cruisePlanted({ ...SOUND, [file]: `import '${imported}';` });
    expect(violations.filter((violation) => violation.startsWith(`${rule}: ${file} → `))).not.toEqual([]);
  });

  it('catch a package that is installed', async () => {
    const installed = {
      'node_modules/grammy/package.json': '{"name":"grammy","main":"i.js"}',
      'node_modules/grammy/i.js': '',
    };
    const files = { ...SOUND, ...installed, 'src/engine/bad.ts': "import 'grammy';" };
    const { violations } = await cruisePlanted(files);
    expect(violations).toEqual(['owner-grammy: src/engine/bad.ts → node_modules/grammy/i.js']);
  });

  it('catch imports and cycles of types only', async () => {
    const left = "import type { Right } from './right.ts';\nexport type Left = Right;";
    const right = "import type { Left } from './left.ts';\nexport type Right = Left;";
    const verb = "import type { run } from '../engine/run.ts';\nexport type Run = typeof run;";
    const { violations } = await cruisePlanted({
      ...SOUND,
      'src/base/left.ts': left,
      'src/base/right.ts': right,
      'src/answer/bad.ts': verb,
    });
    expect(violations.toSorted()).toEqual([
      'no-cycle: src/base/left.ts → src/base/right.ts',
      'table-answer: src/answer/bad.ts → src/engine/run.ts',
    ]);
  });

  it('have each been seen to fail', async () => {
    expect([...new Set(FAULTS.map(([rule]) => rule))].toSorted()).toEqual([...(await ruleNames())].toSorted());
  });
});
