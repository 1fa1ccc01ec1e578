/**
 * npm run ingest: builds the knowledge from knowledge/sources and knowledge/lexicon and keeps it; prints what was read and
 * how it reconciles. Progress and errors go to stderr. Exit status 1 when the knowledge cannot be built or kept (what was
 * built last stays in use), 2 for wrong usage.
 */
import { type Built, buildKnowledge, errorLine, readSaved, saveBuilt } from '../src/app/build-knowledge.ts';
import { fingerprintFiles } from '../src/app/knowledge-files.ts';
import { reportDocument } from '../src/document/ingest/report.ts';

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** What the program answers from after a failure. */
const lastBuilt = (): string =>
  readSaved(fingerprintFiles()) === null
    ? 'no knowledge was built before: questions cannot be answered until this is mended'
    : 'the knowledge last built stays in use';

function keep(built: Built): number {
  for (const document of built.documents) process.stdout.write(`${reportDocument(document).join('\n')}\n`);
  const kept = saveBuilt(built);
  if (!kept.ok) {
    tell(`the knowledge cannot be written: ${kept.failure}; ${lastBuilt()}`);
    return 1;
  }
  process.stdout.write(`知识 ${built.fingerprint}，文件 ${built.documents.length} 份，已写入 ${kept.value}\n`);
  return 0;
}

function main(given: readonly string[]): number {
  if (given.length > 0) {
    tell('Usage: npm run ingest (reads every folder under knowledge/sources)');
    return 2;
  }
  const built = buildKnowledge(tell);
  if (built.ok && built.value.documents.length > 0) return keep(built.value);
  if (built.ok) tell('there is no document under knowledge/sources: put a disclosure there');
  else for (const error of built.failure) tell(errorLine(error));
  tell(lastBuilt());
  return 1;
}

process.exitCode = main(process.argv.slice(2));
