/** Which document a question is put to where there are several. */
import { describe, expect, it } from 'vitest';
import { chooseDocument } from '../../src/app/choose-document.ts';
import type { DocumentMeta } from '../../src/document/document.ts';

const department = (id: string, region: string, year: number): DocumentMeta => ({
  id,
  title: `${region}水利局 ${year} 年部门预算`,
  issuer: `${region}水利局`,
  issuerAliases: ['水利局'],
  region,
  year,
  kind: '部门预算',
  template: 'hebei-department-budget',
  examples: { zh: [], en: [] },
});

const metas = [
  department('qinghe-2024', '清河市', 2024),
  department('qinghe-2025', '清河市', 2025),
  department('baihe-2024', '白河县', 2024),
  { ...department('baihe-hrss-2024', '白河县', 2024), issuer: '白河县人力资源和社会保障局', issuerAliases: ['人社局'] },
];

const choose = (question: string, before: string | null = null) => chooseDocument(metas, { question, before });

describe('at the beginning', () => {
  it.each([
    ['支出总计是多少', 'qinghe-2025'],
    ['2024年支出总计是多少', 'baihe-2024'],
    ['清河市水利局支出总计', 'qinghe-2025'],
    ['清河水利局 2024 年支出总计', 'qinghe-2024'],
    ['白河县水利局支出总计', 'baihe-2024'],
    ['人社局支出总计', 'baihe-hrss-2024'],
    ['水利局2024年支出', 'baihe-2024'],
    ['清河２０２４年支出', 'qinghe-2024'],
    ['清河比2024年减少了多少', 'qinghe-2025'],
    ['清河 change from 2024', 'qinghe-2025'],
    ['冀财社[2024]204号', 'qinghe-2025'],
    ['清河2031年支出', 'qinghe-2025'],
    ['', 'qinghe-2025'],
  ])('%s → %s', (question, id) => expect(choose(question)).toBe(id));
});

describe('in a conversation', () => {
  it.each([
    ['那支出总计呢', 'baihe-2024', 'baihe-2024'],
    ['水利局的支出总计呢', 'qinghe-2024', 'qinghe-2024'],
    ['2025年呢', 'qinghe-2024', 'qinghe-2025'],
    ['2025年呢', 'baihe-2024', 'baihe-2024'],
    ['人社局呢', 'qinghe-2025', 'baihe-hrss-2024'],
    ['那支出总计呢', 'no-longer-there', 'qinghe-2025'],
  ])('%s after %s → %s', (question, before, id) => expect(choose(question, before)).toBe(id));
});

it('there is nothing to choose without documents', () => {
  expect(chooseDocument([], { question: '支出总计', before: null })).toBeUndefined();
});
