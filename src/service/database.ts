/** Opening the store's file: folder, pragmas, migrations; and telling a fault of the file from a fault of ours. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { migrations } from './schema.ts';

export type Database = Libsql.Database;

/** Path of a database that lives in memory and is gone with the process. */
export const IN_MEMORY = ':memory:';

/** A folder made for the store is its owner's alone: it holds what people asked. */
const OWNER_ONLY = 0o700;

/** How long a write waits for another process that reads the file (a report) before it fails. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * What is wrong with the file itself, with what to do about it. Codes of SQLite (https://www.sqlite.org/rescode.html), and
 * those of making its folder.
 */
const HELP: readonly (readonly [code: RegExp, help: string])[] = [
  [/^SQLITE_FULL|^ENOSPC|^EDQUOT/, 'its disk is full: free some space, then restart'],
  [
    /^SQLITE_(?:READONLY|PERM|AUTH)|^EACCES|^EPERM|^EROFS/,
    'it cannot be written: make the file and its folder writable by this user, then restart',
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    'it is damaged or no SQLite file: move it away (a new one is made) or restore a backup, then restart',
  ],
  [/^SQLITE_IOERR|^EIO/, 'its disk failed: check it, then restart'],
  [
    /^SQLITE_CANTOPEN|^ENOENT|^ENOTDIR|^EEXIST/,
    'it cannot be opened: check that the folder exists and that this user may write in it, then restart',
  ],
  [/^SQLITE_(?:BUSY|LOCKED)/, 'another process holds it: stop that one, then restart'],
];

/** The file cannot be used. The message says what to do. */
export class StoreError extends Error {
  constructor(place: string, cause: unknown) {
    const help = helpFor(cause);
    super(`the store ${place} cannot be used: ${help === null ? '' : `${help} – `}${reasonOf(cause)}`);
    this.name = 'StoreError';
    this.cause = cause;
  }
}

/** Whether an error is one of the file, and not of our own SQL. */
export const isFileFault = (error: unknown): boolean => error instanceof StoreError || helpFor(error) !== null;

/** By its code alone: what an error says may come from anywhere. */
function helpFor(cause: unknown): string | null {
  const said = codeOf(cause);
  return HELP.find(([code]) => code.test(said))?.[1] ?? null;
}

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/**
 * Opens or makes the file and brings it to the present schema. It is checked first: a damaged file is refused now, not in
 * the middle of an answer. Write-ahead log: a report may read while the service writes, and a killed process loses nothing.
 * @throws StoreError
 */
export function openDatabase(place: string): Database {
  try {
    if (place !== IN_MEMORY) mkdirSync(path.dirname(place), { recursive: true, mode: OWNER_ONLY });
    return prepared(opened(place));
  } catch (error) {
    throw new StoreError(place, error);
  }
}

function opened(place: string): Database {
  try {
    return new Libsql(place);
  } catch (error) {
    // libsql gives no code to a file that it cannot open.
    throw Object.assign(new Error(reasonOf(error)), { code: 'SQLITE_CANTOPEN' });
  }
}

function prepared(database: Database): Database {
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // What is deleted is overwritten: it was promised to be gone.
    database.pragma('secure_delete = ON');
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    checkWhole(database);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Runs all of the work or nothing of it. SQLite may end a transaction by itself (full disk); the error that it did so for
 * is what the caller must see, not that there is nothing left to roll back.
 */
export function inTransaction<Value>(database: Database, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Brings the log into the file and empties it, so that what was deleted is in neither. */
export function emptyLog(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}

/** Refuses a damaged file. */
export function checkWhole(database: Database): void {
  const told = database.prepare('PRAGMA quick_check(1)').get() as { quick_check?: string };
  if (told.quick_check !== 'ok') throw Object.assign(new Error(String(told.quick_check)), { code: 'SQLITE_CORRUPT' });
}

function migrate(database: Database): void {
  const { user_version: taken } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (taken > migrations.length)
    throw new Error(
      `it was made by a newer version (schema ${taken}, this one knows ${migrations.length}): update, or move it away`,
    );
  for (const [at, step] of migrations.entries()) {
    if (at < taken) continue;
    inTransaction(database, () => {
      database.exec(step);
      database.pragma(`user_version = ${at + 1}`);
    });
  }
  // Writes at each start, so that a file that cannot be written is found now.
  database.pragma(`user_version = ${migrations.length}`);
}
