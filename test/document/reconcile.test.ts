/** What the document says of itself twice: every check, and the four amounts that disagree. */
import { describe, expect, it } from 'vitest';
import { reportDocument } from '../../src/document/ingest/report.ts';
import { builtIn, second, sourcesOf } from './support.ts';

describe('reconciliation', () => {
  it('finds exactly the four disagreements of the built-in document', () => {
    const differing = builtIn.checks.filter((check) => !check.agrees);
    expect(differing.map((check) => [check.kind, check.left.value, check.right.value, check.explanation])).toEqual([
      ['projects-total', '42969.98', '42969.97', undefined],
      ['carry-over', '1044.58', '1044.57', undefined],
      [
        'projects-subject',
        '24775.00',
        '24733.00',
        '相差的 42.00 是科目 2083001 财政代缴城乡居民基本养老保险费支出 的项目支出',
      ],
      ['projects-subject', '71.04', '71.03', undefined],
    ]);
  });

  it('names both places of a disagreement', () => {
    const check = builtIn.checks.find((candidate) => candidate.id === 'projects-subject:2130804');
    expect(check?.left).toMatchObject({
      expression: '31.91 + 1.46 + 15.12 + 18.99 + 3.56',
      unit: '万元',
      refs: [13, 14, 17, 19, 20].map((number) => `bazhou-hrss-2024/p${number}.money`),
    });
    expect(check?.right.refs).toEqual(['bazhou-hrss-2024/t3.36']);
  });

  it('names the row that explains a difference', () => {
    const check = builtIn.checks.find((candidate) => candidate.id === 'projects-subject:2082602');
    expect(check?.explainedBy).toEqual(['bazhou-hrss-2024/t3.24']);
  });

  it('makes every kind of check', () => {
    const kinds = new Map<string, number>();
    for (const check of builtIn.checks) kinds.set(check.kind, (kinds.get(check.kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({
      'parent-children': 155,
      columns: 228,
      'table-table': 146,
      'table-sentence': 21,
      sentence: 7,
      'projects-total': 1,
      'carry-over': 1,
      'projects-subject': 13,
    });
  });

  it('checks the arithmetic of the sentences', () => {
    const change = builtIn.checks.find((check) => check.id === 'sentence:fch2.3.1.2');
    expect(change).toMatchObject({
      agrees: true,
      left: { value: '-4150.89' },
      right: { expression: '-31.24 - 4119.65' },
    });
    const staff = builtIn.checks.find((check) => check.id === 'sentence:fc7.1.1');
    expect(staff).toMatchObject({ agrees: true, left: { value: '40' }, right: { value: '40', expression: '23 + 17' } });
  });

  it.each([builtIn, second])('gives every check its own id, and refs that exist', (document) => {
    const refs = new Set(sourcesOf(document).map((source) => source.ref));
    expect(new Set(document.checks.map((check) => check.id)).size).toBe(document.checks.length);
    for (const check of document.checks) {
      expect(check.left.refs.length).toBeGreaterThan(0);
      for (const ref of [...check.left.refs, ...check.right.refs]) expect(refs).toContain(ref);
    }
  });

  it('reports counts and disagreements', () => {
    const report = reportDocument(builtIn).join('\n');
    expect(report).toContain('部门预算支出总表：39 行，234 个单元格');
    expect(report).toContain('项目 29 个，绩效指标 238 行');
    expect(report).toContain('核对 572 项，不一致 4 项');
    expect(report).toContain(
      '2130804 创业担保贷款贴息及奖补 项目支出：71.03 万元（第7页 部门预算支出总表 第36行（2130804））',
    );
  });
});
