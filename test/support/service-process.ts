/** The service as a process of its own, as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/** A slow, shared machine is no failure; a process that hangs is. */
const TIMEOUT_MS = 30_000;

export const TOKEN = '7000000001:AAE-fake_token_for_the_tests_0123456789';

export type ServiceProcess = {
  /** Everything it wrote to standard output and error. */
  readonly output: () => string;
  /** Resolves when it has written this; rejects with what it wrote instead. */
  readonly waitFor: (said: RegExp) => Promise<RegExpExecArray>;
  /** Ends it; gives its exit status, null where it was killed. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
  readonly exited: Promise<number | null>;
  /** Base address of its health and metrics port, once it has said so. */
  readonly operations: () => Promise<string>;
};

/** A folder for a store, taken away by `remove`. */
export function storeFolder(): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-store-'));
  return { path: join(folder, 'mingzhang.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Environment of a service that talks to a fake Bot API and takes free ports. */
export const telegramEnvironment = (root: string, storePath: string): Record<string, string> => ({
  TELEGRAM_BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: root,
  STORE_PATH: storePath,
  HTTP_PORT: '0',
  METRICS_PORT: '0',
});

/** Starts it; nothing of this process's own configuration reaches it. */
export function startService(environment: Readonly<Record<string, string>>, root = repository): ServiceProcess {
  const { PATH, HOME } = process.env;
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'src/app/serve.ts'], {
    cwd: root,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (text: Buffer): void => {
    output += text.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));

  const waitFor = (said: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const give = (settle: () => void): void => {
        clearTimeout(timer);
        listeners.delete(look);
        settle();
      };
      const look = (): void => {
        const found = said.exec(output);
        if (found !== null) give(() => resolve(found));
      };
      const timer = setTimeout(() => give(() => reject(new Error(`${said} was not said:\n${output}`))), TIMEOUT_MS);
      listeners.add(look);
      void exited.then(() => {
        look();
        give(() => reject(new Error(`it ended without saying ${said}:\n${output}`)));
      });
      look();
    });

  return {
    output: () => output,
    waitFor,
    exited,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
    operations: async () => (await waitFor(/health and metrics: (http:\/\/[\d.]+:\d+)/))[1] ?? '',
  };
}
