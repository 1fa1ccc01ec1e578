/** What a figure in a sentence measures, in the sentence's own words. */
import type { DocumentMeta } from '../document.ts';
import { matchKey } from './clean.ts';

const breaks = '，。；：、,;:';

/** Words before a subject that are no part of it. */
const leading =
  /^(?:每年(?:年底|年初)?|资金用于|对(?=我|全)|我[市县区省]|\d{4}年度?|其中|包括|分别为|以及|以便|使得|确保|通过|预计|计划|为|使|和|及|与|达到|近|约|共计|本年度(?=拟?$)|我部门|本部门|本单位|我单位|（|\()+/u;

/** Words between a subject and its figure. */
const trailing = /(?:预算安排|共计安排|安排(?=$)|共计|合计为|总计为|达到|达|为|是|有|共|约|近|（[^（）]*$|\()+$/u;

/** Nouns that end with 安排 keep it: 预算收支安排. */
const keepsArrangement = /收支安排$/;

const changeWords = /(?:比|较|相比|同比)?.{0,12}?(增加|增长|上升|减少|下降|降低)(?:了)?$/u;

function stripIssuer(text: string, meta: DocumentMeta): string {
  const names = [meta.issuer, ...meta.issuerAliases].toSorted((left, right) => right.length - left.length);
  const name = names.find(
    (candidate) => text.startsWith(candidate) || (/^[市县区省]/.test(text) && text.slice(1).startsWith(candidate)),
  );
  if (name === undefined) return text;
  return text
    .slice(text.indexOf(name) + name.length)
    .replace(/^（[^（）]*）/, '')
    .replace(/^的/, '');
}

/** Where the words before `at` begin: behind the last break that is not inside brackets. */
function clauseStart(text: string, from: number, at: number): number {
  let depth = 0;
  for (let index = at - 1; index >= from; index -= 1) {
    const character = text[index] ?? '';
    if ('）)'.includes(character)) depth += 1;
    else if ('（('.includes(character)) {
      if (depth === 0) return index + 1;
      depth -= 1;
    } else if (depth === 0 && breaks.includes(character)) return index + 1;
  }
  return from;
}

/** The words before a figure, behind the figure before it (`from`) and the last break. */
export const wordsBefore = (text: string, from: number, at: number): string =>
  text.slice(clauseStart(text, from, at), at);

/** The words behind a figure, up to the next break. */
export function wordsAfter(text: string, at: number): string {
  const rest = text.slice(at);
  const end = [...rest].findIndex((character) => `${breaks}（）()“”`.includes(character) || /\d/.test(character));
  return end < 0 ? rest : rest.slice(0, end);
}

/** A change on another year: 较2023年预算减少, 与2023年相比减少, 基本支出减少. */
export type ChangeWords = {
  readonly direction: 'increase' | 'decrease';
  readonly baseYear: number | null;
  readonly rest: string;
};

/** Reads the change that the words before a figure state, with the subject left over; null when they state none. */
export function readChange(words: string): ChangeWords | null {
  const match = changeWords.exec(words);
  if (match === null) return null;
  const direction = /增|升/.test(match[1] ?? '') ? 'increase' : 'decrease';
  const base = /(?:比|较|与)(\d{4})年/.exec(words);
  const before = words.slice(0, words.length - match[0].length);
  const rest = base === null ? words.slice(0, words.lastIndexOf(match[1] ?? '')) : words.slice(0, base.index);
  return { direction, baseYear: base === null ? null : Number(base[1]), rest: base === null ? rest : rest || before };
}

/** Shortens the words around a figure to its subject; `after` completes a bare verb: 促进 + 增收. */
export function readSubject(before: string, after: string, meta: DocumentMeta): string {
  let text = stripIssuer(before.replace(/\s+/g, ''), meta);
  let last = '';
  while (text !== last) {
    last = text;
    text = stripIssuer(text.replace(leading, ''), meta);
    text = keepsArrangement.test(text) ? text : text.replace(trailing, '');
  }
  // 财政拨款“三公”经费 is the “三公”经费 paid by fiscal money: the quoted name is the subject.
  text = text.replace(/^财政拨款(?=“)/, '').replace(/预算$/, (word) => (/“/.test(text) ? '' : word));
  const counted = /^\p{Script=Han}{0,4}?(?:人员|职工|群众|居民|农民|企业|毕业生)/u.exec(after)?.[0];
  if (matchKey(text).length <= 2 && !/^每/.test(text)) return `${text}${after.replace(/^的/, '')}`;
  return `${text}${counted ?? ''}`;
}
