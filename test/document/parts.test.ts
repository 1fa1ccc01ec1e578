/** The small readers: numbering, targets, sentences, amounts, cleaning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, sumOf } from '../../src/document/ingest/amount.ts';
import { cleanName, cleanText } from '../../src/document/ingest/clean.ts';
import { findNumbers } from '../../src/document/ingest/fact-numbers.ts';
import { readHeader } from '../../src/document/ingest/header.ts';
import { readNumbering, readOrdinal } from '../../src/document/ingest/numbering.ts';
import { splitSentences } from '../../src/document/ingest/sentences.ts';
import { readTarget } from '../../src/document/ingest/target.ts';

describe('numbering', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十三', 13],
    ['二十', 20],
    ['三十一', 31],
    ['7', 7],
    ['', null],
    ['一三', null],
    ['甲', null],
  ])('reads %s', (text, number) => {
    expect(readOrdinal(text)).toBe(number);
  });

  it('tells the styles apart', () => {
    expect(readNumbering('(十四) 劳动关系股。')).toMatchObject({
      style: 'bracket',
      number: 14,
      label: '（十四）',
      length: 5,
    });
    expect(readNumbering('第六条 市局')).toMatchObject({ style: 'article', number: 6 });
    expect(readNumbering('3、比上年增减情况')).toMatchObject({ style: 'arabic', number: 3 });
    expect(readNumbering('公务接待费')).toBeNull();
  });
});

describe('targets', () => {
  it.each([
    ['≥95%', '95', '%', '≥'],
    ['$\\leq 30$ 天', '30', '天', '≤'],
    ['90%以上', '90', '%', '≥'],
    ['＜5 次', '5', '次', '<'],
    ['≥2200 人/元/月', '2200', '人/元/月', '≥'],
    ['2000', '2000', '', undefined],
    ['10-180 元不等', null, '', undefined],
    ['100元左右', null, '', undefined],
    ['显著', null, '', undefined],
    ['2/3', '2', '/3', undefined],
  ])('reads %s', (printed, value, unit, comparator) => {
    if (printed === '2/3') expect(readTarget(printed).value).toBeNull();
    else expect(readTarget(printed)).toEqual({ value, unit, ...(comparator === undefined ? {} : { comparator }) });
  });
});

describe('amounts', () => {
  it('keeps the digits as printed', () => {
    expect([
      readAmount('6600.00'),
      readAmount(' 1,234.5 '),
      readAmount(''),
      readAmount('６.５'),
      readAmount('-3.10'),
    ]).toEqual(['6600.00', '1234.5', null, '6.5', '-3.10']);
    expect([readAmount('66OO'), readAmount('1,23'), readAmount('1.'), readAmount('1..2'), readAmount('30%')]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('adds exactly, in any order', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 40 }), (amounts) => {
        const texts = amounts.map(
          (amount) =>
            `${amount < 0 ? '-' : ''}${Math.trunc(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`,
        );
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        expect(Math.round(Number(sumOf(texts)) * 100)).toBe(total);
        expect(sumOf(texts.toReversed())).toBe(sumOf(texts));
      }),
    );
  });
});

describe('sentences', () => {
  it('are not cut inside brackets or quotation marks', () => {
    const text = '按《办法。》执行（见附件。下同）。第二句；“甲。乙”也是。';
    expect(splitSentences(text, '。').map(({ start, end }) => text.slice(start, end))).toEqual([
      '按《办法。》执行（见附件。下同）。',
      '第二句；“甲。乙”也是。',
    ]);
  });

  it('are cut all the same where a bracket does not close', () => {
    expect(splitSentences('甲（乙。丙。', '。')).toHaveLength(2);
  });

  it('lose no character', () => {
    const alphabet = fc.constantFrom('甲', '乙', '。', '；', '（', '）', '“', '”', ' ', '1', '，');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const joined = splitSentences(text, '。；')
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        expect(joined.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('cleaning', () => {
  it('takes the marks of the conversion out', () => {
    expect(cleanName('预算规模及 资金用途')).toBe('预算规模及资金用途');
    expect(cleanText('达到 $\\geq 4\\%$ ，共 10 人, 计划:完成')).toBe('达到≥4%，共10人，计划：完成');
    expect(cleanName('<p>1. **甲** </p>')).toBe('1.甲');
    expect(cleanName('<30 天')).toBe('<30天');
    expect(cleanName('A b 1,000')).toBe('A b 1,000');
  });

  it('takes white space out of Chinese, wherever it stands', () => {
    const pieces = fc.array(fc.constantFrom('预算', '2024', '≥', '%', '（', '）', '元'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, fc.constantFrom(' ', '  ', '\u3000', '\t'), (parts, space) => {
        const spaced = parts.join(space).replace(/(?<=\d)\s+(?=\d)/g, '');
        expect(cleanName(spaced)).toBe(parts.join(''));
      }),
    );
  });
});

describe('headers', () => {
  it('keep the printed order when both lines line up', () => {
    const names = readHeader([
      ['序号', '合计', '本年收入', '', '', '上年结转'],
      ['', '', '小计', '财政拨款收入', '其他收入', ''],
    ]).map((column) => `${column.group}/${column.name}`);
    expect(names).toEqual([
      '序号/序号',
      '合计/合计',
      '本年收入/小计',
      '本年收入/财政拨款收入',
      '本年收入/其他收入',
      '上年结转/上年结转',
    ]);
  });

  it('move a shifted sub-heading back into its group', () => {
    const names = readHeader([
      ['序号', '合计', '本年收入', '', '上年结转', ''],
      ['', '', '小计', '财政拨款收入', '', '其他收入'],
    ]).map((column) => `${column.group}/${column.name}`);
    expect(names).toEqual([
      '序号/序号',
      '合计/合计',
      '本年收入/小计',
      '本年收入/财政拨款收入',
      '本年收入/其他收入',
      '上年结转/上年结转',
    ]);
  });
});

describe('numbers in sentences', () => {
  it.each([
    ['2024年1月至3月发放补贴1000元', ['1000元']],
    ['（冀财社[2023]204号）安排231.00万元', ['231.00万元']],
    ['廊办字〔2018〕72号', []],
    ['每年9-10月份举办2场，达到96%以上', ['2场', '≥96%']],
    ['补助标准27.5元/人/月，于12月底前', ['27.5元/人/月']],
    ['LPR-150BP以下部分', []],
    ['1.完成治理12公里', ['12公里']],
  ])('finds the figures of %s', (text, expected) => {
    expect(findNumbers(text).map((found) => `${found.comparator ?? ''}${found.value}${found.unit}`)).toEqual(expected);
  });
});
