/** New knowledge without a restart: watches sources and lexicon, has them built beside the service, and hands them over whole. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { failure, type Result, success } from '../base/result.ts';
import type { Library } from './ask-library.ts';
import { errorLine } from './build-knowledge.ts';
import { loadKnowledge } from './knowledge.ts';
import { fingerprintFiles, stampFiles } from './knowledge-files.ts';

/** Files are looked at this often; a change counts when it is the same at the next look, so that none is read half written. */
const LOOK_EVERY_MS = 2_000;

/** What a damaged lexicon may say at most in a log line. */
const MOST_TOLD = 2_000;

export type ReloadMeans = {
  /** Fingerprint of the knowledge in use. */
  readonly knowledge: string;
  readonly renew: (library: Library) => void;
  /** Told why the old knowledge stays in use. */
  readonly refuse: (why: string) => void;
  readonly signal: AbortSignal;
};

/** Watches until the signal is raised. What cannot be built is told once and tried again when it changes. */
export async function watchKnowledge({ knowledge, renew, refuse, signal }: ReloadMeans): Promise<void> {
  let inUse = knowledge;
  let refused = '';
  let stamp = stampFiles();
  let isChanging = false;
  while (!signal.aborted) {
    await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const before = stamp;
    stamp = stampFiles();
    if (stamp !== before) {
      isChanging = true;
      continue;
    }
    if (!isChanging) continue;
    isChanging = false;
    const now = fingerprintFiles().all;
    if (now === inUse || now === refused) continue;
    const built = await build(signal);
    if (signal.aborted) return;
    if (built.ok) {
      renew(built.value);
      inUse = built.value[0].fingerprint;
      refused = '';
    } else {
      refuse(built.failure);
      refused = now;
    }
  }
}

async function build(signal: AbortSignal): Promise<Result<Library, string>> {
  const told = await rebuild(signal);
  if (!told.ok) return told;
  const warnings: string[] = [];
  const loaded = loadKnowledge((message) => warnings.push(message));
  if (!loaded.ok) return failure(loaded.failure.map(errorLine).join('; '));
  const [first, ...others] = loaded.value;
  if (first === undefined) return failure('there is no document under knowledge/sources');
  // Loading falls back on what was built last when the files were damaged meanwhile.
  return warnings.length > 0 ? failure(warnings.join('; ')) : success([first, ...others]);
}

/** Runs rebuild.ts; the failure is what it told. */
function rebuild(signal: AbortSignal): Promise<Result<null, string>> {
  return new Promise((resolve) => {
    const child = fork(path.join(import.meta.dirname, 'rebuild.ts'), { silent: true, signal });
    let told = '';
    child.stderr?.on('data', (text: Buffer) => {
      told = `${told}${text.toString('utf8')}`.slice(0, MOST_TOLD);
    });
    child.on('error', (error) => resolve(failure(error.message)));
    child.on('exit', (status) => resolve(status === 0 ? success(null) : failure(told.trim() || `status ${status}`)));
  });
}
