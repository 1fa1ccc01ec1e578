/** Whatever is asked, the plan is one that the schema lets pass, and that the rows of the document can be read by. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/plan/make-plan.ts';
import { type Plan, plan as planSchema, type SinglePlan } from '../../src/plan/plan.ts';
import type { Turn } from '../../src/understand/question.ts';
import { golden, knowledge } from '../support/knowledge.ts';
import { describePlan } from './describe-plan.ts';

const { catalog, understand } = knowledge;

/** Every plan of a message. */
const plansOf = (text: string, turn: Turn | null = null): Plan[] =>
  understand(text, turn).map((question) => makePlan(catalog, question).plan);

const parts = (plan: Plan): readonly SinglePlan[] => (plan.kind === 'many' ? plan.parts : [plan]);

/** Every ref a plan names that is not in the document. */
function strayRefs(plan: Plan): string[] {
  return parts(plan).flatMap((part) => {
    const refs =
      part.kind === 'table'
        ? [
            ...part.also,
            ...part.passages,
            ...[...JSON.stringify(part.table).matchAll(/"row":"([^"]+)"/gu)].map(([, ref = '']) => ref),
          ]
        : part.kind === 'quote' || part.kind === 'list'
          ? part.refs
          : [];
    return refs.filter((ref) => !catalog.rows.has(ref) && !catalog.passages.has(ref));
  });
}

function expectSound(plan: Plan): void {
  expect(planSchema.safeParse(plan).success).toBe(true);
  expect(strayRefs(plan)).toEqual([]);
  expect(describePlan(plan)).not.toBe('');
}

const words = [
  '行政运行',
  '就业补助',
  '项目支出',
  '基本支出',
  '三公经费',
  '支出总计',
  '补助被征地农民支出资金',
  '结案率',
  '见习补贴',
  '中央',
  '省级',
  '水电费',
  '2080101',
  '人社局',
  '廊坊市',
  '2022年',
  '去年',
  '6月底',
  '超过1000万',
  '60%',
  '和',
  '比',
  '占',
  '多少',
  '哪个最多',
  '前三',
  '有哪些',
  '几个',
  '一共',
  '几倍',
  '差多少',
  '归谁管',
  '什么意思',
  '干什么用',
  '标准',
  '目标',
  '换成亿元',
  '呢',
  '它',
  '谢谢',
  '你好',
  '电话',
  'how much',
  'share of',
  'total expenditure',
  '?',
  ',',
  ' ',
  '小行星',
] as const;

const message = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((said) => said.join(''));

describe('the plan', () => {
  it('of every golden question passes its check', () => {
    for (const { question } of golden) for (const plan of plansOf(question)) expectSound(plan);
  });

  it('of any mixture of words passes its check and is the same again', () => {
    fc.assert(
      fc.property(message, (text) => {
        const plans = plansOf(text);
        expect(plans.length).toBeGreaterThan(0);
        for (const plan of plans) expectSound(plan);
        expect(plansOf(text)).toEqual(plans);
      }),
      { numRuns: 300 },
    );
  });

  it('of any follow-up passes its check', () => {
    fc.assert(
      fc.property(message, message, (first, second) => {
        const question = understand(first, null).at(-1);
        if (question === undefined) throw new Error('a message asks at least one thing');
        for (const plan of plansOf(second, { question, shown: [], cited: [], offered: [], listed: [], focus: null }))
          expectSound(plan);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the schema', () => {
  const quantity = { label: '甲', cells: [{ row: 'r', column: 'c' }] };

  it.each<[string, unknown]>([
    ['a kind nobody knows', { kind: 'guess' }],
    ['a key too many', { kind: 'chat', topic: 'greeting', mood: 'good' }],
    ['a comparison of one', table({ kind: 'compare', quantities: [quantity] })],
    ['a quantity without cells', table({ kind: 'show', quantities: [{ label: '甲', cells: [] }] })],
    ['a month that is not planned for', table({ kind: 'schedule', projects: [scheduled()], month: 5 })],
    ['a ranking of no places', table({ kind: 'rank', set: 's', quantities: [quantity], order: 'top', take: 0 })],
    ['one option', { kind: 'clarify', about: '', options: [{ label: 'a', question: 'a' }] }],
    ['a reason nobody knows', { kind: 'decline', reason: 'busy', about: '', nearest: [] }],
    [
      'a summary within a summary',
      { kind: 'many', lead: 'budget', parts: [{ kind: 'many', lead: 'goals', parts: [] }] },
    ],
    ['a search for nothing', { kind: 'search', purpose: 'text', search: { text: '', within: { kind: 'anywhere' } } }],
  ])('refuses %s', (_, proposed) => {
    expect(planSchema.safeParse(proposed).success).toBe(false);
  });

  it('lets a plan made by anyone else pass when it is sound', () => {
    const proposed = table({ kind: 'show', quantities: [quantity], unit: '亿元' });
    expect(planSchema.safeParse(proposed).success).toBe(true);
  });
});

const scheduled = () => ({ label: '甲', money: { row: 'r', column: 'c' }, schedule: 'r' });

function table(inner: unknown): unknown {
  return { kind: 'table', table: inner, also: [], passages: [], assumed: [] };
}
