import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/channels/cli/lines.ts';

const errorOf = (line: string) => {
  const read = readLine(line);
  return read.ok ? null : read.failure;
};

describe('a line', () => {
  it.each<[string, unknown]>([
    ['{"id":"a","conversation":"c","question":"行政运行"}', { id: 'a', conversation: 'c', question: '行政运行' }],
    ['{"id":1,"conversation":2,"question":""}', { id: 1, conversation: '2', question: '' }],
    ['  {"id":"a","question":"q","more":true}  ', { id: 'a', conversation: 'line:a', question: 'q' }],
  ])('%s is read', (line, value) => {
    expect(readLine(line)).toEqual({ ok: true, value });
  });

  it('without a conversation is one of its own', () => {
    const [first, second] = ['a', 'b'].map((id) => readLine(JSON.stringify({ id, question: '它呢' })));
    expect(first?.ok && first.value.conversation).not.toBe(second?.ok && second.value.conversation);
  });

  it.each<[string, string, RegExp]>([
    ['行政运行是多少', 'no-json', /is no JSON; write \{"id","conversation","question"\}/u],
    ['{"id":"a"', 'no-json', /is no JSON/u],
    ['{"id":"a"}', 'no-question', /^question: /u],
    ['{"question":"q"}', 'no-question', /^id: /u],
    ['{"id":null,"question":"q"}', 'no-question', /^id: /u],
    ['{"id":"a","question":["q"]}', 'no-question', /^question: /u],
    ['{"id":"a","question":"q","conversation":{}}', 'no-question', /^conversation: /u],
    ['[]', 'no-question', /^the line: /u],
    ['null', 'no-question', /^the line: /u],
    ['"q"', 'no-question', /^the line: /u],
  ])('%s is told to be wrong', (line, code, message) => {
    const error = errorOf(line);
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(message);
  });

  it('that is too long is told with its length, and not parsed', () => {
    const error = errorOf(JSON.stringify({ id: 'a', question: '多'.repeat(100_000) }));
    expect(error?.code).toBe('too-long');
    expect(error?.message).toContain('at most 100000 are read');
  });

  it('of whatever bytes gives a question or an error, and throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        const read = readLine(line);
        expect(read.ok || ['no-json', 'no-question', 'too-long'].includes(read.failure.code)).toBe(true);
      }),
    );
  });
});
