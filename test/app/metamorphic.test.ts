/**
 * Changes of the golden questions that must change nothing, and changes that must lead to a refusal. `metamorphic-floors.json` holds
 * the share of trials of each kind that had the effect they must have: it may rise, never fall. `npm run metamorphic` shows
 * the failures.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GOLDEN_SETS, readQuestionSet } from '../../scripts/score/question-set.ts';
import { knowledge } from '../support/knowledge.ts';
import {
  byKind,
  kindsOfChange,
  passRate,
  rateLine,
  runTrials,
  type Trial,
  trialLines,
} from '../support/metamorphic-trials.ts';
import {
  type Change,
  digitWidth,
  otherDepartment,
  otherPlace,
  otherYear,
  ownOffice,
  ownYear,
  politeness,
  punctuation,
  synonyms,
  traditional,
  wordOrder,
} from '../support/metamorphoses.ts';

const goldenFolder = join(import.meta.dirname, '../golden');

/** Asking every question in every wording takes this long on a slow machine. */
const TIME_LIMIT_MS = 90_000;
/** Failures printed of a kind that fell. */
const SHOWN = 10;
/** A kind with fewer trials tells nothing: its change no longer applies. */
const FEWEST_TRIALS = 50;

const floors = z
  .record(z.string(), z.number())
  .parse(JSON.parse(readFileSync(join(goldenFolder, 'metamorphic-floors.json'), 'utf8')));

const questions = GOLDEN_SETS.flatMap((file) => {
  const set = readQuestionSet(file);
  if (!set.ok) throw new Error(set.failure);
  return set.value;
});

/** A small lexicon: 劳动监察 is part of a longer phrase, 几辆车 asks. */
const sayings = {
  entries: [
    ['公积金', '住房公积金', '公基金'],
    ['劳动监察', '劳监'],
    ['车辆', '几辆车'],
    ['electricity', 'power bill'],
  ],
  phrases: new Set([
    '公积金',
    '住房公积金',
    '公基金',
    '劳动监察',
    '劳动监察结案率',
    '劳监',
    '车辆',
    '几辆车',
    'electricity',
    'power bill',
  ]),
};

const first = (text: string) => ({ text, followsUp: false });

describe('the changes', () => {
  const examples: readonly (readonly [what: string, change: Change, text: string, changed: readonly string[]])[] = [
    [
      'politeness',
      politeness,
      '招待费多少？',
      ['请问招待费多少？', '麻烦问一下招待费多少？', '您好，招待费多少？', '招待费多少？谢谢', '招待费多少？ 多谢啦'],
    ],
    [
      'politeness in English',
      politeness,
      'How big is it?',
      ['Hello, How big is it?', 'Please tell me: How big is it?', 'How big is it please?', 'How big is it? thanks'],
    ],
    ['punctuation', punctuation, '周转金多少？讨薪找谁', ['周转金多少？讨薪找谁？', '周转金多少 讨薪找谁']],
    ['marks in a document number', punctuation, '冀财社[2023]204号 1.5万？', ['冀财社[2023]204号 1.5万']],
    ['digits', digitWidth, '[2023]205号', ['[２０２３]２０５号']],
    ['digits in full width', digitWidth, '２０２４年', ['2024年']],
    ['characters', traditional, '办公费多少钱', ['辦公費多少錢']],
    ['word order', wordOrder, '行政运行多少钱', ['多少钱啊，行政运行', '多少钱行政运行']],
    ['word order of the year', wordOrder, '今年招待费安排了多少', ['招待费安排了多少，今年']],
    ['word order of sums', wordOrder, '奖金加福利费多少', []],
    ['the own year', ownYear, '招待费多少', ['2024年招待费多少']],
    ['the own office', ownOffice, '招待费多少', ['霸州市人社局招待费多少', '招待费多少，霸州市人社局']],
    ['a synonym', synonyms(sayings), '公积金多少', ['住房公积金多少']],
    ['a synonym in English', synonyms(sayings), 'Electricity budget', ['power bill budget']],
    ['a synonym within a phrase', synonyms(sayings), '劳动监察结案率', []],
    ['a synonym that asks', synonyms(sayings), '车辆多少', []],
    ['another year said', otherYear, '今年招待费多少', ['2021年招待费多少']],
    ['another year added', otherYear, '招待费多少', ['2019年招待费多少']],
    ['another year after 那', otherYear, '那10月底呢', ['那2019年10月底呢']],
    ['another year beside a second one', otherYear, '今年比2023年多多少', []],
    ['another place', otherPlace, '你们人社局招待费多少', ['三河市人社局招待费多少']],
    ['another place added', otherPlace, '招待费多少', ['石家庄市的招待费多少']],
    ['another department', otherDepartment, '招待费多少', ['教育局的招待费多少', '民政局的招待费多少']],
  ];

  it.each(examples)('%s', (_, change, text, changed) => {
    expect(change(first(text))).toEqual(changed);
  });
});

describe('the golden questions, changed', () => {
  const trials = new Map<string, readonly Trial[]>();

  beforeAll(() => {
    for (const [kind, tried] of byKind(runTrials(knowledge, questions))) trials.set(kind, tried);
  }, TIME_LIMIT_MS);

  it('are asked, some of each kind', () => {
    console.info([...trials].map(([kind, tried]) => rateLine(kind, tried)).join('\n'));
    expect([...trials.keys()]).toEqual([...kindsOfChange(knowledge).keys()]);
    expect(Object.keys(floors)).toEqual([...trials.keys()]);
    for (const tried of trials.values()) expect(tried.length).toBeGreaterThanOrEqual(FEWEST_TRIALS);
  });

  it.each(Object.entries(floors))('%s holds as often as before, %d of a hundred times', (kind, floor) => {
    const tried = trials.get(kind) ?? [];
    const rate = passRate(tried);
    const failures = tried.filter(({ holds }) => !holds).slice(0, SHOWN);
    expect(rate, failures.flatMap(trialLines).join('\n')).toBeGreaterThanOrEqual(floor);
    if (rate > floor) console.info(`${kind} got better: raise it in test/golden/metamorphic-floors.json to ${rate}`);
  });
});
