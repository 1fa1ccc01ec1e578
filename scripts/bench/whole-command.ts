/** A command from start to exit, as a person waits for it. */
import { spawnSync } from 'node:child_process';

/** Milliseconds that the command took; throws with what it wrote to stderr when it failed. */
export function timeCommand(command: string, ...given: readonly string[]): number {
  const startedMs = performance.now();
  runCommand(command, ...given);
  return performance.now() - startedMs;
}

/** Runs the command in this folder and gives back its stdout; throws with what it wrote to stderr when it failed. */
export function runCommand(command: string, ...given: readonly string[]): string {
  const ended = spawnSync(command, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (ended.error) throw new Error(`${command} cannot be started: ${ended.error.message}`);
  if (ended.status !== 0)
    throw new Error(`${[command, ...given].join(' ')} ended with ${ended.status ?? ended.signal}: ${ended.stderr}`);
  return ended.stdout;
}
