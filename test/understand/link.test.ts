import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Thing } from '../../src/catalog/catalog.ts';
import type { OperationName } from '../../src/catalog/lexicon.ts';
import { type Asked, link } from '../../src/understand/link.ts';
import { isNaming } from '../../src/understand/mentions.ts';
import type { Mention } from '../../src/understand/question.ts';
import { golden, knowledge } from '../support/knowledge.ts';
import { read } from './reading.ts';

const { catalog } = knowledge;

const NOTHING: Asked = { wanted: new Set<Measure>(), operations: new Set<OperationName>(), months: [] };

/** The words of a text read as naming one thing, amid the words of another. */
function linked(text: string, asked: Partial<Asked> = {}, around = text): Mention {
  return link(catalog, read(text).filter(isNaming), read(around).filter(isNaming), { ...NOTHING, ...asked });
}

const best = (...given: Parameters<typeof linked>): Thing | undefined => linked(...given).candidates[0]?.thing;

describe('what a mention means', () => {
  it.each([
    ['行政运行', '行政运行'],
    ['见习补贴', '就业见习补贴'],
    ['2120805', '补助被征地农民支出'],
    ['total expenditure', '支出总计'],
    // No phrase holds them: read word by word, as if typed in Chinese.
    ['village agents', '村街（社区）代办员人数'],
    ['employees basic medical insurance', '职工基本医疗保险缴费'],
    ['冀财社[2023]205号', '关于提前下达2024年中央就业补助资金预算的通知（冀财社[2023]205号）'],
    ['205号文件', '关于提前下达2024年中央就业补助资金预算的通知（冀财社[2023]205号）'],
  ])('%s is %s', (text, name) => {
    expect(best(text)?.name).toBe(name);
  });

  it('every subject is found by its name and by its code', () => {
    const subjects = catalog.things.filter((thing) => thing.kind === 'subject');
    const astray = subjects.filter((thing) => best(thing.code ?? '')?.id !== thing.id).map((thing) => thing.id);
    expect(astray).toEqual([]);
    const named = subjects.filter((thing) => best(thing.name)?.name !== thing.name).map((thing) => thing.name);
    expect(named).toEqual([]);
  });

  it('every project is found by its whole name', () => {
    const projects = catalog.things.filter((thing) => thing.kind === 'project');
    expect(projects.filter((thing) => best(thing.name)?.id !== thing.id).map((thing) => thing.name)).toEqual([]);
  });

  it('a whole name beats a longer one that holds it', () => {
    const [first, second] = linked('就业补助').candidates;
    expect(first?.thing.name).toBe('就业补助');
    expect(first?.precision).toBe(1);
    expect(second?.thing.name).toContain('就业补助');
    expect(second?.score).toBeLessThan(first?.score ?? 0);
  });

  it('words that no thing holds name nothing', () => {
    expect(linked('小行星').candidates).toEqual([]);
  });

  it('words that say nothing of a thing lower how much it explains', () => {
    const whole = linked('公务接待费').candidates[0]?.coverage ?? 0;
    const part = linked('小行星公务接待费').candidates[0]?.coverage ?? 0;
    expect(whole).toBeCloseTo(1, 5);
    expect(part).toBeLessThan(0.8);
  });
});

describe('what decides between near names', () => {
  it('a level said keeps the other levels away', () => {
    expect(best('城乡居民养老保险县级')?.name).toContain('县级');
    const [central, provincial] = [best('中央普惠金融2024'), best('省级普惠金融2024')];
    expect(central?.name).toContain('中央');
    expect(provincial?.name).toContain('省级');
  });

  it('an amount said settles it', () => {
    const name = best('省级城乡居民养老保险', { amounts: ['3808'] })?.name;
    expect(name).toContain('冀财社[2023]219号');
    expect(best('省级城乡居民养老保险', { amounts: ['231'] })?.name).toContain('冀财社[2023]204号');
  });

  it('the kind of figure asked for turns to things that have it', () => {
    expect(best('公益性岗位', { wanted: new Set<Measure>(['people']) })?.measure).toBe('people');
    expect(best('公益性岗位补贴', { operations: new Set<OperationName>(['standard']) })?.kind).toBe('indicator');
  });

  it('the rest of the question decides what the mention leaves open', () => {
    const name = best('见习补贴发放标准', {}, '就业专项资金见习补贴发放标准')?.project;
    expect(name).toBe(22);
  });

  it('part of something else comes after the thing itself', () => {
    expect(linked('项目支出').candidates[0]?.thing.nested).toBe(false);
  });
});

describe('linking', () => {
  it('gives the candidates best first, ties by id, the same every time', () => {
    const texts = golden.map(({ question }) => question);
    fc.assert(
      fc.property(fc.constantFrom(...texts), (text) => {
        const mention = linked(text);
        const { candidates } = mention;
        candidates.forEach(({ score, thing }, at) => {
          const before = candidates[at - 1];
          if (before === undefined) return;
          expect(before.score > score || (before.score === score && before.thing.id < thing.id)).toBe(true);
        });
        for (const { coverage, held, precision } of candidates) {
          expect(coverage).toBeLessThanOrEqual(held + 1e-9);
          expect(held).toBeLessThanOrEqual(1 + 1e-9);
          expect(precision).toBeLessThanOrEqual(1 + 1e-9);
        }
        expect(linked(text)).toEqual(mention);
      }),
      { numRuns: 150 },
    );
  });
});
