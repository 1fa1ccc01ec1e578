/** `--jsonl`: one line in, one line out, in order; a bad line is told and the rest go on. */
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../src/app/ask.ts';
import { converse, golden, knowledge } from '../support/knowledge.ts';
import { isReply, repository, runCommand, runLines } from './command-line.ts';

const GOOD = '{"id":"good","question":"被征地农民有多少钱"}';

/** Lines that are no question. */
const BAD: readonly (readonly [what: string, line: string | Buffer])[] = [
  ['broken JSON', '{"id":"x","question":"支出'],
  ['words', '支出总计是多少'],
  ['an array', '["支出总计是多少"]'],
  ['null', 'null'],
  ['a number', '42'],
  ['a text', '"支出总计是多少"'],
  ['no question', '{"id":"x"}'],
  ['no id', '{"question":"支出总计是多少"}'],
  ['a question that is a number', '{"id":"x","question":7}'],
  ['an id that is an object', '{"id":{},"question":"支出总计是多少"}'],
  ['a conversation that is an array', '{"id":"x","conversation":[],"question":"支出总计是多少"}'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x01])],
  ['100,001 characters', `{"id":"x","question":"${'预'.repeat(100_001)}"}`],
];

describe('lines that are no question', () => {
  const input = Buffer.concat(BAD.flatMap(([, line]) => [Buffer.from(line), Buffer.from(`\n${GOOD}\n`)]));
  const { run, lines } = runLines(input);

  it('each gets its line and the command ends well', () => {
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(lines).toHaveLength(2 * BAD.length);
  });

  for (const [at, [what]] of BAD.entries()) {
    it(`${what}: an error, and the next line is answered`, () => {
      const line = lines[2 * at];
      expect(Object.keys(line ?? {})).toEqual(['id', 'error']);
      expect(line).toMatchObject({ id: null, error: { code: expect.stringMatching(/^[a-z-]+$/u) } });
      if (line !== undefined && !isReply(line)) expect(line.error.message.length).toBeGreaterThan(10);
      const next = lines[2 * at + 1];
      expect(isReply(next) && next.values[0]).toMatchObject({ value: '6600.00', unit: '万元' });
    });
  }
});

describe('ids, blank lines and line ends', () => {
  it('an id comes back as it was, number or text', () => {
    const { lines } = runLines(
      [
        '{"id":7,"question":"你好"}',
        '{"id":"7","question":"你好"}',
        '{"id":0,"question":"你好"}',
        '{"id":"","question":"你好"}',
      ].join('\n'),
    );
    expect(lines.map(({ id }) => id)).toEqual([7, '7', 0, '']);
  });

  it('blank lines are passed over, CRLF and a last line without an end are read', () => {
    const { run, lines } = runLines(`\n${GOOD}\r\n\r\n   \n${GOOD}`);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(lines.map(({ id }) => id)).toEqual(['good', 'good']);
  });

  it('no line at all is no fault', () => {
    expect(runLines('').run).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('lone surrogates are answered, and written as valid UTF-8', () => {
    const { run, lines } = runLines('{"id":"a","question":"\\ud83d多少钱\\udc00"}\n');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(isReply(lines[0])).toBe(true);
    expect(Buffer.from(run.stdout, 'utf8').toString('utf8')).toBe(run.stdout);
  });
});

describe('conversations', () => {
  it('1,000 questions of interleaved conversations come back in order, each as in a conversation of its own', () => {
    const talks = golden
      .filter(({ history }) => history.length > 0)
      .map(({ history, question }) => [...history, question]);
    const asked: { id: number; conversation: string; question: string }[] = [];
    for (let turn = 0; asked.length < 1_000; turn = turn > 4 ? 0 : turn + 1) {
      for (const [number, talk] of talks.entries()) {
        const round = asked.filter(({ conversation }) => conversation.startsWith(`${number}.`)).length;
        const question = talk[round % talk.length];
        if (question !== undefined && asked.length < 1_000)
          asked.push({ id: asked.length, conversation: `${number}.${Math.floor(round / talk.length)}`, question });
      }
    }
    const { run, lines } = runLines(asked.map((line) => JSON.stringify(line)).join('\n'));
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(lines.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
    const apart = new Map<string, string[]>();
    for (const { conversation, question } of asked)
      apart.set(conversation, [...(apart.get(conversation) ?? []), question]);
    const wanted = new Map([...apart].map(([conversation, questions]) => [conversation, converse(questions)]));
    for (const [at, { conversation }] of asked.entries()) {
      const line = lines[at];
      const turn = asked.slice(0, at).filter((before) => before.conversation === conversation).length;
      expect(isReply(line) && line.text).toBe(wanted.get(conversation)?.[turn]?.text);
    }
  }, 120_000);

  it('a line without a conversation starts a new one', () => {
    expect(newConversation.turn).toBeNull();
    const { lines } = runLines('{"id":"a","question":"被征地农民有多少钱"}\n{"id":"b","question":"那6月底呢"}\n');
    expect(isReply(lines[1]) && lines[1].text).toBe(converse(['那6月底呢'])[0]?.text);
    expect(knowledge.fingerprint).toBe(isReply(lines[0]) ? lines[0].knowledge : '');
  });
});

describe('a reader that goes away', () => {
  it('closing the output early leaves no stack trace', () => {
    const ask = `"${process.execPath}" --import tsx src/app/main.ts --jsonl`;
    const many = `i=0; while [ $i -lt 3000 ]; do echo '${GOOD}'; i=$((i+1)); done`;
    const run = runCommand('sh', ['-c', `(${many}) | ${ask} | head -n 1`], { root: repository });
    expect(run.stdout.split('\n')).toHaveLength(2);
    expect(run.stderr).not.toMatch(/\n\s+at |EPIPE/u);
  });
});
