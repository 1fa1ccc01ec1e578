/** The 29 project tables and their traps. Expected values were read off the source by hand. */
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/document/document.ts';
import { builtIn, cellAt, passageAt, rowAt } from './support.ts';

function project(number: number): Project {
  const found = builtIn.projects.find((candidate) => candidate.number === number);
  if (found === undefined) throw new Error(`no project ${number}`);
  return found;
}

const plan = (number: number): string =>
  project(number)
    .points.map((point) => {
      const cell = project(number).schedule.cells.find((candidate) => candidate.column === point.column);
      return point.state === 'planned' ? (cell?.value ?? '?') : point.state;
    })
    .join(' ');

describe('projects of the built-in document', () => {
  it('reads 29 projects with 238 indicators', () => {
    expect(builtIn.projects.map((candidate) => candidate.number)).toEqual(
      Array.from({ length: 29 }, (_, at) => at + 1),
    );
    expect(builtIn.projects.map((candidate) => candidate.indicators.length)).toEqual([
      10, 8, 6, 6, 6, 8, 6, 6, 7, 7, 7, 8, 8, 7, 13, 10, 7, 13, 7, 7, 10, 7, 7, 8, 10, 9, 16, 7, 7,
    ]);
  });

  it('reads code, name, document number and money', () => {
    expect(project(24)).toMatchObject({
      code: '13108124P00J60810081F',
      name: '补助被征地农民支出资金',
      carriedOver: false,
    });
    expect(project(28)).toMatchObject({
      name: '关于提前下达2024年中央财政城乡居民基本养老保险补助经费预算的通知(冀财社[2023]188号)',
      documentNumber: '冀财社[2023]188号',
    });
    expect(project(28).money.cells.map((cell) => cell.value)).toEqual(['11743.00', '11743.00', null]);
    expect(project(24).documentNumber).toBeUndefined();
    expect(project(24).money.source.quote).toBe(
      '项目编码：13108124P00J60810081F；项目名称：补助被征地农民支出资金；预算数：6600.00；财政资金：6600.00；其他资金：（空）',
    );
  });

  it('knows the money carried over by the year in the code', () => {
    expect(builtIn.projects.filter((candidate) => candidate.carriedOver).map((candidate) => candidate.number)).toEqual([
      14, 15, 20, 21, 29,
    ]);
  });

  it.each([
    [1, '20 60 80 lost'],
    [2, '10 50 80 lost'],
    [3, '25 50 75 100'],
    [6, 'empty 75 100 100'],
    [7, '100 100 100 lost'],
    [9, 'empty empty 100 100'],
    [10, 'empty 50 100 100'],
    [11, '25 50 75 lost'],
    [15, 'empty empty 80 100'],
    [16, 'empty 25 75 lost'],
    [20, '25 50 75 100'],
    [22, 'empty 25 75 100'],
    [24, '25 60 90 100'],
    [26, 'empty empty 100 100'],
    [29, '100 100 100 lost'],
  ])('reads the plan of spending of project %i', (number, expected) => {
    expect(plan(number)).toBe(expected);
  });

  it('has a cell for each printed month only', () => {
    expect(project(1).schedule.cells.map((cell) => cell.column)).toEqual(['3月底', '6月底', '10月底']);
    expect(project(6).schedule.cells[0]).toEqual({ column: '3月底', printed: '', value: null, unit: '%' });
    expect(project(24).schedule.source.quote).toBe('资金支出计划（%）：3月底 25%；6月底 60%；10月底 90%；12月底 100%');
  });

  it.each([
    ['p1.i1', '3', '次', '≥'],
    ['p1.i2', '2', '次', undefined],
    ['p17.i5', '4', '%', '≥'],
    ['p24.i3', '30', '天', '<'],
    ['p24.i4', '5.76', '元/平方米', undefined],
    ['p25.i1', '10', '万人', '≥'],
    ['p15.i8', '1900', '人/元/月', undefined],
    ['p22.i4', '2200', '人/元/月', '≥'],
    ['p4.i3', '11', '月底', '≤'],
    ['p12.i4', '6206.64', '元', '≤'],
    ['p13.i4', null, '', undefined],
    ['p13.i3', null, '', undefined],
    ['p25.i7', null, '', undefined],
    ['p15.i9', null, '', undefined],
  ])('reads the target of %s', (short, value, unit, comparator) => {
    const cell = cellAt(builtIn, short, '指标值');
    expect([cell.value, cell.unit, cell.comparator]).toEqual([value, unit, comparator]);
  });

  it('keeps the target as printed', () => {
    expect(cellAt(builtIn, 'p17.i5', '指标值').printed).toBe('$\\geq 4\\%$');
    expect(cellAt(builtIn, 'p25.i7', '指标值').printed).toBe('10-180 元不等');
  });

  it('joins indicator rows cut by a page break', () => {
    const indicator = project(2).indicators[2];
    expect(indicator?.name).toBe('举办2场直播带岗活动完成率');
    expect(indicator?.basis).toBe('计划标准，《关于开展2023春风行动暨就业援助月的通知》霸人社发【2023】6号');
    expect(project(25).indicators[2]?.description).toBe('养老金每月及时发放，该指标考核及时发放养老金月数/12个月');
    expect(rowAt(builtIn, 'p25.i3').source.quote).toContain(
      '指标值确定依据：历史标准，参考上年值。2022 养老金发放及时率 100%',
    );
  });

  it('carries the first level down', () => {
    expect(project(1).indicators.map((indicator) => indicator.class)).toEqual([
      ...Array.from({ length: 7 }, () => '产出指标'),
      '效益指标',
      '效益指标',
      '满意度指标',
    ]);
  });

  it.each([
    [1, 32, 33],
    [2, 34, 36],
    [10, 52, 54],
    [14, 61, 61],
    [25, 81, 83],
    [29, 91, 92],
  ])('knows the pages of project %i', (number, first, last) => {
    expect(project(number).money.source.page).toBe(first);
    expect(project(number).indicators[0]?.row.source.page).toBe(first);
    expect(project(number).indicators.at(-1)?.row.source.page).toBe(last);
  });

  it('reads purpose and goals without tags and numbering', () => {
    expect(project(24).purpose?.text).toBe(
      '在征地报批前，用地单位或市政府按照核定的额度，将社会保障费和风险基金足额划入被征地农民社会保障费预储账户。该资金按征地批次支出。',
    );
    expect(project(24).goals.map((goal) => goal.text.slice(-12))).toEqual(
      ['社会保障费预储账户。', '理，保障基金安全。', '益，维护社会稳定。'].map((end) => expect.stringContaining(end)),
    );
    expect(project(25).goals.map((goal) => goal.text)).toEqual([
      '确保缴费补贴和代缴资金按时足额到位。',
      '确保基础养老金按时足额发放到符合待遇领取条件的城乡居民手中。',
      '为死亡待遇领取人员的继承人发放丧葬费补助金。',
      '保障参保人合法权益，维护社会稳定。',
    ]);
    expect(project(11).goals.map((goal) => goal.text)).toEqual(['确保机关事业单位退休人员基本养老金按时足额发放。']);
    expect(project(14).goals.map((goal) => goal.source.line)).toEqual([956, 957]);
    expect(passageAt(builtIn, 'p13.goal.1').text).toBe('发放小微企业贷款4笔，扶持小微企业4个，带动就业160人');
  });

  it('names section and place', () => {
    expect(rowAt(builtIn, 'p24.i5').source).toMatchObject({
      section: ['六、部门项目预算安排情况及绩效目标', '24、补助被征地农民支出资金绩效目标表', '绩效指标'],
      locator: '第24项 · 绩效指标第5行',
    });
    expect(rowAt(builtIn, 'p24.money').source.section.at(-1)).toBe('预算规模及资金用途');
    expect(rowAt(builtIn, 'p24.schedule').source.section.at(-1)).toBe('资金支出计划');
  });
});
