/** Reading the store beside the service: while it writes, after it was killed, or when it does not run; nothing is changed. */
import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { failure, type Result, success } from '../../base/result.ts';
import { checkWhole, type Database, isFileFault } from '../database.ts';
import { migrations } from '../schema.ts';

/** How long a read waits for the service, which holds the file alone only while it opens or closes it. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Runs the work over one state of the store.
 * @returns what the work gives, or why the store cannot be read and what to do about it
 */
export function readStore<Value>(place: string, work: (database: Database) => Value): Result<Value, string> {
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true)
    return failure(
      `there is no store at ${place}: the service makes it when it first runs; --store names another file`,
    );
  const isAtRest = !hasLog(place);
  const read = readOnce(place, isAtRest, work);
  // The service has started meanwhile: what was read without its log may be torn.
  return isAtRest && hasLog(place) ? readOnce(place, false, work) : read;
}

/** The write-ahead log is there while the service runs, and after it was killed. */
const hasLog = (place: string): boolean => existsSync(`${place}-wal`);

function readOnce<Value>(place: string, isAtRest: boolean, work: (database: Database) => Value): Result<Value, string> {
  let database: Database | null = null;
  try {
    const opened = new Libsql(addressOf(place, isAtRest));
    database = opened;
    opened.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return opened.transaction(() => readOpened(opened, place, work))() as Result<Value, string>;
  } catch (error) {
    // What is no fault of the file is a bug of ours.
    if (database !== null && !isFileFault(error)) throw error;
    return failure(`the store ${place} cannot be read: ${helpFor(error)}`);
  } finally {
    database?.close();
  }
}

/**
 * SQLite's own words for reading only. Without a log the file is at rest, and `immutable` keeps SQLite from making a log
 * and its index beside the file, which would be this user's and in the way of the service.
 */
const addressOf = (place: string, isAtRest: boolean): string =>
  `${pathToFileURL(place).href}?mode=ro${isAtRest ? '&immutable=1' : ''}`;

function readOpened<Value>(
  database: Database,
  place: string,
  work: (database: Database) => Value,
): Result<Value, string> {
  checkWhole(database);
  const { user_version: schema } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (schema === 0 || !hasAnswers(database))
    return failure(`${place} is no store of this service: --store names another file`);
  const made = `the store ${place} was made by`;
  if (schema > migrations.length)
    return failure(`${made} a newer version (schema ${schema}, this one knows ${migrations.length}): update`);
  if (schema < migrations.length)
    return failure(
      `${made} an older version (schema ${schema}, this one needs ${migrations.length}): start the service once, which brings it up to date`,
    );
  return success(work(database));
}

const hasAnswers = (database: Database): boolean =>
  database.prepare(`SELECT 1 AS here FROM sqlite_master WHERE type = 'table' AND name = 'answers'`).get() !== undefined;

function helpFor(error: unknown): string {
  // SQLite tells damage over several lines.
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /CORRUPT|NOTADB/.test(code) ? `it is damaged or no SQLite file (${reason}): restore a backup` : reason;
}
