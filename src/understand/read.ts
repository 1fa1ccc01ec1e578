/** Text → tokens: every word of a question with what it is for. */

import { foldEnglish } from '../base/english-words.ts';
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findAmounts } from './amounts.ts';
import { findAskings } from './asking-patterns.ts';
import { findCarriedAlong } from './carried-along.ts';
import { findPeriods, type Period } from './periods.ts';
import { phraseBook } from './phrases.ts';
import type { Role, ThresholdSaid, Token } from './question.ts';
import { findStatedNumbers } from './stated-numbers.ts';
import { findThresholds } from './thresholds.ts';

/** Cuts a text into words with their part of speech; jieba in the program. */
export type Tagger = (
  text: string,
) => readonly { readonly word: string; readonly tag: string; readonly start: number }[];

export type Reader = {
  /** `admits`: which of the known phrases are let in; all of them unless said otherwise. */
  readonly read: (text: string, admits?: (role: Role) => boolean) => Token[];
  /** What one thing a text names as a whole: a name of the document or a saying of the lexicon. */
  readonly named: (text: string) => Role | undefined;
  readonly vocabulary: readonly string[];
};

/** How readings of equal length are preferred: a name of the document before a lexicon word, that before padding. */
const WEIGHT = {
  name: 1.2,
  period: 0.55,
  refusal: 0.5,
  threshold: 0.45,
  content: 0.6,
  column: 1,
  issuer: 0.3,
  operation: 0.2,
  chat: 0.6,
  amount: 0.1,
  filler: -0.5,
} as const;

/** Words that join or compare two mentions. */
const CONNECTORS: ReadonlyMap<string, 'and' | 'than' | 'of'> = new Map([
  ...'和 跟 与 及 以及 还有 同 或 或者 外加 加 加上 再加 再加上 另加 连同 连埋 同埋 跟埋 and plus or &'
    .split(' ')
    .map((word) => [word, 'and'] as const),
  ...['比', '比起', '相比', '较', '对比', 'than', 'versus', 'vs'].map((word) => [word, 'than'] as const),
  ...['of', 'within', 'among', 'is', 'are', 'from'].map((word) => [word, 'of'] as const),
]);

/** Parts of speech that carry no thing of their own: particles, pronouns, adverbs, measure words, numerals, place words … (jieba's tags). */
const FUNCTION_TAG = /^(u|p|c|d|y|e|o|r|f|q|x|k|h|m|zg|t)/u;

/** Builds the reader of a catalog once; `read` is then pure and fast. */
export function buildReader(catalog: Catalog, tagged: Tagger): Reader {
  const book = phraseBook<Role>();
  const vocabulary = fillBook(catalog, book);
  const single = singleCharacters(catalog);
  const fillers = new Set([...catalog.lexicon.fillers.zh, ...catalog.lexicon.fillers.en]);
  const words: Words = { tagged, fillers, single, glosses: glossesOf(catalog, tagged) };
  const names = new Set([...catalog.byName.keys(), ...catalog.lexicon.contrasts.flat()]);
  const codes = new Set(catalog.things.flatMap(({ code }) => code ?? []));
  const read = (text: string, admits?: (role: Role) => boolean): Token[] => {
    const found = book.cover(text, readings(text, catalog.document.meta.year, codes), admits);
    const tokens: Token[] = [];
    let at = 0;
    for (const { start, end, meaning } of found) {
      tokens.push(...rest(text, { start: at, end: start }, words));
      tokens.push(...parts({ start, end, text: text.slice(start, end), role: meaning }, names));
      at = end;
    }
    tokens.push(...rest(text, { start: at, end: text.length }, words));
    return joinNounEndings(tokens).map((token, position, joined) =>
      saysNothing(joined, position) ? { ...token, role: { kind: 'filler' } } : token,
    );
  };
  const named = (text: string): Role | undefined => {
    if (!book.isPhrase(text)) return undefined;
    const [only, ...others] = book.cover(text);
    const whole = only !== undefined && others.length === 0 && only.start === 0 && only.end === text.length;
    // A list of things is no name; what stands in brackets belongs to one: 乡镇(区、办)代办员.
    const isName =
      only?.meaning.kind === 'content'
        ? !only.meaning.words.replace(/[(（].*?[)）]/gu, '').includes('、')
        : only?.meaning.kind === 'column';
    return whole && isName ? only.meaning : undefined;
  };
  return { read, named, vocabulary };
}

