/**
 * The words next to “how many”: what a question asks the number of must be what is told. 认证平台用户多少 is not answered with
 * the platform's budget, 死亡人数 not with those who get a pension.
 */
import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Catalog, Thing } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import type { Question, Token } from '../understand/question.ts';
import type { Context } from './context.ts';
import { lengthAsked } from './durations.ts';
import type { Plan, Quantity, SinglePlan, TablePlan } from './plan.ts';

/** Where the number asked for stands. */
const HOW_MANY = /多少|几(?!乎)|多[长久大高远]/u;

/** Verbs and nouns of one character that make the number another one, each with how a thing of that kind is called. */
const ANOTHER_NUMBER: ReadonlyMap<string, RegExp> = new Map([
  ['交', /交|缴|(?<!经)费|公积金/u],
  ['招', /招/u],
  ['借', /借|贷|垫/u],
  ['贷', /贷/u],
  ['退', /退/u],
  ['死', /死|亡|丧/u],
  ['罚', /罚/u],
  ['买', /买|购|采/u],
  ['租', /租/u],
  ['卖', /卖|售/u],
  ['涨', /涨|增|提高|调整/u],
  ['领', /领取|发放|标准/u],
  ['拿', /领取|发放|标准/u],
  ['扣', /扣/u],
  ['欠', /欠/u],
  ['赢', /赢|胜/u],
  ['输', /败/u],
  ['卡', /卡/u],
]);

/** Words that ask for the figure itself, whatever it is of, or for its unit. */
const FIGURE_ITSELF =
  /^(?:钱|款项?|资金|经费|预算|费用?|金额|人数|数量?|数额|数字|标准|总额|总数|比例|占比|目标|指标|任务|要求|人员?|支出|收入|项目|科目|单位|部门|全年|每人|规模|水平|情况|额度|成本|名额|盘子|摊子|公家|补助|补贴|栏|表|控制|覆盖|块钱|万元)$/u;

/** Kinds of word that name: nouns, adjectives, short forms (jieba's tags). A verb names only what the document knows by it. */
const NAMING_TAG = /^[najl]/u;

/** 没通过的, 未完成的: what did not happen is another number. */
const NEGATED = /(?:没|未|不)(?=通过|合格|达标|完成|参加|认证|缴|交|发|办|领|享受|就业|还|结)/u;

/** The words that a plan with a figure leaves out although they say what the figure asked for is of. */
export function leavesOutAsked({ catalog, question }: Context, plan: Plan): boolean {
  const parts: readonly SinglePlan[] = plan.kind === 'many' ? plan.parts : [plan];
  const quantities = parts.flatMap((part) => (part.kind === 'table' ? quantitiesOf(part.table) : []));
  if (quantities.length === 0) return false;
  const { heads, modifiers } = askedWords(catalog, question);
  const own = quantities.map((quantity) => ownText(catalog, quantity));
  // 要拉多少人参保 after a project: what it is of was said before.
  const goesOn = question.earlier !== '';
  const wide = modifiers.length === 0 && !goesOn ? [] : quantities.map((quantity) => projectText(catalog, quantity));
  return (
    heads.some((word) => !own.some((text, at) => holds(goesOn ? text + wide[at] : text, word))) ||
    modifiers.some((word) => !own.some((text, at) => holds(text + wide[at], word))) ||
    !own.some((text) => counts(text, question.text)) ||
    (OF_ALL.test(question.text) && !own.some((text) => TELLS_ALL.test(text))) ||
    (NEGATED.test(question.text.split(HOW_MANY)[0] ?? '') && !own.some((text) => /[未不没无]/u.test(text)))
  );
}

/** 全市参保人数: the number of all is not that of a project. */
const OF_ALL = /全[市县区](?:的|一共|总共)?[^，。]{0,8}(?:人数|[人员民工]).{0,4}(?:多少|几)/u;
const TELLS_ALL = /全[市县区]|我[市县区]|总人数/u;

/** Counters of what is told apart, not of what is many: 几种, 几期. A row is counted so only where it says so. */
const COUNTER = /(?:多少|(?<!哪)几)个?([种类期届所座栋间亩层吨]|公里|平方?米?)/u;

/** Whether a row is counted, or lasts, as it is asked. */
function counts(text: string, asked: string): boolean {
  const counter = COUNTER.exec(asked)?.[1];
  const said = counter?.replace(/^平方?米?$/u, '平方米');
  return (said === undefined || text.includes(said)) && (lengthAsked(asked)?.test(text) ?? true);
}

