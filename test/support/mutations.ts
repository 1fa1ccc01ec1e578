/**
 * Questions spoilt at random: what a slip of the finger, a paste or malice makes of a golden question. The same seed and
 * place give the same question on any machine.
 */

/** Longest message that is read; what is longer is refused unread. */
export const LONGEST_MESSAGE = 450;

/** A golden question with the messages of its conversation before it. */
export type Spoilable = { readonly question: string; readonly history: readonly string[] };

/** A whole number from 0 up to, and without, the limit. */
type Dice = (limit: number) => number;

/** A message as letters (code points), spoilt in one way; `others` are what it may be mixed with. */
type Way = (letters: readonly string[], dice: Dice, others: readonly string[]) => readonly string[];

/** Every so many talks one is a conversation. */
const CONVERSATION_EVERY = 4;

/** Most ways one message is spoilt in. */
const MOST_WAYS = 4;

/** Most letters that are cut out, doubled or put in at once. */
const MOST_LETTERS = 6;

/** What people paste and attackers type, by kind. */
const SNIPPETS: Readonly<Record<string, readonly string[]>> = {
  emoji: ['😀', '💰💰', '👨‍👩‍👧‍👦', '🇨🇳', '❤️', '1️⃣', '①②', '㊿', '㈠'],
  control: [
    '\u0000',
    '\u001b[31m',
    '\t',
    '\r\n',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ud83d',
    '\udc00',
    '\ufffd',
    '\u0301\u0301',
  ],
  digits: [
    '0',
    '00',
    '-1',
    '3.',
    '.5',
    '1,234.5',
    '1e309',
    '9'.repeat(40),
    '０',
    '2024',
    '2080106',
    '三千',
    '百分之五',
    '零',
  ],
  latin: ['a', 'of', ' how much ', 'NaN', 'null', 'undefined', 'GDP', 'shebao', "it's", ' vs ', 'ß', 'İ', 'ﬁ'],
  html: ['<b>', '</b>', '<script>alert(1)</script>', '&nbsp;', '&lt;', '<!--', '[x](javascript:y)', '```', '**'],
  sql: ["'; DROP TABLE budget; --", "' OR '1'='1", '%s', '$1', '$(x)', '{{7*7}}', '\\geq', '../../etc/passwd'],
  names: ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__.x', 'prototype', 'source '],
  marks: ['？', '，', '、', '。', '“', '《', '（', '〔', '%', '％', '/', '~', '：', '；', '·', '…', '-', '+', '='],
  script: ['補貼', '繳費', 'ｈｏｗ　ｍｕｃｈ', 'ﾊﾝｶｸ', 'бюджет', 'ميزانية', '예산', '𠮷', '〇', '両', '囍'],
};

const FULL_WIDTH_OFFSET = 0xfee0;

const place = (letters: readonly string[], dice: Dice): number => dice(letters.length + 1);

/** A stretch of up to six letters, as the position it starts at and the one after it. */
function stretch(letters: readonly string[], dice: Dice): readonly [start: number, end: number] {
  const start = place(letters, dice);
  return [start, Math.min(letters.length, start + 1 + dice(MOST_LETTERS))];
}

const put = (letters: readonly string[], at: number, added: readonly string[]): readonly string[] => [
  ...letters.slice(0, at),
  ...added,
  ...letters.slice(at),
];

const pick = <Item>(items: readonly Item[], dice: Dice, without: Item): Item => items[dice(items.length)] ?? without;

const another = (others: readonly string[], dice: Dice): readonly string[] => [...pick(others, dice, '')];

/** Text stretched to a length of its own, most of them short: a question of 450 characters takes its time. */
function repeat(letters: readonly string[], dice: Dice): readonly string[] {
  const [start, end] = stretch(letters, dice);
  const unit = letters.slice(start, end).join('');
  const room = dice(4) === 0 ? LONGEST_MESSAGE : 1 + dice(100);
  const times = unit === '' ? 0 : Math.floor(Math.max(0, room - letters.join('').length) / unit.length);
  return put(letters, end, [...unit.repeat(times)]);
}

const snippetWays = Object.entries(SNIPPETS).map(([kind, snippets]): readonly [string, Way] => [
  kind,
  (letters, dice) => put(letters, place(letters, dice), [...pick(snippets, dice, '')]),
]);

const WAYS: readonly (readonly [name: string, way: Way])[] = [
  [
    'delete',
    (letters, dice) => {
      const [start, end] = stretch(letters, dice);
      return [...letters.slice(0, start), ...letters.slice(end)];
    },
  ],
  [
    'duplicate',
    (letters, dice) => {
      const [start, end] = stretch(letters, dice);
      return put(letters, end, letters.slice(start, end));
    },
  ],
  [
    'swap',
    (letters, dice) => {
      const [one, other] = [place(letters, dice), place(letters, dice)];
      return letters.map((letter, at) => letters[at === one ? other : at === other ? one : at] ?? letter);
    },
  ],
  ['letter', (letters, dice, others) => put(letters, place(letters, dice), [pick(another(others, dice), dice, '')])],
  [
    'words',
    (letters, dice, others) => {
      const from = another(others, dice);
      return put(letters, place(letters, dice), from.slice(...stretch(from, dice)));
    },
  ],
  [
    'splice',
    (letters, dice, others) => {
      const other = another(others, dice);
      return [...letters.slice(0, place(letters, dice)), ...other.slice(place(other, dice))];
    },
  ],
  ['wide', (letters) => letters.map((letter) => letter.replace(/[!-~]/u, widened))],
  ['number', (letters, dice) => letters.map((letter) => (/\d/u.test(letter) ? String(dice(10)) : letter))],
  ['repeat', repeat],
  // Cut by UTF-16 units, so that an emoji may be halved.
  ['halve', (letters, dice) => [letters.join('').slice(dice(letters.length + 1))]],
  ...snippetWays,
];

const widened = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + FULL_WIDTH_OFFSET);

/** A message spoilt in one to four ways. */
function spoil(message: string, dice: Dice, others: readonly string[]): string {
  let letters: readonly string[] = [...message];
  for (let left = 1 + dice(MOST_WAYS); left > 0; left--) {
    const [, way] = pick(WAYS, dice, WAYS[0] ?? ['', (same) => same]);
    letters = way(letters, dice, others);
  }
  return letters.join('').slice(0, LONGEST_MESSAGE);
}

/**
 * The messages of the talk at a place of the row that a seed gives: mostly one spoilt question, every fourth time a
 * conversation – what was asked before, now and then spoilt too, the question, and another one that goes on from it.
 */
export function spoiltTalk(golden: readonly Spoilable[], seed: number, at: number): readonly string[] {
  const dice = rollDice(seed, at);
  const others = golden.map(({ question }) => question);
  const { question, history } = pick(golden, dice, { question: '', history: [] });
  if (at % CONVERSATION_EVERY !== 0) return [spoil(question, dice, others)];
  const before = history.length > 0 ? history : [pick(others, dice, '')];
  return [
    ...before.map((message) => (dice(2) === 0 ? spoil(message, dice, others) : message)),
    spoil(question, dice, others),
    spoil(pick(others, dice, ''), dice, others),
  ];
}

/** A row of numbers from a seed and a place in it: a counter, each value of it scrambled. */
function rollDice(seed: number, at: number): Dice {
  let state = scramble(scramble(seed) + at);
  return (limit) => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) % limit;
  };
}

/** Spreads a 32-bit number over all 32-bit numbers; every bit of it changes about half of the bits. */
function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
  return (second ^ (second >>> 15)) >>> 0;
}
