/** The fake Bot API of the tests in a process of its own, so that it does not share a core with what is measured. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const SCRIPT = join(import.meta.dirname, '../../test/support/telegram/fake-bot-api-process.ts');

const answerSchema = z.object({ id: z.number(), ok: z.boolean(), result: z.unknown(), error: z.string().optional() });

export type FakeTelegram = {
  readonly root: string;
  /** Gives a command, see fake-bot-api-process.ts; resolves to its result. */
  readonly command: (command: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Starts it; no call is kept, so that its memory stays small. */
export async function startFakeTelegram(token: string): Promise<FakeTelegram> {
  const options = JSON.stringify({ token, keepCalls: 0, keepMessages: 1 });
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const { root } = z.object({ root: z.string() }).parse(JSON.parse(String(first.value)));
  const waiting = new Map<number, (answer: z.infer<typeof answerSchema>) => void>();
  const reading = (async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return;
      const answer = answerSchema.parse(JSON.parse(value));
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  })();
  let nextId = 0;
  return {
    root,
    command: async (command) => {
      nextId += 1;
      const id = nextId;
      const answered = new Promise<z.infer<typeof answerSchema>>((resolve) => waiting.set(id, resolve));
      child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
      const { ok, result, error } = await answered;
      if (!ok) throw new Error(`the fake Bot API could not do ${JSON.stringify(command)}: ${error}`);
      return result;
    },
    close: async () => {
      child.stdin.end();
      await reading;
    },
  };
}