/** Sayings of one character: 车. They are words only where the tagger cuts them out, never inside another (汽车). */
const singleCharacters = ({ lexicon }: Catalog): ReadonlyMap<string, Role> =>
  new Map(
    lexicon.synonyms.flatMap(({ say, means }) =>
      say
        .filter((said) => said.length === 1)
        .map((said) => [said, { kind: 'content', words: means, exact: false, duty: false }] as const),
    ),
  );

/** English words with what each stands for in the document's language. */
const glossesOf = ({ lexicon }: Catalog, tagged: Tagger): ReadonlyMap<string, Role> =>
  new Map(
    lexicon.glosses.flatMap(({ say, means }) => {
      const tag = tagged(means)[0]?.tag ?? '';
      const role: Role = { kind: 'unknown', tag: FUNCTION_TAG.test(tag) ? 'n' : tag, words: means };
      return say.map((word) => [foldEnglish(word), role] as const);
    }),
  );

/** What the codes of subjects are called by, by their number of digits: 208类, 20801款, 2080106项. */
const LEVELS: Readonly<Record<number, readonly string[]>> = {
  3: ['类', '类科目', '科目'],
  5: ['款', '款级', '科目'],
  7: ['项', '项级', '科目'],
};

const NUMERALS = [...'一二三四五六七八九十'].flatMap((one, _, all) =>
  one === '十' ? ['十', ...all.slice(0, 9).map((digit) => `十${digit}`)] : [one],
);

/** 社会保障与就业支出, 社会保障同就业支出: the word that joins two parts of a name (社会保障和就业支出) is seldom said as printed. */
const joinedOtherwise = (name: string): string[] =>
  /^\p{Script=Han}{2,}[和与及]\p{Script=Han}{2,}$/u.test(name)
    ? ['和', '与', '及', '跟', '同', '以及'].map((joint) => name.replace(/(?<=^..+)[和与及](?=..)/u, joint))
    : [];

