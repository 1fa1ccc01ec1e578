/** What a person tells before asking: 我妈今年六十二了 一直在村里种地 … 我想问问城乡居民养老保险经费有多少钱. */
import { isOwnName } from './mentions.ts';
import type { Token } from './question.ts';
import { asksIn } from './split-asks.ts';
import { clausesOf, tells } from './told-clauses.ts';

/** Who a person tells of, and the words that begin a story: 我, 邻居, 前天, 听说. */
const PERSON =
  /[我俺咱您她]|(?<!其)他|你们|人家|别人|有人|大家|大伙|[爸妈爹娘哥弟姐妹叔舅姑姨婶嫂]|爷爷|奶奶|孩子|闺女|儿子|女儿|老(?:人家|伴|头|婆|公(?!共)|板|李|王|张|刘|师|乡)|邻居|同事|朋友|亲戚|领导|会计|干部|前任|大爷|兄弟|群里|网上|听说|据说|昨天|前天|上周|那天|前[两几]天|刚[才接来]|今天|明天|下午|上午|最近/u;

/** Words of asking wherever they stand; 啥也没交代, 有几个人 and 好几年 ask nothing. */
const INTERROGATES =
  /多少|(?<![有来这那好十上前后过]|[没不]\p{Script=Han}?)几(?!乎|年前|天前)|哪(?!怕)|(?:什么|啥|谁)(?!的|都|也|似)|吗|呢|吧[?？\s]|[么不]$|怎么|咋|如何|为何|为什么|是不是|是否|(.)[不没]\1|多(?:久|大|高|长)|[?？]/u;

/** 我想问一下, 帮我查, 我要的是, 各报一个数: what leads up to a question, or asks by itself, is no story. */
const REQUESTS =
  /想[问知打了查看弄搞要]|要(?:[的是看报查写填个把]|.{1,12}的是)|[我咱俺]们?(?:只|就|还)?[要得]|问一?[个下声句问]|打听|咨询|好奇|关心|帮[我忙]|麻烦|请|查一?[下查]|[列报写给说]一?[个下]|告诉|说说|讲讲|指的|我说的/u;

/**
 * Leaves the story in front of a question out where the question names its thing by itself; else only what the story names
 * stays, and nothing in it asks.
 */
export function withoutStory(
  tokens: readonly Token[],
  {
    tagOf,
    standsAlone,
  }: { readonly tagOf: (text: string) => string; readonly standsAlone: (tokens: readonly Token[]) => boolean },
): readonly Token[] {
  const clauses = clausesOf(tokens);
  const isStory = (clause: readonly Token[]): boolean => {
    const text = textOf(clause);
    return (
      PERSON.test(text) &&
      !OUTSIDE.test(text) &&
      !REQUESTS.test(text) &&
      !INTERROGATES.test(text) &&
      tells(clause, tagOf)
    );
  };
  const first = clauses.findIndex((clause) => {
    const text = textOf(clause);
    return !isStory(clause) && (REQUESTS.test(text) || INTERROGATES.test(text) || asksIn(clause));
  });
  const before = clauses.slice(0, Math.max(first, 0));
  const asked = clauses.slice(first);
  if (!before.some(isStory) || MAY.test(textOf(asked.flat()))) return tokens;
  const last = asked.some((clause) => clause.some(isKnown))
    ? undefined
    : before.findLast((clause) => clause.some(isKnown));
  // 就剩下最后那类固定资产 帮我查一下有多少件: what was named last is asked about.
  const topic = last?.filter((token) => isKnown(token) || token.role.kind === 'break') ?? [];
  if (before.length >= LONG && topic.some(isWhole) && standsAlone(topic)) return [...topic, ...asked.flat()];
  if (!asked.some(standsAlone)) {
    const saysYear = asked.some((clause) => clause.some(isOfTime));
    const told = (token: Token): Token =>
      ACTS.has(token.role.kind) || (saysYear && isOfTime(token)) ? { ...token, role: { kind: 'filler' } } : token;
    return [...before.flatMap((clause) => (isStory(clause) ? clause.map(told) : clause)), ...asked.flat()];
  }
  return [...before.filter((clause) => !isStory(clause) && (qualifies(clause) || isBareName(clause))), ...asked].flat();
}

const isKnown = ({ role }: Token): boolean => role.kind === 'content' || role.kind === 'column';

const isWhole = ({ role }: Token): boolean => role.kind === 'content' && role.exact;

/** A year by its number, or a place by its name, is no part of a story that may be left out. */
const OUTSIDE = /(?<!\d)(?:19|20)?\d\d年(?!级)|\p{Script=Han}{2}(?:市|县|区)(?![里级直内长])/u;

/** 能不能也照那个法子补: whether it holds depends on what was told. */
const MAY =
  /能不能|能否|可不可以|可以.{0,12}吗|能.{0,12}吗|行不行|行吗|[就也]行[?？]|算不算|合不合|该不该|用不用|怎么办|咋办|能.{1,12}不[?？]?$/u;

/** Clauses of a long story: in a short one what is told may be a condition of what is asked (断断续续交了二十年社保). */
const LONG = 3;

const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

/** 2023年结转的那些: years, columns and figures tell which of the things named next is meant. */
const qualifies = (clause: readonly Token[]): boolean =>
  clause.some(
    ({ role }) => role.kind === 'year' || role.kind === 'column' || role.kind === 'number' || role.kind === 'threshold',
  );

/** 办公费 印刷费 差旅费各多少: names in a row are a list that the asking clause ends. */
const isBareName = (clause: readonly Token[]): boolean =>
  clause.some(isOwnName) &&
  clause.every((token) => token.role.kind === 'break' || token.role.kind === 'connector' || isWhole(token));

/** Roles that ask, or that join, wherever they stand. */
const ACTS: ReadonlySet<Token['role']['kind']> = new Set<Token['role']['kind']>([
  'operation',
  'refusal',
  'connector',
  'chat',
]);

/** When something happened is not what is asked, where the question says its own time. */
const isOfTime = ({ role }: Token): boolean => role.kind === 'year' || role.kind === 'years' || role.kind === 'month';
