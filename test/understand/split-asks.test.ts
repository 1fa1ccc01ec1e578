import { describe, expect, it } from 'vitest';
import { splitAsks } from '../../src/understand/split-asks.ts';
import { read } from './reading.ts';

/** The questions of a message, as typed. */
const asks = (text: string): string[] => splitAsks(read(text)).map((part) => part.map((token) => token.text).join(''));

describe('a message that asks one thing', () => {
  it.each([
    '行政运行是多少',
    '行政运行,是多少',
    '我想问一下,公务接待费多少钱',
    '别跟项目支出搞混了,基本支出是多少',
    '行政运行是多少,谢谢',
    '办公费、印刷费、差旅费各多少',
    'how much is the total expenditure',
    'which is larger, printing or postage',
    'what do water, electricity and heating come to',
    '你好',
    '三公经费多少 占支出总计百分之几',
    '',
  ])('is left whole: %j', (text) => {
    expect(asks(text)).toEqual([text]);
  });
});

describe('a message that asks several things', () => {
  it.each<[string, string[]]>([
    ['行政运行多少,公务接待费多少', ['行政运行多少', '公务接待费多少']],
    ['行政运行多少?公务接待费呢', ['行政运行多少', '公务接待费呢']],
    ['工会经费多少 福利费多少 差旅费多少', ['工会经费多少', '福利费多少', '差旅费多少']],
    ['下属单位有哪些?职称评审归谁管', ['下属单位有哪些', '职称评审归谁管']],
    ['哪个项目钱最多,它是干什么用的', ['哪个项目钱最多', '它是干什么用的']],
    ['工会经费多少钱以及归谁管', ['工会经费多少钱', '归谁管']],
    ['水费多少电费多少', ['水费多少', '电费多少']],
    ['工会经费的金额、审批人和用途', ['工会经费的金额', '审批人', '用途']],
    ['车辆几台 办公费多少', ['车辆几台', '办公费多少']],
    ['the amount and the purpose of postage', ['the amount  postage', ' the purpose of postage']],
  ])('is cut: %s', (text, expected) => {
    expect(asks(text)).toEqual(expected);
  });

  it('keeps a remainder that asks the same again with what it belongs to', () => {
    expect(asks('工会经费多少 how much')).toHaveLength(1);
    expect(asks('人员经费占支出总计的比例 百分之几')).toHaveLength(1);
  });
});

it('no token is lost but the mark that was cut at', () => {
  const tokens = read('行政运行多少,公务接待费多少?福利费呢');
  const parts = splitAsks(tokens);
  expect(parts).toHaveLength(3);
  expect(parts.flat()).toEqual(tokens.filter((token) => parts.flat().includes(token)));
  expect(parts.flat()).toHaveLength(tokens.length - 2);
});
