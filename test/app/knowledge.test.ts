/** What happens to the answers when a source is damaged or changed: tried on a copy of the repository. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { copyRepository, type RepositoryCopy } from '../support/repository-copy.ts';
import { runAsk, runCommand } from './command-line.ts';

const SOURCE = 'knowledge/sources/bazhou-hrss-2024/disclosure.txt';
const QUESTION = '支出总表里补助被征地农民支出多少钱';
const PRINTED = '33\t2120805\t补助被征地农民支出\t6600.00\t\t6600.00';

let repository: RepositoryCopy;
let copy = '';

beforeEach(() => {
  repository = copyRepository();
  copy = repository.root;
});

afterEach(() => repository.remove());

const change = (file: string, from: string, to: string): void => repository.change(file, from, to);

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

  it('is told with its file, and the lexicon last built stays in use, after a build', () => {
    const before = ask();
    expect(before.status).toBe(0);
    const lexicon = join(copy, 'knowledge/lexicon/synonyms.json');
    const whole = readFileSync(lexicon, 'utf8');
    for (const damaged of ['[', `${whole.slice(0, -3)},\n}]`, '\u0000', '{"say": "x"}']) {
      writeFileSync(lexicon, damaged);
      const run = ask();
      expect(run.status).toBe(0);
      expect(run.stderr).toMatch(/synonyms\.json:\d+: /u);
      expect(run.stderr).toMatch(/stays in use/u);
      expect(run.stderr).not.toMatch(/\n\s+at /u);
      expect(replyOf(run.stdout)).toEqual(replyOf(before.stdout));
    }
  }, 60_000);

  it('that begins with a byte-order mark, as editors write it, is read', () => {
    const before = replyOf(ask().stdout);
    const lexicon = join(copy, 'knowledge/lexicon/synonyms.json');
    writeFileSync(lexicon, `\uFEFF${readFileSync(lexicon, 'utf8')}`);
    const run = ask();
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(replyOf(run.stdout).text).toBe(before.text);
  }, 60_000);

  it('that lacks a file is told with its name, status 1', () => {
    rmSync(join(copy, 'knowledge/lexicon/chat.json'));
    const run = ask();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain('chat.json');
    expect(run.stderr).not.toMatch(/\n\s+at /u);
  }, 60_000);
});

describe('npm run ingest', () => {
  const ingest = () => runCommand(process.execPath, ['--import', 'tsx', 'scripts/ingest.ts'], { root: copy });

  it('builds the knowledge, prints what was read, and says where it is kept', () => {
    const run = ingest();
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/部门预算支出总表：\d+ 行[\s\S]*不一致：[\s\S]*\.built\/knowledge\.json/u);
    expect(ask()).toMatchObject({ status: 0, stderr: '' });
  }, 60_000);

  it('that fails tells every error, status 1, and leaves the knowledge last built in use', () => {
    const line = lineOf(PRINTED);
    const before = ask();
    change(SOURCE, PRINTED, PRINTED.replace('6600.00', '六千六'));
    writeFileSync(join(copy, 'knowledge/lexicon/chat.json'), '[');
    const run = ingest();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain(`disclosure.txt:${line}:`);
    expect(run.stderr).toMatch(/chat\.json:1: [\s\S]*stays in use/u);
    expect(replyOf(ask().stdout)).toEqual(replyOf(before.stdout));
  }, 60_000);

  it('that fails with nothing built says so', () => {
    rmSync(join(copy, 'knowledge/lexicon/chat.json'));
    const run = ingest();
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/chat\.json[\s\S]*no knowledge was built before/u);
  }, 60_000);
});

describe('a place where nothing can be kept', () => {
  it('is told, and the question is answered', () => {
    writeFileSync(join(copy, '.built'), 'a file where the folder should be');
    const run = ask();
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/cannot be kept/u);
    expect(replyOf(run.stdout).values).toContainEqual(expect.objectContaining({ value: '6600.00' }));
  }, 60_000);
});

describe('several documents', () => {
  it('a question goes to the department it names, and what follows stays there', () => {
    const second = join(copy, 'knowledge/sources/qinghe-water-2025');
    cpSync(join(import.meta.dirname, '../fixtures/second-document'), second, { recursive: true });
    const lines = [
      '被征地农民有多少钱',
      '霸州人社局2024年被征地农民有多少钱',
      '那支出总计呢',
      '清河市水利局的支出总计是多少',
    ];
    const input = lines.map((question, id) => JSON.stringify({ id, conversation: 'c', question })).join('\n');
    const run = runAsk(['--jsonl'], { input: `${input}\n`, root: copy });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const replies = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reply);
    const documents = replies.map(({ citations }) => citations[0]?.document.slice(0, 3));
    expect(documents.slice(1)).toEqual(['霸州市', '霸州市', '清河市']);
    expect(replies[1]?.values).toContainEqual(expect.objectContaining({ value: '6600.00', unit: '万元' }));
    expect(replies[2]?.values).toContainEqual(expect.objectContaining({ value: '47955.39', unit: '万元' }));
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