const quantitiesOf = (table: TablePlan): readonly Quantity[] =>
  table.kind === 'show' ? table.quantities : table.kind === 'share' ? table.parts : [];

/** `heads`: the last word before “how many” and those behind it; `modifiers`: what stands right before another name. */
function askedWords(catalog: Catalog, { tokens }: Question): { heads: string[]; modifiers: string[] } {
  const names = (token: Token): boolean => tells(catalog, token);
  const at = tokens.findIndex(isAsking);
  const asking = tokens[at];
  const head = headOf(asking === undefined ? tokens : tokens.slice(0, at), asking !== undefined, names);
  // Behind the word for a time stands what happens then: 几月交货.
  const behind = asking === undefined || isWhen(asking) ? [] : firstClause(tokens.slice(at + 1));
  const alone = asking !== undefined && isCount(asking) ? verbAlone(behind) : undefined;
  const modifiers = tokens.filter((_, place) => isModifier({ catalog, tokens, head }, place));
  const words = (list: readonly (Token | undefined)[]): string[] =>
    list.flatMap((token) => (token === undefined ? [] : squeeze(token.text)));
  return { heads: words([head, ...behind.filter(names), alone]), modifiers: words(modifiers) };
}

/** Words that ask for terms, ways and persons rather than for a number. */
const HOW = /^(?:怎么样?|怎样|如何|咋样?|要不要|不要|能不能|可不可以|标准|条件|要求)$/u;

/** What a passage must hold to answer: the words beside 怎么, 要不要, 条件; of a mere name the last (人力资源服务许可证). */
export function wordsAskedInText(catalog: Catalog, { tokens }: Question): string[] {
  const said = tokens.filter(({ role, text }) => role.kind !== 'filler' || HOW.test(text.trim()));
  const beside = said.flatMap((token, at) => (HOW.test(token.text.trim()) ? [said[at - 1], said[at + 1]] : []));
  const head =
    said.some(({ text }) => HOW.test(text)) || tokens.some(isAsking)
      ? undefined
      : headOf(tokens, false, (token) => isNoun(token) && tells(catalog, token));
  return [...beside.filter(isUnknownWord), head].flatMap((token) => (token ? squeeze(token.text) : []));
}

/** 退休人员体检谁组织, 劳务派遣许可证怎么办: the word between a name and what asks whose duty it is says what of it is meant. */
export function wordBetweenNameAndAsking({ tokens }: Question): string[] {
  return tokens.flatMap((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const touches = before?.role.kind === 'content' && before.end === token.start;
    const asks = next?.role.kind === 'operation' || (next !== undefined && ASKS_WHOSE.test(next.text));
    const names = isUnknownWord(token) && !LEADS_ON.test(token.text) && !ANY_BODY.test(token.text);
    return touches && asks && names ? [squeeze(token.text)] : [];
  });
}

/** 人力资源服务公司: bodies and matters of any kind, which a duty calls by another word or leaves unsaid. */
const ANY_BODY = /^(?:公司|企业|机构|单位|部门|人员|业务|手续|问题|情况|事情|方面|工作)$/u;

/** 存在, 报给: leads on to whose it is. */
const LEADS_ON = /[在给到归由向]$/u;

const ASKS_WHOSE = /^(?:谁|由谁|归|找|是谁)/u;

/** Beside 怎么 a verb says what is asked even where the document does not know it: 要不要抵押. */
const isUnknownWord = (token: Token | undefined): boolean =>
  token?.role.kind === 'unknown' && /^\p{Script=Han}{2,}$/u.test(token.text) && !FIGURE_ITSELF.test(token.text);

const isNoun = ({ role }: Token): boolean => role.kind === 'unknown' && role.tag.startsWith('n');

const isOperation = ({ role }: Token, name: OperationName): boolean => role.kind === 'operation' && role.name === name;
const isWhen = (token: Token): boolean => isOperation(token, 'when');
const isCount = (token: Token): boolean => isOperation(token, 'count');
const isAsking = (token: Token): boolean => HOW_MANY.test(token.text) || isWhen(token);

