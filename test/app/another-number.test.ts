/** A number that the document does not hold is not answered with one that stands beside it. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('what the number is of stands next to “how many”', () => {
  it.each([
    '认证平台用户多少',
    '创业贷款坏账多少',
    '风险基金余额多少',
    '死亡人数有多少',
    '机关退休人员平均年龄',
    '代办员一个月工资多少',
    '社保系统服务器几台',
    '居民养老参保多少人',
    '企业退休人员平均养老金多少',
    '灵活就业人员一年交多少社保',
    '年度考核优秀比例多少',
  ])('%s: a noun', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it.each([
    '事业单位今年招多少人',
    '毕业生档案存了多少份',
    '仲裁要交多少钱',
    '仲裁赢了几成',
    '退休人员死了多少',
    '居民养老一年最多交多少',
    '周转金一次最多借多少',
    '直播带岗有多少人看',
    '社保卡有多少人办了',
  ])('%s: a verb', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it.each(['招聘会提供多少个岗位', '春风行动来了多少企业'])('%s: behind it', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it.each(['认证没通过的有几个人', '考核不合格的有几个'])('%s: what did not happen', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it.each(['贴息贴几年', '补助发到卡上要几天', '岗位补贴发了几个月', '公益岗每天上班几个小时'])(
    '%s: how long',
    (question) => {
      expect(askOnce(question).status).toBe('declined');
    },
  );

  it.each(['养老证印了几种', '培训了多少期', '技工学校几所', '全市事业单位有多少家'])(
    '%s: another counter',
    (question) => {
      expect(askOnce(question).status).toBe('declined');
    },
  );

  it.each(['创业贷款逾期率', '见习生留用率', '大学生创业成功率'])('%s: no passage for a figure', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it.each([
    ['认证平台花多少钱', '3.00万元'],
    ['职业年金今年得交多少', '万元'],
    ['公益性岗位补贴打算覆盖多少人', '100人'],
    ['考核表一张成本控制在几毛', '元'],
    ['年度考核的印刷品最晚几月交货', '3月'],
    ['物业一年交几万', '万元'],
    ['2080109项目支出那列填的多少', '15.75万元'],
  ])('%s is answered', (question, held) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer.replaceAll(' ', '')).toContain(held);
  });
});

describe('what a passage or a duty must speak of', () => {
  it.each([
    '创业担保贷款要不要抵押',
    '怎么参加招聘会',
    '公务员体检标准',
    '三支一扶待遇怎么样',
    '人力资源服务许可证',
    '加班工资怎么算',
  ])('%s is refused', (question) => {
    expect(askOnce(question).status).toBe('declined');
  });

  it('is what to do or who does it where a duty answers', () => {
    expect(askOnce('工地欠薪怎么办').answer).toContain('股');
    expect(askOnce('事业单位解聘辞聘的规矩谁来定').answer).toContain('事业单位人事管理股');
  });
});
