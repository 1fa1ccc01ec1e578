/**
 * What kind of statement is asked for in words: when something is, by which document, on which terms. A passage that speaks of
 * the thing and tells nothing of that kind does not answer.
 */
import type { Passage } from '../document/document.ts';
import type { Question } from '../understand/question.ts';
import { lengthAsked } from './durations.ts';
import type { KindTold } from './plan.ts';

/** Dates and points of a year, and what something waits for: 12月底, 1季度, 按月, 待征缴结束后. */
const TELLS_WHEN = /\d+ ?(?:月|日|号|天|季度)|按[月季年]|每[月季年]|年[初末底]|截[至止]|提前|[待等经].{1,12}后/u;

/** A document by its title or number. */
const TELLS_BASIS = /《|[[〔]\d{4}[\]〕]|\d号|规定|按照|根据|依据/u;

/** 试用期最长多久, 加班工资怎么算: more is asked than whose duty it is, and no duty tells it. */
const ASKS_TERMS =
  /多久|多长|最[长短高低多少晚早](?=多|几|是)|(?:流程|条件|标准|资格|门槛|待遇|期限|时效|学时|要求)(?:是|有|为|都|具体|怎么?样?|咋样?|如何|什么|啥|哪些|呢|[?？。\s])*$|要不要|赔偿吗|在哪[里儿]?(?:举办|办公)?$/u;

/** … nor how something is done by the one who asks. */
const ASKS_HOW = /(?:怎么|怎样|如何|咋)(?:算|发|写|转|参加|报名?|领|补|交|考|评|认定)|有没有|流程|条件|标准/u;

/** The kind of statement a question asks of whatever it names; undefined where any that speaks of it will do. */
export function kindAsked({ wanted, operations, text }: Question): KindTold | undefined {
  if (ASKS_TERMS.test(text) || lengthAsked(text) !== null) return 'terms';
  if (wanted.has('time') || operations.has('when')) return 'when';
  return operations.has('basis') ? 'basis' : undefined;
}

/** Whether a duty cannot answer: it tells whose something is and what to do. */
export const asksBeyondDuty = ({ text }: Question): boolean =>
  ASKS_TERMS.test(text) || ASKS_HOW.test(text) || lengthAsked(text) !== null;

/** Whether a passage makes a statement of the kind that is asked for. */
export function tellsKind({ kind, text, project }: Passage, asked: KindTold | undefined): boolean {
  switch (asked) {
    case 'when':
      return TELLS_WHEN.test(text);
    case 'basis':
      // What a target rests on stands in its row.
      return project !== undefined || TELLS_BASIS.test(text);
    case 'terms':
      return kind !== 'duty' && kind !== 'clause';
    default:
      return true;
  }
}