function fillBook(catalog: Catalog, book: ReturnType<typeof phraseBook<Role>>): string[] {
  const { lexicon, document } = catalog;
  const vocabulary: string[] = [];
  const add = (phrase: string, role: Role, options: { readonly weight: number; readonly name?: boolean }) => {
    book.add(phrase, role, options);
    if ((role.kind === 'content' || role.kind === 'issuer') && /\p{Script=Han}/u.test(phrase)) vocabulary.push(phrase);
  };
  const columns = new Set(document.tables.flatMap((table) => table.columns.map((column) => column.name)));
  for (const column of columns) add(column, { kind: 'column', column }, { weight: WEIGHT.column });
  for (const thing of catalog.things) {
    if (thing.kind === 'fact') continue;
    if (thing.kind === 'total' && thing.names.some((name) => columns.has(name))) continue;
    for (const name of thing.names) {
      const role: Role = { kind: 'content', words: name, exact: true, duty: false };
      if (squeeze(name).length > 1) add(name, role, { weight: WEIGHT.name, name: true });
      for (const said of joinedOtherwise(name)) book.add(said, role, { weight: WEIGHT.name, name: true });
    }
  }
  for (const { code } of catalog.things) {
    if (code === undefined) continue;
    const role: Role = { kind: 'content', words: code, exact: true, duty: false };
    for (const level of LEVELS[code.length] ?? []) add(`${code}${level}`, role, { weight: WEIGHT.name });
  }
  for (const [said, how] of CONNECTORS) {
    if (said.length > 1) book.add(said, { kind: 'connector', how }, { weight: WEIGHT.operation });
  }
  for (const project of document.projects) {
    const role: Role = { kind: 'content', words: project.name, exact: true, duty: false };
    const number = /(\d+)号$/u.exec(project.documentNumber ?? '')?.[1];
    const byNumber =
      number === undefined
        ? []
        : ['号', '号文', '号文件', '号通知']
            .map((ending) => `${number}${ending}`)
            .concat(
              ['notice', 'notice no', 'notice number', 'document', 'document no'].map((word) => `${word} ${number}`),
            );
    const inEnglish = ['project', 'project no', 'project number'].map((word) => `${word} ${project.number}`);
    for (const said of [`项目${project.number}`, `第${project.number}个项目`, ...inEnglish, ...byNumber]) {
      book.add(said, role, { weight: WEIGHT.name });
    }
  }
  document.offices.forEach((office, at) => {
    const role: Role = { kind: 'content', words: office.name, exact: true, duty: false };
    for (const place of [NUMERALS[at], String(at + 1)]) {
      for (const said of ['个股', '个股室', '个科室', '个内设机构', '个内设股室'])
        if (place !== undefined) book.add(`第${place}${said}`, role, { weight: WEIGHT.name });
    }
  });
  for (const alias of [document.meta.issuer, ...document.meta.issuerAliases])
    add(alias, { kind: 'issuer' }, { weight: WEIGHT.issuer });
  for (const entry of [...lexicon.synonyms, ...lexicon.english]) {
    // 级别 means the column 单位规格, not a thing of that name.
    const role: Role = columns.has(entry.means)
      ? { kind: 'column', column: entry.means }
      : { kind: 'content', words: entry.means, exact: catalog.byName.has(squeeze(entry.means)), duty: false };
    for (const said of entry.say) if (said.length > 1) add(said, role, { weight: WEIGHT.content });
  }
  for (const entry of lexicon.situations) {
    for (const said of entry.say)
      add(said, { kind: 'content', words: entry.means, exact: false, duty: true }, { weight: WEIGHT.content });
  }
  for (const entry of lexicon.measures) {
    for (const said of entry.say) add(said, { kind: 'column', column: entry.column }, { weight: WEIGHT.column });
  }
  for (const [name, phrases] of Object.entries(lexicon.operations)) {
    for (const said of phrases ?? [])
      add(said, { kind: 'operation', name: name as keyof typeof lexicon.operations }, { weight: WEIGHT.operation });
  }
  for (const entry of lexicon.refusals) {
    for (const said of entry.say) add(said, { kind: 'refusal', reason: entry.reason }, { weight: WEIGHT.refusal });
  }
  for (const [topic, phrases] of Object.entries(lexicon.chat)) {
    for (const said of phrases)
      add(said, { kind: 'chat', topic: topic as keyof typeof lexicon.chat }, { weight: WEIGHT.chat });
  }
  for (const said of [...lexicon.fillers.zh, ...lexicon.fillers.en]) {
    // A lone Han character would cut ordinary words in two; those are left to the tagger.
    if (said.length > 1) add(said, { kind: 'filler' }, { weight: WEIGHT.filler });
  }
  return vocabulary;
}

function periodRole(period: Period, documentYear: number): Role {
  if (period.kind === 'month') return { kind: 'month', month: period.month, precise: period.precise };
  return period.kind === 'years'
    ? { kind: 'years' }
    : { kind: 'year', year: period.year ?? documentYear + (period.offset ?? 0) };
}

type Reading = { start: number; end: number; meaning: Role; weight: number };

