/** The command line: reads the arguments, loads the knowledge, answers. */
import { createInterface } from 'node:readline';
import { readArguments, usage } from '../channels/cli/arguments.ts';
import { readLine } from '../channels/cli/lines.ts';
import { renderReply } from '../channels/cli/render.ts';
import { type Answered, askLibrary, type Library, newTalk, type Talk } from './ask-library.ts';
import { errorLine } from './build-knowledge.ts';
import { converse } from './converse.ts';
import { explain } from './explain.ts';
import { loadKnowledge } from './knowledge.ts';

/** Exit status for wrong usage, and for knowledge that cannot be loaded. */
const WRONG_USAGE = 2;
const NO_KNOWLEDGE = 1;

/**
 * Conversations of `--jsonl` kept apart; beyond so many the one that was silent longest is forgotten. Each holds its last
 * question with what it could mean, about 9 kB, and `npm run ask` has room for some 20 MB of them.
 */
const MOST_CONVERSATIONS = 1_000;

async function main(): Promise<number> {
  endQuietlyWithReader();
  const command = readArguments(process.argv.slice(2));
  if (!command.ok) {
    process.stderr.write(`${command.failure}\n\n${usage}\n`);
    return WRONG_USAGE;
  }
  if (command.value.kind === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const loaded = loadKnowledge((message) => process.stderr.write(`${message}\n`));
  if (!loaded.ok) {
    for (const error of loaded.failure) process.stderr.write(`${errorLine(error)}\n`);
    return NO_KNOWLEDGE;
  }
  const [first, ...others] = loaded.value;
  if (first === undefined) {
    process.stderr.write(
      'there is no document under knowledge/sources: put a disclosure there and run `npm run ingest`\n',
    );
    return NO_KNOWLEDGE;
  }
  const library: Library = [first, ...others];
  if (command.value.kind === 'ask') answerOnce(library, command.value);
  else if (command.value.kind === 'lines') await answerLines(library);
  else await converse(library);
  return 0;
}

/** A reader that has seen enough (`| head -1`) is no error: there is nobody left to answer. */
function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
}

function answerOnce(
  library: Library,
  { question, form }: { question: string; form: 'text' | 'json' | 'explain' },
): void {
  const { asked, elapsedMs } = timed(library, question, newTalk);
  if (form === 'json') process.stdout.write(`${JSON.stringify({ ...asked.reply, elapsed_ms: elapsedMs }, null, 2)}\n`);
  else process.stdout.write(`${renderReply(asked.reply)}\n`);
  if (form === 'explain') process.stdout.write(`\n${explain(asked.trace).join('\n')}\n`);
}

async function answerLines(library: Library): Promise<void> {
  const talks = new Map<string, Talk>();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!read.ok) {
      process.stdout.write(`${JSON.stringify({ id: null, error: read.failure })}\n`);
      continue;
    }
    const { id, conversation, question } = read.value;
    const { asked, talk, elapsedMs } = timed(library, question, talks.get(conversation) ?? newTalk);
    talks.delete(conversation);
    talks.set(conversation, talk);
    const [oldest] = talks.keys();
    if (talks.size > MOST_CONVERSATIONS && oldest !== undefined) talks.delete(oldest);
    process.stdout.write(`${JSON.stringify({ id, ...asked.reply, elapsed_ms: elapsedMs })}\n`);
  }
}

function timed(library: Library, question: string, talk: Talk): Answered & { elapsedMs: number } {
  const started = performance.now();
  const answered = askLibrary(library, question, talk);
  return { ...answered, elapsedMs: Math.round((performance.now() - started) * 1000) / 1000 };
}

process.exitCode = await main();
