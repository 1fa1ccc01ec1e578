/** Clauses, duties, sentences, terms and the figures in them. Expected values were read off the source by hand. */
import { describe, expect, it } from 'vitest';
import { builtIn, builtInFolder, passageAt, textOf } from './support.ts';

const section = (short: string): string => passageAt(builtIn, short).source.section.join(' > ');

describe('passages of the built-in document', () => {
  it('reads 14 offices with their duties', () => {
    expect(builtIn.offices.map((office) => `${office.number}${office.name} ${office.duties.length}`)).toEqual([
      '（一）办公室 22',
      '（二）人事教育股 6',
      '（三）综合事务工作股 7',
      '（四）社保基金监督管理股 3',
      '（五）人力资源流动管理股 7',
      '（六）事业单位人事管理股 7',
      '（七）工资福利股 4',
      '（八）养老保险与失业保险股 21',
      '（九）专业技术人员与职称管理股 12',
      '（十）调解仲裁管理与信访工作股 17',
      '（十一）就业促进股 12',
      '（十二）农民工工作股 9',
      '（十三）工伤与农村社会保险管理股 12',
      '（十四）劳动关系股 11',
    ]);
    expect(builtIn.offices[0]?.otherNames).toEqual(['政策法规股', '规划财务股']);
    expect(builtIn.offices[9]?.otherNames).toEqual(['劳动人事争议仲裁院']);
  });

  it('gives every duty to its office, a second paragraph included', () => {
    const duty = builtIn.passages.find((passage) => passage.text.startsWith('负责我市房屋建筑和市政基础设施'));
    expect(duty).toMatchObject({ kind: 'duty', office: 'bazhou-hrss-2024/office.12' });
    const duties = builtIn.passages.filter((passage) => passage.kind === 'duty').map((passage) => passage.source.ref);
    expect(builtIn.offices.flatMap((office) => office.duties)).toEqual(duties);
  });

  it('joins what a page break cut and keeps the line it starts on', () => {
    expect(passageAt(builtIn, 'c6.1.3')).toMatchObject({
      text: '负责全局综合性工作计划、工作总结、报告的起草；',
      source: { line: 485, locator: '第六条（一）' },
    });
    expect(passageAt(builtIn, 'c6.1.4').source.line).toBe(487);
    expect(passageAt(builtIn, 'c6.9.4').text).toContain('“河北省杰出专业技术人才、优秀留学回国人员和科技创新团队”');
  });

  it('loses no word of the chapters: the quotes of a paragraph are its text', () => {
    const squeeze = (text: string): string => text.replace(/\s+/g, '');
    const text = squeeze(textOf(builtInFolder).split('\n').slice(442, 539).join(''));
    const quotes = builtIn.passages
      .filter((passage) => passage.source.line >= 443 && passage.source.line <= 539)
      .reduce((rest, passage) => rest.replace(squeeze(passage.source.quote), ''), text);
    expect(quotes).toBe(
      squeeze(`一、部门职责及机构设置情况部门职责：第一条第二条第三条（一）（二）（三）（四）（五）（六）（七）（八）（九）（十）（十一）（十二）第四条第五条第六条
      第七条第八条第九条第十条`),
    );
  });

  it('quotes the name of an office with its first duty, which it is printed before', () => {
    expect(passageAt(builtIn, 'c6.2.1').source.quote).toMatch(/^（二）人事教育股（市表彰奖励办公室）。拟定/u);
    expect(passageAt(builtIn, 'c6.2.1').text).toMatch(/^拟定/u);
  });

  it('names the headings a passage stands under', () => {
    expect(section('c6.13.4')).toBe(
      '一、部门职责及机构设置情况 > 部门职责 > 第六条 > （十三）工伤与农村社会保险管理股',
    );
    expect(section('c3.7.4')).toBe('一、部门职责及机构设置情况 > 部门职责 > 第三条 > （七）');
    expect(section('ch2.3.1')).toBe('二、部门预算安排的总体情况 > 3、比上年增减情况');
    expect(section('ch5.2.1.3')).toBe('五、部门整体绩效目标 > （二）分项绩效目标 > （一）做好劳动关系管理工作');
    expect(section('ch5.3.8.1')).toBe('五、部门整体绩效目标 > (三)工作保障措施 > （八）加强宣传培训调研等');
    expect(section('term.6')).toBe('九、名词解释');
  });

  it('cleans the text and quotes the print', () => {
    const passage = passageAt(builtIn, 'ch5.2.2.4');
    expect(passage.text).toBe(
      '绩效指标：社会保险补贴到位率≥95%，为毕业生提供招聘岗位，服务毕业生数量（人）≥100人，补贴发放准确率≥98%，就业提升率≥10%，贷款贴息资金按规定使用率=100%，创业担保贷款带动吸纳就业人数增长率≥4%。',
    );
    expect(passage.source.quote).toContain('$\\geq 95\\%$ ，为毕业生');
    expect(passageAt(builtIn, 'c10.1').text).toBe('本规定自2019年3月日起施行。');
  });

  it('reads ten terms', () => {
    const terms = builtIn.passages.filter((passage) => passage.kind === 'term');
    expect(terms.map((passage) => passage.term)).toEqual([
      '财政拨款收入',
      '财政专户管理资金收入',
      '单位资金收入',
      '事业收入',
      '事业单位经营收入',
      '上年结转',
      '部门预算支出',
      '事业单位经营支出',
      '“三公”经费',
      '机关运行经费',
    ]);
    expect(passageAt(builtIn, 'term.6').text).toBe(
      '上年结转：指以前年度安排、结转到本年仍按原规定用途继续使用的资金。',
    );
  });

  it('knows a page only where it is certain', () => {
    expect(passageAt(builtIn, 'ch4.0.2').source.page).toBe(28);
    expect(passageAt(builtIn, 'ch8.0.1').source.page).toBe(93);
    expect(passageAt(builtIn, 'c6.13.4').source.page).toBeUndefined();
  });
});

