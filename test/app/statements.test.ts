/** What the document states in words: the clause that answers comes first, and what it does not state is refused. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

describe('a statement is found by how it is asked for', () => {
  it.each([
    ['by which document', '年度考核执行的是哪一个文件', '人社部发〔2023〕6号'],
    ['who keeps it', '失地养老基金谁管', '市财政部门统一管理，专户储存'],
    ['who receives it', '老人过世了丧葬费谁来领', '继承人'],
    ['under which condition', '保证金拿出来给工人发工资，得先确认哪两条', '属实并且确实无能力支付'],
    ['by what means', '怎么防着人没了还冒领养老金', '有效制止死亡人员冒领'],
    ['from when', '三定规定从啥时候开始算数', '自2019年3月日起施行'],
    ['by what it is counted', '社保系统运维费按什么标准向单位收', '按参保单位数量收费'],
    ['why it changed', '三公经费变少是什么缘故', '切实落实勤俭节约'],
    ['by whom it is done', '就业补助资金由哪些中心来发', '就业服务中心'],
  ])('%s: %s', (_, question, stated) => {
    const { status, answer } = askOnce(question);
    expect(status).toBe('answered');
    expect(answer.split('\n').slice(0, 2).join('')).toContain(stated);
  });

  it('two of one message are both told', () => {
    const { answer } = askOnce('三定规定哪年哪月起施行，解释权在谁');
    expect(answer).toContain('自2019年3月日起施行');
    expect(answer).toContain('机构编制委员会办公室承担');
  });

  it.each(['职工食堂补助按哪个文件', '驾照考试是哪个文件规定的', '低保户认定凭什么文件'])(
    'no document is named for %s',
    (question) => {
      expect(askOnce(question).status).toBe('declined');
    },
  );
});

describe('what a term takes together', () => {
  it.each([
    ['基本支出对应的是哪类项目支出', '人员类项目支出'],
    ['财政拨款收入分成哪几块', '国有资本经营预算拨款'],
    ['车辆保险费过路费 算不算公车运维费', '过路过桥费'],
    ['综合预算管理是什么意思', '即全部收入和支出都反映在预算中'],
  ])('%s', (question, said) => {
    expect(askOnce(question).answer).toContain(said);
  });

  it('an amount is still an amount', () => {
    expect(askOnce('国有资本经营预算有安排钱吗').answer).not.toContain('名词');
    expect(askOnce('财政拨款收入是多少').answer).toContain('46910.82');
  });
});

describe('the department as a whole', () => {
  it('tells its duties one by one', () => {
    const { answer, citations } = askOnce('人社局到底管哪些事');
    expect(answer).toContain('主要职责是：');
    expect(citations.length).toBeGreaterThan(10);
  });

  it('tells the item of one subject', () => {
    expect(askOnce('局里管的保险有哪几种').answer).toContain('养老、失业、工伤');
  });

  it('tells how tasks are divided with another body', () => {
    expect(askOnce('跟教育局怎么分工的').answer).toContain('离校前');
  });

  it.each(['人事教育股还挂了啥牌子', '市表彰奖励办公室挂在哪个股'])('cites the names of an office: %s', (question) => {
    const { answer, citations } = askOnce(question);
    expect(answer).toContain('人事教育股（市表彰奖励办公室）');
    expect(citations.map(({ quote }) => quote.slice(0, 20)).join()).toContain('人事教育股（市表彰奖励办公室）');
  });

  it('cites the measures by their headings', () => {
    const { citations } = askOnce('为实现绩效目标有哪些保障措施');
    expect(citations[0]?.quote).toContain('加强组织领导');
  });
});
