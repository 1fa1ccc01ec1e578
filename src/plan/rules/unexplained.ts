/** Words beside a name that nothing explains and that make it the name of another thing: average retirement pay, labour dispute law. */
import { pieces } from '../../base/text-pieces.ts';
import type { Token } from '../../understand/question.ts';
import type { Context, Rule } from '../context.ts';
import { decline } from './outside.ts';

/**
 * Refuses where English words that nothing explains belong to the only name of the question: what is known of it is then
 * of another thing. Beside a second name they say less than that does.
 */
export const unexplained: Rule = (context) => {
  const { tokens, operations } = context.question;
  const named = tokens.filter(({ role }) => role.kind === 'content' || role.kind === 'column');
  if (named.length > 1) return null;
  // Whoever has one duty of two has been told; one figure of two would pass for both.
  const runs = runsOfUnknown(tokens);
  const another = runs.some((run) => makesAnother(tokens, run, !operations.has('office')));
  return another || namesOnlyUnknown(context) ? decline(context, 'not-in-document') : null;
};

/** “and the county?”: what a follow-up names stands nowhere, so that only the turn before would be answered again. */
function namesOnlyUnknown({ catalog, question }: Context): boolean {
  const names = question.tokens.filter(({ role }) => ['content', 'unknown', 'column'].includes(role.kind));
  return (
    question.earlier !== '' &&
    names.length > 0 &&
    names.every((token) => isUnknown(token) && !pieces(token.text).some((piece) => catalog.rarity.has(piece)))
  );
}

/** Positions of the first and the last token. */
type Run = { readonly first: number; readonly last: number };

const isUnknown = (token: Token | undefined): boolean =>
  token?.role.kind === 'unknown' && token.role.tag === 'eng' && token.text.length > 2;

/** Blanks, hyphens, the s of a genitive and what points at a name part no words. */
const isGlue = (token: Token | undefined): boolean => token !== undefined && /^(?:[\s\-'’]+|s)$/u.test(token.text);

const isDeterminer = ({ text }: Token): boolean => /^(?:the|an?|its|their|our|your|this|these|those|all)$/iu.test(text);

/** Of an English compound: what stands beside a Chinese name or a code is said of it. */
const isNamed = (token: Token | undefined): boolean =>
  token !== undefined &&
  /[a-z]/iu.test(token.text) &&
  (isWord(token) || (token.role.kind === 'unknown' && !isUnknown(token)));

const isWord = ({ role }: Token): boolean => role.kind === 'content' || role.kind === 'column';

/** Neighbouring unknown words; those of a list (agriculture, forestry and …) are one run. */
function runsOfUnknown(tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  tokens.forEach((token, at) => {
    if (!isUnknown(token)) return;
    const before = runs.at(-1);
    const between = before === undefined ? undefined : tokens.slice(before.last + 1, at);
    if (before !== undefined && between?.every((one) => isGlue(one) || isListing(one)))
      runs[runs.length - 1] = { first: before.first, last: at };
    else runs.push({ first: at, last: at });
  });
  return runs;
}

const isListing = ({ role, text }: Token): boolean =>
  (role.kind === 'connector' && role.how === 'and') || /^[,/&]\s*$/u.test(text);

/** Words after which a name stands: an unknown word there is part of it, and no verb. */
const NAME_FOLLOWS =
  /(?:^|\s)(?:the|an?|of|for|on|in|about|is|are|and|what|from|with|per|handles?|issues?|each|every|any|(?:goes|go|going|went|given|allocated|devoted) to)$/iu;

/** Words that take a verb with them: in “how does X work” the last word is one. */
const AUXILIARY = /^(?:do|does|did|should|shall|can|could|will|would|must|may|to)$/iu;

/** Rent for premises, training of dolphins: words that say what a name is of. */
const QUALIFIES = /^(?:of|for)$/u;

/** What ends a name: a mark, a word that joins, a time. */
const ENDS: ReadonlySet<Token['role']['kind']> = new Set<Token['role']['kind']>([
  'break',
  'connector',
  'year',
  'month',
]);

/** Whether an unknown run stands before or behind a name with nothing between, and is no verb. */
function makesAnother(tokens: readonly Token[], { first, last }: Run, pastLists: boolean): boolean {
  const before = previous(tokens, first, pastLists);
  const after = next(tokens, last, true);
  const begins =
    before === undefined ||
    before.role.kind === 'break' ||
    before.role.kind === 'issuer' ||
    NAME_FOLLOWS.test(before.text.trim()) ||
    /['’]s?$/u.test(before.text.trim());
  if (begins && isNamed(after)) return true;
  if (
    begins &&
    after !== undefined &&
    QUALIFIES.test(after.text) &&
    isNamed(afterDeterminers(tokens, tokens.indexOf(after)))
  )
    return true;
  const said =
    before !== undefined && QUALIFIES.test(before.text) ? beforeVerbs(tokens, tokens.indexOf(before)) : before;
  if (!isNamed(said) || isNamed(after)) return false;
  const clause = tokens.slice(tokens.slice(0, first).findLastIndex(({ role }) => role.kind === 'break') + 1, first);
  const ends = after === undefined || ENDS.has(after.role.kind) || /^per$/u.test(after.text);
  return ends && !clause.some(({ text }) => AUXILIARY.test(text));
}

/** What stands beside a run, past blanks and the marks and words of a list. */
const previous = (tokens: readonly Token[], at: number, pastLists: boolean): Token | undefined =>
  tokens.slice(0, at).findLast((token) => !isGlue(token) && !(pastLists && isListing(token)));

/** … is for: what is said to be so. */
const beforeVerbs = (tokens: readonly Token[], at: number): Token | undefined =>
  tokens.slice(0, at).findLast((token) => !isGlue(token) && !/^(?:is|are|was|were|budget)$/u.test(token.text));

const afterDeterminers = (tokens: readonly Token[], at: number): Token | undefined =>
  tokens.slice(at + 1).find((token) => !isGlue(token) && !isDeterminer(token));

const next = (tokens: readonly Token[], at: number, pastLists: boolean): Token | undefined =>
  tokens.slice(at + 1).find((token) => !isGlue(token) && !(pastLists && isListing(token)));
