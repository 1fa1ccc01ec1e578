/**
 * Questions for what the document states in words: by which document, who keeps money and where, who receives it, under
 * which condition, by what means. Each asks in a wording of its own and is answered by passages of a wording of their own.
 */
import { pieces } from '../../base/text-pieces.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Passage, Ref } from '../../document/document.ts';
import type { Question, Token } from '../../understand/question.ts';
import type { Context, Rule } from '../context.ts';

/**
 * A kind of statement: how it is asked for, and by what a passage makes it; `also`: what tells more of it in the prose of the
 * same project, where one goal says what is to be prevented and another how.
 */
type Statement = { readonly asks: RegExp; readonly tells: RegExp; readonly also?: RegExp };

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
  // Who keeps it and where.
  {
    asks: /(?:存|放|搁|划|拨|进|打)(?:在|到|进|入)?(?:哪(?!些|个股)|什么(?:地方|账户)|啥(?:地方|账户)|谁)|(?:咋|怎么|如何)个?(?:存|保管|看管)|挪(?:走|用)|专户|户头|单独(?:存|管|放)|(?:钱|基金|资金|款).{0,6}(?:归|由|是|让)?(?:谁|哪里?|哪个部门)(?:来|在)?(?:管|存|保管|看|掌)/u,
    tells: /专户|账户|统一管理/u,
  },
  // From when it holds, and by what day.
  {
    asks: /(?:哪|几|什么|啥|何)一?(?:年|月|天|日|时候?|时间|号)|何时|多会儿?/u,
    tells: /自\d{4}年|\d+月(?:底|末|\d+日)?前|截止时间/u,
  },
  // Who has it in hand.
  {
    asks: /解释权|(?:谁|哪).{0,6}(?:解释|调整|修改|说了算|定)/u,
    tells: /由[^，；。]{2,24}(?:负责|承担|办理)/u,
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
      `(?:什么|啥|哪些?|何种)(?:情况|情形|条件|前提)|(?:什么|啥)时候(?:才|能|可以?)|(?:得|要|需要?|必须)先?(?:确认|满足|符合|具备|证明)${WHAT}|哪[几两三]?(?:个|条|项)?(?:条件|前提)|能不能|可不可以|可否|能否|(?:能|可以)[^，。]{1,16}(?:不|吗|么)$`,
      'u',
    ),
    tells: /确认|符合|具备|属实|发生时|后[，,即]|不能|可按|不属于|现行政策/u,
  },
  // By what means.
  {
    asks: new RegExp(
      `(?:怎么|咋|如何|怎样|靠${WHAT}|(?:拿|用|通过|采取)${WHAT}(?:法子|办法|招|手段|方式|措施)?)(?:来|去)?(?:防|避免|杜绝|制止|堵|保证|保障|确保|核实|确认|认证|管)|(?:什么|啥|哪些?|哪几)(?:方式|方法|法子|办法|手段|招|措施)`,
      'u',
    ),
    tells: /通过|加强|完善|防范|制止|确保|认证|严格|措施/u,
    also: /通过/u,
  },
];

/** Share of the words said that a passage must hold, and how near to the best another is told beside it. */
const LEAST_HELD = 0.6;
const AS_NEAR = 0.9;
const MOST_TOLD = 3;

/** What the document states of what is named, in the way it is asked for. */
export const stated: Rule = (context) => {
  const { question } = context;
  if (question.language !== 'zh' || asksFigure(question)) return null;
  const refs = clausesOf(question).flatMap((clause) => statementsOf(context, clause));
  return refs.length === 0 ? null : { kind: 'quote', refs: [...new Set(refs)], lead: '' };
};

/** Whether a document is asked for by that word. */
export const asksDocument = ({ tokens, operations }: Question): boolean =>
  operations.has('basis') &&
  tokens.some(({ role, text }) => role.kind === 'operation' && /文|规定|办法|通知|法规/u.test(text));

/** An amount, a number or the day by which money is spent is no statement. */
const asksFigure = ({ wanted, operations, thresholds }: Question): boolean =>
  thresholds.length > 0 ||
  [...wanted].some((measure) => measure !== 'time') ||
  (wanted.has('time') && operations.has('schedule')) ||
  (['amount', 'share', 'sum', 'difference', 'compare', 'top', 'bottom', 'count'] as const).some((name) =>
    operations.has(name),
  );

/** Stretches between commas and stops, each with its tokens. */
function clausesOf({ tokens, text }: Question): { readonly text: string; readonly tokens: readonly Token[] }[] {
  const cuts = tokens.flatMap(({ role, end }) => (role.kind === 'break' ? [end] : []));
  const starts = [0, ...cuts];
  return starts.flatMap((start, at) => {
    const end = starts[at + 1] ?? text.length;
    const own = tokens.filter((token) => token.start >= start && token.end <= end && token.role.kind !== 'break');
    return own.length === 0 ? [] : [{ text: text.slice(start, end).trim(), tokens: own }];
  });
}

