/** The command line: reads the arguments, loads the knowledge, answers. */
import { createInterface } from 'node:readline';
import { readArguments, usage } from '../channels/cli/arguments.ts';
import { readLine } from '../channels/cli/lines.ts';
import { renderReply } from '../channels/cli/render.ts';
import { type Asked, ask, type Conversation, newConversation } from './ask.ts';
import { explain } from './explain.ts';
import { type Knowledge, loadKnowledge } from './knowledge.ts';

/** Exit status for wrong usage, and for knowledge that cannot be loaded. */
const WRONG_USAGE = 2;
const NO_KNOWLEDGE = 1;

/** Conversations of `--jsonl` kept apart; beyond so many the oldest is forgotten. */
const MOST_CONVERSATIONS = 10_000;

async function main(): Promise<number> {
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
    for (const { file, line, message } of loaded.failure) process.stderr.write(`${file}:${line}: ${message}\n`);
    return NO_KNOWLEDGE;
  }
  const [knowledge] = loaded.value;
  if (knowledge === undefined) {
    process.stderr.write(
      'there is no document under knowledge/sources: put a disclosure there and run `npm run ingest`\n',
    );
    return NO_KNOWLEDGE;
  }
  if (command.value.kind === 'ask') answerOnce(knowledge, command.value);
  else if (command.value.kind === 'lines') await answerLines(knowledge);
  else await converse(knowledge);
  return 0;
}

function answerOnce(
  knowledge: Knowledge,
  { question, form }: { question: string; form: 'text' | 'json' | 'explain' },
): void {
  const { asked, elapsedMs } = timed(knowledge, question, newConversation);
  if (form === 'json') process.stdout.write(`${JSON.stringify({ ...asked.reply, elapsed_ms: elapsedMs }, null, 2)}\n`);
  else process.stdout.write(`${renderReply(asked.reply)}\n`);
  if (form === 'explain') process.stdout.write(`\n${explain(asked.trace).join('\n')}\n`);
}

async function answerLines(knowledge: Knowledge): Promise<void> {
  const conversations = new Map<string, Conversation>();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (!read.ok) {
      process.stdout.write(`${JSON.stringify({ id: null, error: read.failure })}\n`);
      continue;
    }
    const { id, conversation, question } = read.value;
    const { asked, elapsedMs } = timed(knowledge, question, conversations.get(conversation) ?? newConversation);
    conversations.delete(conversation);
    conversations.set(conversation, asked.conversation);
    const [oldest] = conversations.keys();
    if (conversations.size > MOST_CONVERSATIONS && oldest !== undefined) conversations.delete(oldest);
    process.stdout.write(`${JSON.stringify({ id, ...asked.reply, elapsed_ms: elapsedMs })}\n`);
  }
}

async function converse(knowledge: Knowledge): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  process.stdout.write(
    `《${knowledge.catalog.document.meta.title}》\n直接提问；空行或 Ctrl-D 结束。 Ask; an empty line or Ctrl-D ends.\n`,
  );
  let conversation = newConversation;
  let options: readonly string[] = [];
  terminal.prompt();
  for await (const line of terminal) {
    const typed = line.trim();
    if (typed === '') break;
    const { reply, conversation: after } = ask(knowledge, options[Number(typed) - 1] ?? typed, conversation);
    conversation = after;
    options = reply.options.map((option) => option.question);
    process.stdout.write(`${renderReply(reply)}\n\n`);
    terminal.prompt();
  }
  terminal.close();
}

function timed(
  knowledge: Knowledge,
  question: string,
  conversation: Conversation,
): { asked: Asked; elapsedMs: number } {
  const started = performance.now();
  const asked = ask(knowledge, question, conversation);
  return { asked, elapsedMs: Math.round((performance.now() - started) * 1000) / 1000 };
}

process.exitCode = await main();
