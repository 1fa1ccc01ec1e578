/** Whatever else: answered by the passages that speak of it. */
import type { OperationName } from '../../catalog/lexicon.ts';
import { type Context, OUTRIGHT, type Rule } from '../context.ts';
import { lengthAsked } from '../durations.ts';
import { kindAsked } from '../kinds-told.ts';
import type { Plan } from '../plan.ts';
import { holdingWords, searchText } from '../search-words.ts';
import { projectsMeant } from '../sets.ts';
import { decline } from './outside.ts';
import { asksDocument } from './statements.ts';

/** Whatever else: the passages that speak of it; a project's own prose first when the question names one. */
export const anyText: Rule = (context) => {
  const { question } = context;
  if (question.whole === null) return null;
  const words = searchText(context);
  const projects = projectsMeant(context);
  // 职工食堂补助按哪个文件: what only speaks of it names no document.
  if (onlyFigureWanted(context) || asksDocument(question) || !SAYS_WORDS.test(words))
    return decline(context, 'not-in-document');
  if (ASKS_OUTCOME.test(question.text)) return decline(context, 'not-in-document');
  const tells = kindAsked(question);
  const all = asksAboutAllOf(context, projects);
  if (all !== null) return all;
  return {
    kind: 'search',
    search: {
      text: words,
      within: projects.length > 0 ? { kind: 'project', projects } : { kind: 'anywhere' },
      ...(tells === undefined ? {} : { tells }),
      ...holdingWords(context),
    },
    purpose: 'text',
  } satisfies Plan;
};

/** 养老证那笔怎么弄: beside the project's name nothing says what of it is asked; its purpose and goals tell. */
function asksAboutAllOf({ catalog, question }: Context, projects: readonly number[]): Plan | null {
  const [number, ...others] = projects;
  const project = number === undefined || others.length > 0 ? undefined : catalog.projects.get(number);
  const best = question.whole?.candidates[0];
  if (project?.purpose == null || best?.thing.kind !== 'project' || best.coverage < OUTRIGHT) return null;
  const refs = [project.purpose.source.ref, ...project.goals.map((goal) => goal.source.ref)];
  return { kind: 'quote', refs: [...new Set(refs)].slice(0, 4), lead: project.name };
}

/** 数据泄露过没有, 查出问题了吗: what came of it is no matter of a plan. */
const ASKS_OUTCOME = /过(?:没有?|吗|么)|[^为]了(?:吗|么|没有?)\s*$|查出|发现了|结果(?:是|如何|怎么?样|咋样)?\s*$/u;

/** Numbers alone stand in many a passage and say nothing of it. */
const SAYS_WORDS = /\p{L}/u;

/** What only a figure answers. */
const FIGURE_NAMED = /(?:率|人数|数量|金额|余额|总额|年龄)$/u;

/** A question for a figure alone is not answered by a passage that happens to share its words. */
function onlyFigureWanted({ question }: Context): boolean {
  if (['purpose', 'reason', 'condition', 'basis', 'who'].some((name) => question.operations.has(name as OperationName)))
    return false;
  if (lengthAsked(question.text) !== null) return true;
  // 逾期率, 用户数: a figure by its name.
  if (question.tokens.some(({ text, role }) => role.kind === 'unknown' && FIGURE_NAMED.test(text))) return true;
  // 高温津贴发多少: so much is asked for, and no office.
  if (question.operations.has('standard') && /多少|几(?!号)|\bhow much\b/u.test(question.text)) return true;
  return (
    (['amount', 'ratio', 'difference', 'sum', 'share', 'top', 'bottom'] as const).some((name) =>
      question.operations.has(name),
    ) || (['money', 'people', 'percent', 'count'] as const).some((measure) => question.wanted.has(measure))
  );
}
