/** What one may ask next: about the same thing, from the document, never a figure. */
import type { Draft } from './draft.ts';
import type { Status } from './reply.ts';

/** Suggestions shown at most. */
const MOST = 3;

/** Questions that this very document answers, by what the reply was about. */
export function suggestionsFor(draft: Draft, status: Status): string[] {
  const english = draft.language === 'en';
  if (status !== 'answered')
    return english ? ['Summarise the budget', 'Which project is the largest?'] : ['介绍一下这份预算', '哪个项目钱最多'];
  const cited = draft.citations().map((citation) => citation.ref);
  const project = draft.catalog.document.projects.find((candidate) => cited.includes(candidate.money.source.ref));
  const subject = cited.map((ref) => draft.catalog.rows.get(ref)).find((row) => row?.code !== undefined);
  const found: string[] = [];
  if (project) {
    found.push(english ? `What is ${project.name} for?` : `${project.name}是干什么用的`);
    found.push(english ? `When will ${project.name} be spent?` : `${project.name}的支出计划`);
  }
  if (subject)
    found.push(english ? `What share of total expenditure is ${subject.name}?` : `${subject.name}占支出总计的比例`);
  return found.slice(0, MOST);
}
