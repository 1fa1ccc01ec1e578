import { describe, expect, it } from 'vitest';
import { isOwnName, mentionTokens, withoutNegated } from '../../src/understand/mentions.ts';
import { knowledge } from '../support/knowledge.ts';
import { meant, one, read } from './reading.ts';

const { contrasts } = knowledge.catalog.lexicon;

/** The mentions of a text: the meaning of the words of each. */
const mentions = (text: string): string[] =>
  mentionTokens(withoutNegated(read(text)), contrasts).map((tokens) =>
    tokens
      .map(({ role, text: typed }) =>
        role.kind === 'content' ? role.words : role.kind === 'column' ? `[${role.column}]` : typed,
      )
      .join(' '),
  );

describe('mentions', () => {
  it.each<[string, string[]]>([
    ['行政运行是多少', ['行政运行']],
    ['工会经费和福利费各多少', ['工会经费', '福利费']],
    ['工会经费比福利费多多少', ['工会经费', '福利费']],
    ['工会经费、福利费、差旅费', ['工会经费', '福利费', '差旅费']],
    ['水电费一共多少', ['水费', '电费']],
    ['就业补助占支出总计的比例', ['就业补助', '支出总计']],
    ['一共多少', []],
  ])('of %s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('a column belongs to the row it stands beside', () => {
    expect(mentions('行政运行的基本支出')).toEqual(['行政运行 [基本支出]']);
    expect(mentions('行政运行的基本支出和项目支出')).toEqual(['行政运行 [基本支出]', '[项目支出]']);
  });

  it('two columns side by side are two', () => {
    expect(mentions('基本支出项目支出各多少')).toEqual(['[基本支出]', '[项目支出]']);
  });

  it('exact names side by side are two things', () => {
    expect(mentions('办公费印刷费差旅费各多少')).toEqual(['办公费', '印刷费', '差旅费']);
  });

  it('columns that say nothing without a row are none by themselves', () => {
    expect(mentions('合计')).toEqual([]);
    expect(read('合计').some(isOwnName)).toBe(false);
    expect(read('项目支出').some(isOwnName)).toBe(true);
  });
});

describe('words that exclude one another', () => {
  it('start a mention each and share what the others are about', () => {
    expect(mentions('中央和省级就业补助资金一共多少')).toEqual(['就业补助资金 中央', '省级就业补助资金']);
    const three = mentions('中央、省级、县级的城乡居民养老各多少');
    expect(three).toHaveLength(3);
    expect(three.map((words) => ['中央', '省级', '县级'].find((level) => words.includes(level)))).toEqual([
      '中央',
      '省级',
      '县级',
    ]);
    for (const words of three) expect(words).toContain('城乡居民基本养老保险');
  });

  it('lead to different projects', () => {
    const [central, provincial] = meant(one('中央和省级的机关事业养老各多少'));
    expect(central).toContain('中央');
    expect(provincial).toBeDefined();
    expect(provincial).not.toBe(central);
  });
});

describe('what is said not to be meant', () => {
  it.each([
    ['别跟项目支出搞混了,基本支出是多少', ['[基本支出]']],
    ['不是公务接待费,福利费是多少', ['福利费']],
    ['福利费是多少,不要工会经费', ['福利费']],
  ])('is no mention: %s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('is kept when nothing else is named', () => {
    expect(mentions('不是公务接待费')).toEqual(['公务接待费']);
  });
});