/** The passages that make the statement a clause asks for; where it names nothing they speak of, by all that was said. */
function statementsOf(
  { catalog, question }: Context,
  clause: { readonly text: string; readonly tokens: readonly Token[] },
): Ref[] {
  const own = wordsOf(catalog, clause.tokens);
  const all = wordsOf(catalog, question.tokens);
  for (const statement of STATEMENTS.filter(({ asks }) => asks.test(clause.text))) {
    const ofClause = passagesThat(catalog, statement, own);
    const found = ofClause.length > 0 ? ofClause : passagesThat(catalog, statement, all);
    if (found.length > 0) return found;
  }
  return [];
}

/** Passages that make a statement of the words, best first. */
function passagesThat(catalog: Catalog, statement: Statement, words: readonly Said[]): Ref[] {
  if (!words.some(({ names }) => names)) return [];
  const found = catalog.document.passages
    .filter(({ text }) => statement.tells.test(text))
    .map((passage) => ({ ref: passage.source.ref, text: passage.text, held: heldBy(catalog, passage, words) }))
    .filter(({ held }) => held >= LEAST_HELD)
    // Of those that hold as much, the one that says least beside it.
    .toSorted((left, right) => right.held - left.held || left.text.length - right.text.length);
  const best = found[0]?.held ?? 0;
  const near = found.filter(({ held }) => held >= best * AS_NEAR);
  const distinct = [...new Map(near.map(({ text, ref }) => [text, ref])).values()].slice(0, MOST_TOLD);
  return statement.also === undefined ? distinct : [...distinct, ...besideIn(catalog, distinct[0], statement.also)];
}

/** What the project of a passage says beside it. */
function besideIn(catalog: Catalog, ref: Ref | undefined, also: RegExp): Ref[] {
  const project = ref === undefined ? undefined : catalog.passages.get(ref)?.project;
  return catalog.document.passages
    .filter((passage) => project !== undefined && passage.project === project && also.test(passage.text))
    .map(({ source }) => source.ref)
    .slice(0, MOST_TOLD);
}

/** A word said, in the ways a passage may hold it; `names`: it tells what is spoken of. */
type Said = { readonly ways: readonly string[]; readonly weight: number; readonly names: boolean };

/** Words for whatever is written down name nothing. */
const SCAFFOLDING = /^(?:文件|规定|办法|通知|政策|方案|法规|条款|内容|上面|情况|条件|法子|钱|资金)$/u;

/** Verbs, adjectives and idioms (jieba's tags) tell how it is said rather than what is meant. */
const SAYING_TAG = /^(?:v(?!n)|a(?!n)|d|i|l|z|b)/u;
const SAYING = 0.3;

/** The words that name something, each weighed by how rare it is. */
function wordsOf(catalog: Catalog, tokens: readonly Token[]): Said[] {
  return tokens.flatMap(({ role, text }): Said[] => {
    if (role.kind === 'content')
      return [{ ways: [role.words, text], weight: rarityOf(catalog, role.words), names: true }];
    if (role.kind === 'column')
      return [{ ways: [role.column, text], weight: rarityOf(catalog, role.column), names: true }];
    if (role.kind !== 'unknown' || text.length < 2 || SCAFFOLDING.test(text)) return [];
    const names = !SAYING_TAG.test(role.tag);
    return [{ ways: [text], weight: rarityOf(catalog, text) * (names ? 1 : SAYING), names }];
  });
}

const rarityOf = (catalog: Catalog, text: string): number =>
  pieces(text).reduce((most, piece) => Math.max(most, catalog.rarity.get(piece) ?? catalog.unknownRarity), 0);

/** A word that only the headings of a passage hold counts less. */
const IN_HEADING = 0.7;

/** Share of the words that a passage holds, in its text or in what it stands under. */
function heldBy(catalog: Catalog, { text, source, project }: Passage, words: readonly Said[]): number {
  const inText = new Set(pieces(text));
  const name = project === undefined ? '' : (catalog.projects.get(project)?.name ?? '');
  const inHeading = new Set(pieces(`${source.section.join(' ')} ${name}`));
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const held = words.reduce((sum, { ways, weight }) => {
    const most = Math.max(
      ...ways.map((way) =>
        Math.max(shareIn(way, inText), IN_HEADING * shareIn(way, new Set([...inText, ...inHeading]))),
      ),
    );
    return sum + weight * most;
  }, 0);
  return total === 0 ? 0 : held / total;
}

function shareIn(way: string, held: ReadonlySet<string>): number {
  const cut = pieces(way);
  return cut.length === 0 ? 0 : cut.filter((piece) => held.has(piece)).length / cut.length;
}
