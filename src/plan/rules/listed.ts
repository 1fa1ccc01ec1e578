/** Questions about what is listed: the units and offices of the department, and which of those just shown is so and so. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Thing } from '../../catalog/catalog.ts';
import type { OperationName } from '../../catalog/lexicon.ts';
import type { Question } from '../../understand/question.ts';
import { choose, type Rule, tablePlanOf } from '../context.ts';

/** Rows or passages quoted at most. */
const MOST = 20;

/** Headings that stand under one heading; called by most of its name they are meant, and never by a part of it. */
const isHeadingList = (thing: Thing): boolean => thing.id.startsWith('table:headings-');

/** 下属单位有哪些, 有几个股室: the table of units, the offices with the clause that sets them up. */
export const unitRows: Rule = ({ catalog, question }) => {
  const asksList = (['count', 'list', 'measures', 'overview', 'goal'] as const).some((name) =>
    question.operations.has(name),
  );
  if (!asksList && !question.wanted.has('count')) return null;
  if (question.wanted.has('money')) return null;
  // 基本支出按名词解释对应什么 asks for no list of terms.
  const besideColumn = question.tokens.some(({ role }) => role.kind === 'column');
  const headings = besideColumn ? undefined : headingsNamed(question);
  if (headings !== undefined)
    return { kind: 'list', listing: headings.name, refs: [...headings.refs], names: [...(headings.listing ?? [])] };
  const choice = choose(
    catalog,
    question.whole ?? undefined,
    (thing) => thing.kind === 'table' && thing.listing !== undefined && !isHeadingList(thing),
  );
  if (choice.kind === 'none' || choice.best.coverage < 0.6 || choice.best.precision < 0.5) return null;
  const [thing] = choice.things;
  if (thing === undefined || thing.refs.length === 0) return null;
  if (besideColumn && thing.refs.every((ref) => catalog.passages.has(ref))) return null;
  return { kind: 'list', listing: thing.name, refs: thing.refs.slice(0, MOST), names: [...(thing.listing ?? [])] };
};

/** The headings that are named; words beside them that name nothing of the document leave them named. */
function headingsNamed({ mentions, tokens }: Question): Thing | undefined {
  const named = tokens.filter(({ role }) => role.kind === 'content');
  return mentions
    .flatMap(({ candidates }) => candidates.slice(0, 1))
    .find(
      ({ thing, precision, coverage }) =>
        isHeadingList(thing) && precision >= 0.5 && (coverage >= 0.95 || (named.length === 1 && precision === 1)),
    )?.thing;
}

/** 分别什么级别, after the units were listed: the column named, of each. */
export const columnOfListed: Rule = ({ catalog, question }) => {
  const columns = question.tokens.flatMap((token) =>
    token.role.kind === 'column' ? [token.role.column] : token.role.kind === 'content' ? [token.role.words] : [],
  );
  const quantities = question.cited.flatMap(({ ref }) => {
    const row = catalog.tableOfRow.get(ref)?.kind === 'units' ? catalog.rows.get(ref) : undefined;
    const cells =
      row?.cells.filter((cell) =>
        columns.some((column) => cell.column.includes(column) || column.endsWith(cell.column.slice(-2))),
      ) ?? [];
    return cells.map(({ column }) => ({ label: `${row?.name}的${column}`, cells: [{ row: ref, column }] }));
  });
  return question.cited.length > 1 && quantities.length > 1 && question.wanted.size === 0
    ? tablePlanOf({ kind: 'show', quantities })
    : null;
};

/** Operations that only ask which of those listed is meant. */
const WHICH: ReadonlySet<OperationName> = new Set<OperationName>(['list', 'existence', 'definition']);

/** 里面哪个是副科级的: of the rows cited before, those that hold the words. */
export const within: Rule = ({ question }) => {
  // 哪个是副科级; 哪个科室管 asks for something else.
  const asksWhich =
    /^(?:那)?(?:哪[个家些几]|谁)/u.test(question.text) && [...question.operations].every((name) => WHICH.has(name));
  if (!(question.pointsBack || asksWhich) || question.cited.length < 2 || question.wanted.size > 0) return null;
  const words = question.tokens.flatMap(({ role, text }) => {
    if (role.kind === 'content') return [[squeeze(text), squeeze(role.words)]];
    return role.kind === 'unknown' ? [[squeeze(text)]] : [];
  });
  if (words.length === 0) return null;
  const held = question.cited.filter(({ text }) =>
    words.every((ways) => ways.some((word) => squeeze(text).includes(word))),
  );
  return held.length > 0 && held.length < question.cited.length
    ? { kind: 'quote', refs: held.map(({ ref }) => ref), lead: '' }
    : null;
};

