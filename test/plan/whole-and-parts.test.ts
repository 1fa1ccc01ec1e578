/** A whole without what is taken away, and shares over several rows: as the person who asks sees them. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('what is taken away from a whole', () => {
  it.each([
    // Another column of the row, or another row under the same one, as it is printed.
    ['就业管理事务扣掉项目支出还剩多少', '就业管理事务的基本支出：743.67万元'],
    ['资产里除了车，别的还有几件、值多少钱', '其他固定资产的数量：1133'],
    // Else the whole less the part, with the calculation.
    ['公用经费刨除邮电费还有多少', '261.32 − 92.23 = 169.09'],
    ['总收入扣除上年结转还有多少', '47955.39 − 1044.57 = 46910.82'],
  ])('%s', (question, expected) => {
    expect(askOnce(question).answer).toContain(expected);
  });

  it.each(['刨去会议费，公用经费还剩多少', '咨询费除外商品服务支出剩多少'])(
    '%s: no part of it is refused',
    (question) => {
      expect(askOnce(question).status).toBe('declined');
    },
  );

  it('what is only told apart is no calculation', () => {
    expect(askOnce('绩效工资多少 不算奖金').answer).toContain('绩效工资：708.05万元');
  });
});

describe('shares over several rows', () => {
  it.each([
    ['最大的三个项目合计占全部支出百分之几', '57.00%'],
    ['基本工资跟绩效工资加一块占工资福利支出多大比重', '52.44%'],
    ['减少的钱里头 基本支出占百分之几', '31.24 ÷ 4150.89'],
  ])('%s', (question, expected) => {
    expect(askOnce(question).answer).toContain(expected);
  });

  it.each(['广告费占公用经费几成', '行政单位医疗里牙科占几成'])('%s is refused', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });
});

describe('so many as are counted', () => {
  it.each([
    ['机关养老那两笔 大的比小的多多少', '1153.00万元'],
    ['2023年下来的两笔中央就业补助拢共是多少', '808.56万元'],
    ['居保经费、扩面、系统运维、资格认证、制证，五个小项目拢共几万', '合计：15.75万元'],
  ])('%s', (question, expected) => {
    expect(askOnce(question).answer).toContain(expected);
  });
});
