/** The server by JSON lines: a command a line in, and a line out when it is done. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { type FakeBotApi, type FakeBotApiOptions, startFakeBotApi } from './fake-bot-api.ts';
import type { Faults } from './faults.ts';

const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('user'), userId: z.number(), language: z.string().optional(), name: z.string().optional() }),
  z.object({ do: z.literal('message'), text: z.string(), from: z.number(), chat: z.number().optional() }),
  z.object({
    do: z.literal('load'),
    texts: z.array(z.string()).min(1),
    /** The users 1, 2, 3 … take turns. */
    users: z.number().int().positive(),
    count: z.number().int().positive(),
    perSecond: z.number().positive(),
  }),
  z.object({ do: z.literal('inject'), update: z.looseObject({ update_id: z.number() }) }),
  z.object({ do: z.literal('faults'), faults: z.looseObject({}) }),
  z.object({ do: z.literal('sent'), chatId: z.number() }),
  z.object({ do: z.literal('close') }),
  z.object({ do: z.enum(['calls', 'latencies', 'report', 'goDown', 'comeUp']) }),
]);

type Command = z.infer<typeof commandSchema>;

/** The load is injected in pieces of so long. */
const LOAD_STEP_MS = 5;

/** Serves until `close`, or until the input has ended and all is done. */
export async function runControl(options: FakeBotApiOptions, input: Readable, output: Writable): Promise<void> {
  const server = await startFakeBotApi(options);
  const write = (line: object): void => {
    output.write(`${JSON.stringify(line)}\n`);
  };
  const running = new Set<Promise<void>>();
  write({ ready: true, root: server.root });
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    const { id, command, error } = readCommand(line);
    if (command === null) {
      write({ id, ok: false, error });
      continue;
    }
    if (command.do === 'close') {
      await server.close();
      write({ id, ok: true, result: null });
      return;
    }
    // A load takes its time; what comes meanwhile, as an outage, is not to wait for it.
    const done = obey(server, command).then((result) => write({ id, ok: true, result: result ?? null }));
    running.add(done);
    void done.finally(() => running.delete(done));
  }
  await Promise.all(running);
  await server.close();
}

type ReadCommand = { readonly id: unknown; readonly command: Command | null; readonly error?: string };

function readCommand(line: string): ReadCommand {
  try {
    const given = z.looseObject({ id: z.unknown().optional() }).parse(JSON.parse(line));
    const read = commandSchema.safeParse(given);
    if (read.success) return { id: given.id ?? null, command: read.data };
    return { id: given.id ?? null, command: null, error: z.prettifyError(read.error) };
  } catch {
    return { id: null, command: null, error: 'the line is no JSON object' };
  }
}

async function obey(server: FakeBotApi, command: Exclude<Command, { do: 'close' }>): Promise<unknown> {
  switch (command.do) {
    case 'user':
      return server.user(command.userId, {
        ...(command.language === undefined ? {} : { language: command.language }),
        ...(command.name === undefined ? {} : { name: command.name }),
      });
    case 'message': {
      const { text, from, chat } = command;
      return server.inject(server.updates.message(text, { from, ...(chat === undefined ? {} : { chat }) }));
    }
    case 'load':
      return load(server, command);
    case 'inject':
      return server.inject(command.update as unknown as Update);
    case 'faults':
      server.faults = command.faults as Faults;
      return null;
    case 'sent':
      return server.sent(command.chatId);
    case 'calls':
      return server.calls;
    case 'latencies':
      return server.latencies();
    case 'report':
      return report(server);
    case 'goDown':
      return server.goDown();
    case 'comeUp':
      return server.comeUp();
  }
}

/** Injects messages at an even rate; gives back how many. */
async function load(server: FakeBotApi, command: Extract<Command, { do: 'load' }>): Promise<number> {
  const { texts, users, count, perSecond } = command;
  const startedMs = performance.now();
  let injected = 0;
  while (injected < count) {
    const due = Math.min(count, 1 + Math.floor(((performance.now() - startedMs) * perSecond) / 1000));
    for (; injected < due; injected++) {
      const text = texts[injected % texts.length] ?? '';
      server.inject(server.updates.message(text, { from: 1 + (injected % users) }));
    }
    await sleep(LOAD_STEP_MS);
  }
  return injected;
}

function report(server: FakeBotApi): object {
  const counts = [...server.delivered.values()];
  return {
    calls: server.callCount,
    injected: counts.length,
    deliveries: counts.reduce((sum, count) => sum + count, 0),
    lost: server.lost,
    filtered: server.filtered,
    strictness: server.strictness,
    unanswered: server.latencies().filter(({ answeredAtMs }) => answeredAtMs === undefined).length,
    memoryBytes: process.memoryUsage().rss,
  };
}
