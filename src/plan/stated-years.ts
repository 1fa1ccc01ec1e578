/** What the document itself states of other years: the grounds of a target tell how it was (2023年期末待遇领取人数10.4万人). */
import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Catalog, Measure, Thing } from '../catalog/catalog.ts';
import type { Ref } from '../document/document.ts';
import type { Question, Token } from '../understand/question.ts';
import type { Context } from './context.ts';

/** One clause that gives a figure of a year, and the target whose grounds it stands in. */
type Statement = {
  readonly thing: Thing;
  readonly year: number;
  readonly clause: string;
  readonly measures: ReadonlySet<Measure>;
};

/** Titles and numbers of documents hold years that are no year of a figure: 《…2023…》, 霸人社发【2023】6号. */
const TITLES = /《[^》]*》|[[【〔（(]\d{4}[\]】〕）)]\s*(?:\d+\s*号)?/gu;

/** A year in front of what is stated of it: 2022年, 2022养老金, 23年10月底. */
const YEAR =
  /(?<![\d.])(?:20(\d\d)(?:年|(?=\p{Script=Han}))|(\d\d)年(?=\d{1,2}月|[上下]半年|底|末))(?:\d{1,2}月(?:底|末)?)?/gu;

/** What a figure counts, by what stands behind it. */
const COUNTS: readonly (readonly [Measure, RegExp])[] = [
  ['money', /\d\s*万?元/u],
  ['percent', /\d\s*%/u],
  ['people', /\d\s*万?(?:人(?![/／])|名|户|\p{Script=Han}{2,4}人)/u],
  ['time', /\d\s*(?:个月|月|天|日)/u],
  ['count', /\d\s*(?:次|卷|件|个(?!月)|家|笔|张|册|份|场)/u],
];

/** 2023年上半年178元: of what the clause before it was of. */
const NO_SUBJECT = /^[上下]半年\s*\d/u;

/** The clauses of one target's grounds that give a figure, each with its year. */
function statementsOf(thing: Thing, basis: string): Statement[] {
  const text = basis.replaceAll(TITLES, '');
  const years = [...text.matchAll(YEAR)];
  let subject = '';
  return years.flatMap((match, at): Statement[] => {
    const rest = text.slice(match.index + match[0].length, years[at + 1]?.index ?? text.length);
    const said = rest.split('。')[0] ?? '';
    const clause = NO_SUBJECT.test(said) ? `${subject}${said}` : said;
    subject = clause;
    const measures = new Set(COUNTS.filter(([, unit]) => unit.test(clause)).map(([measure]) => measure));
    return measures.size === 0 ? [] : [{ thing, year: 2000 + Number(match[1] ?? match[2]), clause, measures }];
  });
}

const known = new WeakMap<Catalog, readonly Statement[]>();

/** Every figure of a year that the grounds of targets state; read once for a catalog. */
function statements(catalog: Catalog): readonly Statement[] {
  const read =
    known.get(catalog) ??
    catalog.things.flatMap((thing) =>
      thing.kind === 'indicator'
        ? thing.refs.flatMap((ref) => statementsOf(thing, catalog.indicators.get(ref)?.basis ?? ''))
        : [],
    );
  known.set(catalog, read);
  return read;
}

/** A statement that holds less of what was named, with its project and without, is of another thing. */
const LEAST_HELD = 0.75;
const LEAST_OWN = 0.3;
/** Statements that hold as much tell the same of several projects. */
const AS_MUCH = 0.02;
/** A piece that no name holds weighs less than the rarest that one does. */
const UNKNOWN = 0.6;
/** English padding is endless. */
const UNKNOWN_LATIN = 0.25;
/** Rows quoted. */
const MOST_QUOTED = 4;

/**
 * The rows whose grounds state the years asked for what is named, the nearest only; empty where one of the years is not
 * stated of it, or by a figure of another kind than the one asked for.
 */
export function statedOf(context: Context, years: readonly number[]): Ref[] {
  const near = years.length === 0 ? [] : nearTo(context);
  const perYear = years.map((year) =>
    nearest(
      context,
      near.filter(({ statement }) => statement.year === year),
    ),
  );
  return perYear.some((found) => found.length === 0) ? [] : refsOf(perYear.flat());
}

/** 近几年基础养老金标准怎么变的: the rows whose grounds state more than one year of what is named. */
export function statedOfSeveral(context: Context): Ref[] {
  const near = nearTo(context);
  const yearsOf = (thing: Thing): number =>
    new Set(near.filter(({ statement }) => statement.thing === thing).map(({ statement }) => statement.year)).size;
  return refsOf(
    nearest(
      context,
      near.filter(({ statement }) => yearsOf(statement.thing) > 1),
    ),
  );
}

/**
 * 今年预计新添多少人开始领钱: what the clause itself says of the document's own year, where no target is called so. It must say
 * whatever the name of its target and project does not.
 */
export function statedOfThisYear(context: Context): Ref[] {
  const { catalog, question } = context;
  const names = namingTokens(question);
  const near = nearTo(context).filter(({ statement: { thing, year, clause } }) => {
    const project = catalog.byId.get(`project:${thing.project}`);
    const called = squeeze([thing.name, ...thing.detail, ...(project?.names ?? [])].join(''));
    const more = names.filter(({ role, text }) => heldOf(catalog, text, role, called) < HALF);
    return (
      year === catalog.document.meta.year && more.length > 0 && shareIn(catalog, more, squeeze(clause)) >= LEAST_HELD
    );
  });
  return refsOf(nearest(context, near));
}

