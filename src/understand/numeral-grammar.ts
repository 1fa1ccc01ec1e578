/** The grammar of one numeral: Arabic, Chinese, financial, mixed (3千5百万), with the omissions of speech (一万二, 一亿半). */
import { add, compare, multiply, trimZeros } from '../base/decimal.ts';

type Token =
  /** Arabic digits, grouping removed. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly value: number }
  /** 十 百 千: below 万, they add up within a group. */
  | { readonly kind: 'small'; readonly exponent: number }
  /** 万 亿 兆: they end a group. */
  | { readonly kind: 'large'; readonly exponent: number }
  | { readonly kind: 'point' }
  | { readonly kind: 'half' }
  /** 个 of 三个亿, 一个半. */
  | { readonly kind: 'piece' };

/** Longest numeral read, in UTF-16 units: enough for 兆 down to the last digit, and a bound for hostile texts. */
export const MAX_NUMERAL_CHARACTERS = 32;

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['零〇○', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((characters, value) =>
    [...characters].map((character) => [character, value] as const),
  ),
);

const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
]);
/** 兆 as the numeral 10¹², as in Chinese counting; never the metric mega. */
const LARGE_UNITS: ReadonlyMap<string, number> = new Map([
  ['万', 4],
  ['亿', 8],
  ['兆', 12],
]);
/** 廿 and 卅 are a digit and 十 in one. */
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 2],
  ['卅', 3],
]);

const LITERAL = /(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?|\.\d+/uy;

const isDigitCharacter = (character: string): boolean => DIGITS.has(character) || TENS.has(character);
/** Whether a character is a Chinese digit or a unit of counting. */
export const isChineseNumeral = (character: string): boolean =>
  isDigitCharacter(character) || SMALL_UNITS.has(character) || LARGE_UNITS.has(character);

const powerOfTen = (exponent: number): string => `1${'0'.repeat(exponent)}`;

/** The numeral a text is, as exact decimal text without needless zeros (一千二百三十四万五 → 12345000); null when it is none. */
export function parseNumeral(text: string): string | null {
  if (text.length > MAX_NUMERAL_CHARACTERS) return null;
  const tokens = tokenise(text.trim());
  return tokens === null ? null : readTokens(tokens);
}

function tokenise(text: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    LITERAL.lastIndex = at;
    const literal = LITERAL.exec(text)?.[0];
    if (literal !== undefined) {
      const plain = literal.replaceAll(',', '');
      tokens.push({ kind: 'literal', text: plain.startsWith('.') ? `0${plain}` : plain });
      at += literal.length;
      continue;
    }
    const found = characterTokens(text[at] ?? '', text[at + 1] ?? '');
    if (found === null) return null;
    tokens.push(...found);
    at += 1;
  }
  return tokens.length === 0 ? null : tokens;
}

function characterTokens(character: string, next: string): Token[] | null {
  const digit = DIGITS.get(character);
  if (digit !== undefined) return [{ kind: 'digit', value: digit }];
  const small = SMALL_UNITS.get(character);
  if (small !== undefined) return [{ kind: 'small', exponent: small }];
  const large = LARGE_UNITS.get(character);
  if (large !== undefined) return [{ kind: 'large', exponent: large }];
  const tens = TENS.get(character);
  if (tens !== undefined)
    return [
      { kind: 'digit', value: tens },
      { kind: 'small', exponent: 1 },
    ];
  if (character === '点') return [{ kind: 'point' }];
  if (character === '半') return [{ kind: 'half' }];
  if (character === '个') return [{ kind: 'piece' }];
  // “500 万”: a space is let through in front of a unit only.
  if (character === ' ' && (SMALL_UNITS.has(next) || LARGE_UNITS.has(next))) return [];
  return null;
}

function readTokens(tokens: readonly Token[]): string | null {
  const first = tokens[0];
  if (first === undefined) return null;
  if (first.kind === 'literal' && tokens.length === 1) return trimZeros(first.text);
  if (first.kind === 'half') return readLeadingHalf(tokens.slice(1));
  if (tokens.every((token) => token.kind === 'digit')) return readDigitRun(tokens);
  const point = tokens.findIndex((token) => token.kind === 'point');
  if (point >= 0) return readPoint(tokens.slice(0, point), tokens.slice(point + 1));
  const half = tokens.findIndex((token) => token.kind === 'half');
  if (half >= 0) return readHalf(tokens.slice(0, half), tokens.slice(half + 1));
  const whole = withoutPieces(tokens);
  return whole === null ? null : readGroups(whole);
}

/** 半, 半亿, 半个亿. */
function readLeadingHalf(rest: readonly Token[]): string | null {
  const scale = unitTail(rest[0]?.kind === 'piece' ? rest.slice(1) : rest);
  return scale === null || (rest[0]?.kind === 'piece' && rest.length === 1) ? null : multiply('0.5', scale);
}

/** 二〇二四 → 2024. 两 is never read out in a row of digits. */
function readDigitRun(tokens: readonly Token[]): string {
  return trimZeros(tokens.map((token) => (token.kind === 'digit' ? token.value : '')).join(''));
}

/** 三点五, 三点五万, 3点5; the whole part is any numeral, the decimals a row of digits. */
function readPoint(whole: readonly Token[], rest: readonly Token[]): string | null {
  const left = readTokens(whole);
  const length = rest.findIndex((token) => token.kind !== 'digit' && token.kind !== 'literal');
  const decimals = length < 0 ? rest : rest.slice(0, length);
  const scale = unitTail(length < 0 ? [] : rest.slice(length));
  if (whole.length === 0 || left === null || left.includes('.') || scale === null) return null;
  const literal = decimals[0]?.kind === 'literal' ? decimals[0].text : null;
  if (decimals.length === 0 || literal?.includes('.') || (literal !== null && decimals.length > 1)) return null;
  if (literal === null && decimals.some((token) => token.kind !== 'digit')) return null;
  const digits = literal ?? decimals.map((token) => (token.kind === 'digit' ? token.value : '')).join('');
  return multiply(`${left}.${digits}`, scale);
}

