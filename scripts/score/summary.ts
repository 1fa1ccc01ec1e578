/** What a scored set comes to, in figures and as lines for a person. */
import { percentile } from '../../src/base/percentile.ts';
import type { Scored } from './run-set.ts';

export type Summary = {
  readonly asked: number;
  readonly right: number;
  readonly wrong: number;
  readonly declinedNeedlessly: number;
  readonly noReply: number;
  /** Answers that must cite, and those of them that cite an accepted place. */
  readonly citable: number;
  readonly citedWell: number;
  /** Replies with a figure that nothing holds. */
  readonly ungrounded: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** Characters of a question and of a reply that a failure shows. */
const SHOWN_QUESTION = 160;
const SHOWN_REPLY = 220;

const CATEGORY_WIDTH = 14;

/** Counts the outcomes. */
export function summarise(scored: readonly Scored[]): Summary {
  const count = (counted: (one: Scored) => boolean): number => scored.filter(counted).length;
  const elapsed = scored.map(({ elapsedMs }) => elapsedMs);
  return {
    asked: scored.length,
    right: count(({ judgement }) => judgement.right),
    wrong: count(({ judgement }) => judgement.wrong),
    declinedNeedlessly: count(({ judgement }) => judgement.declinedNeedlessly),
    noReply: count(({ reply }) => reply === null),
    citable: count(({ judgement }) => judgement.cited !== null),
    citedWell: count(({ judgement }) => judgement.cited === true),
    ungrounded: count(({ judgement }) => judgement.ungrounded.length > 0),
    p50Ms: percentile(elapsed, 50),
    p99Ms: percentile(elapsed, 99),
  };
}

/** The summary in one line. */
export function summaryLine(name: string, summary: Summary): string {
  const { asked, right, wrong, declinedNeedlessly, noReply, citedWell, citable, ungrounded, p50Ms, p99Ms } = summary;
  return [
    `${name}: ${right} of ${asked} right (${percent(right, asked)} %)`,
    `${wrong} wrong answers`,
    `${declinedNeedlessly} needless refusals`,
    `${noReply} without a reply`,
    `${citedWell} of ${citable} cited well`,
    `${ungrounded} with ungrounded figures; p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
  ].join(', ');
}

/** One line a category, in order of their names. */
export function categoryLines(scored: readonly Scored[]): string[] {
  const categories = [...new Set(scored.map(({ gold }) => gold.category))].toSorted();
  return categories.map((category) => {
    const own = scored.filter(({ gold }) => gold.category === category);
    const { asked, right, wrong } = summarise(own);
    const share = percent(right, asked).padStart(6);
    return `${category.padEnd(CATEGORY_WIDTH)} ${String(right).padStart(4)} / ${String(asked).padEnd(4)} ${share} %   wrong ${wrong}`;
  });
}

/** The first `most` questions that failed, and the first `most` with ungrounded figures, each with what is amiss. */
export function failureLines(scored: readonly Scored[], most: number): string[] {
  const failed = scored.filter(({ judgement }) => !judgement.right).slice(0, most);
  const ungrounded = scored.filter(({ judgement }) => judgement.ungrounded.length > 0).slice(0, most);
  return [
    ...failed.flatMap(describeFailure),
    ...ungrounded.flatMap(({ gold, judgement }) => [
      '',
      `? ${gold.id} shows figures that nothing it cites holds: ${judgement.ungrounded.join(', ')}`,
    ]),
  ];
}

function describeFailure({ gold, reply, judgement }: Scored): string[] {
  const asked = [...gold.history, gold.question.slice(0, SHOWN_QUESTION)].join(' → ');
  const replied = (reply?.text ?? '').replace(/\s+/gu, ' ').slice(0, SHOWN_REPLY);
  return [
    '',
    `${judgement.wrong ? '✗✗' : '✗'} ${gold.id} [${gold.category}] ${asked}`,
    `  ${judgement.problems.join('; ')}`,
    `  reply (${reply?.status ?? 'none'}): ${replied}`,
  ];
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));
