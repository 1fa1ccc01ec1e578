import { describe, expect, it } from 'vitest';
import { readArguments, usage } from '../../../src/channels/cli/arguments.ts';

describe('what the command line was asked to do', () => {
  it.each<[string[], unknown]>([
    [['行政运行是多少'], { kind: 'ask', question: '行政运行是多少', form: 'text' }],
    [['how', 'much', 'is', 'it'], { kind: 'ask', question: 'how much is it', form: 'text' }],
    [['--json', '行政运行'], { kind: 'ask', question: '行政运行', form: 'json' }],
    [['行政运行', '--json'], { kind: 'ask', question: '行政运行', form: 'json' }],
    [['--explain', '行政运行'], { kind: 'ask', question: '行政运行', form: 'explain' }],
    [[], { kind: 'conversation' }],
    [['--jsonl'], { kind: 'lines' }],
    [['--help'], { kind: 'help' }],
    [['-5℃是多少'], { kind: 'ask', question: '-5℃是多少', form: 'text' }],
    [['——行政运行'], { kind: 'ask', question: '——行政运行', form: 'text' }],
  ])('%j', (given, command) => {
    expect(readArguments(given)).toEqual({ ok: true, value: command });
  });
});

describe('wrong usage', () => {
  it.each<[string[], RegExp]>([
    [['--jsno', '行政运行'], /unknown option --jsno/u],
    [['-v'], /unknown option -v/u],
    [['--json'], /--json needs a question/u],
    [['--explain'], /--explain needs a question/u],
    [['--json', '--explain', '行政运行'], /--json and --explain cannot be used together/u],
    [['--jsonl', '行政运行'], /takes none as an argument/u],
  ])('%j is told', (given, message) => {
    const read = readArguments(given);
    expect(read.ok ? '' : read.failure).toMatch(message);
  });

  it('comes with how it is done', () => {
    for (const option of ['--json', '--explain', '--jsonl']) expect(usage).toContain(option);
  });
});
