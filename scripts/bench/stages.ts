/** What is measured inside a process. Each stage runs in a fresh one, so that none is warmed or burdened by another. */
import { z } from 'zod';
import { ask, newConversation } from '../../src/app/ask.ts';
import { buildKnowledge, saveBuilt } from '../../src/app/build-knowledge.ts';
import type { Knowledge } from '../../src/app/knowledge.ts';
import { sourceFolders } from '../../src/app/knowledge-files.ts';
import { percentile } from '../../src/base/percentile.ts';
import { loadDocument } from '../../src/document/ingest/load-document.ts';
import { openKnowledge } from '../score/open-knowledge.ts';
import { GOLDEN_SETS, type GoldQuestion, readQuestionSet } from '../score/question-set.ts';
import { runCommand } from './whole-command.ts';

/** Passes over the golden sets whose latencies are pooled. */
const ROUNDS = 5;

/** Long enough for garbage collection to be paid for. */
const THROUGHPUT_MS = 5_000;

const MEGABYTE = 1e6;

const figures = z.record(z.string(), z.number());

/** What each stage measures, by the name it is started with. */
const stages = { reading: measureReading, building: measureBuilding, answering: measureAnswering } as const;

export type Stage = keyof typeof stages;

/** The stage of that name; undefined when there is none. */
export const isStage = (name: string | undefined): name is Stage => name !== undefined && Object.hasOwn(stages, name);

/** Measures in this process. */
export const measureHere = (stage: Stage): Record<string, number> => stages[stage]();

/** Measures in a fresh process of `script`, with the memory limits of this one (those of `npm run ask`), which must print what {@link measureHere} gives as JSON. */
export function measureFresh(script: string, stage: Stage): (figure: string) => number {
  const measured = figures.parse(JSON.parse(runCommand(process.execPath, ...process.execArgv, script, stage)));
  return (figure) => {
    const value = measured[figure];
    if (value === undefined) throw new Error(`the stage ${stage} measured no ${figure}`);
    return value;
  };
}

/** Sources → documents. */
function measureReading(): Record<string, number> {
  const startedMs = performance.now();
  for (const folder of sourceFolders()) {
    if (!loadDocument(folder).ok) throw new Error(`${folder} cannot be read: see npm run ingest`);
  }
  return { elapsedMs: performance.now() - startedMs };
}

/** Sources → documents, trained index, artefact on disk. */
function measureBuilding(): Record<string, number> {
  const startedMs = performance.now();
  const built = buildKnowledge();
  if (!built.ok || !saveBuilt(built.value).ok) throw new Error('the knowledge cannot be built: see npm run ingest');
  return { elapsedMs: performance.now() - startedMs };
}

function measureAnswering(): Record<string, number> {
  const startedMs = performance.now();
  const knowledge = openKnowledge();
  if (!knowledge.ok) throw new Error(knowledge.failure);
  const loadMs = performance.now() - startedMs;
  const loadedMegabytes = residentMegabytes();
  const questions = readGolden();
  askAll(knowledge.value, questions);
  const latencies = Array.from({ length: ROUNDS }, () => askAll(knowledge.value, questions)).flat();
  const perSecond = measureThroughput(knowledge.value, questions);
  return {
    loadMs,
    asked: latencies.length,
    p50Ms: percentile(latencies, 50),
    p95Ms: percentile(latencies, 95),
    p99Ms: percentile(latencies, 99),
    longestMs: percentile(latencies, 100),
    perSecond,
    loadedMegabytes,
    residentMegabytes: residentMegabytes(),
  };
}

const residentMegabytes = (): number => process.memoryUsage.rss() / MEGABYTE;

function readGolden(): GoldQuestion[] {
  return GOLDEN_SETS.flatMap((file) => {
    const questions = readQuestionSet(file);
    if (!questions.ok) throw new Error(questions.failure);
    return questions.value;
  });
}

/** Asks every message, histories included; the milliseconds each `ask` took. */
const askAll = (knowledge: Knowledge, questions: readonly GoldQuestion[]): number[] =>
  questions.flatMap((gold) => askMessages(knowledge, gold));

function askMessages(knowledge: Knowledge, { history, question }: GoldQuestion): number[] {
  let conversation = newConversation;
  return [...history, question].map((message) => {
    const startedMs = performance.now();
    conversation = ask(knowledge, message, conversation).conversation;
    return performance.now() - startedMs;
  });
}

/** Questions a second of one thread that does nothing else. */
function measureThroughput(knowledge: Knowledge, questions: readonly GoldQuestion[]): number {
  const startedMs = performance.now();
  let asked = 0;
  for (let at = 0; performance.now() - startedMs < THROUGHPUT_MS; at = (at + 1) % questions.length) {
    const gold = questions[at];
    if (gold !== undefined) asked += askMessages(knowledge, gold).length;
  }
  return (asked * 1000) / (performance.now() - startedMs);
}
