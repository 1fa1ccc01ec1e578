/** The numerals of a running text: which stretches are numbers, and which only look like it (一般, 统一, 三公, 第六条). */
import type { Span } from '../base/spans.ts';
import { isChineseNumeral, MAX_NUMERAL_CHARACTERS, parseNumeral } from './numeral-grammar.ts';
import { countUnitAt } from './unit-words.ts';

export { parseNumeral } from './numeral-grammar.ts';

/** `value`: exact decimal text. */
export type NumeralFound = { readonly span: Span; readonly value: string };

/**
 * Words that hold numeral characters and no number. A lone digit without a unit is never read (统一, 唯一, 三农), so only
 * words that would pass that rule are here: those with a unit word or with two numeral characters.
 */
const ORDINARY = new RegExp(
  // Never from the middle of a numeral: the 万一 of 七百七十九万一千.
  `(?<![\\d零〇一二两三四五六七八九十百千万亿])(?:${[
    '万一|百分|千分|十分|分之|百姓|百货|百科|百度|百强|千方百计|千家万户|千瓦|万元户|万般|亿达|双十一|十字|十足',
    '千万(?=别|不|要|记|得|小心|注意|勿|请)|成千上万|成百上千|一五一十|三番五次|一清二楚|四舍五入|三三两两|一一',
    '一次性|一个样|一个劲|一家子|一本正经|一条龙|一件事|一把手|一位数|一起|一部分|一类|一天到晚|一处理|一所有',
    '一般|统一|一些|一下|一共|一定|一样|一直|一切|一旦|一致|一律|一体|一线|一并|一同|一带一路|一事一议|一窗',
    '一站式|一卡通|一刀切|一口价|一会|一边|一面|一向|一再|一贯|一半|半数|两会|两级|两不愁|三保障|三支一扶|五险一金|六险二金',
    '三公|三农|三产|三方|三者|三亚|四川|九江|五保|六稳|六保|五一|六一|七一|八一|五四|两个确立|两个维护|四个意识|四个自信',
    '(?:十[一二三四五六七])五(?=规划|期间|时期|末|[,。?!\\s]|$)|一季度|[二三四]季度|[一二三四五六七八九]级',
  ].join('|')})`,
  'gu',
);

/** Numbers of documents and clauses, codes with letters, versions: not quantities. */
const NAMES = /\[(?:19|20)\d{2}\] ?第?\d+ ?号?|第 ?(?:\d+|[零〇一二两三四五六七八九十百千]+)|\d+(?:\.\d+){2,}/gu;

const MAY_START = /[\d.零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟廿卅半]/u;
const MAY_CONTINUE = /[\d.,点半个零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆廿卅]/u;
const FINANCIAL = /^[伍陆柒捌玖拾佰仟]$/u;

/** What makes the number after it no exact one, or another thing: 几十, 数百, 上千, 好几. The 数 of 人数 and the 上 of 以上 are none of these. */
const INEXACT_BEFORE = /(?:几|(?<![人个次户总笔项岁指系参])数|(?<![以之])上|成|好多|[其之初])$/u;
/** 一 after these is a pronoun's part: 哪一项, 这一块, 每一笔, 同一个. */
const PRONOUN_BEFORE = /[哪这那每某任同另其之唯统逐单专进头]$/u;
/** 100多万, 三十余个, 十来天, 十几: more than the numeral says. */
const INEXACT_AFTER = /^(?:几|[多余来](?=[十百千万亿个人项元块名场家次天件笔岁年月]|$))/u;
/** Digits after these are the rest of something: a word (q1), a number, a numeral that could not be read (1万23). */
const ARABIC_NOT_AFTER = /[a-z_]$|\d$|\d[.,]$|[\d一二两三四五六七八九十][十百千万亿]$/u;
/** What may follow Arabic digits directly: a unit in Latin letters, nothing else. */
const LATIN_AFTER = /^[a-z]/u;
const LATIN_UNIT = /^(?:wan|kw|w|k|m2|m|bn|billion|million|thousand|yuan|rmb|cny|usd)(?![a-z])/u;
/** A digit in front of these belongs to them and not to the numeral before (一千万二季度). */
const BELONGS_TO_NEXT = /^(?:季|月|级|类|期|号)/u;

/** All numerals that stand for a number of their own, longest first, in the order of the (normalised) text. */
export function findNumerals(text: string): NumeralFound[] {
  const barred = barredUnits(text);
  const found: NumeralFound[] = [];
  let lastEnd = -1;
  for (let at = 0; at < text.length; ) {
    const numeral = MAY_START.test(text[at] ?? '') ? longestAt(text, at, { barred, lastEnd }) : null;
    if (numeral !== null) {
      found.push(numeral);
      at = lastEnd = numeral.span.end;
    } else if (/\d/u.test(text[at] ?? '')) {
      while (/[\d.,]/u.test(text[at] ?? '')) at += 1;
    } else at += 1;
  }
  return found;
}

