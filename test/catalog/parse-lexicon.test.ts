import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lexicon, LexiconError, LexiconFile } from '../../src/catalog/lexicon.ts';
import { lexiconFiles } from '../../src/catalog/lexicon.ts';
import { parseLexicon } from '../../src/catalog/parse-lexicon.ts';

const EMPTY: Readonly<Record<LexiconFile, string>> = {
  synonyms: '[]',
  situations: '[]',
  english: '[]',
  glosses: '[]',
  operations: '{}',
  measures: '[]',
  contrasts: '[]',
  dialect: '[]',
  fillers: '{"zh": [], "en": []}',
  refusals: '[]',
  chat: '{"greeting": [], "thanks": [], "ability": [], "bye": []}',
};

/** Every error of a lexicon that is empty but for these files. */
function errorsOf(changed: Partial<Record<LexiconFile, string>>): readonly LexiconError[] {
  const parsed = parseLexicon({ ...EMPTY, ...changed });
  return parsed.ok ? [] : parsed.failure;
}

const lexiconOf = (changed: Partial<Record<LexiconFile, string>>): Lexicon => {
  const parsed = parseLexicon({ ...EMPTY, ...changed });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
};

describe('a lexicon that is right', () => {
  it('is given back entry by entry', () => {
    const lexicon = lexiconOf({
      synonyms: '[{"say": ["见习补贴", "见习津贴"], "means": "就业见习补贴"}]',
      situations: '[{"say": ["讨薪"], "means": "拖欠农民工工资", "about": "duty"}]',
      operations: '{"share": ["占比"]}',
    });
    expect(lexicon.synonyms).toEqual([{ say: ['见习补贴', '见习津贴'], means: '就业见习补贴' }]);
    expect(lexicon.situations[0]?.means).toBe('拖欠农民工工资');
    expect(lexicon.operations.share).toEqual(['占比']);
  });

  it('of the repository passes its own check', () => {
    const folder = join(import.meta.dirname, '../../knowledge/lexicon');
    const read = (subject: LexiconFile): string => readFileSync(join(folder, `${subject}.json`), 'utf8');
    const texts = Object.fromEntries(lexiconFiles.map((subject) => [subject, read(subject)] as const));
    expect(errorsOf(texts)).toEqual([]);
  });
});

describe('a saying with alternatives', () => {
  it('stands for each of them, and may leave one out', () => {
    const { measures, operations } = lexiconOf({
      measures: '[{"say": ["{去年|上年}剩{下|}的", "结转"], "column": "上年结转"}]',
      operations: '{"share": ["占{几成|多少}"]}',
    });
    expect(measures[0]?.say).toEqual(['去年剩下的', '去年剩的', '上年剩下的', '上年剩的', '结转']);
    expect(operations.share).toEqual(['占几成', '占多少']);
  });

  it.each(['去年{剩|', '去年剩}的', '{甲|}', `${'{甲|乙|丙}'.repeat(6)}`])('%s is shown as wrong', (saying) => {
    const [error, ...more] = errorsOf({ measures: `[\n{"say": ["款", "${saying}"], "column": "合计"}]` });
    expect(more).toEqual([]);
    expect(error).toMatchObject({ file: 'measures.json', line: 2 });
    expect(error?.message).toContain(`“${saying}”`);
  });

  it('that another entry claims is told with the entry it stands in', () => {
    const [error, ...more] = errorsOf({
      synonyms: '[{"say": ["去年剩下"], "means": "结余"}]',
      measures: '[\n{"say": ["款"], "column": "合计"},\n{"say": ["{去年|上年}剩下"], "column": "上年结转"}\n]',
    });
    expect(more).toEqual([]);
    expect(error).toMatchObject({ file: 'measures.json', line: 3 });
  });
});

describe('a file that is no JSON', () => {
  it('is named, with what the parser met', () => {
    const errors = errorsOf({ english: '[{"say": ["total"], "means": "总计"},]' });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.file).toBe('english.json');
    expect(errors[0]?.message).toMatch(/^is no JSON: /u);
  });

  it('does not hide what is wrong in another file', () => {
    const errors = errorsOf({ english: '{', measures: '[{"say": [], "column": "合计"}]', chat: 'hello' });
    expect(errors.map((error) => error.file).sort()).toEqual(['chat.json', 'english.json', 'measures.json']);
  });
});

describe('an entry that is wrong', () => {
  it.each<[string, LexiconFile, string, number, RegExp]>([
    [
      'without what it means',
      'synonyms',
      '[\n  {"say": ["甲"], "means": "子"},\n  {"say": ["乙"]},\n  {"say": ["丙"], "means": "丑"}\n]',
      3,
      /^1\.means: /u,
    ],
    ['that says nothing', 'english', '[\n  {"say": [], "means": "支出总计"}\n]', 2, /^0\.say: /u],
    [
      'with an empty phrase',
      'measures',
      '[\n  {\n    "say": ["款", ""],\n    "column": "合计"\n  }\n]',
      2,
      /^0\.say\.1: /u,
    ],
    [
      'with a reason nobody knows',
      'refusals',
      '[\n  {"say": ["电话"], "reason": "contact"},\n  {"say": ["天气"], "reason": "rain"}\n]',
      3,
      /^1\.reason: /u,
    ],
    ['with a key of another file', 'situations', '[\n  {"say": ["讨薪"], "means": "欠薪"}\n]', 2, /^0\.about: /u],
    ['with a key too many', 'synonyms', '[\n\n  {"say": ["甲"], "means": "子", "note": "?"}\n]', 3, /note/u],
  ])('%s is shown with its file and line', (_, file, text, line, message) => {
    const [first, ...more] = errorsOf({ [file]: text });
    expect(more).toEqual([]);
    expect(first).toMatchObject({ file: `${file}.json`, line });
    expect(first?.message).toMatch(message);
  });

  it('stands beside every other one', () => {
    const errors = errorsOf({ synonyms: '[\n{"say": ["甲"]},\n{"say": ["乙"], "means": "子"},\n{"means": "丑"}\n]' });
    expect(errors.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('of the operations names the operation that does not exist', () => {
    const [error] = errorsOf({ operations: '{"divide": ["除以"]}' });
    expect(error?.file).toBe('operations.json');
    expect(error?.message).toContain('divide');
  });
});

describe('a phrase that two entries claim', () => {
  it('is told with both of them and the line of the second', () => {
    const synonyms =
      '[\n  {"say": ["见习补贴"], "means": "就业见习补贴"},\n  {"say": ["见习补贴"], "means": "就业补助"}\n]';
    expect(errorsOf({ synonyms })).toEqual([
      {
        file: 'synonyms.json',
        line: 3,
        message: '“见习补贴” is claimed by synonyms: 就业见习补贴 and by synonyms: 就业补助: keep one',
      },
    ]);
  });

  it('in different files is told with the file read later', () => {
    const [error, ...more] = errorsOf({
      synonyms: '[{"say": ["比例"], "means": "占比"}]',
      operations: '{\n  "share": ["占比", "比例"]\n}',
    });
    expect(more).toEqual([]);
    expect(error).toMatchObject({ file: 'operations.json', line: 2 });
    expect(error?.message).toContain('“比例” is claimed by synonyms: 占比 and by operations: share');
  });

  it('is wrong for measures and refusals too', () => {
    const errors = errorsOf({
      measures: '[{"say": ["执行"], "column": "合计"}]',
      refusals: '[{"say": ["执行"], "reason": "outturn"}]',
    });
    expect(errors.map(({ file }) => file)).toEqual(['refusals.json']);
  });
});