const refsOf = (things: readonly Thing[]): Ref[] =>
  [...new Set(things.flatMap(({ refs }) => refs))].slice(0, MOST_QUOTED);

type Near = { readonly statement: Statement; readonly held: number; readonly own: number };

/** The statements that hold what is named and give a figure of the kind asked for. */
function nearTo({ catalog, question }: Context): Near[] {
  const names = namingTokens(question);
  if (names.length === 0) return [];
  return statements(catalog)
    .filter(({ measures }) => isOfKind(question, measures))
    .map((statement) => ({ statement, ...heldBy(catalog, names, statement) }))
    .filter(({ held, own }) => held >= LEAST_HELD && own >= LEAST_OWN);
}

/**
 * Those that hold most of it, what their targets count themselves before anything else; none where they count different
 * things and the question does not tell which.
 */
function nearest({ question }: Context, near: readonly Near[]): Thing[] {
  const most = near.reduce((best, { held, own }) => Math.max(best, held + own), 0);
  const all = near.filter(({ held, own }) => held + own >= most - AS_MUCH).map(({ statement }) => statement);
  // 去年养老金涨了多少: people and money both grow.
  const grows = question.operations.has('change');
  const own = grows ? [] : all.filter(({ thing, measures }) => measures.has(thing.measure));
  const best = own.length > 0 ? own : all;
  const kinds = new Set(best.map(({ measures }) => [...measures].join(' ')));
  return kinds.size > 1 && question.wanted.size === 0 ? [] : best.map(({ thing }) => thing);
}

/** How many people is not answered with an amount of money; where no kind is asked for, any will do. */
const isOfKind = ({ wanted }: Question, measures: ReadonlySet<Measure>): boolean =>
  wanted.size === 0 ||
  [...wanted].some((measure) => measures.has(measure) || (measure === 'count' && measures.has('people')));

/** A lone character, and that it is what really was, name nothing. */
const SAYS_NOTHING = /^(?:\p{Script=Han}|实际|当时|那年)$/u;

const namingTokens = ({ whole }: Question): readonly Token[] =>
  (whole?.tokens ?? []).filter(
    ({ role, text }) => role.kind === 'content' || (role.kind === 'unknown' && !SAYS_NOTHING.test(text)),
  );

const HAN = /^\p{Script=Han}+$/u;
const HALF = 0.5;
const NEARLY_ALL = 0.9;

/** Share of the words that a statement holds: with the project it is of, and in its own words. */
function heldBy(
  catalog: Catalog,
  names: readonly Token[],
  { thing, clause }: Statement,
): { held: number; own: number } {
  const project = catalog.byId.get(`project:${thing.project}`);
  const own = squeeze([clause, thing.name, ...thing.detail].join(''));
  const all = own + squeeze((project?.names ?? []).join(''));
  // 居民养老征缴: a word that is not understood, and that stands nowhere in it, makes it another thing.
  const another = names.some(
    ({ role, text: said }) => (role.kind === 'content' || HAN.test(said)) && heldOf(catalog, said, role, all) < HALF,
  );
  const held = shareIn(catalog, names, all);
  // 往廊坊送了几卷材料: … but for a word of little weight beside a whole name.
  return { held: another && held < NEARLY_ALL ? 0 : held, own: shareIn(catalog, names, own) };
}

/** A word counts as it was said or as the document says it, whichever the text holds more of. */
const heldOf = (catalog: Catalog, said: string, role: Token['role'], text: string): number =>
  Math.max(partOf(catalog, said, text), role.kind === 'content' ? partOf(catalog, role.words, text) : 0);

function shareIn(catalog: Catalog, names: readonly Token[], text: string): number {
  let total = 0;
  let held = 0;
  for (const { text: said, role } of names) {
    const words = role.kind === 'content' ? role.words : said;
    const weight = Math.max(weightOf(catalog, said), weightOf(catalog, words));
    total += weight;
    held += weight * heldOf(catalog, said, role, text);
  }
  return total === 0 ? 0 : held / total;
}

/** Share of a word's pieces that a text holds, by their rarity. */
function partOf(catalog: Catalog, words: string, text: string): number {
  const inText = piecesOf(words).filter((piece) => text.includes(piece));
  return sumOf(catalog, inText) / (weightOf(catalog, words) || 1);
}

const weightOf = (catalog: Catalog, words: string): number => sumOf(catalog, piecesOf(words));

/** 代办员的钱, 基础养老金每月: what 的 joins is no word of its own, and how often it is paid is not what it is. */
const piecesOf = (words: string): string[] => words.split(/的|每人每月|每个?月|一个?月/u).flatMap(pieces);

const sumOf = ({ rarity, unknownRarity }: Catalog, found: readonly string[]): number =>
  found.reduce((sum, piece) => {
    const unknown = unknownRarity * (/^[a-z]+$/u.test(piece) ? UNKNOWN_LATIN : UNKNOWN);
    return sum + (rarity.get(piece) ?? unknown);
  }, 0);
