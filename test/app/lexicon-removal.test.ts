/**
 * An entry of the lexicon taken away: its question is then refused, asked back, or answered as before, since another entry
 * or the document's own words lead there too – never answered otherwise. `lexicon-removal-floor.json` holds how many of the
 * entries hold to that; it may only rise.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reply } from '../../src/answer/reply.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Example, entryFiles, sampleExamples, type Told, tell, withoutEntry } from '../support/lexicon-entries.ts';

const SIZES = { synonyms: 17, situations: 16, english: 17 } as const;
const ENTRIES = 50;

const floorFile = join(import.meta.dirname, '../golden/lexicon-removal-floor.json');
const floor = z.strictObject({ hold: z.int().nonnegative() }).parse(JSON.parse(readFileSync(floorFile, 'utf8')));

const examples = sampleExamples(SIZES);

const figuresOf = ({ values }: Reply): string => JSON.stringify(values.map(({ value, unit }) => value + unit).sort());

/**
 * Whether two replies answer the same: with the same figures, from the same first source; to “whose duty is it” the office is
 * the answer, whichever of its duties are quoted for it.
 */
function answerAlike(before: Told, after: Told): boolean {
  if (figuresOf(before.reply) !== figuresOf(after.reply)) return false;
  const [first] = before.reply.citations;
  const [other] = after.reply.citations;
  const askedWhose = [...before.rules, ...after.rules].every((rule) => rule === 'office');
  return first?.ref === other?.ref || (askedWhose && first?.section === other?.section);
}

const describeReply = ({ answer }: Reply): string => answer.replaceAll('\n', ' / ').slice(0, 200);

/** How far the other answer is from the first, told beside it. */
function distance(before: Reply, after: Reply): string {
  if (figuresOf(before) !== figuresOf(after)) return 'other figures';
  const sections = new Set(before.citations.map(({ section }) => section));
  return sections.has(after.citations[0]?.section ?? '') ? 'other sentences of the same place' : 'another place';
}

/** Where the answer without the entry is another one: both answers, with the rules that made them. */
function faultOf({ entry, messages }: Example): string[] {
  const before = tell(knowledge, messages);
  const after = tell(withoutEntry(entry), messages);
  if (after.reply.status !== 'answered' || answerAlike(before, after)) return [];
  return [
    [
      `${entry.file}: ${entry.say[0]} → ${entry.means}: ${distance(before.reply, after.reply)}`,
      `asked   ${messages.join(' → ')}`,
      `with    (${before.rules.join(', ')}) ${describeReply(before.reply)}`,
      `without (${after.rules.join(', ')}) ${describeReply(after.reply)}`,
    ].join('\n    '),
  ];
}

describe('the sample', () => {
  it('holds entries of each file, every one with a question that is answered with it', () => {
    expect(examples).toHaveLength(ENTRIES);
    for (const file of entryFiles)
      expect(examples.filter(({ entry }) => entry.file === file)).toHaveLength(SIZES[file]);
    expect(new Set(examples.map(({ entry }) => entry)).size).toBe(ENTRIES);
  });

  it('loses the entry, and nothing else, when it is taken away', () => {
    const [example] = examples;
    if (example === undefined) expect.fail('no example');
    const { lexicon } = withoutEntry(example.entry).catalog;
    const left = lexicon[example.entry.file];
    expect(left).toHaveLength(knowledge.catalog.lexicon[example.entry.file].length - 1);
    expect(left.some(({ means, say }) => means === example.entry.means && say === example.entry.say)).toBe(false);
  });
});

describe(`${ENTRIES} entries taken away, one at a time`, () => {
  it('lead to no other answer, or to no more of them than before', { timeout: 240_000 }, () => {
    const faults = examples.flatMap(faultOf);
    const hold = examples.length - faults.length;
    expect(hold, `the floor is ${floor.hold}:\n${faults.join('\n')}`).toBeGreaterThanOrEqual(floor.hold);
    if (faults.length > 0) console.info(`${hold} of ${examples.length} hold; not so:\n${faults.join('\n')}`);
    if (hold > floor.hold) console.info(`raise test/golden/lexicon-removal-floor.json to {"hold": ${hold}}`);
  });
});