/** The last word of a name that is said: 代办员年龄. A clause that names nothing tells a story, unless it is all that is said. */
function headOf(before: readonly Token[], isAsked: boolean, names: (token: Token) => boolean): Token | undefined {
  const clause = lastClause(before);
  const named = clause.findLastIndex(({ role }) => role.kind === 'content' || role.kind === 'column');
  if (named < 0 && !(isAsked && clause.length === before.length)) return undefined;
  if (!isAsked && clause.length < before.length) return undefined;
  const tail = clause.slice(named + 1);
  return tail.findLast((token, place) => names(token) && !isPlace(tail[place + 1]));
}

/** 合同上, 表里: where it is written. */
const isPlace = (next: Token | undefined): boolean => next !== undefined && /^[上里中内]$/u.test(next.text);

/** 多少人看, 多少人办了: a verb of its own right behind, and nothing else. */
function verbAlone([verb, next]: readonly Token[]): Token | undefined {
  const ends = next === undefined || next.text === '了';
  return verb?.role.kind === 'filler' && ends && VERB_ALONE.test(verb.text) ? verb : undefined;
}

/** Any character but particles, units of money and what is done with a budget. */
const VERB_ALONE = /^(?![的了呢啊呀吧吗是啦来着钱块元花用列批给拨发补投出要得才就够啥哦嘛么合共])\p{Script=Han}$/u;

const isEnd = ({ role }: Token): boolean => role.kind === 'break' || role.kind === 'connector';
const lastClause = (tokens: readonly Token[]): readonly Token[] => tokens.slice(tokens.findLastIndex(isEnd) + 1);
function firstClause(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(isEnd);
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** Whether a word says what is counted. */
function tells({ rarity }: Catalog, { text, role }: Token): boolean {
  const word = squeeze(text);
  if (!/^\p{Script=Han}+$/u.test(word) || FIGURE_ITSELF.test(word)) return false;
  if (ANOTHER_NUMBER.has(word)) return role.kind === 'filler' || role.kind === 'unknown';
  if (role.kind !== 'unknown' || word.length < 2) return false;
  return NAMING_TAG.test(role.tag) || pieces(word).some((piece) => rarity.has(piece));
}

type Said = { readonly catalog: Catalog; readonly tokens: readonly Token[]; readonly head: Token | undefined };

/** A noun that is not understood, with a name right behind it: 企业退休人员, 灵活就业人员. */
function isModifier({ catalog, tokens, head }: Said, place: number): boolean {
  const [before, token, next] = [tokens[place - 1], tokens[place], tokens[place + 1]];
  if (token?.role.kind !== 'unknown' || next === undefined || next.start !== token.end) return false;
  // 刷脸证明老人: between two names it is a verb.
  if (before?.role.kind === 'content' && before.end === token.start) return false;
  const compound = next === head && /^(?:vn|[najl])/u.test(token.role.tag);
  const qualifies = next.role.kind === 'content' && NAMING_TAG.test(token.role.tag);
  return (compound || qualifies) && tells(catalog, token);
}

/** What the row of a figure says of itself: its names, its description, what is printed. */
function ownText(catalog: Catalog, quantity: Quantity): string {
  const rows = new Set(quantity.cells.map(({ row }) => row));
  const printed = [...rows].flatMap(
    (row) => catalog.rows.get(row)?.cells.map(({ printed: said, unit }) => said + unit) ?? [],
  );
  const things = thingsOf(catalog, quantity);
  return squeeze(
    [quantity.label, ...things.flatMap(textsOf), ...things.flatMap(({ context }) => context), ...printed].join(' '),
  );
}

/** What the other things of its project say. */
function projectText(catalog: Catalog, quantity: Quantity): string {
  const projects = new Set(thingsOf(catalog, quantity).flatMap(({ project }) => project ?? []));
  const things = catalog.things.filter(({ project }) => project !== undefined && projects.has(project));
  return squeeze(things.flatMap(textsOf).join(' '));
}

const textsOf = ({ name, names, detail }: Thing): readonly string[] => [name, ...names, ...detail];

function thingsOf({ things }: Catalog, { cells }: Quantity): Thing[] {
  const rows = new Set(cells.map(({ row }) => row));
  return things.filter(({ amounts }) => amounts.some(({ row }) => rows.has(row)));
}

/** Whether a text holds a word, or most of a longer one. */
function holds(text: string, word: string): boolean {
  const called = ANOTHER_NUMBER.get(word);
  if (called !== undefined) return called.test(text);
  if (text.includes(word)) return true;
  const cut = pieces(word);
  return cut.filter((piece) => text.includes(piece)).length * 2 > cut.length;
}
