/** Projects meant by how their code begins: 编码13108123开头的有几个, projects whose code starts with 13108124. */
import { unitOf } from '../amounts.ts';
import { type Rule, tablePlanOf } from '../context.ts';
import { projectQuantity } from '../sets.ts';

/** Digits and the word that says they are the beginning, either first; a space may cut the digits. */
const BEGINS =
  /(?<!\d)(\d[\d ]{3,14}\d)\s*["”’]?\s*(?:开头|打头|起头|字头|起始)|\b(?:start|starts|starting|begin|begins|beginning) with\s*["“]?\s*(\d[\d ]{3,14}\d)/u;

/** Operations that take the projects as a set. */
const TAKES_SET = ['count', 'list', 'sum', 'total', 'amount'] as const;

/** The projects whose code begins so: counted and listed, or added up. */
export const codePrefix: Rule = (context) => {
  const { catalog, question } = context;
  const said = BEGINS.exec(question.text);
  const digits = (said?.[1] ?? said?.[2])?.replaceAll(' ', '');
  if (digits === undefined || !TAKES_SET.some((name) => question.operations.has(name))) return null;
  const projects = catalog.document.projects.filter(({ code }) => code.startsWith(digits));
  if (projects.length === 0) return null;
  const quantities = projects.map(projectQuantity);
  const adds = question.operations.has('sum') || question.operations.has('total') || question.operations.has('amount');
  // 打头的几个项目加起来: the adding is asked for, whatever 几个 counts.
  if ((question.operations.has('sum') || (adds && !question.operations.has('count'))) && quantities.length > 1)
    return tablePlanOf({ kind: 'sum', quantities, ...unitOf(context) });
  return tablePlanOf({
    kind: 'filter',
    set: `编码以${digits}开头的项目`,
    quantities,
    thresholds: [],
    count: question.operations.has('count'),
  });
};
