import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { golden } from '../support/knowledge.ts';
import { one, read, telling } from './reading.ts';

/** The tokens laid end to end; those of one word that means several names stand in one place. */
function tiling(text: string): string {
  const tokens = read(text);
  const places = new Map(tokens.map((token) => [`${token.start}-${token.end}`, token] as const));
  let at = 0;
  let laid = '';
  for (const { start, end, text: said } of places.values()) {
    if (start !== at) return `${laid}⟨gap at ${at}⟩`;
    if (text.slice(start, end) !== said) return `${laid}⟨${said} is not the text at ${start}⟩`;
    laid += said;
    at = end;
  }
  return laid;
}

describe('the words of a question', () => {
  it.each<[string, string[]]>([
    ['行政运行是多少', ['行政运行=行政运行', '多少:amount']],
    ['见习补贴给了多少钱', ['见习补贴=就业见习补贴', '多少钱:amount']],
    ['项目支出占比', ['项目支出:column 项目支出', '占比:share']],
    ['2022年支出总计', ['2022年:year 2022', '支出总计=支出总计']],
    ['去年的支出总计', ['去年:year 2023', '支出总计=支出总计']],
    ['超过1000万的项目', ['超过1000万:>1000万元']],
    ['工会经费和福利费', ['工会经费=工会经费', '和:and', '福利费=福利费']],
    ['工会经费比福利费', ['工会经费=工会经费', '比:than', '福利费=福利费']],
    ['工会经费、福利费', ['工会经费=工会经费', '、:and', '福利费=福利费']],
    ['total expenditure', ['total expenditure=支出总计']],
    ['2080101是什么', ['2080101=2080101', '是什么:definition']],
  ])('%s', (text, expected) => {
    expect(telling(text)).toEqual(expected);
  });

  it('that nothing explains stay unknown', () => {
    expect(telling('小行星')).toEqual(['小行星:unknown']);
  });

  it.each(['一般公共预算拨款收入', '其他就业补助支出', '机关事业单位基本养老保险缴费支出'])(
    'a name of the document is read whole: %s',
    (name) => {
      expect(telling(name).map((shown) => shown.split('=')[0])).toEqual([name]);
    },
  );
});

describe('a word that means two names', () => {
  it('is two names joined', () => {
    expect(telling('水电费多少')).toEqual(['水电费=水费', '水电费:and', '水电费=电费', '多少:amount']);
  });

  it('is said once in the text of the question', () => {
    expect(one('水电费一共多少').text).toBe('水电费一共多少');
  });
});

describe('lone characters', () => {
  it('beside nothing unknown say nothing', () => {
    const tokens = read('工会经费动多少');
    expect(tokens.find((token) => token.text === '动')?.role.kind).toBe('filler');
  });

  it('are no names of the lexicon: 的, 了, 吗 are padding', () => {
    for (const text of ['的', '了', '吗', '呢']) expect(read(text).map((token) => token.role.kind)).toEqual(['filler']);
  });
});

describe('marks', () => {
  it('part questions, join lists, and between Latin words are only spaces', () => {
    const kinds = (text: string) => read(text).map((token) => token.role.kind);
    expect(kinds('办公费,印刷费')).toEqual(['content', 'break', 'content']);
    expect(kinds('办公费、印刷费')).toEqual(['content', 'connector', 'content']);
    expect(kinds('how much')).not.toContain('break');
  });
});

describe('every token', () => {
  it('of every golden question stands where its text stands, one after the other', () => {
    const broken = golden.filter(({ question }) => tiling(question) !== question).map(({ question }) => question);
    expect(golden.length).toBeGreaterThan(300);
    expect(broken).toEqual([]);
  });

  it('of any text does', () => {
    const word = fc.constantFrom(
      '行政运行',
      '占比',
      '2023年',
      '水电费',
      '6月底',
      ' ',
      '，',
      '超过1000万',
      'how much',
      '啊',
      '😀',
      '🀄',
      '12',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 }),
        (parts) => {
          const text = parts.join('');
          expect(tiling(text)).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
