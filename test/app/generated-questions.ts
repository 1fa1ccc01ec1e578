/** Questions nobody wrote: random combinations of what the document names, and golden questions with something changed. */
import fc from 'fast-check';
import { golden, knowledge } from '../support/knowledge.ts';

const { things, document, lexicon } = knowledge.catalog;

const names = [...new Set(things.flatMap((thing) => thing.names))];
const columns = [...new Set(document.tables.flatMap((table) => table.columns.map(({ name }) => name)))];
const operations = Object.values(lexicon.operations).flat();
const said = [
  ...lexicon.synonyms.flatMap(({ say }) => say),
  ...lexicon.situations.flatMap(({ say }) => say),
  ...lexicon.english.flatMap(({ say }) => say),
  ...lexicon.measures.flatMap(({ say }) => say),
  ...lexicon.refusals.flatMap(({ say }) => say),
];

const name = fc.constantFrom(...names);
const alias = fc.constantFrom(...said);
const column = fc.constantFrom(...columns);
const operation = fc.constantFrom(...operations);
const number = fc.oneof(
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.integer({ min: 0, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('一百', '两千万', '3万', '百分之五', '5%', '1,234.5', '第3', '六千六百'),
);
const amount = fc
  .tuple(number, fc.constantFrom('', '元', '万元', '亿元', '%', '人', '个', '次'))
  .map((parts) => parts.join(''));
const year = fc.constantFrom('2022年', '2023年', '2024年', '2025年', '去年', '今年', '明年', '近三年');
const month = fc.constantFrom('3月底', '6月', '10月底', '年底', '上半年', '一季度', '5月底');
const link = fc.constantFrom(
  '和',
  '比',
  '占',
  '的',
  '、',
  '里面',
  '是',
  '除了',
  '超过',
  '低于',
  '以上',
  '前',
  '是不是',
  '为什么',
  ' and ',
  ' of ',
  '？',
  '，',
);

const word = fc.oneof(
  { weight: 6, arbitrary: name },
  { weight: 4, arbitrary: operation },
  { weight: 3, arbitrary: alias },
  { weight: 2, arbitrary: column },
  { weight: 2, arbitrary: amount },
  { weight: 2, arbitrary: link },
  { weight: 1, arbitrary: year },
  { weight: 1, arbitrary: month },
);

/** Words in any order. */
const heap = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(''));

/** Words in the order of a sentence, so that operations find their operands. */
const sentence = fc.oneof(
  fc.tuple(name, column, operation).map(([thing, of, asked]) => `${thing}的${of}${asked}`),
  fc.tuple(name, name).map(([part, whole]) => `${part}占${whole}的百分之几`),
  fc.tuple(name, name, operation).map(([one, other, asked]) => `${one}和${other}${asked}`),
  fc.tuple(name, name).map(([one, other]) => `${one}比${other}多多少`),
  fc.tuple(name, name, name).map((several) => `${several.join('、')}一共多少`),
  fc.tuple(name, fc.constantFrom('元', '亿元')).map(([thing, unit]) => `${thing}是多少${unit}`),
  fc.tuple(name, month).map(([thing, by]) => `${thing}${by}要花到多少`),
  fc
    .tuple(name, year, fc.constantFrom('增加', '减少', '变化'))
    .map(([thing, than, way]) => `${thing}比${than}${way}了多少`),
  fc
    .tuple(fc.constantFrom('项目', '支出', '科目', '指标'), fc.constantFrom('超过', '低于', '不到'), amount)
    .map(([set, bound, by]) => `${set}里${bound}${by}的有哪些，一共几个`),
  fc
    .tuple(fc.nat({ max: 40 }), fc.constantFrom('项目', '类支出', '基本支出'))
    .map(([count, set]) => `金额前${count}的${set}`),
  fc.tuple(alias, operation).map(([thing, asked]) => `${thing}${asked}`),
);

/** A golden question with a piece left out, doubled, turned round, or something put in. */
const mutation = fc
  .tuple(
    fc.constantFrom(...golden.map(({ question }) => question)),
    fc.nat({ max: 60 }),
    fc.nat({ max: 6 }),
    fc.oneof(fc.constant(''), number, name, year, link, operation),
    fc.constantFrom('cut', 'put', 'swap', 'double'),
  )
  .map(([question, start, length, put, how]) => {
    const letters = [...question];
    const at = start % (letters.length + 1);
    const [before, piece, after] = [letters.slice(0, at), letters.slice(at, at + length), letters.slice(at + length)];
    if (how === 'cut') return [...before, put, ...after].join('');
    if (how === 'put') return [...before, put, ...piece, ...after].join('');
    if (how === 'swap') return [...before, ...piece.toReversed(), put, ...after].join('');
    return [...before, ...piece, ...piece, put, ...after].join('');
  });

/** Golden questions with their numbers replaced by others. */
const renumbered = fc
  .tuple(fc.constantFrom(...golden.map(({ question }) => question)), fc.nat({ max: 99_999 }))
  .map(([question, other]) => question.replace(/\d+(?:\.\d+)?/gu, String(other)));

/** One generated question. */
export const generatedQuestion: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: sentence },
  { weight: 2, arbitrary: heap },
  { weight: 3, arbitrary: mutation },
  { weight: 1, arbitrary: renumbered },
);

/** Messages of one conversation, the later ones often leaving something out. */
export const generatedConversation: fc.Arbitrary<string[]> = fc.array(
  fc.oneof(
    generatedQuestion,
    fc
      .tuple(fc.oneof(name, column, month, year, alias), fc.constantFrom('呢', '那是多少', '占多少', '加起来呢'))
      .map((parts) => `那${parts.join('')}`),
    operation,
  ),
  { minLength: 2, maxLength: 4 },
);
