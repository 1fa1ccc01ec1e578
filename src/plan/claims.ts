/** A figure that a question takes for granted (三公有两百万吧, 项目是不是有30个): it is held against what is found. */
import type { Question } from '../understand/question.ts';
import type { Claim, Plan } from './plan.ts';

/** Wordings that state something and want it confirmed. */
const STATES =
  /[吧吗么嘛](?=[。.!?？！,，\s]|$)|是不是|是否|对不对|对吗|没错|听说|据说|\b(?:right|correct)\b|\b(?:is|are|do|does|has|have)(?:n't| not)? (?:it|they|that|you)(?: so| true| right| correct)?(?=\s*[?.!]*$)|\bisn't it\b|\bis it true\b|\bdo you (?:really )?have\b|\bi (?:heard|hear)\b/u;

/** The one figure stated; undefined when the question asks for one, states none or several. */
function claimOf({ text, numbers }: Question): Claim | undefined {
  const [claimed, ...others] = numbers;
  if (claimed === undefined || others.length > 0 || !STATES.test(text)) return undefined;
  return /多少|几/u.test(text) ? undefined : claimed;
}

/** The plan with the figure that the question states, where the plan is to find such a figure. */
export function withClaim(plan: Plan, question: Question): Plan {
  const claimed = claimOf(question);
  if (claimed === undefined) return plan;
  if (plan.kind === 'list') return { ...plan, claimed };
  if (plan.kind !== 'table') return plan;
  const { table } = plan;
  const findsOne = (table.kind === 'show' && table.quantities.length === 1) || (table.kind === 'filter' && table.count);
  return findsOne ? { ...plan, claimed } : plan;
}
