/**
 * Questions for what the document states in words: by which document, who keeps money and where, who receives it, under
 * which condition, by what means. Each asks in a wording of its own and is answered by passages of a wording of their own.
 */
import { pieces } from '../../base/text-pieces.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Passage, Ref } from '../../document/document.ts';
import type { Question, Token } from '../../understand/question.ts';
import type { Context, Rule } from '../context.ts';
import { lengthAsked } from '../durations.ts';
import { decline } from './outside.ts';

/**
 * A kind of statement: how it is asked for, and by what a passage makes it; `also`: what tells more of it in the prose of the
 * same project, where one goal says what is to be prevented and another how.
 */
type Statement = {
  readonly asks: RegExp;
  readonly tells: RegExp;
  readonly also?: RegExp;
  /** Only passages of this kind make it, and what stands under the same heading belongs to it. */
  readonly kind?: Passage['kind'];
};

const WHAT = '(?:什么|啥|哪(?!怕))';
const WHO = '(?:谁|什么人|啥人|哪些?人|哪类人|哪种人|哪个人)';

/** By which document. */
const BY_DOCUMENT: Statement = {
  asks: new RegExp(
    `${WHAT}一?(?:个|份|部|项|道|条)?(?:红头)?(?:文件|文(?!化|明)|规定|办法|通知|法规|方案|政策文件)|依据|文件?号|凭${WHAT}|以${WHAT}.{0,4}为准|怎么(?:才)?算(?:数|得上)`,
    'u',
  ),
  tells: /《[^》]{4,}》|[〔[【(（](?:19|20)\d\d[〕\]】)）] ?\d+ ?号|批示文件/u,
};

const STATEMENTS: readonly Statement[] = [
  BY_DOCUMENT,
  // Who keeps it.
  {
    asks: /(?:钱|基金|资金|款).{0,6}(?:归|由|是|让)?(?:谁|哪里?|哪个部门)(?:来|在)?(?:统一|集中|专门|统筹)?(?:管|保管|看|掌)/u,
    tells: /统一管理|由[^，。；]{2,12}管理/u,
  },
  // Where it is kept.
  {
    asks: /(?:存|放|搁|划|拨|进|打)(?:在|到|进|入)?(?:哪(?!些|个股)|什么(?:地方|账户)|啥(?:地方|账户)|谁)|(?:咋|怎么|如何)个?(?:存|保管|看管)|挪(?:走|用)|专户|户头|单独(?:存|管|放)/u,
    tells: /专户|账户|统一管理/u,
  },
  // From when it holds, and by what day.
  {
    asks: /(?:哪|几|什么|啥|何)一?(?:年|月|天|日|时候?|时间|号)|何时|多会儿?/u,
    tells: /自\d{4}年|\d+月(?:底|末|\d+日)?前|截止时间/u,
  },
  // Who has it in hand.
  {
    asks: /解释权|(?:谁|哪).{0,6}(?:解释|调整|修改|说了算|定)|由?(?:谁|哪(?:些|个|家|几个)?(?:单位|部门|中心|机构))(?:来|去|负责)*(?:发|拨|支付|实施|操办)/u,
    tells: /由[^，；。]{2,40}(?:负责|承担|办理|，为)/u,
  },
  // By what it is counted.
  {
    asks: /(?:按|照|凭)(?:什么|啥|哪|人头).{0,8}(?:收|算|计|发|拨|支)|怎么个?(?:收费|计发|结算)/u,
    tells: /按[^，。；]{2,12}(?:收费|支出|发放|计发|结算|支付)/u,
  },
  // What the department has to do about it.
  {
    asks: /(?:负责|(?<!主|保|监|分|看)管|承担)(?:着|的|些|了)*(?:.{0,6}有)?(?:什么|啥|哪(?!个股|个科|个部门))|(?:有|负|尽|担)(?:着|些|起)?(?:什么|啥|哪些?|何种)(?:样的?)?(?:责任|职责|义务|担子|职能)/u,
    tells: /负责|贯彻|拟订|拟定|统筹|组织|承办|推动/u,
    kind: 'clause',
  },
  // Who receives it.
  {
    asks: new RegExp(
      `(?:发|给|付|补|打|交|支付)(?:给|到|在)了?(?:${WHO}|哪)|${WHO}(?:来|去|能|可以|才能|该|有资格|有权)*(?:领|拿|享受|得|申请)`,
      'u',
    ),
    tells: /为.{2,24}(?:发放|支付|贴息|代缴)|发放(?:给|到)/u,
  },
  // Under which condition.
  {
    asks: new RegExp(
      `(?:什么|啥|哪些?|何种)(?:情况|情形|条件|前提)|(?:什么|啥)时候(?:才|能|可以?)|(?:得|要|需要?|必须)先?(?:确认|满足|符合|具备|证明)${WHAT}|哪[几两三]?(?:个|条|项)?(?:条件|前提)|能不能|可不可以|可否|能否|先.{1,8}还是.{0,3}(?:等|后|再)|(?:能|可以)[^，。]{1,16}(?:不|吗|么)$|(?:也|还|照样|同样)(?:能|可以|会|算|给|是)?(?:这么|这样|那么|那样|照此|按这个|一样)[^，。]{1,10}(?:吗|么|不|啊)$`,
      'u',
    ),
    tells: /确认|符合|具备|属实|发生时|后[，,即结]|不能|可按|不属于|现行政策/u,
  },
  // By what means.
  {
    asks: new RegExp(
      `(?:怎么|咋|如何|怎样|靠${WHAT}|(?:拿|用|通过|采取)${WHAT}(?:法子|办法|招|手段|方式|措施)?)(?:来|去)?(?:防|避免|杜绝|制止|堵|保证|保障|确保|核实|确认|认证|管)|(?:什么|啥|哪些?|哪几)(?:方式|方法|法子|办法|手段|招|措施|要求|规矩)|(?:准备|打算|要|得|计划)(?:完善|加强|规范|优化|健全|抓好?)(?:什么|啥|哪)`,
      'u',
    ),
    tells: /通过|加强|完善|防范|制止|确保|认证|严格|措施/u,
    also: /通过/u,
  },
];

