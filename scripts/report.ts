/**
 * npm run report [-- --days N --csv FOLDER | --no-csv --store FILE]: what people asked in the last days (today included),
 * from the service's store, which may be in use meanwhile and is never changed: a summary on the terminal, tables as CSV.
 * Exit status 1 when the store cannot be read or a file cannot be written, 2 for wrong usage.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readStorePath } from '../src/app/config.ts';
import { failure, type Result, success } from '../src/base/result.ts';
import { startOfDays } from '../src/service/report/local-time.ts';
import { readStore } from '../src/service/report/read-store.ts';
import { buildReport, type Report } from '../src/service/report.ts';
import { readWanted, usage } from './report/arguments.ts';
import { csvFiles } from './report/files.ts';
import { summaryLines } from './report/summary.ts';

/** What people asked is for the owner of the folder alone, as in the store. */
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

function main(given: readonly string[]): number {
  const wanted = readWanted(given);
  if (!wanted.ok) {
    process.stderr.write(`${wanted.failure}\n${usage}\n`);
    return 2;
  }
  // Before any day is counted: `.env` may set TZ.
  const configured = readStorePath();
  const { days, store, folder } = wanted.value;
  const untilMs = Date.now();
  const period = { sinceMs: startOfDays(days, untilMs), untilMs };
  const report = readStore(path.resolve(store ?? configured), (database) => buildReport(database, period));
  if (!report.ok) return tellFailure(report.failure);
  process.stdout.write(`${summaryLines(report.value).join('\n')}\n`);
  return folder === null ? 0 : keep(report.value, path.resolve(folder));
}

function keep(report: Report, folder: string): number {
  const written = writeFiles(report, folder);
  if (!written.ok) return tellFailure(written.failure);
  process.stdout.write(`\n已写入 ${folder}：${written.value.join('、')}\n`);
  return 0;
}

/** Gives the names of the files. */
function writeFiles(report: Report, folder: string): Result<readonly string[], string> {
  const files = csvFiles(report);
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    for (const [name, text] of files) writeFileSync(path.join(folder, name), text, { mode: OWNER_ONLY_FILE });
    return success(files.map(([name]) => name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(`the files cannot be written to ${folder}: ${reason} (--csv names another folder)`);
  }
}

function tellFailure(failed: string): number {
  process.stderr.write(`${failed}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
