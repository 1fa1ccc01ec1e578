/** A project or a standard is asked for and none is named: asked back with those of the document. */
import type { Rule } from '../context.ts';
import { largestProjects } from '../sets.ts';

/** 那个项目什么时候花完, with nothing before it: the largest projects as options. */
export const whichProject: Rule = ({ catalog, question }) => {
  if (question.mentions.length > 0 || question.followsUp || question.operations.size === 0) return null;
  if (!/项目|\bprojects?\b/u.test(question.text)) return null;
  const options = largestProjects(catalog).map(({ name }) => ({
    label: name,
    question: `${name}${question.text.replace(/^.*?项目/u, '')}`,
  }));
  return options.length < 2 ? null : { kind: 'clarify', about: question.text, options };
};

/** 发放标准是多少呢, with nothing named: the standards of the document as options. */
export const whichStandard: Rule = ({ catalog, question }) => {
  const standard = question.operations.has('standard');
  if ((!standard && !question.operations.has('goal')) || question.followsUp || question.namesSomething) return null;
  const word = standard ? '标准' : '率';
  const names = catalog.things
    .filter(
      (thing) => thing.kind === 'indicator' && thing.name.includes(word) && (!standard || thing.measure === 'money'),
    )
    .map((thing) => thing.name);
  const options = [...new Set(names)].slice(0, 6).map((label) => ({
    label,
    question: question.language === 'en' ? `What is the figure for ${label}?` : `${label}是多少？`,
  }));
  return options.length < 2 ? null : { kind: 'clarify', about: question.text, options };
};
