/**
 * npm run metamorphic [-- --show N --kind a,b]: changes every golden question in ways whose effect is known (politeness, marks,
 * synonyms … must change nothing; another year, place or department must be refused) and prints how often that effect is
 * had, kind by kind, with the first N failures of each kind. Exit status 1 when knowledge or set cannot be read, 2 for wrong usage.
 */
import { parseArgs } from 'node:util';
import { failure, type Result, success } from '../src/base/result.ts';
import { byKind, rateLine, runTrials, type Trial, trialLines } from '../test/support/metamorphic-trials.ts';
import { openKnowledge } from './score/open-knowledge.ts';
import { GOLDEN_SETS, readQuestionSet } from './score/question-set.ts';

const usage = 'Usage: npm run metamorphic [-- --show N --kind politeness,synonym]';

type Wanted = { readonly show: number; readonly kinds: readonly string[] };

function readWanted(): Result<Wanted, string> {
  try {
    const { values } = parseArgs({ options: { show: { type: 'string' }, kind: { type: 'string' } } });
    const show = Number(values.show ?? 0);
    if (!Number.isInteger(show) || show < 0) return failure(`--show takes a whole number, not ${values.show}`);
    return success({ show, kinds: values.kind?.split(',') ?? [] });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

function main(): number {
  const wanted = readWanted();
  if (!wanted.ok) {
    process.stderr.write(`${wanted.failure}\n${usage}\n`);
    return 2;
  }
  const trials = runAll();
  if (!trials.ok) {
    process.stderr.write(`${trials.failure}\n`);
    return 1;
  }
  const { show, kinds } = wanted.value;
  const wantedKinds = byKind(trials.value).filter(([kind]) => kinds.length === 0 || kinds.includes(kind));
  const failures = wantedKinds.flatMap(([kind, tried]) => failureLines(kind, tried, show));
  const rates = wantedKinds.map(([kind, tried]) => rateLine(kind, tried));
  process.stdout.write(`${[...failures, ...rates].join('\n')}\n`);
  return 0;
}

function runAll(): Result<readonly Trial[], string> {
  const knowledge = openKnowledge();
  if (!knowledge.ok) return knowledge;
  const sets = GOLDEN_SETS.map((file) => readQuestionSet(file));
  const unread = sets.find((set) => !set.ok);
  if (unread !== undefined && !unread.ok) return unread;
  return success(
    runTrials(
      knowledge.value,
      sets.flatMap((set) => (set.ok ? set.value : [])),
    ),
  );
}

function failureLines(kind: string, trials: readonly Trial[], show: number): string[] {
  const shown = trials.filter((trial) => !trial.holds).slice(0, show);
  return shown.length === 0 ? [] : [`== ${kind}`, ...shown.flatMap(trialLines), ''];
}

process.exitCode = main();
