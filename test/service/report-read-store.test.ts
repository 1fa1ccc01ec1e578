/** The store is read as it is, in use or not, and what cannot be read is told; nothing in its folder is changed. */
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/service/database.ts';
import { readStore } from '../../src/service/report/read-store.ts';
import { buildReport } from '../../src/service/report.ts';
import { asked, fillStore, temporaryFolder } from '../support/report-store.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const ALL_TIME = { sinceMs: 0, untilMs: Number.MAX_SAFE_INTEGER };
const PAGE_BYTES = 4096;
const QUESTIONS = 300;
const questions = Array.from({ length: QUESTIONS }, (_, at) => asked({ askedAtMs: at, question: `问题 ${at}` }));

const countOf = (database: Database): number => buildReport(database, ALL_TIME).answering.measured;

/** Names and bytes of everything in a folder; the index of the log is SQLite's own and shared by all who read. */
const contents = (of: string): readonly string[] =>
  readdirSync(of)
    .toSorted()
    .map((name) => `${name} ${name.endsWith('-shm') ? '' : readFileSync(join(of, name), 'latin1')}`);

/** A full store that no process has open: a file and nothing beside it. The name is one that an address must escape. */
function storeAtRest(name: string): { readonly place: string; readonly home: string } {
  const home = join(folder, name);
  const place = join(home, '明账 100%?#.db');
  mkdirSync(home);
  const busy = join(folder, `${name}.busy.db`);
  fillStore(busy, questions).close();
  openDatabase(busy).pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(busy, place);
  return { place, home };
}

/** Overwrites a file from a byte on. */
function overwrite(place: string, position: number, bytes: Uint8Array): void {
  const file = openSync(place, 'r+');
  writeSync(file, bytes, 0, bytes.length, position);
  closeSync(file);
}

/** Damage that only a check of the whole file meets. */
function overwriteUserIndex(place: string): void {
  const read = readStore(place, (database) =>
    database.prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'answers_by_user'`).get(),
  );
  if (!read.ok) throw new Error(read.failure);
  const { rootpage } = read.value as { rootpage: number };
  overwrite(place, (rootpage - 1) * PAGE_BYTES, new Uint8Array(PAGE_BYTES).fill(0x5a));
}

describe('a store that can be read', () => {
  it('at rest, with nothing made beside it', () => {
    const { place, home } = storeAtRest('rest');
    const before = contents(home);
    expect(readStore(place, countOf)).toEqual({ ok: true, value: QUESTIONS });
    expect(contents(home)).toEqual(before);
    expect(readdirSync(home)).toHaveLength(1);
  });

  it('while the service writes: what it has committed', () => {
    const home = join(folder, 'writing');
    const place = join(home, 'mingzhang.db');
    const records = fillStore(place, questions);
    records.atomically(() => {
      records.setQuestions({ channel: 'telegram', conversation: 'c' }, 'u', ['半句'], 1);
      const before = contents(home);
      expect(readStore(place, countOf)).toEqual({ ok: true, value: QUESTIONS });
      expect(contents(home)).toEqual(before);
    });
    records.purge({ before: 100, arrivalsBefore: 0 });
    expect(readStore(place, countOf)).toEqual({ ok: true, value: QUESTIONS - 100 });
    records.close();
  });

  it('after the service was killed: with what stands only in the log', () => {
    const { place, home } = storeAtRest('killed');
    const records = fillStore(place, [asked({ question: '最后一问' })]);
    const copy = join(home, 'copy.db');
    for (const end of ['', '-wal', '-shm']) copyFileSync(`${place}${end}`, `${copy}${end}`);
    records.close();
    const before = contents(home);
    expect(readStore(copy, countOf)).toEqual({ ok: true, value: QUESTIONS + 1 });
    expect(contents(home)).toEqual(before);
  });

  it('again, when the service starts meanwhile', () => {
    const { place } = storeAtRest('started');
    const started: ReturnType<typeof fillStore>[] = [];
    const startAndCount = (database: Database): number => {
      if (started.length === 0) started.push(fillStore(place, [asked({ question: '刚启动' })]));
      return countOf(database);
    };
    expect(readStore(place, startAndCount)).toEqual({ ok: true, value: QUESTIONS + 1 });
    for (const records of started) records.close();
  });

  it.each(['at rest', 'in use'])('and is not written by mistake, %s', (how) => {
    const { place } = storeAtRest(`kept ${how}`);
    const records = how === 'in use' ? fillStore(place, []) : null;
    const written = readStore(place, (database) => database.exec('DELETE FROM answers'));
    expect(written.ok || written.failure).toMatch(/readonly database/);
    expect(readStore(place, countOf)).toEqual({ ok: true, value: QUESTIONS });
    records?.close();
  });
});

describe('a store that cannot be read', () => {
  const failureOf = (place: string): string => {
    const read = readStore(place, countOf);
    return read.ok ? 'it was read' : read.failure;
  };

  it('is missing, and is not made', () => {
    expect(failureOf(join(folder, 'nowhere/none.db'))).toMatch(/^there is no store at .*none\.db/);
    expect(failureOf(folder)).toMatch(/^there is no store at/);
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  it.each([
    ['no SQLite file', (place: string) => writeFileSync(place, 'a letter, not a store\n'.repeat(1_000))],
    ['cut off', (place: string) => truncateSync(place, 3 * PAGE_BYTES)],
    ['overwritten where no report reads', overwriteUserIndex],
  ])('is %s', (name, damage) => {
    const { place } = storeAtRest(name);
    damage(place);
    expect(failureOf(place)).toMatch(/cannot be read: it is damaged or no SQLite file .*restore a backup$/);
  });

  it.each([
    [99, /was made by a newer version \(schema 99, this one knows \d+\): update/],
    [0, /is no store of this service/],
  ])('is of schema %i', (schema, said) => {
    const { place } = storeAtRest(`schema ${schema}`);
    const SCHEMA_AT_BYTE = 60;
    overwrite(place, SCHEMA_AT_BYTE, Buffer.from([0, 0, 0, schema]));
    expect(failureOf(place)).toMatch(said);
  });

  it('a bug in the work is thrown, not told as a fault of the store', () => {
    const { place } = storeAtRest('bug');
    const bug = (): never => {
      throw new TypeError('a bug');
    };
    expect(() => readStore(place, bug)).toThrow('a bug');
  });
});
