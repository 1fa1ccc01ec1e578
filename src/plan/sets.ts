/** Sets of figures: projects, children of a subject, leaves of a table. */
import { smallNumber } from '../base/small-numbers.ts';
import type { Catalog, Thing } from '../catalog/catalog.ts';
import type { Project, Row, Table, TableKind } from '../document/document.ts';
import type { Mention } from '../understand/question.ts';
import { type Context, choose, isUnknownNoun } from './context.ts';
import type { Quantity } from './plan.ts';

/** `members`: how many there are, those for which nothing is budgeted among them. */
export type NamedSet = { readonly name: string; readonly quantities: readonly Quantity[]; readonly members?: number };

const OWN_COLUMN = '预算数';

export const projectQuantity = (project: Project): Quantity => ({
  label: project.name,
  cells: [{ row: project.money.source.ref, column: OWN_COLUMN }],
});

/** All projects. */
export const allProjects = (catalog: Catalog): NamedSet => ({
  name: '项目',
  quantities: catalog.document.projects.map(projectQuantity),
});

/** The largest projects: what a question that names none of them is likely about. */
export const largestProjects = (catalog: Catalog): readonly Project[] =>
  catalog.document.projects
    .toSorted((left, right) => Number(right.money.cells[0]?.value ?? 0) - Number(left.money.cells[0]?.value ?? 0))
    .slice(0, 5);

/** The rows right under a row, in one column. */
export function childrenOf(catalog: Catalog, thing: Thing, column?: string): NamedSet | null {
  for (const ref of thing.refs) {
    const table = catalog.tableOfRow.get(ref);
    const rows = table?.rows.filter((row) => row.parent === ref) ?? [];
    if (table && rows.length > 1) return rowSet(thing.name, rows, column ?? columnOf(table));
  }
  return null;
}

/** The rows of a table that no other row of it divides further, with an amount in the column. */
export function leavesOf(table: Table, column?: string): NamedSet {
  const parents = new Set(table.rows.map((row) => row.parent));
  const rows = table.rows.filter((row) => !parents.has(row.source.ref) && !/合计|总计|小计/u.test(row.name));
  return rowSet(column ? `${table.title}·${column}` : table.title, rows, column ?? columnOf(table));
}

/** Subjects whose code has this many digits: 3 class (类), 5 section (款), 7 item (项). */
export function subjectsOfLevel(table: Table, digits: number, column?: string): NamedSet {
  const rows = table.rows.filter((row) => row.code?.length === digits);
  const of = column ?? columnOf(table);
  return rowSet(`${table.title}·${digits === 3 ? '类' : digits === 5 ? '款' : '项'}级科目`, rows, of);
}

/** The first table of a kind. */
export const tableOf = (catalog: Catalog, kind: TableKind): Table | undefined =>
  catalog.document.tables.find((table) => table.kind === kind);

/** The projects inferred to be paid from a subject (its own links, or those of the subjects under it). */
export function linkedProjects(catalog: Catalog, thing: Thing): Project[] {
  const { code } = thing;
  if (code === undefined) return [];
  const links = catalog.document.links.filter((link) =>
    link.subjects.some(
      (subject) => subject.startsWith(code) || (subject.length < code.length && code.startsWith(subject)),
    ),
  );
  const numbers = new Set(links.flatMap((link) => link.projects));
  return catalog.document.projects.filter((project) => numbers.has(project.number));
}

/** Projects meant together: those whose names hold all the words, or those a subject pays for (cited as `also`). */
export type ProjectGroup = {
  readonly name: string;
  readonly projects: readonly Project[];
  readonly also: readonly string[];
};

