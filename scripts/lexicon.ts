/**
 * npm run lexicon [-- --all]: how many things and duties of the document the lexicon has an everyday name for, and which
 * have none; with `--all` every one of them with its sayings. Exit status 1 when the knowledge cannot be read, 2 for wrong
 * usage; what has no name is told, and is no fault.
 */
import { parseArgs } from 'node:util';
import { coverDuties, coverThings, lexiconSizes } from './lexicon/coverage.ts';
import { allLines, countLines, namelessLines, sizeLines } from './lexicon/report.ts';
import { openKnowledge } from './score/open-knowledge.ts';

/** Whether everything is to be listed; null for wrong usage. */
function readAll(): boolean | null {
  try {
    return parseArgs({ options: { all: { type: 'boolean' } } }).values.all ?? false;
  } catch {
    return null;
  }
}

function main(): number {
  const all = readAll();
  if (all === null) {
    process.stderr.write('Usage: npm run lexicon [-- --all]\n');
    return 2;
  }
  const opened = openKnowledge();
  if (!opened.ok) {
    process.stderr.write(`${opened.failure}\n`);
    return 1;
  }
  const { catalog, retriever } = opened.value;
  const [things, duties] = [coverThings(catalog), coverDuties(catalog, retriever)];
  const counts = [
    sizeLines(lexiconSizes(catalog.lexicon)),
    countLines(things, 'kind'),
    countLines(duties, 'duties of'),
  ];
  const list = all ? allLines : namelessLines;
  process.stdout.write(`${[...counts.map((lines) => lines.join('\n')), ''].join('\n\n')}`);
  process.stdout.write(`${[...list(things), ...list(duties)].join('\n').trimStart()}\n`);
  return 0;
}

process.exitCode = main();
