import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PhraseBook, phraseBook } from '../../src/understand/phrases.ts';

type Phrase = { readonly say: string; readonly weight?: number; readonly name?: boolean };

function bookOf(phrases: readonly (string | Phrase)[]): PhraseBook<string> {
  const book = phraseBook<string>();
  for (const phrase of phrases) {
    const { say, weight = 0, name = false } = typeof phrase === 'string' ? { say: phrase } : phrase;
    book.add(say, say, { weight, name });
  }
  return book;
}

/** What is found, as typed. */
const found = (text: string, phrases: readonly (string | Phrase)[]): string[] =>
  bookOf(phrases)
    .cover(text)
    .map(({ start, end }) => text.slice(start, end));

describe('the cover of a text', () => {
  it.each<[string, string[], string[]]>([
    ['就业补助资金多少', ['就业', '补助', '资金', '就业补助资金', '多少'], ['就业补助资金', '多少']],
    ['其他就业补助支出', ['其他', '就业补助', '支出', '其他就业补助支出'], ['其他就业补助支出']],
    // The longest first would take 支出总计 and leave 项目 alone.
    ['项目支出总计划', ['项目支出', '支出总', '总计划'], ['项目支出', '总计划']],
    ['办公费印刷费', ['办公费', '印刷费', '费'], ['办公费', '印刷费']],
    ['没有这些词', ['办公费'], []],
  ])('of %s', (text, phrases, expected) => {
    expect(found(text, phrases)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['the subsidies to the residents’ funds', 'subsidy to residents fund', 'subsidies to the residents’ funds'],
    ["a worker's wage", 'workers wages', "worker's wage"],
    ['labour inspections', 'labor inspection', 'labour inspections'],
    ['job-fairs', 'job fair', 'job-fairs'],
    ['the training centre', 'training centers', 'training centre'],
  ])('finds in “%s” the other form of “%s”', (text, phrase, expected) => {
    expect(found(text.replaceAll('’', "'"), [phrase])).toEqual([expected.replaceAll('’', "'")]);
  });

  it.each([
    ["what's the plan", 'what'],
    ['business trips', 'busines'],
    ['the costly one', 'cost'],
  ])('takes no part of “%s” for “%s”', (text, phrase) => {
    expect(found(text, phrase === 'what' ? [phrase, "what's"] : [phrase])).toEqual(phrase === 'what' ? ["what's"] : []);
  });

  it('prefers one long phrase to a chain of short ones of equal weight', () => {
    expect(found('基本支出合计', ['基本', '支出', '合计', '基本支出合计'])).toEqual(['基本支出合计']);
  });

  it('of two equal phrases keeps the first meaning', () => {
    const book = phraseBook<number>();
    book.add('补贴', 1, { weight: 0 });
    book.add('补贴', 2, { weight: 5 });
    expect(book.cover('补贴').map(({ meaning }) => meaning)).toEqual([1]);
  });

  it('does not mind the case of Latin letters', () => {
    expect(found('Total Expenditure', ['total expenditure'])).toEqual(['Total Expenditure']);
  });
});

describe('names broken in the text', () => {
  const name = { say: '公务用车购置及运行维护费', name: true };

  it('are found across spaces', () => {
    expect(found('公务用车 购置及运行 维护费多少', [name])).toEqual(['公务用车 购置及运行 维护费']);
  });

  it('are found across brackets and quotes, also when they are no names', () => {
    expect(found('“三公”经费', ['三公经费'])).toEqual(['三公”经费']);
    expect(found('维修(护)费', ['维修护费'])).toEqual(['维修(护)费']);
    expect(found('因公出国（境）费', ['因公出国境费'])).toEqual(['因公出国（境）费']);
  });

  it('are found when the lexicon holds the brackets and the text does not', () => {
    expect(found('因公出国境费', ['因公出国（境）费'])).toEqual(['因公出国境费']);
  });

  it('are not joined out of words that no name is made of', () => {
    expect(found('多 少', ['多少'])).toEqual([]);
    expect(found('水 费', [{ say: '水费', name: true }])).toEqual([]);
  });
});

describe('Latin words and numbers', () => {
  it('are not cut', () => {
    expect(found('the overall sum', ['all', 'over', 'sum'])).toEqual(['sum']);
    expect(found('is this', ['his', 'is'])).toEqual(['is']);
    expect(found('2080101', ['208', '0101', '20801'])).toEqual([]);
    expect(found('12080101', ['2080101'])).toEqual([]);
  });

  it('end where Han characters begin', () => {
    expect(found('行政运行how much', ['行政运行', 'how much'])).toEqual(['行政运行', 'how much']);
    expect(found('2080101行政运行', ['2080101', '行政运行'])).toEqual(['2080101', '行政运行']);
  });

  it('of several words are found across their spaces', () => {
    expect(found('how  much is it', ['how much'])).toEqual(['how  much']);
  });
});

describe('readings found by other means', () => {
  const readings = (text: string, phrases: readonly Phrase[], extra: Phrase & { start: number; end: number }) =>
    bookOf(phrases)
      .cover(text, [{ start: extra.start, end: extra.end, meaning: extra.say, weight: extra.weight ?? 0 }])
      .map(({ meaning }) => meaning);

  it('win over shorter phrases and lose to longer ones', () => {
    expect(readings('6月底多少', [{ say: '月底' }], { say: 'month 6', start: 0, end: 3 })).toEqual(['month 6']);
    expect(readings('2023年预算', [{ say: '2023年预算' }], { say: 'year', start: 0, end: 5 })).toEqual(['2023年预算']);
  });

  it('of the same length are told apart by weight', () => {
    const phrase = { say: '上年', weight: 0.2 };
    expect(readings('上年', [phrase], { say: 'year', start: 0, end: 2, weight: 0.5 })).toEqual(['year']);
    expect(readings('上年', [phrase], { say: 'year', start: 0, end: 2, weight: 0.1 })).toEqual(['上年']);
  });
});

describe('any cover', () => {
  const piece = fc.constantFrom('办公', '费', '支出', '项目', ' ', '（', '）', 'sum', '12', '，', '😀');
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  const phrases = ['办公费', '项目支出', '支出项目', '费', 'sum', '12', { say: '办公支出', name: true }];

  it('lies in the order of the text, overlaps nowhere and is the same again', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const book = bookOf(phrases);
        const cover = book.cover(typed);
        let at = 0;
        for (const { start, end } of cover) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(typed.length);
        expect(book.cover(typed)).toEqual(cover);
      }),
    );
  });
});