/** The group a question speaks of: of the size it says (那五个), else by the names of notices, else by the subject. */
export function chosenGroup(context: Context): ProjectGroup | null {
  const { catalog, question } = context;
  const marked = groupByCode(context) ?? carriedOver(context);
  if (marked !== null) return marked;
  const size = sizeSaid(question.text);
  const counted = size === null || size < 2 ? null : projectsCounted(context, size);
  if (counted !== null) return { name: '项目', projects: counted, also: [] };
  const groups = question.mentions
    .concat(question.whole ?? [])
    .flatMap((mention) => [...groupsOfSubject(catalog, mention), ...groupByName(catalog, mention)]);
  const outright = namedOutright(catalog, question.mentions);
  if (outright.length > 1 && groups.length === 0) return { name: '项目', projects: outright, also: [] };
  if (outright.length > 1 && outright.length === size) return { name: '项目', projects: outright, also: [] };
  const fitting = groups.find((group) => group.projects.length === size);
  const named = /通知|notices?/u.test(question.text) ? groups.find((group) => group.also.length === 0) : undefined;
  const group = fitting ?? named ?? groups[0] ?? groupByTargets(context);
  return group
    ? { ...group, projects: [...new Set([...group.projects, ...namedOutright(catalog, question.mentions)])] }
    : null;
}

/** 两个, 俩, 一大一小, 另一个: two are spoken of. */
const TWO = /[两俩]|一大一小|另一[个笔项]|\b(?:two|both)\b/u;

/** Candidates this much below the ones before are of another kind. */
const STEP = 0.12;

/** 机关养老那两笔, 2023年那三个就业通知: the projects that hold what was said best, where just so many stand apart from the rest. */
export function projectsCounted({ catalog, question }: Context, size: number): Project[] | null {
  if (size === 2 && !TWO.test(question.text)) return null;
  const each = eachNamed({ catalog, question }, size);
  if (each !== null) return each;
  // 市级的和区级的两笔: one of the two is none of the document's.
  if (question.mentions.some(({ candidates, tokens }) => candidates.length === 0 && tokens.some(isUnknownNoun)))
    return null;
  for (const mention of question.mentions) {
    const held = mention.candidates.filter(({ thing, coverage }) => thing.kind === 'project' && coverage >= HELD);
    const [last, next] = [held[size - 1], held[size]];
    if (last === undefined || (next !== undefined && next.score > last.score - STEP)) continue;
    return held.slice(0, size).flatMap(({ thing }) => catalog.projects.get(thing.project ?? 0) ?? []);
  }
  return null;
}

/** 省级和中央那两个通知: as many mentions as are counted, and each is a project of its own. */
function eachNamed({ catalog, question }: Context, size: number): Project[] | null {
  const projects = question.mentions.flatMap(({ candidates }) => {
    const [best, next] = candidates.filter(({ thing, coverage }) => thing.kind === 'project' && coverage >= HELD);
    const isApart = best !== undefined && (next === undefined || next.score <= best.score - STEP);
    return isApart ? (catalog.projects.get(best.thing.project ?? 0) ?? []) : [];
  });
  return projects.length === size && question.mentions.length === size && new Set(projects).size === size
    ? projects
    : null;
}

/** A project holds a mention when it holds this much of its words. */
const HELD = 0.85;

/** A code is said from its beginning on, and not by one figure of money. */
const LEAST_CHARACTERS = 6;

/** 131081 23打头, P00D8: digits first; blanks may cut a code. */
const CODE = /(?<![\d.])\d(?:[\d a-z]*[\da-z])?(?![\d.])/u;
const BEGINS = /开头|打头|起头|字头|起始|\b(?:start|begin)(?:s|ning|ing)?\b/u;

/** A beginning of codes, also as it was typed; `outright`: the text says that they begin so, and means nothing else by it. */
type Beginning = { readonly code: string; readonly typed: string; readonly outright: boolean };

/** The beginning of codes that a text speaks of. */
export function beginningOfCode(text: string): Beginning | null {
  const outright = BEGINS.test(text);
  if (!outright && !/编码|代码|编号|\bcodes?\b/u.test(text)) return null;
  const typed = CODE.exec(text)?.[0] ?? '';
  const code = typed.replaceAll(' ', '');
  return code.length < LEAST_CHARACTERS ? null : { code, typed, outright };
}

