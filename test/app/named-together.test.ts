/** Things named together in one question: each is taken for what it is beside the others. */
import { describe, expect, it } from 'vitest';
import { askOnce } from '../support/knowledge.ts';

const linesOf = (question: string): readonly string[] => askOnce(question).answer.split('\n');

describe('a calculation', () => {
  it('takes the amount of a thing, not how much it changed', () => {
    expect(linesOf('三公和住房公积金加起来多少')[0]).toBe('合计：203.47万元');
    expect(linesOf('三公经费、基本支出加起来多少')).toContain('计算：1.33 + 4985.42 = 4986.75（万元）');
  });

  it('cites what it is made of in whatever unit it is told', () => {
    const reply = askOnce('城乡居民养老保险县级补贴资金比219号文多几亿');
    expect(reply.answer).toContain('0.5185亿元');
    expect(reply.citations.map(({ section }) => section).join('\n')).toMatch(/25、[\s\S]*27、/);
  });

  it('reads a name whose end its neighbour says, in either language', () => {
    expect(linesOf('compare basic and project expenditure')[0]).toBe('项目支出 is higher, by 37984.55万元');
    expect(linesOf('基本和项目支出分别多少').slice(0, 2)).toEqual([
      '基本支出：4985.42万元 [1]',
      '项目支出：42969.97万元 [1]',
    ]);
  });
});

describe('a target and a project', () => {
  it('are the target of that project, whichever is said first', () => {
    for (const question of ["what's the satisfaction target for the job fair project", '招聘会项目的满意度目标是多少'])
      expect(linesOf(question)).toEqual([
        expect.stringMatching(/^开展招聘会、直播带岗工作经费·公共就业服务满意度.*≥100%/),
      ]);
  });
});
