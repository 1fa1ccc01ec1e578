/** Numbers that are stated without a unit: 满意度定的是90, 按90报还是按96报. Bare numbers elsewhere are numbers of documents and codes. */
import type { Span } from '../base/spans.ts';

type StatedNumber = { readonly span: Span; readonly value: string };

/** Right behind a word of stating, and right before what ends the statement. */
const STATED =
  /(?<=(?:[是为定到按写报填达说]|[是定写报]的|[只才]有|[每一]个?[月人天年本份张册]) ?)\d{1,6}(?:\.\d{1,4})?(?= ?(?:[?。,;!还吧吗么嘛呢啊呀对报填写算]|$| ))/gu;

/** 是2024: a year. */
const YEAR = /^(?:19[5-9]|20[0-4])\d$/u;

/** The stated numbers of a normalised text; `codes` are none. */
export const findStatedNumbers = (text: string, codes: ReadonlySet<string>): StatedNumber[] =>
  [...text.matchAll(STATED)]
    .filter(([value]) => !codes.has(value) && !YEAR.test(value))
    .map(({ 0: value, index }) => ({ span: { start: index, end: index + value.length }, value }));
