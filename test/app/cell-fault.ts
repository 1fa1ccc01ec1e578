/** What is wrong with the reply to a question for one cell or field. */
import type { Reply } from '../../src/answer/reply.ts';
import type { Cell } from '../../src/document/document.ts';
import type { CellQuestion } from './cell-questions.ts';

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** What is wrong with a reply; null when it gives exactly what was asked for. */
export function faultOf({ wanted, refs }: CellQuestion, reply: Reply): string | null {
  if (reply.status !== 'answered') return `is ${reply.status}`;
  const uncited = refs.find((ref) => !reply.citations.some((citation) => citation.ref === ref));
  if (uncited !== undefined) return `does not cite ${uncited}`;
  if (wanted.kind === 'nothing') {
    const [value] = reply.values;
    if (value !== undefined) return `shows ${value.value}${value.unit}`;
    return /没有安排/u.test(reply.answer) ? null : 'does not say that nothing is budgeted';
  }
  if (wanted.kind === 'words') {
    const missing = wanted.texts.find((text) => !squeezed(reply.answer).includes(squeezed(text)));
    return missing === undefined ? null : `does not say “${missing}”`;
  }
  return figureFault(wanted.cell, refs, reply);
}

/** Exactly the figure: no other value of its unit beside it, and its row's mark on the line that shows it. */
function figureFault(cell: Cell, refs: readonly string[], reply: Reply): string | null {
  const rivals = reply.values.filter((value) => value.unit === cell.unit || cell.unit !== '%');
  if (rivals.length === 0) return 'shows no value';
  const other = rivals.find((value) => value.value !== cell.value || value.unit !== cell.unit);
  if (other !== undefined) return `shows ${other.value}${other.unit}`;
  const number = reply.citations.find((citation) => refs.includes(citation.ref))?.number;
  const shown = `${cell.comparator ?? ''}${cell.value}`;
  const line = reply.answer.split('\n').find((one) => one.includes(`[${number}]`) && squeezed(one).includes(shown));
  return line === undefined ? `has no line with ${shown} and [${number}]` : null;
}
