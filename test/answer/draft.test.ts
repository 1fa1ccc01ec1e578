import { describe, expect, it } from 'vitest';
import { startDraft } from '../../src/answer/draft.ts';
import { converse, golden, knowledge } from '../support/knowledge.ts';

const { catalog } = knowledge;
const ref = (short: string): string => `${catalog.document.meta.id}/${short}`;

describe('citing', () => {
  it('numbers sources in the order of first use', () => {
    const draft = startDraft(catalog, 'zh');
    expect(draft.cite([ref('t3.33')])).toBe(' [1]');
    expect(draft.cite([ref('t2.33'), ref('t3.4')])).toBe(' [2][3]');
    expect(draft.citations().map(({ number, ref: cited }) => [number, cited])).toEqual([
      [1, ref('t3.33')],
      [2, ref('t2.33')],
      [3, ref('t3.4')],
    ]);
  });

  it('keeps one number for one source', () => {
    const draft = startDraft(catalog, 'zh');
    draft.cite([ref('t3.33'), ref('t3.4')]);
    expect(draft.cite([ref('t3.4'), ref('t3.33'), ref('t3.4')])).toBe(' [2][1]');
    expect(draft.citations()).toHaveLength(2);
  });

  it('gives the figures of one sentence the number of the sentence', () => {
    const facts = catalog.document.facts.filter((fact) => fact.passage === ref('ch2.3.1'));
    expect(facts.length).toBeGreaterThan(1);
    const draft = startDraft(catalog, 'zh');
    expect(draft.cite(facts.map((fact) => fact.row.source.ref))).toBe(' [1]');
    expect(draft.cite([ref('ch2.3.1')])).toBe(' [1]');
  });

  it('nothing leaves no mark', () => {
    expect(startDraft(catalog, 'zh').cite([])).toBe('');
  });

  it('shows where the row stands, with its cells as printed', () => {
    const draft = startDraft(catalog, 'zh');
    draft.cite([ref('t3.33')]);
    expect(draft.citations()).toEqual([
      {
        number: 1,
        kind: 'row',
        document: '霸州市人力资源和社会保障局 2024 年部门预算信息公开',
        section: '部门预算支出总表',
        locator: '第33行（2120805）',
        page: 7,
        quote:
          '序号：33；科目编码：2120805；科目名称：补助被征地农民支出；合计：6600.00；基本支出：（空）；项目支出：6600.00',
        ref: ref('t3.33'),
      },
    ]);
  });

  it('of a ref that is not there is a bug, told with the ref', () => {
    expect(() => startDraft(catalog, 'zh').cite(['nowhere/x.1'])).toThrow('nowhere/x.1');
  });
});

describe('every golden reply', () => {
  const replies = golden
    .filter((_, at) => at % 3 === 0)
    .flatMap(({ history, question }) => converse([...history, question]).slice(-1));

  it('uses each of its numbers, first in order, and no other', () => {
    const wrong = replies.flatMap((reply) => {
      const used = [...new Set([...reply.answer.matchAll(/\[(\d{1,2})\]/gu)].map(([, number]) => Number(number)))];
      const known = reply.citations.map(({ number }) => number);
      return used.every((number) => known.includes(number)) && known.every((number, at) => number === at + 1)
        ? []
        : [reply.answer.slice(0, 100)];
    });
    expect(wrong).toEqual([]);
  });

  it('lists its sources under the answer, one a citation', () => {
    for (const { answer, text, citations } of replies) {
      expect(text.startsWith(answer)).toBe(true);
      for (const { number, quote } of citations) {
        expect(text).toMatch(new RegExp(`^\\[${number}\\] `, 'mu'));
        expect(text).toContain(quote);
      }
    }
  });
});
