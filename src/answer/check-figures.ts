/** Promise 1: no figure in a reply that does not stand in a cited quote, a shown calculation, or the question. */
import type { Reply } from './reply.ts';

/** Months of 资金支出计划 in the template: named even where a project's table does not print one. */
const SCHEDULE_MONTHS = '3月底 6月底 10月底 12月底';

const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/gu;

/** The figures of a text, without grouping commas and trailing zeros, so that 1200.00 and 1,200 are one. */
export function figuresIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(NUMBER)].map(([digits]) => canonical(digits));
}

const canonical = (digits: string): string => {
  const plain = digits.replaceAll(',', '');
  const trimmed = plain.includes('.') ? plain.replace(/0+$/u, '').replace(/\.$/u, '') : plain;
  return trimmed.replace(/^0+(?=\d)/u, '');
};

/**
 * The figures of a reply that nothing holds; `given` are the question (as typed and as read) and the document's title. Its own numbering ([1], `1.`), citations' places and the document's title
 * are holders too.
 */
export function ungroundedFigures(reply: Reply, given: readonly string[]): string[] {
  const holders = [
    ...given,
    SCHEDULE_MONTHS,
    ...reply.citations.flatMap((citation) => [
      citation.document,
      citation.section,
      citation.locator,
      citation.quote,
      String(citation.number),
      String(citation.page ?? ''),
    ]),
    ...reply.calculations.map((calculation) => calculation.expression),
  ];
  const known = new Set(holders.flatMap(figuresIn));
  const body = reply.text
    .replace(/^\d+\. /gmu, '')
    .replace(/《[^》]*》/gu, '')
    .replace(/\[\d+\]/gu, '');
  return figuresIn(body).filter((figure) => !known.has(figure));
}

/** Gives the reply back when every figure is grounded; otherwise a refusal takes its place: a wrong figure is worse than none. */
export function checkFigures(reply: Reply, given: readonly string[]): Reply {
  if (ungroundedFigures(reply, given).length === 0) return reply;
  const answer =
    reply.language === 'zh'
      ? '这个回答里有数字没有对上出处，为免出错不予显示。请换个问法再试。'
      : 'A figure of this answer could not be traced to its source and is not shown. Please ask in other words.';
  return {
    ...reply,
    status: 'declined',
    answer,
    text: answer,
    values: [],
    citations: [],
    calculations: [],
    notes: [],
    options: [],
    reason: 'not-in-document',
  };
}
