import { describe, expect, test } from 'vitest';
import { FLOOR } from '../../src/retrieve/fuse.ts';
import { buildRetriever } from '../../src/retrieve/retriever.ts';
import { corpus } from './built-in.ts';

const retriever = buildRetriever(corpus);

/** Things a citizen asks an office, none of which the document is about. */
const unanswerable: readonly string[] = [
  '会议室怎么预订', // 会议 stands in the document, a room does not
  '宠物狗要办证吗',
  '垃圾分类怎么分', // 分类 stands in it, of another kind
  '低保怎么申请', // 申请 stands in it, and is what one does with any office
  '今天天气怎么样',
  '结婚证在哪里领',
  '房产证过户要多少钱',
  '怎么办护照',
  '地铁几点停运',
  '疫苗接种点在哪',
  '小学入学学区怎么划分',
  '营业执照怎么注销',
  '给我写一首诗',
  '法国首都是哪',
  '红烧肉怎么做',
  '身份证丢了怎么补',
  '公积金怎么提取',
  '停车费收费标准',
  '廉租房申请条件',
  '残疾证办理流程',
  '机关食堂吃什么',
  '小区物业不作为找谁',
  '房屋漏水怎么维权', // 房屋 stands in it; the nearest to the floor
  '户口迁移怎么弄',
  '银行卡密码忘了',
  '水费在哪交',
];

describe('a question the document does not answer finds nothing', () => {
  test.each(unanswerable)('%s', (text) => {
    expect(retriever.search({ text, limit: 3 })).toEqual([]);
  });

  test.each(['', '？！…', '的吗呢', '怎么办', '   '])('“%s” holds no word to look for', (text) => {
    expect(retriever.search({ text, limit: 3, floor: 0 })).toEqual([]);
  });
});

test('no hit stands under the floor unless a lower one is asked for', () => {
  const text = '房屋漏水怎么维权';
  const below = retriever.search({ text, limit: 3, floor: 0 });
  expect(below).not.toEqual([]);
  expect(below.every(({ score }) => score < FLOOR)).toBe(true);
});