/** Why it changed. */
const WHY_CHANGED: Statement = {
  asks: /(?:为什么|为啥|为何|咋|怎么|缘故|原因).*(?:少|减|降|压|缩|增|多|涨)|(?:少|减|降|压|缩|增|多|涨).*(?:为什么|为啥|为何|缘故|原因)/u,
  tells: /原因|主要为/u,
};

/** Sentences that tell why what is named changed. */
export function reasonsStated({ catalog, question }: Context): Ref[] {
  const words = wordsOf(catalog, question.tokens);
  return WHY_CHANGED.asks.test(question.text) ? passagesThat(catalog, WHY_CHANGED, words, words) : [];
}

/** Share of the words said that a passage must hold, and how near to the best another is told beside it. */
const LEAST_HELD = 0.6;
const AS_NEAR = 0.9;
const MOST_TOLD = 3;
const MOST_OF_ITEM = 7;

/** What the document states of what is named, in the way it is asked for. */
export const stated: Rule = (context) => {
  const { question } = context;
  if (question.language !== 'zh' || asksFigure(question)) return null;
  const refs = clausesOf(question).flatMap((clause) => statementsOf(context, clause));
  if (refs.length > 0) return { kind: 'quote', refs: [...new Set(refs)], lead: '' };
  return ALSO_SO.test(question.text) ? decline(context, 'not-in-document') : null;
};

/** 外地的也这么补吗: whether it holds for another case is told by a statement of it, and by nothing else. */
const ALSO_SO =
  /(?:也|还|照样|同样)(?:能|可以|会|算|给)?(?:这么|这样|那么|那样|照此|按这个)[^，。]{1,10}(?:吗|么|不)[?？。\s]*$/u;

