import { describe, expect, it } from 'vitest';
import { measureOf } from '../../src/catalog/measure.ts';
import { knowledge } from '../support/knowledge.ts';

describe('what a cell counts', () => {
  it.each([
    ['万元', 'money'],
    ['元', 'money'],
    ['元/人/月', 'money'],
    ['人/元/月', 'money'],
    ['%', 'percent'],
    ['人', 'people'],
    ['名', 'people'],
    ['户', 'people'],
    ['天', 'time'],
    ['月', 'time'],
    ['场', 'count'],
    ['辆', 'count'],
    ['', 'count'],
  ])('a figure in %j is %s', (unit, measure) => {
    expect(measureOf({ column: '指标值', printed: `5${unit}`, value: '5', unit })).toBe(measure);
  });

  it.each([
    ['有效保障', 'words'],
    ['12月底前', 'time'],
    ['每季度', 'time'],
    ['年底', 'time'],
  ])('the words %j are %s', (printed, measure) => {
    expect(measureOf({ column: '指标值', printed, value: null, unit: '' })).toBe(measure);
  });

  it('an empty cell of a money column is money, of no cell nothing', () => {
    expect(measureOf({ column: '预算数', printed: '', value: null, unit: '万元' })).toBe('money');
    expect(measureOf(undefined)).toBe('none');
  });

  it.each([
    ['就业见习补贴发放标准', 'money'],
    ['结案率(%)', 'percent'],
    ['补助被征地农民支出', 'money'],
    ['机关编制', 'people'],
  ])('%s of the document is %s', (name, measure) => {
    const measures = knowledge.catalog.things.filter((thing) => thing.name === name).map((thing) => thing.measure);
    expect(measures.length).toBeGreaterThan(0);
    expect(new Set(measures)).toEqual(new Set([measure]));
  });
});
