/** Projects meant by how their code begins: 编码13108123开头的有几个, projects whose code starts with 13108124. */
import type { Rule } from '../context.ts';
import { beginningOfCode, groupByCode } from '../sets.ts';
import { planOfGroup } from './arithmetic.ts';
import { decline } from './outside.ts';

/** Operations that take the projects as a set. */
const TAKES_SET = ['count', 'list', 'sum', 'total', 'amount'] as const;

/** 科目30999: no notice of that number, and no table that speaks of subjects. */
const CODE_OF_SUBJECT = /科目(?:编码|代码|号)?(?:是|为|:)? ?(\d{3,7})(?!\d|[年月日])/u;

/** Those projects counted and listed, or added up; a refusal where no code of the document begins so, or none of its subjects is called so. */
export const byCode: Rule = (context) => {
  const { catalog, question } = context;
  const code = CODE_OF_SUBJECT.exec(question.text)?.[1];
  if (code !== undefined && !catalog.things.some((thing) => thing.code?.startsWith(code)))
    return decline(context, 'not-in-document');
  const begins = beginningOfCode(question.text);
  if (begins === null || !begins.outright) return null;
  const group = groupByCode(context);
  if (group === null) {
    const ofSubjects = catalog.things.some(({ code }) => code?.startsWith(begins.code));
    return ofSubjects ? null : decline(context, 'not-in-document');
  }
  if (question.operations.size > 0 && !TAKES_SET.some((name) => question.operations.has(name))) return null;
  // 开头的项目多少钱: of all of them together, as there is no other figure of them.
  const counts = question.operations.has('count') || question.operations.has('list');
  return planOfGroup(context, group, question.operations.has('amount') && !counts);
};