describe('figures in sentences', () => {
  const facts = builtIn.facts.map((fact) => {
    const cell = fact.row.cells[0];
    const change = fact.change === undefined ? '' : ` ${fact.change.direction} ${fact.change.baseYear}`;
    return `${fact.subject} ${cell?.comparator ?? ''}${cell?.value ?? ''}${cell?.unit ?? ''}${change}`;
  });

  it.each([
    '机关编制 40名',
    '行政编制 23名',
    '副股级领导职数 4名',
    '预算收入 47955.39万元',
    '基金预算收入 6600.00万元',
    '日常公用经费 261.32万元',
    '预算收支安排 4150.89万元 decrease 2023',
    '基本支出 31.24万元 decrease 2023',
    '项目支出 4119.65万元 decrease 2023',
    '机关运行经费 261.32万元',
    '“三公”经费 1.33万元',
    '公务用车运维费 0.00万元',
    '“三公”经费 0.47万元 decrease 2023',
    '劳动仲裁到期结案率 ≥90%',
    '社会保险补贴到位率 ≥95%',
    '服务毕业生数量（人） ≥100人',
    '被征地农保参保对象满意度 90%',
    '贷款贴息资金按规定使用率 =100%',
    '上年末固定资产金额 479.80万元',
    '处理案件 400件',
    '一季度支出 20%',
  ])('reads %s', (fact) => {
    expect(facts).toContain(fact);
  });

  it('takes no year, date, document number or numbering for a figure', () => {
    const numbers = builtIn.facts.map((fact) => fact.row.cells[0]?.value);
    for (const value of ['2024', '2023', '2019', '2018', '72', '12', '204']) expect(numbers).not.toContain(value);
  });

  it('cites the sentence the figure stands in', () => {
    for (const fact of builtIn.facts) {
      const passage = builtIn.passages.find((candidate) => candidate.source.ref === fact.passage);
      expect(fact.row.source.quote).toBe(passage?.source.quote);
      expect(fact.row.source.quote).toContain(fact.row.cells[0]?.printed);
    }
  });
});
