/** The one thing that the reply before was about, of which a question that names nothing may ask. */
import type { Said } from './collect.ts';
import { meaningOf } from './link.ts';
import { isOwnName } from './mentions.ts';
import type { Turn } from './question.ts';

/** Operations over several things: of the one thing the reply was about they ask nothing. */
const OVER_MANY = ['top', 'bottom', 'compare', 'difference', 'sum', 'total', 'list', 'count', 'overview'] as const;

/** What the lexicon calls 管什么, 职能: it is asked of an office and names none. */
const DUTIES = '主要职责';

/** Operations that no target has an answer to. */
const ONLY_OF_PROJECTS = ['purpose', 'schedule', 'goal', 'office'] as const;

/**
 * The one thing the reply before was about, where the question before did not name it and this one names nothing but asks
 * something of it: 它是干什么用的 after a ranking, 6月底花到多少 after a target of the project.
 */
export function focusOf(said: Said | undefined, before: Turn | null): string | null {
  if (said === undefined || before === null || before.focus === null) return null;
  if (said.tokens.some((token) => isOwnName(token) && meaningOf(token) !== DUTIES)) return null;
  const { focus, question } = before;
  const points = POINTS_BACK.test(said.text);
  const asks =
    said.tokens.some((token) => meaningOf(token) === DUTIES) ||
    said.operations.size > 0 ||
    said.wanted.size > 0 ||
    said.unit !== null;
  if (!asks || (!points && OVER_MANY.some((name) => said.operations.has(name)))) return null;
  const named = [...question.mentions, ...(question.whole ? [question.whole] : [])].flatMap(
    ({ candidates: [best] }) => best?.thing ?? [],
  );
  // 依据呢 after a target is of the target; 6月底花到多少 can only be of its project.
  const ofProject = ONLY_OF_PROJECTS.some((name) => said.operations.has(name)) || said.months.length > 0;
  if (!ofProject && named.some(({ kind }) => kind === 'indicator' || kind === 'fact')) return null;
  return named.length > 0 && named.every(({ name }) => name === focus) ? null : focus;
}

/** Words that point back at the turn before: it, that project, of those. */
export const POINTS_BACK =
  /它|[他她]们|这个|那个|该项|上面|其中|里面|里头|这笔|那笔|这项|那项|此项|[这那]些钱?|剩下|剩余|其余|余下|\b(?:the rest|remainder|it|its|that|those|them|they|their)\b/u;

/** What stands for the thing that is said out instead. */
export const PRONOUN = /它|[他她]们|(?:上面|刚才)?(?:这个|那个|该|这笔|那笔|这项|那项|此项)(?:项目)?/u;