/** 基本和项目各多少: said side by side, each is short for its column. */
const PAIRED_COLUMNS = [
  { column: '基本支出', pattern: /基本(?=\s*(?:和|、|\/|与|跟|,|还有|以及|加)\s*项目)/gu },
  {
    column: '人员经费',
    pattern:
      /(?:给|养|花在)?人(?:身上)?的(?:钱|开销)?(?=\s*(?:和|、|与|跟|,|还有)\s*(?:给|日常|花在)?(?:办公|公用|运转))/gu,
  },
  {
    column: '公用经费',
    pattern:
      /(?<=人(?:身上)?的(?:钱|开销)?\s*(?:和|、|与|跟|,|还有)\s*)(?:给|日常|花在)?(?:办公|公用|运转)(?:上)?的?(?:钱|开销)?/gu,
  },
  {
    column: '项目支出',
    pattern:
      /(?<=\b(?:basic|running|operating|recurrent|routine|day-to-day)(?: (?:costs?|spending|expenditures?|expenses))?(?: and| or| plus| vs\.?| versus|,) )projects?\b(?! (?:spending|expenditures?))/gu,
  },
  { column: '项目支出', pattern: /(?<=基本(?:支出)?\s*(?:和|、|\/|与|跟|,|还有|以及|加)\s*)项目(?!支出)/gu },
] as const;

const PROJECT_NUMBER =
  /第\d{1,3}个项目|(?<!个)项目\d{1,3}(?![\d.个项万元%])|\bprojects? (?:no\.? |number )?\d{1,3}(?![\d.%])/gu;

/** Figures, thresholds and periods compete with the phrases for the text they stand in. */
function readings(text: string, documentYear: number, codes: ReadonlySet<string>): Reading[] {
  const found: Reading[] = [];
  for (const period of findPeriods(text)) {
    found.push({ ...period.span, meaning: periodRole(period, documentYear), weight: WEIGHT.period });
  }
  // Both bounds of a range stand in one stretch: 500到1000万之间.
  const ranges = new Map<string, { span: { start: number; end: number }; thresholds: ThresholdSaid[] }>();
  for (const { span, ...threshold } of findThresholds(text)) {
    // Every line under 303: a code is no bound.
    if (threshold.unit === '' && codes.has(threshold.value)) continue;
    const key = `${span.start}-${span.end}`;
    const range = ranges.get(key) ?? { span, thresholds: [] as ThresholdSaid[] };
    range.thresholds.push(threshold);
    ranges.set(key, range);
  }
  for (const { span, thresholds } of ranges.values()) {
    found.push({ ...span, meaning: { kind: 'threshold', thresholds }, weight: WEIGHT.threshold });
  }
  for (const amount of findAmounts(text)) {
    found.push({
      ...amount.span,
      meaning: { kind: 'number', value: amount.value, unit: amount.unit },
      weight: WEIGHT.amount,
    });
  }
  for (const { span, value } of findStatedNumbers(text, codes)) {
    found.push({ ...span, meaning: { kind: 'number', value, unit: '' }, weight: WEIGHT.amount });
  }
  for (const { column, pattern } of PAIRED_COLUMNS) {
    for (const match of text.matchAll(pattern))
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        meaning: { kind: 'column', column },
        weight: WEIGHT.column,
      });
  }
  // 项目31, 第40个项目: named by a number that no project has.
  for (const match of text.matchAll(PROJECT_NUMBER)) {
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      meaning: { kind: 'unknown', tag: 'n' },
      weight: WEIGHT.operation,
    });
  }
  for (const span of findCarriedAlong(text)) found.push({ ...span, meaning: { kind: 'filler' }, weight: WEIGHT.name });
  for (const { name, ...span } of findAskings(text)) {
    found.push({ ...span, meaning: { kind: 'operation', name }, weight: WEIGHT.operation });
  }
  return found;
}

type Words = {
  readonly tagged: Tagger;
  readonly fillers: ReadonlySet<string>;
  readonly single: ReadonlyMap<string, Role>;
  readonly glosses: ReadonlyMap<string, Role>;
};

/** 水电费 means 水费、电费: two names, each a mention. */
function parts(token: Token, names: ReadonlySet<string>): Token[] {
  if (token.role.kind !== 'content' || !token.role.words.includes('、')) return [token];
  const { role } = token;
  const words = role.words.split('、');
  if (!words.every((word) => names.has(squeeze(word)))) return [token];
  return words.flatMap((word, at): Token[] => [
    ...(at > 0 ? [{ ...token, role: { kind: 'connector', how: 'and' } as const }] : []),
    { ...token, role: { ...role, words: word, exact: true } },
  ]);
}