/** Whether a document is asked for by that word. */
export const asksDocument = ({ tokens, operations }: Question): boolean =>
  operations.has('basis') &&
  tokens.some(({ role, text }) => role.kind === 'operation' && /文|规定|办法|通知|法规/u.test(text));

/** An amount, a number, a length of time or the day by which money is spent is no statement. */
const asksFigure = ({ wanted, operations, thresholds, text }: Question): boolean =>
  thresholds.length > 0 ||
  lengthAsked(text) !== null ||
  [...wanted].some((measure) => measure !== 'time') ||
  (wanted.has('time') && operations.has('schedule')) ||
  (['amount', 'share', 'sum', 'difference', 'compare', 'top', 'bottom', 'count'] as const).some((name) =>
    operations.has(name),
  );

/** Its words; a word that means two names is two tokens of one stretch. */
const saidIn = (stretch: readonly Token[]): string =>
  stretch
    .filter(({ start }, at) => start !== stretch[at - 1]?.start)
    .map(({ text }) => text)
    .join('')
    .trim();

/** Stretches between commas and stops, each with its tokens. */
function clausesOf({ tokens }: Question): { readonly text: string; readonly tokens: readonly Token[] }[] {
  const isBreak = ({ role }: Token): boolean => role.kind === 'break';
  const cuts = tokens.flatMap((token, at) => (isBreak(token) ? [at + 1] : []));
  return [0, ...cuts].flatMap((start, at) => {
    const stretch = tokens.slice(start, cuts[at]);
    const own = stretch.filter((token) => !isBreak(token));
    return own.length === 0 ? [] : [{ text: saidIn(stretch), tokens: own }];
  });
}

/** The passages that make the statement a clause asks for; where it names nothing they speak of, by all that was said. */
function statementsOf(
  { catalog, question }: Context,
  clause: { readonly text: string; readonly tokens: readonly Token[] },
): Ref[] {
  const own = wordsOf(catalog, clause.tokens);
  // 放哪, after whose money it is: what it goes on with is what is spoken of.
  const all = wordsOf(catalog, question.namesSomething ? question.tokens : (question.whole?.tokens ?? []));
  // 劳动关系股管什么: the duties of an office are told by its own rule.
  const ofOffice = OFFICE.test(clause.text);
  for (const statement of STATEMENTS.filter(({ asks, kind }) => asks.test(clause.text) && !(kind && ofOffice))) {
    const ofClause = passagesThat(catalog, statement, own, all);
    const found = ofClause.length > 0 ? ofClause : passagesThat(catalog, statement, all, all);
    if (found.length > 0) return found;
  }
  return [];
}

/** An office or a unit, whether it exists or not. */
const OFFICE = /股|科室|办公室|[所院](?![有以])|中心/u;

/** What the rest of the question says decides between passages that hold the words of the clause as well. */
const AROUND = 0.3;

/** Passages that make a statement of the words, best first. */
function passagesThat(catalog: Catalog, statement: Statement, words: readonly Said[], all: readonly Said[]): Ref[] {
  if (!words.some(({ names }) => names)) return [];
  const found = catalog.document.passages
    .filter(({ text, kind }) => statement.tells.test(text) && (statement.kind ?? kind) === kind)
    .map((passage) => ({ passage, held: heldBy(catalog, passage, words) }))
    .filter(({ held }) => held >= LEAST_HELD)
    .map(({ passage, held }) => ({ passage, score: held + AROUND * heldBy(catalog, passage, all) }))
    // Of those that hold as much, the one that says least beside it; of items, the first.
    .toSorted(
      (left, right) =>
        right.score - left.score || (statement.kind ? 0 : left.passage.text.length - right.passage.text.length),
    );
  const [best] = found;
  if (best === undefined) return [];
  if (statement.kind !== undefined) return underSameHeading(catalog, best.passage);
  const near = found.filter(({ score }) => score >= best.score * AS_NEAR);
  const distinct = [...new Map(near.map(({ passage }) => [passage.text, passage.source.ref])).values()];
  const told = distinct.slice(0, MOST_TOLD);
  return statement.also === undefined ? told : [...told, ...besideIn(catalog, best.passage, statement.also)];
}