/** 编码13108123开头的: the projects whose codes begin with what was said. */
export function groupByCode({ catalog, question }: Context): ProjectGroup | null {
  const begins = beginningOfCode(question.text);
  if (begins === null) return null;
  const projects = catalog.document.projects.filter(({ code }) => code.toLowerCase().startsWith(begins.code));
  // One project is called by its code.
  const name = `编码以${begins.typed}开头的项目`;
  return projects.length < (begins.outright ? 1 : 2) ? null : { name, projects, also: [] };
}

/** What the lexicon calls 去年结转的, 结转资金. */
const CARRIED_OVER = '上年结转';

/** 结转的项目有哪些: the projects of earlier years, by their codes. */
function carriedOver({ catalog, question }: Context): ProjectGroup | null {
  // 哪些项目是去年结转的: nothing but the carrying over picks them out.
  const onlyCarried = question.mentions.length > 0 && question.mentions.every(({ words }) => words === CARRIED_OVER);
  if (
    !onlyCarried &&
    !/结转(?:过来|下来|来|到今年)?的?(?:老)?(?:项目|通知|几笔|[两三四五]笔)|\bcarried[- ](?:over|forward) (?:projects?|notices?)/u.test(
      question.text,
    )
  )
    return null;
  const projects = catalog.document.projects.filter((project) => project.carriedOver);
  return projects.length < 2 ? null : { name: '上年结转', projects, also: [] };
}

/** 那几个通知加上就业专项资金: projects called by their whole name beside the group. */
const namedOutright = (catalog: Catalog, mentions: readonly Mention[]): Project[] =>
  mentions.flatMap(({ candidates: [best] }) =>
    best?.thing.kind === 'project' && best.precision >= 0.95
      ? (catalog.projects.get(best.thing.project ?? 0) ?? [])
      : [],
  );

/** A subject that holds less of a mention is not what it means. */
const LEAST_OF_SUBJECT = 0.5;

function groupsOfSubject(catalog: Catalog, mention: Mention): ProjectGroup[] {
  const choice = choose(catalog, mention, (thing) => thing.kind === 'subject');
  if (choice.kind === 'none' || choice.best.coverage < LEAST_OF_SUBJECT) return [];
  return choice.things
    .map((thing) => ({ name: thing.name, projects: linkedProjects(catalog, thing), also: thing.refs.slice(0, 1) }))
    .filter((group) => group.projects.length > 1);
}

function groupByName(catalog: Catalog, mention: Mention): ProjectGroup[] {
  const held = mention.candidates.filter(({ thing, coverage }) => thing.kind === 'project' && coverage >= 0.95);
  const projects = held.flatMap(({ thing }) => catalog.projects.get(thing.project ?? 0) ?? []);
  const name = mention.tokens.map((token) => token.text).join('');
  // What is cut out of a number (冀财社205) is no name to tell.
  return projects.length > 1 ? [{ name: /\d/u.test(name) ? '项目' : name, projects, also: [] }] : [];
}

/** 贴息的几个项目: no project alone is called so, and several have a target that is. */
function groupByTargets({ catalog, question }: Context): ProjectGroup | undefined {
  const [mention, ...others] = question.mentions.filter(({ words }) => words !== '项目');
  if (mention === undefined || others.length > 0) return undefined;
  const held = mention.candidates.filter(({ coverage }) => coverage >= WHOLLY_HELD);
  const numbers = new Set(held.flatMap(({ thing }) => (thing.kind === 'indicator' ? (thing.project ?? []) : [])));
  const projects = [...numbers].flatMap((number) => catalog.projects.get(number) ?? []);
  const name = mention.tokens.map(({ text }) => text).join('');
  return projects.length > 1 ? { name, projects, also: [] } : undefined;
}

