import { describe, expect, it } from 'vitest';
import { measuresAsked, unitAsked } from '../../src/understand/wanted.ts';

describe('the kind of figure a wording asks for', () => {
  it.each<[string, string[]]>([
    ['见习补贴多少钱', ['money']],
    ['拨了多少', ['money']],
    ['要花几百万', ['money']],
    ['how much is it', ['money']],
    ['多少人领养老金', ['people']],
    ['机关编制人数', ['people']],
    ['how many people receive it', ['people']],
    ['占百分之几', ['percent']],
    ['满意率要达到', ['percent']],
    ['几天办完', ['time']],
    ['什么时候发', ['time']],
    ['by what date', ['time']],
    ['办几场招聘会', ['count']],
    ['一年几次', ['count']],
    ['多少台车', ['count']],
    ['行政运行是多少', []],
    ['多少个项目', []],
    ['几个亿', ['money']],
  ])('%s', (text, expected) => {
    expect([...measuresAsked(text)]).toEqual(expected);
  });
});

describe('the unit of money asked for', () => {
  it.each<[string, string | null]>([
    ['换成亿元', '亿元'],
    ['折合多少亿', '亿元'],
    ['是几个亿', '亿元'],
    ['合多少元', '元'],
    ['等于多少块', '元'],
    ['换算成元', '元'],
    ['in yuan', '元'],
    ['按万元算', '万元'],
    ['换成万元', '万元'],
    ['支出总计是多少', null],
    ['多少万元', null],
    ['超过1亿元的项目', null],
  ])('%s', (text, unit) => {
    expect(unitAsked(text)).toBe(unit);
  });
});
