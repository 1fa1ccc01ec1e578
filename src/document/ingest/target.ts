/** Reads a printed target: its bound, its number, its unit. */
import type { Comparator } from '../document.ts';
import { cleanName } from './clean.ts';

export type Target = { readonly value: string | null; readonly unit: string; readonly comparator?: Comparator };

const signs: Readonly<Record<string, Comparator>> = {
  '≥': '≥',
  '>=': '≥',
  '≧': '≥',
  '≤': '≤',
  '<=': '≤',
  '≦': '≤',
  '>': '>',
  '＞': '>',
  '<': '<',
  '＜': '<',
  '=': '=',
  '＝': '=',
};

/** Words after the number that bound it. */
const boundWords: Readonly<Record<string, Comparator>> = { 以上: '≥', 以下: '≤', 以内: '≤' };

const targetPattern = /^(≥|≧|>=|≤|≦|<=|>|＞|<|＜|=|＝)?(\d+(?:\.\d+)?)(.*)$/u;

/** A unit is a percent sign or a few words without digits: 万人, 元/人/月, 平方米; 不等 and 左右 leave no one number. */
const unitPattern = /^(?:[%‰]|[\p{Script=Han}/²㎡]{0,10})$/u;
const inexactWords = /不等|左右|以来|余|至|不/;

const words: Target = { value: null, unit: '' };

/** ≥95% → 95 % ≥; 2200 人/元/月 → 2200; words and ranges have no value. */
export function readTarget(printed: string): Target {
  const match = targetPattern.exec(cleanName(printed).replace('％', '%'));
  if (match === null) return words;
  const [, sign, value = '', rest = ''] = match;
  const bound = Object.keys(boundWords).find((word) => rest.endsWith(word));
  const unit = bound === undefined ? rest : rest.slice(0, -bound.length);
  if (!unitPattern.test(unit) || inexactWords.test(unit)) return words;
  const comparator = signs[sign ?? ''] ?? (bound === undefined ? undefined : boundWords[bound]);
  return { value, unit, ...(comparator === undefined ? {} : { comparator }) };
}
