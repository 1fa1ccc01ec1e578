/**
 * The import table of the project, as rules. Stages share nouns, never verbs: a folder of src/ sees base/ and the
 * noun files of what stands left of it; only app/ calls the verbs. Types count as imports everywhere.
 * test/architecture/imports.test.ts runs these rules, and proves that each of them can fail.
 */

/** The files of each folder that hold the data it makes; everything else in the folder is a verb. */
const NOUNS = {
  document: ['document'],
  catalog: ['catalog', 'lexicon'],
  understand: ['question'],
  plan: ['plan'],
  engine: ['cells'],
  retrieve: ['passages'],
  answer: ['reply'],
  browse: ['page', 'address'],
  channels: ['channel'],
  service: ['asker'],
};

/** For each folder, the folders whose nouns it may see. app/ may import everything, and nothing imports app/. */
const SEES = {
  base: [],
  document: [],
  catalog: ['document'],
  understand: ['document', 'catalog'],
  plan: ['document', 'catalog', 'understand'],
  engine: ['document', 'catalog', 'understand', 'plan'],
  retrieve: ['document', 'catalog', 'understand', 'plan'],
  model: ['document', 'catalog', 'understand', 'plan', 'engine', 'retrieve', 'answer'],
  answer: ['document', 'catalog', 'understand', 'plan', 'engine', 'retrieve'],
  browse: ['document', 'catalog'],
  channels: ['document', 'catalog', 'understand', 'plan', 'engine', 'retrieve', 'answer', 'browse'],
  service: ['answer', 'browse', 'channels'],
};

/** The only folder that may import a package (and everything under its name). */
const OWNERS = [
  { package: 'grammy', folder: 'src/channels/telegram' },
  { package: '@langchain', folder: 'src/model' },
  { package: 'hnswlib-node', folder: 'src/retrieve' },
  { package: 'dotenv', folder: 'src/app' },
  { package: 'libsql', folder: 'src/service' },
  { package: 'fastify', folder: 'src/service' },
  { package: 'prom-client', folder: 'src/service' },
];

/** Folders that use no file, clock or network. */
const PURE = ['base', 'catalog', 'understand', 'plan', 'engine', 'browse'];

const folderRules = Object.entries(SEES).map(([folder, seen]) => ({
  name: `table-${folder}`,
  comment: `src/${folder}/ may import itself, src/base/ and the nouns of: ${seen.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/${folder}/`,
      '^src/base/',
      ...seen.flatMap((name) => NOUNS[name].map((noun) => `^src/${name}/${noun}\\.ts$`)),
    ],
  },
}));

/** A package is met by its name when it is not installed, and under node_modules when it is. */
const ownerRules = OWNERS.map(({ package: name, folder }) => ({
  name: `owner-${name.replace('@', '')}`,
  comment: `${name} is imported in ${folder}/ and nowhere else.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^${folder}/` },
  to: { path: `(?:^|node_modules/)${name}(?:/|$)` },
}));

export default {
  forbidden: [
    ...folderRules,
    ...ownerRules,
    {
      name: 'ingest-offline',
      comment: 'src/document/ingest/ makes provenance; only src/app/ and scripts/ call it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:app|document/ingest)/' },
      to: { path: '^src/document/ingest/' },
    },
    {
      name: 'pure',
      comment: `${PURE.join(', ')} import no Node built-in: no file, no clock, no network.`,
      severity: 'error',
      from: { path: `^src/(?:${PURE.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycle',
      comment: 'No module may reach itself, type imports included.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-test-in-source',
      comment: 'src/ stands without test/ and scripts/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
