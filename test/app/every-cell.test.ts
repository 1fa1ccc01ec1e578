/** Every cell: each figure and field of the document, asked for by its names, comes back exactly, with its row cited. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/answer/reply.ts';
import { askOnce, knowledge } from '../support/knowledge.ts';
import { faultOf } from './cell-fault.ts';
import { type CellQuestion, emptyGroups, type Group, projectGroups, tableGroups, unitGroup } from './cell-questions.ts';

/** What the document holds: numeric cells of each table, counted in the published text as well; words of the units; fields. */
const CELLS: Readonly<Record<string, number>> = {
  部门预算收支总表收入: 5,
  部门预算收支总表支出: 7,
  部门预算收入总表: 127,
  部门预算支出总表: 84,
  部门预算财政拨款收支总表收入: 6,
  部门预算财政拨款收支总表支出: 16,
  部门预算一般公共预算财政拨款支出表: 78,
  部门预算一般公共预算财政拨款基本支出表: 65,
  部门预算政府性基金预算财政拨款支出表: 8,
  部门预算国有资本经营预算财政拨款支出表: 0,
  '部门预算财政拨款“三公”经费支出表': 6,
  部门机构设置情况: 0,
  部门政府采购预算: 0,
  部门固定资产占用情况表: 5,
  units: 15,
  'projects: money': 58,
  'projects: spending plan': 89,
  'projects: code and name': 29,
  'projects: purpose': 29,
  'projects: goals': 29,
  'indicators: figures': 192,
  'indicators: words': 46,
};

/** Cells of the tables that are printed empty. */
const EMPTY_CELLS = 668;

/** Failures printed of a group. */
const SHOWN = 10;

const { document } = knowledge.catalog;
const empty: readonly Group[] = emptyGroups(document);
const groups: readonly Group[] = [...tableGroups(document), unitGroup(document), ...projectGroups(document)];

function wantedText({ wanted, refs }: CellQuestion): string {
  if (wanted.kind === 'nothing') return `nothing budgeted in ${refs.join(', ')}`;
  const what =
    wanted.kind === 'figure'
      ? `${wanted.cell.printed} (${wanted.cell.value}${wanted.cell.unit})`
      : wanted.texts.join(' / ');
  return `${what} in ${refs.join(', ')}`;
}

function failureText(asked: CellQuestion, fault: string, reply: Reply): string {
  const got = `${fault}; ${reply.answer.slice(0, 160).replaceAll('\n', ' | ')}; cites ${reply.citations
    .map(({ ref }) => ref)
    .slice(0, 4)
    .join(', ')}`;
  return `  asked:  ${asked.question}\n  wanted: ${wantedText(asked)}\n  got:    ${got}`;
}

describe('every cell, asked for by its names', () => {
  it('walks what the document holds', () => {
    expect(Object.fromEntries(groups.map(({ name, cells }) => [name, cells]))).toEqual(CELLS);
    expect(empty.reduce((count, { cells }) => count + cells, 0)).toBe(EMPTY_CELLS);
    for (const { cells, questions } of [...groups, ...empty]) expect(questions.length).toBeGreaterThanOrEqual(cells);
  });

  for (const { name, questions } of [...groups, ...empty].filter(({ questions }) => questions.length > 0)) {
    it(`${name}: ${questions.length} questions`, () => {
      const failures = questions.flatMap((asked) => {
        const reply = askOnce(asked.question);
        const fault = faultOf(asked, reply);
        return fault === null ? [] : [failureText(asked, fault, reply)];
      });
      if (failures.length > 0)
        expect.fail(`${failures.length} of ${questions.length} fail:\n${failures.slice(0, SHOWN).join('\n\n')}`);
    });
  }
});