/** 一亿半, 两万半, 一个半, 一个半亿: half of the unit before it. */
function readHalf(before: readonly Token[], after: readonly Token[]): string | null {
  const last = before.at(-1);
  const scale = unitTail(after);
  if (last === undefined || scale === null || before.length < 2) return null;
  if (last.kind === 'piece') {
    const count = readTokens(before.slice(0, -1));
    return count === null ? null : multiply(add(count, '0.5'), scale);
  }
  if (last.kind !== 'large' || after.length > 0) return null;
  const value = readTokens(before);
  return value === null ? null : trimZeros(add(value, multiply('0.5', powerOfTen(last.exponent))));
}

/** The product of units that follow a decimal: 千万 → 10000000; `1` of none; null when something else is among them. */
function unitTail(tokens: readonly Token[]): string | null {
  let exponent = 0;
  for (const token of tokens) {
    if (token.kind !== 'small' && token.kind !== 'large') return null;
    exponent += token.exponent;
  }
  return tokens.length > 2 ? null : powerOfTen(exponent);
}

/** 三个亿 → 三亿; a 个 anywhere else is not part of the numeral. */
function withoutPieces(tokens: readonly Token[]): Token[] | null {
  const kept: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.kind !== 'piece') kept.push(token);
    else if (at === 0 || next?.kind !== 'large' || next.exponent < 8) return null;
  }
  return kept;
}

/** A reading in progress: `total` of the ended groups, `section` of the open one, `current` not yet under a unit. */
type Sum = {
  total: string;
  section: string;
  current: Token | null;
  /** Unit last seen, and the one a next 十百千 (万亿) must stay below. */
  unit: number;
  below: number;
  largest: number;
  lastLarge: number;
  zero: boolean;
  decimal: boolean;
};

const LARGER_THAN_ALL = 99;

function readGroups(tokens: readonly Token[]): string | null {
  const sum: Sum = {
    total: '0',
    section: '0',
    current: null,
    unit: 0,
    below: 4,
    largest: 0,
    lastLarge: LARGER_THAN_ALL,
    zero: false,
    decimal: false,
  };
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const read =
      token.kind === 'small'
        ? takeSmall(sum, token.exponent, next)
        : token.kind === 'large'
          ? takeLarge(sum, token.exponent)
          : takeNumber(sum, token);
    if (!read) return null;
  }
  const rest = readLast(sum);
  return rest === null ? null : trimZeros(add(add(sum.total, sum.section), rest));
}

function takeNumber(sum: Sum, token: Token): boolean {
  if (token.kind !== 'digit' && token.kind !== 'literal') return false;
  if (sum.current !== null) return false;
  if (token.kind === 'digit' && token.value === 0 && sum.unit > 0) {
    if (sum.zero) return false;
    sum.zero = true;
    return true;
  }
  sum.current = token;
  return true;
}

const valueIn = (token: Token | null): string =>
  token?.kind === 'digit' ? String(token.value) : token?.kind === 'literal' ? token.text : '0';

function takeSmall(sum: Sum, exponent: number, next: Token | undefined): boolean {
  if (exponent >= sum.below) return false;
  if (sum.current === null) {
    // 十 may stand for 一十; 百万, 千万, 百亿 are said without a digit at the start.
    const opens = sum.unit === 0 && next?.kind === 'large';
    if (exponent !== 1 && !opens) return false;
    sum.current = { kind: 'digit', value: 1 };
  }
  const value = valueIn(sum.current);
  if (compare(value, '0') === 0) return false;
  sum.section = add(sum.section, multiply(value, powerOfTen(exponent)));
  close(sum, exponent);
  sum.below = exponent;
  return true;
}

function takeLarge(sum: Sum, exponent: number): boolean {
  sum.section = add(sum.section, valueIn(sum.current));
  const empty = compare(sum.section, '0') === 0;
  const scale = powerOfTen(exponent);
  if (exponent < sum.lastLarge) {
    if (empty) return false;
    sum.total = add(sum.total, multiply(sum.section, scale));
  } else {
    // 一万亿, 一万二千亿: the smaller group counts the larger unit.
    if (exponent <= sum.largest || (empty && sum.unit !== sum.lastLarge)) return false;
    sum.total = multiply(add(sum.total, sum.section), scale);
  }
  sum.section = '0';
  close(sum, exponent);
  sum.below = 4;
  sum.lastLarge = exponent;
  sum.largest = Math.max(sum.largest, exponent);
  return true;
}

function close(sum: Sum, unit: number): void {
  if (sum.current?.kind === 'literal' && sum.current.text.includes('.')) sum.decimal = true;
  sum.current = null;
  sum.unit = unit;
  sum.zero = false;
}

/** What the digits after the last unit are worth: 一万二 → 2000, 一万零二 → 2, 1万2345 → 2345. Null when it cannot be told. */
function readLast({ current, unit, zero, decimal }: Sum): string | null {
  if (current === null) return zero ? null : '0';
  const value = valueIn(current);
  if (unit === 0) return value;
  if (decimal || value.includes('.')) return null;
  if (zero) return current.kind === 'digit' ? value : null;
  if (unit === 1) return value.length === 1 ? value : null;
  if (value === '0') return null;
  if (value.length === 1) return multiply(value, powerOfTen(unit - 1));
  return value.length === unit && !value.startsWith('0') ? value : null;
}
