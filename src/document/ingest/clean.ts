/** Takes the marks of the conversion out of a printed text: stray spaces, LaTeX, bold marks, HTML. */

const latexSigns: readonly (readonly [RegExp, string])[] = [
  [/\\geqslant|\\geq|\\ge/g, '≥'],
  [/\\leqslant|\\leq|\\le/g, '≤'],
  [/\\times/g, '×'],
  [/\\%/g, '%'],
];

/** Writes out inline LaTeX: `$\geq 4\%$` → `≥ 4%`. */
const withoutLatex = (text: string): string =>
  text.replace(/\$([^$]*)\$/g, (_, inner: string) =>
    latexSigns.reduce((formula, [sign, plain]) => formula.replace(sign, plain), inner),
  );

/** Drops HTML tags the conversion left behind; a `<` before a number stays. */
export const withoutHtml = (text: string): string => text.replace(/<\/?[a-z][^<>]*>/gi, '');

/** Drops white space unless it parts two ASCII words: `2024 年` → `2024年`, `a b` stays. */
export const compact = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, (_, offset: number, whole: string) =>
      /[A-Za-z0-9]/.test(whole[offset - 1] ?? '') && /^\s+[A-Za-z0-9]/.test(whole.slice(offset)) ? ' ' : '',
    );

/** Half-width commas, colons and semicolons next to Chinese become full-width; those inside numbers stay. */
const fullWidthMarks = (text: string): string =>
  text
    .replace(
      /(?<=[\p{Script=Han}%）”])[,;:]|[,;:](?=\p{Script=Han})/gu,
      (mark) => ({ ',': '，', ';': '；' })[mark] ?? '：',
    )
    .replace(/:(?=\p{Script=Han})/gu, '：');

/** A cell or a name as it should be read: conversion marks gone, words and brackets as printed. */
export const cleanName = (text: string): string => compact(withoutHtml(withoutLatex(text)).replaceAll('**', ''));

/** A sentence as it should be read: like `cleanName`, with full-width punctuation. */
export const cleanText = (text: string): string => fullWidthMarks(cleanName(text));

/** For comparing two prints of the same heading: no spaces, one width. */
export const matchKey = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
