/** Whose duty it is, and what a duty leaves out. */
import type { Question } from '../../understand/question.ts';
import type { Context, Rule } from '../context.ts';
import { holdingWords, searchText } from '../search-words.ts';
import { projectsMeant } from '../sets.ts';
import { decline } from './outside.ts';

/** 归你们管吗, does the bureau handle it: whether something is a duty at all. */
const ASKS_WHETHER_ITS_DUTY =
  /归|管不|管吗|不管|负责吗|不负责|除外|\b(?:does|do|is|are) (?:you|the (?:bureau|department|office)|(?:your|this) (?:bureau|department|office))\b/u;

/** 表彰公务员也归你们吗: clauses that leave out what is named, 不含公务员. */
export const excluded: Rule = ({ catalog, question }) => {
  if (!question.operations.has('office') && !ASKS_WHETHER_ITS_DUTY.test(question.text)) return null;
  const words = question.tokens
    .filter((token) => token.role.kind === 'content' || token.role.kind === 'unknown')
    .flatMap((token) => [token.text, token.role.kind === 'content' ? token.role.words : token.text]);
  const refs = catalog.document.passages
    .filter((passage) => {
      const left = /不含([^）)]+)/u.exec(passage.text)?.[1];
      return (
        left !== undefined && words.some((word) => word.length >= 2 && (left.includes(word) || word.includes(left)))
      );
    })
    .map((passage) => passage.source.ref);
  return refs.length === 0 ? null : { kind: 'quote', refs: refs.slice(0, 3), lead: '' };
};

/** 归谁管: the office whose duty it is. */
export const office: Rule = (context) => {
  const { question } = context;
  const asked = question.operations.has('office') || asksWho(context);
  if (!asked && !tellsSituation(question)) return null;
  if (!asked && ASKS_MORE.test(question.text)) return decline(context, 'not-in-document');
  const text = searchText(context);
  return {
    kind: 'search',
    search: {
      text,
      within: { kind: 'duty' },
      ...holdingWords(context, asked || ANSWERED_BY_DUTY.test(question.text)),
    },
    purpose: 'office',
    about: question.text.slice(0, 60),
  };
};

/** 破产关门了职工怎么安排, 规矩谁来定: whose duty it is answers it. */
const ANSWERED_BY_DUTY = /怎么(?!样)|咋|如何|谁/u;

/** 试用期最长多久, 加班工资怎么算: more is asked than whose duty it is, and no duty tells it. */
const ASKS_MORE =
  /多久|多长|(?:怎么|怎样|如何|咋)(?:算|发|写|转|参加|报名?|领|补|交|考|评|认定)|要不要|流程|条件|标准|赔偿吗|有没有|在哪[里儿]?(?:举办|办公)?$/u;

/** What is asked of a thing that is named; a situation alone asks who deals with it. */
const FIGURE_OR_WORDS = [
  'amount',
  'total',
  'share',
  'ratio',
  'goal',
  'standard',
  'schedule',
  'purpose',
  'reason',
  'basis',
  'list',
  'count',
] as const;

/** 讨薪, 被开除了不服咋办: a situation of life that a duty covers, and no figure asked. */
function tellsSituation(question: Question): boolean {
  const named = question.tokens.filter(({ role }) => role.kind === 'content' || role.kind === 'column');
  const figure = question.wanted.size > 0 || FIGURE_OR_WORDS.some((name) => question.operations.has(name));
  return !figure && named.length > 0 && named.every(({ role }) => role.kind === 'content' && role.duty);
}

/** 谁 of a duty; 谁 of a project is answered by the project's own prose. */
function asksWho(context: Context): boolean {
  return context.question.operations.has('who') && projectsMeant(context).length === 0;
}
