/** `npm run report` as a process: what it prints, what it writes, how it ends. */

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWanted } from '../../scripts/report/arguments.ts';
import { type Run, repository, runCommand } from '../app/command-line.ts';
import { readCsv } from '../support/read-csv.ts';
import { asked, fillStore, temporaryFolder } from '../support/report-store.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const TSX = createRequire(import.meta.url).resolve('tsx');

/** Runs it in the folder of this test. */
const run = (...given: string[]): Run =>
  runCommand(process.execPath, ['--import', TSX, join(repository, 'scripts/report.ts'), ...given], { root: folder });

const USER = 'deadbeefdeadbeefdeadbeefdeadbeef';
const store = join(folder, 'store.db');
fillStore(store, [
  asked({
    askedAtMs: Date.now() - 1_000,
    user: USER,
    question: '低保多少钱',
    status: 'declined',
    reason: 'benefit-level',
  }),
]).close();

describe('npm run report', () => {
  it('prints a summary and writes the files', () => {
    const { status, stdout, stderr } = run('--store', store);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/提问 1：回答 0，追问 0，拒答 1；👍 0，👎 0/);
    expect(stdout).toMatch(/拒答 1：待遇标准（benefit-level）\n +1 +低保多少钱/);
    const reports = join(folder, 'reports');
    expect(stdout).toContain(`已写入 ${reports}：questions.csv、refusals.csv、disliked.csv、slowest.csv\n`);
    const texts = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
    expect(texts).toHaveLength(4);
    for (const text of [stdout, ...texts]) expect(text).not.toContain(USER.slice(0, 8));
    expect(readCsv(readFileSync(join(reports, 'refusals.csv'), 'utf8'))[1]?.[3]).toBe('低保多少钱');
    expect(statSync(reports).mode & 0o077).toBe(0);
  });

  it('says that there is nothing, and ends well', () => {
    const empty = join(folder, 'empty.db');
    fillStore(empty, [asked({ askedAtMs: Date.now() - 30 * 24 * 3_600_000 })]).close();
    const { status, stdout } = run('--store', empty, '--no-csv', '--days', '2');
    expect(status).toBe(0);
    expect(stdout).toMatch(/这段时间没有提问，也没有评价\n$/);
  });

  it('ends with 1 where the store is missing, and makes none', () => {
    const { status, stdout, stderr } = run('--store', 'missing/none.db');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^there is no store at .*missing\/none\.db: .*\n$/);
    expect(readdirSync(folder)).not.toContain('missing');
  });

  it('ends with 1 where the store is damaged', () => {
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, 'no SQLite file '.repeat(999));
    const { status, stderr } = run('--store', damaged, '--no-csv');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^the store .*damaged\.db cannot be read: it is damaged .*\n$/);
  });

  it('ends with 1 where the files cannot be written', () => {
    const taken = join(folder, 'taken');
    mkdirSync(join(taken, 'questions.csv'), { recursive: true });
    const { status, stderr } = run('--store', store, '--csv', taken);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^the files cannot be written to .*taken: .*\n$/);
  });

  it('ends with 2 and its usage where it is used wrongly', () => {
    const { status, stdout, stderr } = run('--days', '0');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^--days takes a whole number from 1 to 3650\nUsage: npm run report/);
  });
});

describe('its arguments', () => {
  it('have defaults', () => {
    expect(readWanted([])).toEqual({ ok: true, value: { days: 7, folder: 'reports', store: null } });
    expect(readWanted(['--no-csv', '--days', '3650', '--store', 'a.db'])).toEqual({
      ok: true,
      value: { days: 3650, folder: null, store: 'a.db' },
    });
  });

  it.each([
    ['--days', '3651'],
    ['--days', '1.5'],
    ['--days', '1e2'],
    ['--days', ''],
    ['--days=-1'],
    ['--days'],
    ['--csv', ''],
    ['--store', ' '],
    ['--csv', 'a', '--no-csv'],
    ['--week'],
    ['7'],
  ])('may not be %s %s', (...given) => {
    expect(readWanted(given).ok).toBe(false);
  });
});
