/** The key under which users are hashed, where none is configured: made once and kept beside the store, not in it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Reads or makes the key. Where it cannot be kept, `warn` is told and one is made for this run. */
export function keptKey(storePath: string, warn: (message: string) => void): string {
  const file = `${storePath}.key`;
  const kept = readKey(file);
  if (kept !== null && kept !== '') return kept;
  const key = randomBytes(KEY_BYTES).toString('hex');
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
    // An empty file is what a full disk leaves; one that cannot be read may hold a key, so it is left alone.
    writeFileSync(file, `${key}\n`, { mode: OWNER_ONLY, flag: kept === null ? 'wx' : 'w' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      `the key for hashing users cannot be kept in ${file}: set USER_HASH_KEY, or a user is another one after a restart (${reason})`,
    );
  }
  return key;
}

function readKey(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