const WHOLLY_HELD = 0.95;

/** Who gives money to the department, as the names of notices say it. */
const GIVERS: ReadonlySet<string> = new Set(['中央', '省级', '市级', '县级']);

/** 中央给了哪些钱: the projects whose names say who gives, where nothing else is named. */
export function givenBy({ catalog, question }: Context): NamedSet | null {
  const [giver, ...others] = new Set(question.mentions.map(({ words }) => words));
  if (giver === undefined || others.length > 0 || !GIVERS.has(giver)) return null;
  if (!/[钱款]|资金|补助|经费|拨|下达/u.test(`${question.earlier} ${question.text}`)) return null;
  // 省级集中 is no money of the province: a notice passes money down, a subsidy names who pays it.
  const projects = catalog.document.projects.filter(({ name }) => name.includes(giver) && /下达|补/u.test(name));
  return projects.length === 0 ? null : { name: `名称里有“${giver}”的项目`, quantities: projects.map(projectQuantity) };
}

/** 最大的三个, 前五项, top five projects: so many of a ranking. */
const PLACES =
  /(?:前|后|头|垫底的?|最(?:多|少|大|小|高|低|贵)的?)\s*(?:[两二三四五六七八九十]|\d{1,2})\s*(?:个|笔|项)|\b(?:top|bottom|largest|biggest|smallest|lowest|highest) (?:[a-z]+|\d{1,2})/gu;

/** 两笔, 5份; the five small projects. */
const COUNTED =
  /([两二三四五六七八九十]|\d{1,2})\s*(?:个|笔|项|份|张)|\b(two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ ){0,3}(?:projects|notices|allocations|grants|sums|items|lines)\b|\b(?:the|these|those|all|of) (two|three|four|five|six|seven|eight|nine|ten)\b/gu;

/** 两笔, 那五个: how many are meant together. */
export function sizeSaid(text: string): number | null {
  const said = [...text.replaceAll(PLACES, '').matchAll(COUNTED)].map(
    (found) => found.slice(1).find((size) => size !== undefined) ?? '',
  );
  // 省级两笔, 一共四笔: the largest is of all of them.
  return said.length === 0 ? null : Math.max(...said.map(smallNumber));
}

/** Whether the wording counts projects, notices or sums of money rather than subjects. */
export const speaksOfProjects = ({ question }: Context): boolean =>
  /项目(?!支出)|编码|通知|[几两三四五六七八九十]\s*(?:[笔份]|[个道]?文(?![化字明号]))|专项|\b(?:two|three|four|five) (?:[a-z']+ ){0,3}(?:subsidies|grants|sums|pots)\b|\bprogram(?:me)?s?\b|\bprojects?\b(?! (?:spending|expenditures?|expenses?))|\bnotices?\b/u.test(
    `${question.text} ${question.namesSomething ? '' : question.earlier}`,
  );

function columnOf(table: Table): string | undefined {
  return (table.columns.find((column) => column.name === '合计') ?? table.columns.find((column) => column.unit !== ''))
    ?.name;
}

function rowSet(name: string, rows: readonly Row[], column: string | undefined): NamedSet {
  const quantities = rows
    .filter((row) => row.cells.some((cell) => cell.column === column && cell.value !== null))
    .map((row): Quantity => ({ label: row.name, cells: [{ row: row.source.ref, column: column ?? '' }] }));
  return { name, quantities, members: rows.length };
}

/** Projects named by themselves, or by one of their indicators or figures; none when more than a handful fit. */
export function projectsMeant({ catalog, question }: Context): number[] {
  const choice = choose(catalog, question.whole ?? undefined, (thing) => thing.project !== undefined);
  if (choice.kind === 'none' || choice.best.coverage < 0.6) return [];
  const numbers = [...new Set(choice.things.flatMap((thing) => thing.project ?? []))];
  return numbers.length <= 6 ? numbers : [];
}
