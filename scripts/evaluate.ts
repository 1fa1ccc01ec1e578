/**
 * npm run eval [-- --set file,file --show N --category a,b]: asks the golden sets (or the sets named) in this process
 * and prints the score of each category, the questions that failed, and one line of summary a set.
 * Exit status 1 when knowledge or set cannot be read, 2 for wrong usage.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Knowledge } from '../src/app/knowledge.ts';
import { failure, type Result, success } from '../src/base/result.ts';
import { openKnowledge } from './score/open-knowledge.ts';
import { GOLDEN_SETS, type GoldQuestion, readQuestionSet } from './score/question-set.ts';
import { runSet } from './score/run-set.ts';
import { categoryLines, failureLines, summarise, summaryLine } from './score/summary.ts';

/** Failures printed where `--show` does not say. */
const SHOWN_FAILURES = 15;

const usage = 'Usage: npm run eval [-- --set file.jsonl,file.jsonl --show N --category a,b]';

type Wanted = { readonly sets: readonly string[]; readonly show: number; readonly categories: readonly string[] };

function readWanted(): Result<Wanted, string> {
  const options = { set: { type: 'string' }, show: { type: 'string' }, category: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ options });
    const show = Number(values.show ?? SHOWN_FAILURES);
    if (!Number.isInteger(show) || show < 0) return failure(`--show takes a whole number, not ${values.show}`);
    const sets = values.set?.split(',') ?? GOLDEN_SETS;
    return success({ sets, show, categories: values.category?.split(',') ?? [] });
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
  const knowledge = openKnowledge();
  if (!knowledge.ok) {
    process.stderr.write(`${knowledge.failure}\n`);
    return 1;
  }
  const evaluated = wanted.value.sets.map((file) => evaluate(knowledge.value, file, wanted.value));
  return evaluated.every(Boolean) ? 0 : 1;
}

function evaluate(knowledge: Knowledge, file: string, { show, categories }: Wanted): boolean {
  const questions = readQuestionSet(file);
  if (!questions.ok) {
    process.stderr.write(`${questions.failure}\n`);
    return false;
  }
  const isWanted = ({ category }: GoldQuestion): boolean => categories.length === 0 || categories.includes(category);
  const scored = runSet(knowledge, questions.value.filter(isWanted));
  const lines = [
    ...categoryLines(scored),
    ...failureLines(scored, show),
    '',
    summaryLine(basename(file), summarise(scored)),
  ];
  process.stdout.write(`${lines.join('\n')}\n\n`);
  return true;
}

process.exitCode = main();
