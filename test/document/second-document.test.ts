/** Another department, another year, other rows, another header alignment: read without a change of code. */
import { describe, expect, it } from 'vitest';
import { readDisclosure } from '../../src/document/ingest/read-disclosure.ts';
import { reportDocument } from '../../src/document/ingest/report.ts';
import { cellAt, passageAt, rowAt, second, secondFolder, textOf } from './support.ts';

const plan = (number: number): string[] =>
  second.projects.find((project) => project.number === number)?.points.map((point) => point.state) ?? [];

describe('a second document of the template', () => {
  it('agrees with itself', () => {
    expect(reportDocument(second).join('\n')).toContain('核对 248 项，不一致 0 项');
  });

  it('reads its tables', () => {
    expect(second.tables.map((table) => [table.kind, table.page, table.rows.length])).toEqual([
      ['balance', 1, 8],
      ['balance', 1, 7],
      ['income', 2, 13],
      ['expenditure', 4, 13],
      ['fiscal-balance', 5, 9],
      ['fiscal-balance', 5, 7],
      ['general', 6, 13],
      ['basic', 7, 11],
      ['fund', 8, 0],
      ['state-capital', 9, 0],
      ['three-public', 10, 9],
      ['units', undefined, 2],
      ['procurement', 19, 1],
      ['assets', 19, 6],
    ]);
    expect(cellAt(second, 't3.8', '项目支出').value).toBe('180.00');
    expect(cellAt(second, 't2.10', '上年结转').value).toBe('24.40');
    expect(cellAt(second, 't2.10', '其他收入').value).toBeNull();
    expect(cellAt(second, 't6.11', '公用经费').value).toBe('21.00');
    expect(cellAt(second, 't1e.3', '预算数').value).toBe('570.50');
  });

  it('joins the row cut by a page break and knows the pages', () => {
    const row = rowAt(second, 't2.8');
    expect(row).toMatchObject({ name: '水利工程建设', code: '2130305', source: { page: 2 } });
    expect(row.source.quote).toContain('科目名称：水利工程建设；合计：180.00');
    expect(rowAt(second, 't2.9').source.page).toBe(3);
    expect(rowAt(second, 'p1.i1').source.page).toBe(15);
    expect(rowAt(second, 'p1.i3').source.page).toBe(16);
    expect(rowAt(second, 'p3.money').source.page).toBe(18);
  });

  it('reads a procurement table that is not empty', () => {
    expect(rowAt(second, 'procurement.1').source.quote).toBe(
      '项目名称：水利工程建设资金；预算资金：180.00；采购物品名称：水位监测仪；政府采购目录序号：A02100100；计量单位：台；数量：4；单价：1.50；合计：6.00；一般公共预算拨款：6.00；2025年预留中小微企业份额：6.00',
    );
    expect(cellAt(second, 'procurement.1', '合计')).toMatchObject({ value: '6.00', unit: '万元' });
  });

  it('reads projects, targets and plans of spending', () => {
    expect(second.projects.map((project) => [project.code, project.carriedOver])).toEqual([
      ['13990125P00A10010001A', false],
      ['13990125P00A10010002B', false],
      ['13990124P00A10010003C', true],
    ]);
    expect(second.projects[1]?.documentNumber).toBe('冀财农[2024]118号');
    expect([plan(1), plan(2), plan(3)]).toEqual([
      ['planned', 'planned', 'planned', 'planned'],
      ['empty', 'planned', 'planned', 'planned'],
      ['empty', 'planned', 'planned', 'lost'],
    ]);
    expect(second.projects[0]?.indicators[1]?.basis).toBe('《水利工程建设质量管理规定》');
    expect(cellAt(second, 'p1.i3', '指标值')).toMatchObject({ value: '90', unit: '%', comparator: '≥' });
    expect(cellAt(second, 'p1.i1', '指标值')).toMatchObject({ value: '12', unit: '公里', comparator: '≥' });
  });

  it('joins a row whose group was cut by the page break as well', () => {
    const text = textOf(secondFolder)
      .replace('\t质量指标\t工程验收合格率', '\t质量指\t工程验收合格率')
      .replace('\t\t\t\t\t管理规定》', '\t标\t\t\t\t管理规定》');
    const read = readDisclosure(text, second.meta, second.links);
    const [first] = read.ok ? read.value.projects : [];
    expect(first?.indicators.map((indicator) => indicator.group)).toEqual([
      '数量指标',
      '质量指标',
      '服务对象满意度指标',
    ]);
    expect(first?.indicators[1]?.basis).toBe('《水利工程建设质量管理规定》');
  });

  it('reads offices and duties', () => {
    expect(second.offices.map((office) => [office.name, office.otherNames, office.duties.length])).toEqual([
      ['办公室', [], 4],
      ['工程建设股', ['水利质量监督站'], 2],
      ['水资源管理股', [], 2],
    ]);
    expect(passageAt(second, 'c2.1.2').text).toBe('承担信息、安全、保密、信访等工作。');
    expect(passageAt(second, 'c2.1.4').text).toBe('组织编制部门预决算。');
    expect(passageAt(second, 'c2.3.1').source.section.at(-1)).toBe('（三）水资源管理股');
  });

  it('reads figures and changes in sentences', () => {
    const changes = second.facts.flatMap((fact) =>
      fact.change === undefined
        ? []
        : [[fact.subject, fact.row.cells[0]?.value, fact.change.direction, fact.change.baseYear]],
    );
    expect(changes).toEqual([
      ['预算收支安排', '58.30', 'increase', 2024],
      ['基本支出', '7.70', 'decrease', 2024],
      ['项目支出', '66.00', 'increase', 2024],
      ['“三公”经费', '1.50', 'increase', 2024],
    ]);
    expect(second.facts.map((fact) => fact.subject)).toContain('机关编制');
  });

  it('agrees with itself throughout', () => {
    expect(second.checks.length).toBe(248);
    expect(second.checks.filter((check) => !check.agrees)).toEqual([]);
  });
});
