/** Whatever is typed or piped in, the command line answers plainly, and its exit status says what happened. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { askOnce } from '../support/knowledge.ts';
import { isReply, runAsk, runCommand, runLines } from './command-line.ts';

const LONG = '预'.repeat(10_000);

/** What is typed, and the outcomes that make sense. */
const ODD: readonly (readonly [what: string, question: string, ...statuses: Reply['status'][]])[] = [
  ['nothing', '', 'declined'],
  ['spaces', '  \t　 ', 'declined'],
  ['10,000 characters', LONG, 'declined'],
  ['10,000 characters of questions', '被征地农民多少钱？'.repeat(1_112).slice(0, 10_000), 'declined'],
  ['only emoji', '😀🎉💰', 'declined'],
  ['only marks', '？？！！……', 'declined'],
  ['control characters', '\u0000\u0001\u0007\u001b[31m', 'declined'],
  ['the replacement character', '\ufffd\ufffd\ufffd', 'declined'],
  ['__proto__', '__proto__', 'declined'],
  ['constructor', 'constructor', 'declined'],
  ['toString', 'toString', 'declined'],
  ['hasOwnProperty of a table', '支出总表的hasOwnProperty', 'declined', 'clarify', 'answered'],
  ['SQL', "'; DROP TABLE budget; --", 'declined'],
  ['SQL that reads', "SELECT * FROM users WHERE '1'='1'", 'declined'],
  ['a script', '<script>alert(1)</script>', 'declined'],
  ['HTML round a question', '<b>被征地农民</b>多少钱', 'answered', 'declined', 'clarify'],
  ['an unknown year', '2031年预算多少', 'declined'],
  ['a template', '{{process.env.HOME}} #{x} {{7*7}}', 'declined'],
  ['a path', '../../../../etc/passwd', 'declined'],
  ['a task that no office is told to have', '创业贷款找谁办', 'answered', 'declined'],
  ['a source that is not there', 'source bazhou-hrss-2024/none', 'declined', 'clarify'],
  ['a source of the prototype', 'source __proto__', 'declined'],
];

const STACK_TRACE = /\n\s+at |Error:/u;

/** A reply to be read: it says something, in words, and shows no more than it should. */
function expectClear(reply: Reply, statuses: readonly string[]): void {
  expect(statuses).toContain(reply.status);
  expect(reply.answer).toMatch(/\p{L}{4}/u);
  expect(reply.text.startsWith(reply.answer)).toBe(true);
  expect(reply.text).not.toMatch(/undefined|\[object|NaN|没有对上出处|could not be traced/u);
  if (reply.status === 'declined') {
    expect(reply.values).toEqual([]);
    expect(reply.reason).toMatch(/^[a-z-]+$/u);
  }
}

describe('odd questions', () => {
  const { run, lines } = runLines(
    ODD.map(([what, question]) => `${JSON.stringify({ id: what, question })}\n`).join(''),
  );

  it('all get a line, and nothing is said on standard error', () => {
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(lines.map(({ id }) => id)).toEqual(ODD.map(([what]) => what));
  });

  for (const [at, [what, , ...statuses]] of ODD.entries()) {
    it(`${what}: ${statuses.join(' or ')}`, () => {
      const line = lines[at];
      expect(isReply(line)).toBe(true);
      if (isReply(line)) expectClear(line, statuses);
    });
  }
});

describe('odd arguments', () => {
  const typed = ['', '   ', LONG, '😀', "'; DROP TABLE budget; --", '2031年预算多少', '\ud83d \udc00'];
  for (const question of typed) {
    it(`${JSON.stringify(question.slice(0, 20))} gets a reply and status 0`, () => {
      const run = runAsk(['--json', question]);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expectClear(JSON.parse(run.stdout) as Reply, ['declined', 'clarify']);
    });
  }

  it('bytes that are no text get a reply and status 0', () => {
    const run = runCommand('sh', [
      '-c',
      `exec "${process.execPath}" --import tsx src/app/main.ts --json "$(printf '\\377\\376\\001\\200')"`,
    ]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expectClear(JSON.parse(run.stdout) as Reply, ['declined']);
  });

  it('a person reads the refusal as text', () => {
    const run = runAsk(['😀']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.startsWith(askOnce('😀').text)).toBe(true);
  });
});

describe('wrong usage', () => {
  const wrong: readonly (readonly [what: string, given: readonly string[]])[] = [
    ['an unknown option', ['--frobnicate', '支出总计']],
    ['an unknown short option', ['-x', '支出总计']],
    ['--jsonl with a question', ['--jsonl', '支出总计']],
    ['--json without a question', ['--json']],
    ['--explain without a question', ['--explain']],
    ['two forms at once', ['--json', '--explain', '支出总计']],
  ];
  for (const [what, given] of wrong) {
    it(`${what}: status 2, usage on standard error`, () => {
      const run = runAsk(given);
      expect(run.status).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toContain('Usage:');
      expect(run.stderr).not.toMatch(STACK_TRACE);
    });
  }

  it('--help: status 0, usage on standard output', () => {
    const run = runAsk(['--help']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('Usage:');
  });
});
