/**
 * npm run fuzz [-- --count N --seed N]: asks that many spoilt golden questions and prints what crashed, which replies show
 * a figure that nothing holds, and which took longer than 50 ms, with the slowest ten. Progress goes to stderr. `--talk N`
 * asks one talk of the run again, and prints its messages whole. Exit status 1 when something failed, 2 for wrong usage.
 */
import { parseArgs } from 'node:util';
import { failure, type Result, success } from '../src/base/result.ts';
import { golden, knowledge } from '../test/support/knowledge.ts';
import { spoiltTalk } from '../test/support/mutations.ts';
import { type Answered, askTalk } from './fuzz/ask-talk.ts';
import { type Slow, withNext } from './fuzz/slowest.ts';

const COUNT = 100_000;
const SEED = 20_240_131;

/** Longest a reply may take to make. */
const LIMIT_MS = 50;

/** Messages between two lines of progress. */
const PROGRESS_EVERY = 5_000;

/** Failures of one kind printed; all are counted. */
const SHOWN = 8;

const USAGE = 'Usage: npm run fuzz [-- --count N --seed N | --talk N --seed N]';

type Wanted = { readonly count: number; readonly seed: number; readonly talk: number | null };

function readWanted(): Result<Wanted, string> {
  const options = { count: { type: 'string' }, seed: { type: 'string' }, talk: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ options });
    const [count, seed] = [Number(values.count ?? COUNT), Number(values.seed ?? SEED)];
    const talk = values.talk === undefined ? null : Number(values.talk);
    if (!Number.isSafeInteger(count) || count < 1) return failure('--count takes a whole number above zero');
    if (!Number.isSafeInteger(seed)) return failure('--seed takes a whole number');
    if (talk !== null && !Number.isSafeInteger(talk)) return failure('--talk takes a whole number');
    return success({ count, seed, talk });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

type Found = { asked: number; failed: number; over: number; slowest: readonly Slow[]; kinds: Map<string, number> };

/** Asks talk after talk until so many messages were asked. */
function run({ count, seed }: Wanted): Found {
  const found: Found = { asked: 0, failed: 0, over: 0, slowest: [], kinds: new Map() };
  for (let talk = 0; found.asked < count; talk++) {
    for (const answered of askTalk(knowledge, spoiltTalk(golden, seed, talk))) take(found, answered, talk);
  }
  return found;
}

function take(found: Found, answered: Answered, talk: number): void {
  found.asked += 1;
  if (answered.faults.length > 0) tellFault(found, answered, talk);
  const { slowest, isOver } = withNext(found.slowest, { ...answered, talk }, LIMIT_MS);
  found.slowest = slowest;
  if (isOver) found.over += 1;
  if (found.asked % PROGRESS_EVERY === 0)
    process.stderr.write(`${found.asked} asked, ${found.failed} failed, ${found.over} over ${LIMIT_MS} ms\n`);
}

function tellFault(found: Found, { messages, faults }: Answered, talk: number): void {
  found.failed += 1;
  const kinds = [...new Set(faults.map((fault) => fault.replace(/\d[\d.]*/gu, '0')))];
  for (const kind of kinds) found.kinds.set(kind, (found.kinds.get(kind) ?? 0) + 1);
  if (kinds.some((kind) => (found.kinds.get(kind) ?? 0) <= SHOWN))
    process.stdout.write(`✗ talk ${talk}: ${shown(messages)}\n  ${faults.join('\n  ')}\n`);
}

/** Messages as JSON, so that what cannot be seen can be typed again; what is said over and over is told once. */
const shown = (messages: readonly string[]): string =>
  messages
    .map((message) =>
      message.replace(/(.{1,12}?)\1{4,}/gsu, (all, unit: string) => `⟦${unit} ×${all.length / unit.length}⟧`),
    )
    .map((message) => JSON.stringify(message))
    .join(' → ');

/** Asks one talk of a run again; the number of messages at fault. */
function askOneTalk({ seed }: Wanted, talk: number): number {
  const answers = askTalk(knowledge, spoiltTalk(golden, seed, talk));
  for (const { messages, faults, elapsedMs } of answers)
    process.stdout.write(
      `${elapsedMs.toFixed(1)} ms ${JSON.stringify(messages.at(-1))}\n${faults.map((fault) => `  ${fault}\n`).join('')}`,
    );
  return answers.filter(({ faults }) => faults.length > 0).length;
}

/** Every golden question once, so that the first spoilt ones do not pay for the compiler. */
function warmUp(): void {
  process.stderr.write(`warming up with ${golden.length} golden questions\n`);
  for (const { history, question } of golden) askTalk(knowledge, [...history, question]);
}

function main(): number {
  const wanted = readWanted();
  if (!wanted.ok) {
    process.stderr.write(`${wanted.failure}\n${USAGE}\n`);
    return 2;
  }
  warmUp();
  if (wanted.value.talk !== null) return askOneTalk(wanted.value, wanted.value.talk) > 0 ? 1 : 0;
  return report(run(wanted.value));
}

function report({ asked, failed, over, slowest, kinds }: Found): number {
  const slow = slowest.map(
    ({ elapsedMs, firstMs, talk, messages }) =>
      `${elapsedMs.toFixed(1)} ms (first ${firstMs.toFixed(1)}) talk ${talk}: ${shown(messages)}`,
  );
  const faults = [...kinds].map(([kind, times]) => `${times} × ${kind}`);
  const lines = ['', 'the slowest, the least of four measurements each:', ...slow, '', ...faults];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(`${asked} asked, ${failed} crashed or ungrounded, ${over} over ${LIMIT_MS} ms\n`);
  return failed + over > 0 ? 1 : 0;
}

process.exitCode = main();