/** The longest numeral that starts at an offset, whatever stands around it; null when a part of a numeral would be left over. */
export function numeralAt(text: string, start: number): NumeralFound | null {
  for (let end = runEnd(text, start, null); end > start; end--) {
    const value = /[点个半 ]/u.test(text[start] ?? '') ? null : parseNumeral(text.slice(start, end));
    if (value === null || isApproximateRun(text.slice(start, end))) continue;
    return isCut(text, end) ? null : { span: { start, end }, value };
  }
  return null;
}

type Around = { readonly barred: Uint8Array; readonly lastEnd: number };

function barredUnits(text: string): Uint8Array {
  const barred = new Uint8Array(text.length);
  for (const pattern of [ORDINARY, NAMES]) {
    for (const match of text.matchAll(pattern)) barred.fill(1, match.index, match.index + match[0].length);
  }
  return barred;
}

/** End of the run of characters that a numeral could be made of; a single space before 万 or 亿 belongs to it. */
function runEnd(text: string, start: number, barred: Uint8Array | null): number {
  let end = start;
  const last = Math.min(text.length, start + MAX_NUMERAL_CHARACTERS);
  while (end < last && barred?.[end] !== 1) {
    const spaced = text[end] === ' ' && end > start && /[万亿百千]/u.test(text[end + 1] ?? '');
    if (!spaced && !MAY_CONTINUE.test(text[end] ?? '')) break;
    end += 1;
  }
  return end;
}

function longestAt(text: string, start: number, { barred, lastEnd }: Around): NumeralFound | null {
  const before = text.slice(Math.max(0, start - 4), start);
  if (!mayStandAfter(before, text[start] ?? '', start === lastEnd)) return null;
  for (let end = runEnd(text, start, barred); end > start; end--) {
    const printed = text.slice(start, end);
    const value = parseNumeral(printed);
    if (value === null) continue;
    const after = text.slice(end, end + 12);
    const handsOver = BELONGS_TO_NEXT.test(after) && /[百千万亿][一二三四]$/u.test(printed);
    if (handsOver || !mayStandBefore(text, end, printed)) continue;
    if (!isStrong(printed) && !isCounted(before, printed, after)) continue;
    return { span: { start, end }, value };
  }
  return null;
}

function mayStandAfter(before: string, first: string, adjacent: boolean): boolean {
  if (adjacent) return isChineseNumeral(first);
  if (/[\d.]/u.test(first)) return /(?:^|[^a-z])top$/u.test(before) || !ARABIC_NOT_AFTER.test(before);
  if (INEXACT_BEFORE.test(before)) return false;
  const previous = before.at(-1) ?? '';
  return !isChineseNumeral(previous) && !/\d/u.test(previous);
}

function mayStandBefore(text: string, end: number, printed: string): boolean {
  const after = text.slice(end, end + 10);
  if (INEXACT_AFTER.test(after) || isApproximateRun(printed)) return false;
  if (/[\d.]$/u.test(printed) && LATIN_AFTER.test(after) && !LATIN_UNIT.test(after)) return false;
  // 1,2345 is grouped as no number is; which one was meant cannot be told.
  if (/^\d{1,3}$/u.test(printed) && /^,\d{4}/u.test(after)) return false;
  // A digit in front of a quarter, month or grade stands for itself: 一千万|二季度.
  return !isCut(text, end) || /^[一二三四](?:季|月|级|类|期|号)/u.test(after);
}

/** Whether a numeral that ends here would leave a digit or unit of the same number behind. */
function isCut(text: string, end: number): boolean {
  const next = text[end] ?? '';
  if (/\d/u.test(next)) return !/\d/u.test(text[end - 1] ?? '') ? true : /\d$/u.test(text.slice(0, end));
  if (/[.,]/u.test(next) && /\d/u.test(text[end - 1] ?? '')) return next === '.' && /^\.\d/u.test(text.slice(end));
  return isChineseNumeral(next);
}

/** 三五, 七八: two digits side by side are a guess of the speaker (三五个), unless one is a zero or they are a long row. */
const isApproximateRun = (printed: string): boolean =>
  /^[一二两三四五六七八九]{2}$/u.test(printed) || /^.*两[零〇○一二三四五六七八九]/u.test(printed);

/** Whether a numeral is one whatever follows: Arabic digits, a unit of counting, a row of digits. */
function isStrong(printed: string): boolean {
  return printed.length > 1 || (/\d/u.test(printed) && !FINANCIAL.test(printed));
}

/** A lone Chinese digit is a number only when it counts something: 三个, 五项, 三成, 半个. */
function isCounted(before: string, printed: string, after: string): boolean {
  if (FINANCIAL.test(printed)) return false;
  if (printed === '一' && PRONOUN_BEFORE.test(before)) return false;
  if (printed === '半') return /^(?:个|成)/u.test(after) && !/[一大多上下前后过对]$/u.test(before);
  // 加一块, 这一块: 块 as a piece; with 钱 it is money.
  if (printed === '一' && /^块(?!钱)/u.test(after)) return false;
  if (/^[零〇○]$/u.test(printed)) return /^(?:元|块钱|个)/u.test(after);
  if (/^[百千]$/u.test(printed)) return false;
  return countUnitAt(after) !== null || /^(?:元|块|毛|角|倍|成(?!不变|[立为员本果功绩型品效]))/u.test(after);
}