/** A passage with the others of its item. */
function underSameHeading(catalog: Catalog, best: Passage): Ref[] {
  const heading = best.source.section.join('>');
  const others = catalog.document.passages.filter((passage) => passage.source.section.join('>') === heading);
  return [best, ...others].map(({ source }) => source.ref).slice(0, MOST_OF_ITEM);
}

/** What the project of a passage says beside it. */
function besideIn(catalog: Catalog, { project }: Passage, also: RegExp): Ref[] {
  return catalog.document.passages
    .filter((passage) => project !== undefined && passage.project === project && also.test(passage.text))
    .map(({ source }) => source.ref)
    .slice(0, MOST_TOLD);
}

/** A word said, in the ways a passage may hold it; `names`: it tells what is spoken of. */
type Said = { readonly ways: readonly (readonly string[])[]; readonly weight: number; readonly names: boolean };

/** Words for whatever is written down name nothing. */
const SCAFFOLDING =
  /^(?:文件|规定|办法|通知|政策|方案|法规|条款|内容|上面|情况|条件|法子|险种|钱|资金|责任|职责|义务|担子|职能|统一|集中)$/u;

/** Verbs, adjectives and idioms (jieba's tags) tell how it is said rather than what is meant. */
const SAYING_TAG = /^(?:v(?!n)|a(?!n)|d|i|l|z|b)/u;
const SAYING = 0.3;

/** The words that name something, each weighed by how rare it is. */
function wordsOf(catalog: Catalog, tokens: readonly Token[]): Said[] {
  return tokens.flatMap(({ role, text }): Said[] => {
    if (role.kind === 'content')
      return [{ ways: cutAll(role.words, text), weight: rarityOf(catalog, role.words), names: true }];
    if (role.kind === 'column')
      return [{ ways: cutAll(role.column, text), weight: rarityOf(catalog, role.column), names: true }];
    if (role.kind !== 'unknown' || text.length < 2 || SCAFFOLDING.test(text)) return [];
    const names = !SAYING_TAG.test(role.tag);
    return [{ ways: cutAll(text), weight: rarityOf(catalog, text) * (names ? 1 : SAYING), names }];
  });
}

const rarityOf = (catalog: Catalog, text: string): number =>
  pieces(text).reduce((most, piece) => Math.max(most, catalog.rarity.get(piece) ?? catalog.unknownRarity), 0);

/** A word that only the headings of a passage hold counts less. */
const IN_HEADING = 0.7;

/** What a passage holds, in its text and with what it stands under; cut once. */
type Held = { readonly inText: ReadonlySet<string>; readonly withHeading: ReadonlySet<string> };

const cutOnce = new WeakMap<Passage, Held>();

function heldIn(catalog: Catalog, passage: Passage): Held {
  const known = cutOnce.get(passage);
  if (known !== undefined) return known;
  const { text, source, project } = passage;
  const name = project === undefined ? '' : (catalog.projects.get(project)?.name ?? '');
  const inText = pieces(text);
  const held = {
    inText: new Set(inText),
    withHeading: new Set([...inText, ...pieces(`${source.section.join(' ')} ${name}`)]),
  };
  cutOnce.set(passage, held);
  return held;
}

/** Share of the words that a passage holds, in its text or in what it stands under. */
function heldBy(catalog: Catalog, passage: Passage, words: readonly Said[]): number {
  const { inText, withHeading } = heldIn(catalog, passage);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const held = words.reduce((sum, { ways, weight }) => {
    const shares = ways.map((way) => Math.max(shareIn(way, inText), IN_HEADING * shareIn(way, withHeading)));
    return sum + weight * Math.max(...shares);
  }, 0);
  return total === 0 ? 0 : held / total;
}

const cutAll = (...ways: readonly string[]): string[][] => ways.map(pieces);

const shareIn = (way: readonly string[], held: ReadonlySet<string>): number =>
  way.length === 0 ? 0 : way.filter((piece) => held.has(piece)).length / way.length;
