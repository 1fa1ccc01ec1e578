/**
 * npm run bench: measures the product on this machine and prints every figure beside its limit. With the name of a
 * stage (reading, building, answering) it measures that one in this process and prints JSON; the table is made of such
 * fresh processes. `service` alone puts the service under load (some three minutes) and prints that part of the table. `.built/` is made anew. Exit status 2 for wrong usage; a figure over its limit is told in the table only,
 * since timings are the machine's as much as the program's.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../src/app/knowledge-files.ts';
import { percentile } from '../src/base/percentile.ts';
import { machineLines } from './bench/machine.ts';
import { type Row, tableLines } from './bench/row.ts';
import { measureService } from './bench/service-load.ts';
import { isStage, measureFresh, measureHere, type Stage } from './bench/stages.ts';
import { timeCommand } from './bench/whole-command.ts';

/** The question of the README, which a newcomer waits for. */
const QUESTION = 'how much goes to 被征地农民?';

/** Runs of a whole command, of which the median counts. */
const RUNS = 7;

const MEGABYTE = 1e6;

const progress = (stage: string): void => {
  process.stderr.write(`${stage} …\n`);
};

const askWhole = (): number => timeCommand('npm', 'run', '-s', 'ask', '--', QUESTION);

const median = (measure: () => number): number => percentile(Array.from({ length: RUNS }, measure), 50);

const fresh = (stage: Stage) => measureFresh(import.meta.filename, stage);

function measureCommandLine(): Row[] {
  progress('command line');
  rmSync(folders.built, { recursive: true, force: true });
  const scratchMs = askWhole();
  const warmMs = median(askWhole);
  return [
    {
      measure: 'npm run ask, whole',
      value: warmMs,
      unit: 'ms',
      limit: { atMost: 1500 },
      how: `median of ${RUNS}, knowledge built before`,
    },
    { measure: 'npm run ask, first ever', value: scratchMs, unit: 'ms', how: 'once, builds the knowledge' },
  ];
}

function measureAnswering(): Row[] {
  progress('answering');
  const measured = fresh('answering');
  const pooled = `${measured('asked')} messages of the golden sets, warm`;
  return [
    { measure: 'knowledge loaded', value: measured('loadMs'), unit: 'ms', how: 'once, from the artefact' },
    { measure: 'ask() p50', value: measured('p50Ms'), unit: 'ms', limit: { atMost: 3 }, how: pooled },
    { measure: 'ask() p95', value: measured('p95Ms'), unit: 'ms', how: pooled },
    { measure: 'ask() p99', value: measured('p99Ms'), unit: 'ms', limit: { atMost: 20 }, how: pooled },
    { measure: 'ask() longest', value: measured('longestMs'), unit: 'ms', how: pooled },
    {
      measure: 'throughput, one core',
      value: measured('perSecond'),
      unit: 'questions/s',
      limit: { atLeast: 500 },
      how: 'one thread, several seconds',
    },
    {
      measure: 'resident memory, loaded',
      value: measured('loadedMegabytes'),
      unit: 'MB',
      how: 'before the first question',
    },
    {
      measure: 'resident memory',
      value: measured('residentMegabytes'),
      unit: 'MB',
      limit: { atMost: 250 },
      how: 'after answering all of the above',
    },
  ];
}

function measureIngest(): Row[] {
  progress('ingest');
  const limit = { atMost: 2000 };
  const once = (stage: Stage) => median(() => fresh(stage)('elapsedMs'));
  return [
    {
      measure: 'sources → document',
      value: once('reading'),
      unit: 'ms',
      limit,
      how: `median of ${RUNS} fresh processes`,
    },
    {
      measure: 'whole build, with training',
      value: once('building'),
      unit: 'ms',
      limit,
      how: `median of ${RUNS} fresh processes`,
    },
    {
      measure: 'npm run ingest, whole',
      value: median(() => timeCommand('npm', 'run', '-s', 'ingest')),
      unit: 'ms',
      limit,
      how: `median of ${RUNS}`,
    },
    { measure: 'built artefact', value: bytesUnder(folders.built) / MEGABYTE, unit: 'MB', how: 'on disk' },
  ];
}

const bytesUnder = (folder: string): number =>
  readdirSync(folder).reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0);

function printTable(rows: readonly Row[]): void {
  process.stdout.write(`${[...machineLines(), '', ...tableLines(rows)].join('\n')}\n`);
}

async function main([stage, ...others]: readonly string[]): Promise<number> {
  if (stage === undefined) {
    const alone = [...measureCommandLine(), ...measureAnswering(), ...measureIngest()];
    printTable([...alone, ...(await measureService(progress))]);
    return 0;
  }
  if (stage === 'service' && others.length === 0) {
    printTable(await measureService(progress));
    return 0;
  }
  if (!isStage(stage) || others.length > 0) {
    process.stderr.write('Usage: npm run bench [-- reading | building | answering | service]\n');
    return 2;
  }
  process.stdout.write(`${JSON.stringify(measureHere(stage))}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