/** Words for the units of the department taken together. */
const ALL_UNITS =
  /(?:下属|所属|下面|底下|下设|直属|二级|各|几个|几家|[两三四五]个|[两三四五]家|\d个|事业)(?:的)?(?:几个|那几个|[两三四五\d]个)?(?:事业)?(?:单位|所(?:和|、|跟)|中心)|哪[些个几家]*(?:事业)?单位|\b(?:subordinate|affiliated) (?:units?|institutions?)\b|\bwhich (?:units?|institutions?)\b|\b(?:units?|institutions?|bodies|entities|organi[sz]ations?)\b.*\b(?:subordinate|affiliated|(?:sit|sits|are|come|fall) under (?:the bureau|the department|it|you))\b/u;

/** 下属单位的规格分别报, 股级的有几家: a column of the table of units, or the units whose cells hold what is said. */
export const unitsByCell: Rule = ({ catalog, question }) => {
  const table = catalog.document.tables.find(({ kind }) => kind === 'units');
  if (table === undefined || question.wanted.has('money') || !ALL_UNITS.test(question.text)) return null;
  const said = squeeze(question.text);
  if (table.rows.some((row) => said.includes(squeeze(row.name.replace(catalog.document.meta.region, ''))))) return null;
  const columns = table.columns.filter(({ name }) =>
    question.tokens.some(({ role }) => role.kind === 'column' && role.column === name),
  );
  // 本级 is the department itself, and no 下属 unit of it.
  const rows = table.rows.filter((row) => !/本级$/u.test(row.name));
  const asks = (['list', 'count'] as const).some((name) => question.operations.has(name));
  const held = asks
    ? longestHeld(
        rows.flatMap((row) => row.cells.map(({ printed }) => printed)),
        said,
      )
    : undefined;
  if (held !== undefined) {
    const holding = rows.filter((row) => row.cells.some(({ printed }) => printed === held));
    return {
      kind: 'list',
      listing: `${table.title}（${held}）`,
      refs: holding.map((row) => row.source.ref),
      names: holding.map((row) => row.name),
    };
  }
  const quantities = rows.flatMap((row) =>
    columns.map(({ name }) => ({ label: `${row.name}的${name}`, cells: [{ row: row.source.ref, column: name }] })),
  );
  return quantities.length > 0 ? tablePlanOf({ kind: 'show', quantities }) : null;
};

/** The longest of the cells' texts that was said: 副科级 rather than 科级; 事业 and 行政 say what units they are, not which. */
const longestHeld = (cells: readonly string[], said: string): string | undefined =>
  cells
    .filter((cell) => cell.length > 2 - Number(/级$/u.test(cell)) && said.includes(squeeze(cell)))
    .toSorted((left, right) => right.length - left.length)[0];

/** Duties of an office told at most. */
const MOST_DUTIES = 8;

/** 办公室管什么: the duties of an office that is named, where nothing but its duties is asked for. */
export const dutiesOfOffice: Rule = ({ catalog, question }) => {
  const named = question.tokens.filter(({ role }) => role.kind === 'content' || role.kind === 'unknown');
  const offices = named.flatMap(({ role }) =>
    role.kind === 'content' && role.exact
      ? catalog.document.offices.filter(({ name, otherNames }) => [name, ...otherNames].includes(role.words))
      : [],
  );
  const [office, ...others] = new Set(offices);
  if (office === undefined || others.length > 0 || question.wanted.size > 0) return null;
  // Its other names are printed with its own, before its first duty.
  if (OTHER_NAMES.test(question.text)) return { kind: 'quote', refs: office.duties.slice(0, 1), lead: office.name };
  const isOffice = (words: string): boolean => [office.name, ...office.otherNames].includes(words);
  const rest = named.filter(({ role }) => role.kind !== 'content' || !isOffice(role.words));
  const onlyDuties = rest.every(({ role }) => role.kind === 'content' && role.words === DUTIES);
  const asks = rest.length > 0 || ASKS_DUTIES.test(question.text) || question.followsUp;
  if (!onlyDuties || !asks) return null;
  return { kind: 'quote', refs: office.duties.slice(0, MOST_DUTIES), lead: office.name };
};

/** 挂在哪个股, 还挂了啥牌子: by which names an office goes. */
const OTHER_NAMES = /挂(?:在|靠|着|了|的|谁|哪)|牌子|合署|(?:又|也|还)叫|别的?名/u;

/** What the lexicon calls 管什么, 职能, duties. */
const DUTIES = '主要职责';
const ASKS_DUTIES =
  /(?:管|负责|干|做|承担|办)(?:哪|什么|啥|嘛|些|点|的)|职[责能]|\b(?:do|does|handle|responsible|duties|duty)\b/u;