/** Characters that make a noun of the word before: 咨询|费 is something, whatever 咨询 is by itself. */
const NOUN_ENDING = /^[费款金率税险证]$/u;

function joinNounEndings(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const ends = NOUN_ENDING.test(token.text) && token.role.kind !== 'content' && before?.end === token.start;
    const begins = before !== undefined && /^\p{Script=Han}{2,}$/u.test(before.text) && before.role.kind === 'filler';
    if (ends && begins && !/[的了是有们这那]$/u.test(before.text)) {
      joined[joined.length - 1] = {
        ...before,
        end: token.end,
        text: before.text + token.text,
        role: { kind: 'unknown', tag: 'n' },
      };
    } else joined.push(token);
  }
  return joined;
}

/** A lone Han character beside nothing unknown: 值, 动, 少. */
function saysNothing(tokens: readonly Token[], position: number): boolean {
  const token = tokens[position];
  if (token === undefined || token.role.kind !== 'unknown' || !/^\p{Script=Han}$/u.test(token.text)) return false;
  const [before, after] = [tokens[position - 1], tokens[position + 1]];
  const touches = (other: Token | undefined, gap: number): boolean => other?.role.kind === 'unknown' && gap === 0;
  return !touches(before, token.start - (before?.end ?? -1)) && !touches(after, (after?.start ?? -1) - token.end);
}

/** What no phrase covers: cut into words; each is padding, joins, or stays unknown. */
function rest(text: string, stretch: { readonly start: number; readonly end: number }, words: Words): Token[] {
  const tokens: Token[] = [];
  const piece = text.slice(stretch.start, stretch.end);
  for (const part of piece.matchAll(/[\s\p{P}\p{S}]+|[^\s\p{P}\p{S}]+/gu)) {
    const start = stretch.start + part.index;
    if (/^[\s\p{P}\p{S}]/u.test(part[0])) {
      const role: Role =
        joinsLatin(text, start, start + part[0].length) || /^[-'’/·]+$/u.test(part[0])
          ? { kind: 'filler' }
          : mark(part[0]);
      tokens.push({ start, end: start + part[0].length, text: part[0], role });
      continue;
    }
    for (const { word, tag, start: offset } of words.tagged(part[0])) {
      tokens.push({
        start: start + offset,
        end: start + offset + word.length,
        text: word,
        role: words.single.get(word) ?? words.glosses.get(foldEnglish(word)) ?? roleOf(word, tag, words.fillers),
      });
    }
  }
  return tokens;
}

/** A space or quotation mark beside a Latin letter parts two words of English, not two questions. */
const joinsLatin = (text: string, start: number, end: number): boolean =>
  /^[\s"]+$/u.test(text.slice(start, end)) &&
  (/[a-z]/iu.test(text[start - 1] ?? '') || /[a-z]/iu.test(text[end] ?? ''));

function mark(text: string): Role {
  if (text.includes('%')) return { kind: 'operation', name: 'share' };
  return /[、&+]/u.test(text) ? { kind: 'connector', how: 'and' } : { kind: 'break' };
}

function roleOf(word: string, tag: string, fillers: ReadonlySet<string>): Role {
  const how = CONNECTORS.get(word);
  if (how !== undefined) return { kind: 'connector', how };
  if (fillers.has(word)) return { kind: 'filler' };
  if (/^[a-z]$/u.test(word)) return { kind: 'filler' };
  // A short number alone names nothing; a code does.
  if (/^\d{1,2}$/u.test(word)) return { kind: 'filler' };
  if (/\d/u.test(word)) return { kind: 'unknown', tag: 'm' };
  if (/^[a-z]/u.test(word)) return { kind: 'unknown', tag: 'eng' };
  return FUNCTION_TAG.test(tag) ? { kind: 'filler' } : { kind: 'unknown', tag };
}
