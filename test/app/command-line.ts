/** Runs the real command line in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Reply } from '../../src/answer/reply.ts';

export const repository = join(import.meta.dirname, '../..');

export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** A slow, shared machine is no failure; a process that hangs is. */
const TIMEOUT_MS = 60_000;
/** A thousand replies and more. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** Runs `ask` with arguments; `input` is its standard input. */
export function runAsk(
  given: readonly string[],
  { input = '', root = repository }: { input?: string | Buffer; root?: string } = {},
): Run {
  return runCommand(process.execPath, ['--import', 'tsx', 'src/app/main.ts', ...given], { input, root });
}

/** Runs any command in the repository. */
export function runCommand(
  command: string,
  given: readonly string[],
  { input = '', root = repository }: { input?: string | Buffer; root?: string } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(command, given, {
    cwd: root,
    input,
    timeout: TIMEOUT_MS,
    maxBuffer: MOST_OUTPUT,
  });
  return { status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** A line of `--jsonl`: a reply, or what was wrong with the line. */
export type AnsweredLine = { readonly id: string | number } & Reply & { readonly elapsed_ms: number };
export type RefusedLine = { readonly id: null; readonly error: { readonly code: string; readonly message: string } };

/** Runs `--jsonl` over lines as they are; every line of the output must be JSON. */
export function runLines(input: string | Buffer): { run: Run; lines: (AnsweredLine | RefusedLine)[] } {
  const run = runAsk(['--jsonl'], { input });
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return { run, lines: lines.map((line) => JSON.parse(line) as AnsweredLine | RefusedLine) };
}

export const isReply = (line: AnsweredLine | RefusedLine | undefined): line is AnsweredLine =>
  line !== undefined && line.id !== null;
