/** The units of the department by what the table of units prints of them: which, how many, of what rank or nature. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Row, Table } from '../../document/document.ts';
import type { Question, Token } from '../../understand/question.ts';
import { type Context, type Rule, tablePlanOf } from '../context.ts';
import type { Plan } from '../plan.ts';
import { decline } from './outside.ts';

/** Words for the units of the department taken together. */
const ALL_UNITS =
  /(?:下属|所属|局属|属下|下[面头边设辖]|底下|直属|二级|各|几个|几家|[两三四五]个|[两三四五]家|\d个|事业)(?:的|都|还|又|一共|总共|一起|到底|究竟)*(?:[挂管设辖带有](?:着|了|有)?)?(?:哪|那)?(?:几个|几家|几间|些|[两三四五\d]个)?(?:事业)?(?:单位(?!人员|工作|离退休|医疗|养老|经营|年度|考核|基本|缴)|所(?=和|、|跟|里|当|中|的|都|各|分)|中心)|哪[些个几家间]*(?:事业)?单位(?!人员)|\b(?:subordinate|affiliated) (?:units?|institutions?)\b|\bwhich (?:units?|institutions?)\b|\b(?:units?|institutions?|bodies|entities|organi[sz]ations?)\b.*\b(?:subordinate|affiliated|(?:sit|sits|are|come|fall) under (?:the bureau|the department|it|you))\b/u;

/** Which of them, or how many. */
const WHICH = /哪|谁|几[个家间所]|多少[个家间]|叫(?:啥|什么)|\b(?:which|how many|list)\b/iu;

/** The department itself is no unit under it. */
const ITSELF = /本级$/u;

/** 下属单位的规格分别报, 股级的有几家, 副科级的是哪家 after they were listed. */
export const unitsByCell: Rule = (context) => {
  const { catalog, question } = context;
  const table = catalog.document.tables.find(({ kind }) => kind === 'units');
  if (table === undefined || asksOtherThing(question)) return null;
  const listed = unitsListedBefore(context);
  if (!ALL_UNITS.test(question.text) && !listed) return null;
  const said = squeeze(question.text);
  if (table.rows.some((row) => said.includes(squeeze(row.name.replace(catalog.document.meta.region, ''))))) return null;
  const asks = WHICH.test(question.text) || question.operations.has('list') || question.operations.has('count');
  const picked = asks ? picksOf(table, toldBefore(question) + said) : [];
  if (listed && !onlySays(question, picked)) return null;
  const columns = table.columns.filter(({ name }) =>
    question.tokens.some(({ role }) => role.kind === 'column' && role.column === name),
  );
  const quantities = table.rows
    .filter(({ name }) => !ITSELF.test(name))
    .flatMap((row) =>
      columns.map(({ name }) => ({ label: `${row.name}的${name}`, cells: [{ row: row.source.ref, column: name }] })),
    );
  // 四个事业单位的规格分别报: they are all of that nature, and a column is asked for.
  const tells =
    quantities.length === 0 || picked.some(({ words }) => words !== NATURE_OF_ALL || NATURE_ASKED.test(said));
  if (picked.length > 0 && tells)
    return onlySays(question, picked) ? (holding(table, picked) ?? decline(context, 'not-in-document')) : null;
  if (listed) return null;
  if (quantities.length > 0) return tablePlanOf({ kind: 'show', quantities });
  return asks && onlySays(question, picked) ? listOf(table.title, table.rows) : null;
};

/** Money, people and whose duty it is are told of no unit; and the units of the whole city are not the department's. */
const asksOtherThing = ({ wanted, operations, text }: Question): boolean =>
  /全[市县区]/u.test(text) ||
  [...wanted].some((measure) => measure !== 'count') ||
  (['office', 'purpose', 'amount'] as const).some((name) => operations.has(name));

/** Whether the reply before, or the part of the message before, was about the units. */
const unitsListedBefore = ({ catalog, question }: Context): boolean =>
  !ALL_UNITS.test(question.text) &&
  ((question.cited.length > 1 && question.cited.every(({ ref }) => catalog.tableOfRow.get(ref)?.kind === 'units')) ||
    (!question.namesSomething && ALL_UNITS.test(question.earlier)));

/** 下头挂几个事业单位 都叫啥: the second part says nothing of them, and asks of those that the first spoke of. */
const toldBefore = ({ text, earlier, namesSomething }: Question): string =>
  !namesSomething && CALLED.test(text) && ALL_UNITS.test(earlier) ? squeeze(earlier) : '';

const CALLED = /叫|名|\bname/u;

/** What is said of a unit: the cells that would hold it, and whether a cell does. */
type Pick = { readonly words: string; readonly holds: (cell: string) => boolean };

/** A rank, said in full or without its first character: 副科级, 科级. */
const RANK = /[正副]?[股科处县厅局]级/u;
/** Said of units as a rule: 事业单位. */
const NATURE_OF_ALL = '事业';
const NATURE_ASKED = /事业(?!单位|机构)/u;
/** How a unit is funded, or what else it may be, in words that no cell may hold. */
const KIND =
  /差额|全额|自收自支|参公|公益[一二]类|企业性质|财政拨款|基本保证|财政性资金|(?:行政|事业)(?=性质|编制?|类|的|、|,|，|和)|事业(?=单位|机构)/u;

function picksOf(table: Table, said: string): Pick[] {
  const rank = RANK.exec(said)?.[0];
  const kinds = said.match(new RegExp(KIND, 'gu')) ?? [];
  const printed = table.rows.flatMap(({ cells }) => cells.map((cell) => squeeze(cell.printed)));
  return [
    // 正股级 is another rank than 股级.
    ...(rank === undefined ? [] : [{ words: rank, holds: (cell: string) => /级$/u.test(cell) && cell.endsWith(rank) }]),
    ...kinds.map((words) => ({
      words,
      holds: printed.includes(words)
        ? (cell: string): boolean => cell === words
        : (cell: string): boolean => cell.includes(words),
    })),
  ];
}

/** The units of which each thing said is printed; null where there is none. The department itself only where no unit under it is one. */
function holding(table: Table, picks: readonly Pick[]): Plan | null {
  const rows = table.rows.filter(({ cells }) =>
    picks.every(({ holds }) => cells.some(({ printed }) => holds(squeeze(printed)))),
  );
  const under = rows.filter(({ name }) => !ITSELF.test(name));
  const found = under.length > 0 ? under : rows;
  const said = [...new Set(picks.map(({ words }) => words))].join('、');
  return found.length === 0 ? null : listOf(`${table.title}（${said}）`, found);
}

const listOf = (listing: string, rows: readonly Row[]): Plan => ({
  kind: 'list',
  listing,
  refs: rows.map(({ source }) => source.ref),
  names: rows.map(({ name }) => name),
});

/** Nothing else is named than units and what is said of them: 下属单位采购了哪些设备 asks for something else. */
const onlySays = ({ tokens }: Question, picks: readonly Pick[]): boolean =>
  tokens.every((token) => !isNamed(token) || picks.some(({ words }) => overlaps(words, squeeze(token.text))));

const isNamed = ({ role, text }: Token): boolean =>
  (role.kind === 'unknown' || role.kind === 'content') &&
  squeeze(text).length > 1 &&
  !/^(?:.{0,4}(?:单位|机构|部门)|机构设置.*|性质|规格|级别|名字|名称|名单|局机关|机关)$/u.test(squeeze(text));

const overlaps = (left: string, right: string): boolean => left.includes(right) || right.includes(left);
