/** What happens to the answers when a source is damaged or changed: tried on a copy of the repository. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { repository, runAsk } from './command-line.ts';

const SOURCE = 'knowledge/sources/bazhou-hrss-2024/disclosure.txt';
const QUESTION = '支出总表里补助被征地农民支出多少钱';
const PRINTED = '33\t2120805\t补助被征地农民支出\t6600.00\t\t6600.00';

let copy = '';

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'mingzhang-knowledge-'));
  for (const part of ['src', 'knowledge', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, part), join(copy, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Replaces text of a file of the copy; the text must be there. */
function change(file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(copy, file), text.replace(from, to));
}

const ask = () => runAsk(['--json', QUESTION], { root: copy });
const lineOf = (text: string): number =>
  readFileSync(join(copy, SOURCE), 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(text)) + 1;

/** A reply without the time it took. */
function replyOf(stdout: string): Reply {
  const { elapsed_ms: elapsed, ...reply } = JSON.parse(stdout) as Reply & { elapsed_ms: number };
  expect(elapsed).toBeGreaterThanOrEqual(0);
  return reply;
}

describe('a damaged source', () => {
  it('leaves the knowledge last built in use, and warns with file and line', () => {
    const before = ask();
    expect(before).toMatchObject({ status: 0, stderr: '' });
    expect(replyOf(before.stdout).values).toContainEqual(expect.objectContaining({ value: '6600.00', unit: '万元' }));
    const line = lineOf(PRINTED);
    change(SOURCE, PRINTED, PRINTED.replace('6600.00', '六千六'));
    const after = ask();
    expect(after.status).toBe(0);
    expect(after.stderr).toContain(`disclosure.txt:${line}:`);
    expect(after.stderr).toMatch(/stays in use/u);
    expect(replyOf(after.stdout)).toEqual(replyOf(before.stdout));
    expect(ask().stderr).toBe(after.stderr);
  }, 60_000);

  it('with nothing built is told with file and line, status 1', () => {
    const line = lineOf(PRINTED);
    change(SOURCE, PRINTED, PRINTED.replace('6600.00', '六千六'));
    const run = ask();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain(`disclosure.txt:${line}:`);
    expect(run.stderr).not.toMatch(/\n\s+at /u);
  }, 60_000);

  it('that is cut off in the middle is told, status 1', () => {
    const text = readFileSync(join(copy, SOURCE), 'utf8');
    writeFileSync(join(copy, SOURCE), text.slice(0, text.length / 2));
    const run = ask();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/disclosure\.txt:\d+: \S/u);
  }, 60_000);

  it('is used again once it is mended', () => {
    const before = ask();
    change(SOURCE, PRINTED, PRINTED.replace('6600.00', '六千六'));
    expect(ask().stderr).not.toBe('');
    change(SOURCE, PRINTED.replace('6600.00', '六千六'), PRINTED);
    const after = ask();
    expect(after).toMatchObject({ status: 0, stderr: '' });
    expect(replyOf(after.stdout)).toEqual(replyOf(before.stdout));
  }, 60_000);
});

describe('a changed source', () => {
  it('is read anew, under another fingerprint', () => {
    const askOfficeCost = () => runAsk(['--json', '办公费多少钱'], { root: copy });
    const before = replyOf(askOfficeCost().stdout);
    expect(before.values).toContainEqual(expect.objectContaining({ value: '35.18', unit: '万元' }));
    change(SOURCE, '办公费\t35.18\t\t35.18', '办公费\t35.19\t\t35.19');
    const run = askOfficeCost();
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const after = replyOf(run.stdout);
    expect(after.values).toContainEqual(expect.objectContaining({ value: '35.19', unit: '万元' }));
    expect(after.knowledge).not.toBe(before.knowledge);
  }, 60_000);

  it('that is not changed keeps its fingerprint', () => {
    expect(replyOf(ask().stdout)).toEqual(replyOf(ask().stdout));
  }, 60_000);
});

describe('a damaged lexicon', () => {
  it('is told with file and line, status 1, when nothing is built', () => {
    writeFileSync(join(copy, 'knowledge/lexicon/synonyms.json'), '[\n  {"say": [], "means": "x"}\n]\n');
    const run = ask();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/synonyms\.json:2: /u);
    expect(run.stderr).not.toMatch(/\n\s+at /u);
  }, 60_000);

  it('is told with its file, and never leaves a stack trace, after a build', () => {
    expect(ask().status).toBe(0);
    writeFileSync(join(copy, 'knowledge/lexicon/synonyms.json'), '[');
    const run = ask();
    expect(run.stderr).toMatch(/synonyms\.json:1: /u);
    expect(run.stderr).not.toMatch(/\n\s+at /u);
  }, 60_000);

  it('that lacks a file is told with its name, status 1', () => {
    rmSync(join(copy, 'knowledge/lexicon/chat.json'));
    const run = ask();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('chat.json');
    expect(run.stderr).not.toMatch(/\n\s+at /u);
  }, 60_000);
});

describe('a damaged artefact', () => {
  it('is built anew', () => {
    const before = replyOf(ask().stdout);
    const artefact = join(copy, '.built/knowledge.json');
    writeFileSync(artefact, readFileSync(artefact, 'utf8').slice(0, 5_000));
    const run = ask();
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(replyOf(run.stdout)).toEqual(before);
  }, 60_000);
});
