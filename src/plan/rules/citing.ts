/** 标准依据写霸人社[2023]63号的项目有哪些: the projects whose text cites a document. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Project } from '../../document/document.ts';
import type { Rule } from '../context.ts';
import type { Plan } from '../plan.ts';

/** Who issued it, the year and the number; the year may stand without its brackets. */
const NUMBER = /(\p{Script=Han}{2,9})[[〔(（【]?(20\d\d)[\]〕)）】]?(\d{1,4})号/u;

/** Words before the issuer in a question. */
const LEADS_UP = /^.*(?:依据|根据|按照|按|写着?|引用|提到|参照|执行|用的|是)/u;

const ASKS_WHICH = /项目|通知|哪[些几个]|\bprojects?\b/u;

/** 没有依据: the others are asked for. */
const DENIES = /(?:没有?|未|不)(?:是)?(?:依据|根据|按|写|引用|提到)/u;

const withBrackets = (text: string): string =>
  squeeze(text)
    .replace(/[〔(（【]/gu, '[')
    .replace(/[\]〕)）】]/gu, ']');

/** Where a document is cited as grounds, and no project is called by it. */
export const citing: Rule = ({ catalog, question }): Plan | null => {
  const { operations, text } = question;
  if (!(operations.has('list') || operations.has('count')) || !ASKS_WHICH.test(text)) return null;
  const said = NUMBER.exec(squeeze(text));
  const issuer = (said?.[1] ?? '').replace(LEADS_UP, '');
  if (said === null || issuer.length < 2 || DENIES.test(text)) return null;
  const cited = [`${issuer}[${said[2]}]${said[3]}号`, `${issuer}${said[2]}${said[3]}号`];
  const holds = (held: string): boolean => cited.some((number) => withBrackets(held).includes(number));
  const refsOf = ({ purpose, indicators }: Project): string[] => [
    ...(purpose && holds(purpose.text) ? [purpose.source.ref] : []),
    ...indicators.filter(({ basis }) => holds(basis)).map(({ row }) => row.source.ref),
  ];
  const found = catalog.document.projects.flatMap((project) => {
    const [ref] = refsOf(project);
    return ref === undefined ? [] : [{ name: project.name, ref }];
  });
  return found.length === 0
    ? null
    : {
        kind: 'list',
        listing: `依据${cited[0]}的项目`,
        refs: found.map(({ ref }) => ref),
        names: found.map(({ name }) => name),
      };
};
