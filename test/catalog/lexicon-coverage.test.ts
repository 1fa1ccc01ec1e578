/** What `npm run lexicon` counts: the things and duties that a lexicon has an everyday name for. */
import { describe, expect, it } from 'vitest';
import { type Covered, coverDuties, coverThings, lexiconSizes } from '../../scripts/lexicon/coverage.ts';
import { allLines, countLines, namelessLines, sizeLines } from '../../scripts/lexicon/report.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Lexicon } from '../../src/catalog/lexicon.ts';
import { knowledge } from '../support/knowledge.ts';

const empty: Lexicon = { ...knowledge.catalog.lexicon, synonyms: [], english: [], measures: [], situations: [] };

/** The document's catalog with a lexicon of these entries alone. */
const having = (entries: Partial<Lexicon>): Catalog => ({ ...knowledge.catalog, lexicon: { ...empty, ...entries } });

/** Sayings by the name of what they lead to. */
const named = (covered: readonly Covered[]): Record<string, readonly string[]> =>
  Object.fromEntries(covered.filter(({ sayings }) => sayings.length > 0).map(({ name, sayings }) => [name, sayings]));

describe('things', () => {
  it('are all there, of every kind but figures in sentences, and none is named by an empty lexicon', () => {
    const covered = coverThings(having({}));
    expect(covered).toHaveLength(knowledge.catalog.things.filter(({ kind }) => kind !== 'fact').length);
    expect(named(covered)).toEqual({});
  });

  it('are named by what leads to them, in Chinese and in English, their own names aside', () => {
    const synonyms = [{ say: ['失地农民的钱', '补助被征地农民支出'], means: '补助被征地农民支出' }];
    const english = [{ say: ['landless farmers'], means: '补助被征地农民支出' }];
    expect(named(coverThings(having({ synonyms, english })))).toEqual({
      '2120805 补助被征地农民支出': ['失地农民的钱', 'landless farmers'],
    });
  });

  it('are each named by a saying that means several of them', () => {
    const synonyms = [{ say: ['水电'], means: '水费、电费' }];
    expect(Object.values(named(coverThings(having({ synonyms }))))).toEqual([['水电'], ['水电']]);
  });

  it('are named by a column, where they are its total', () => {
    const measures = [{ say: ['干事的钱'], column: '项目支出' }];
    expect(named(coverThings(having({ measures })))).toMatchObject({ 项目支出: ['干事的钱'] });
  });

  it('tell what their own name leads to, where that is something else', () => {
    const carried = coverThings(having({})).filter(({ name }) => name === '上年结转');
    expect(carried.map(({ group, instead }) => [group, instead])).toEqual([
      ['total', undefined],
      ['term', 'total 上年结转'],
    ]);
  });

  it('are not named by what nothing in the document holds', () => {
    const synonyms = [{ say: ['月亮'], means: '嫦娥奔月' }];
    expect(named(coverThings(having({ synonyms })))).toEqual({});
  });
});

describe('duties', () => {
  const duties = (entries: Partial<Lexicon>): Covered[] => coverDuties(having(entries), knowledge.retriever);

  it('are those of all offices', () => {
    const covered = duties({});
    expect(new Set(covered.map(({ group }) => group)).size).toBe(knowledge.catalog.document.offices.length);
    expect(covered.every(({ name }) => name.length > 2)).toBe(true);
    expect(named(covered)).toEqual({});
  });

  it('are named by the situation that finds them first, under their office', () => {
    const situations = [{ say: ['讨薪'], means: '拖欠农民工工资', about: 'duty' as const }];
    const [found, ...others] = duties({ situations }).filter(({ sayings }) => sayings.length > 0);
    expect(found).toMatchObject({ group: '农民工工作股', sayings: ['讨薪'] });
    expect(found?.name).toContain('拖欠农民工工资');
    expect(others).toEqual([]);
  });

  it('are not named by what means a thing by its name', () => {
    expect(named(duties({ synonyms: [{ say: ['机关运转'], means: '行政运行' }] }))).toEqual({});
  });
});

describe('the report', () => {
  const covered: Covered[] = [
    { id: 'a', group: 'line', name: '办公费', sayings: ['办公钱', '办公开销'] },
    { id: 'b', group: 'line', name: '印刷费', sayings: [] },
    { id: 'c', group: 'term', name: '上年结转', sayings: [], instead: 'total 上年结转' },
  ];

  it('counts by group, and lists what has no name', () => {
    expect(countLines(covered, 'kind').map((line) => line.trim().split(/\s+/u).slice(0, 4))).toEqual([
      ['all', 'named', 'not', 'kind'],
      ['2', '1', '1', 'line'],
      ['1', '0', '1', 'term'],
      ['3', '1', '2', 'all'],
    ]);
    expect(namelessLines(covered).filter((line) => line.startsWith('  '))).toEqual([
      '  印刷费',
      '  上年结转 – its name leads to the total 上年结转',
    ]);
  });

  it('lists everything with its sayings', () => {
    expect(allLines(covered)).toContain('  办公费: 办公钱 | 办公开销');
    expect(allLines(covered)).toContain('  印刷费: –');
  });

  it('tells the size of every file, of whatever shape', () => {
    const sizes = lexiconSizes({
      ...empty,
      contrasts: [['中央', '省级']],
      fillers: { zh: ['请问', '一下'], en: ['please'] },
      refusals: [{ say: ['电话'], reason: 'contact' }],
    });
    expect(sizes).toHaveLength(Object.keys(knowledge.catalog.lexicon).length);
    expect(sizes).toContainEqual({ file: 'contrasts', entries: 1, sayings: 2 });
    expect(sizes).toContainEqual({ file: 'fillers', entries: 2, sayings: 3 });
    expect(sizes).toContainEqual({ file: 'refusals', entries: 1, sayings: 1 });
    expect(sizeLines(sizes)).toContain('       1       1  refusals.json');
  });
});
