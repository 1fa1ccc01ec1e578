/** Words said over and over: held keys and pasted floods ask once, and would take the time of a hundred questions. */

/** A stretch that comes five times or more, one right after the other: nobody says a name so often. */
const REPEATED = /(.{1,40}?)\1{4,}/gsu;

/** Figures repeat their digits (100000, 三三三), and marks themselves: they stay as they are. */
const FIGURE_OR_MARKS = /^(?:[\p{N}\p{P}\s]+|[零〇一二两三四五六七八九十百千万亿]+)$/u;

/** The text with each repeated stretch of words said once. */
export const withoutRepetition = (text: string): string =>
  text.replace(REPEATED, (all, unit: string) => (FIGURE_OR_MARKS.test(unit) ? all : unit));
