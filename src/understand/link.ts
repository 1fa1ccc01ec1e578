/** Mentions → the things they could mean, scored by what they explain. */

import { pieces, squeeze } from '../base/text-pieces.ts';
import type { Catalog, Measure, Thing, ThingKind } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import type { Candidate, Mention, Token } from './question.ts';

/** What the wording of a question asks for, apart from its mentions. */
export type Asked = {
  readonly wanted: ReadonlySet<Measure>;
  readonly operations: ReadonlySet<OperationName>;
  readonly months: readonly number[];
  /** Amounts of money said, in yuan: 那3808万. */
  readonly amounts?: readonly string[];
  /** Kind of thing the question before was about: another of that kind is likely meant. */
  readonly like?: ThingKind | undefined;
  /** The project the question before was about. */
  readonly project?: number | undefined;
  /** The question goes on from the one before, whose words are among the surroundings. */
  readonly goesOn?: boolean;
};

/** How many candidates of a mention are kept: more than the largest group of things that share a name and can be listed. */
const KEPT_CANDIDATES = 40;
/** A lone Han character says little: 给, 打, 发. */
const LONE_CHARACTER = 0.25;
/** A word that no name holds weighs less than the rarest that one does: people say much that names nothing. */
const UNKNOWN = 0.6;
/** English padding is endless, and names of the document are Chinese. */
const UNKNOWN_LATIN = 0.25;
/** A thing that holds less of the words is never meant; most things that share a pair of characters hold less. */
const LEAST_HELD = 0.1;
/** Share of the score that saying much of the thing's own name adds. */
const PRECISION = 0.35;
/** Being called by a whole name of its own outweighs what the surroundings hint at. */
const NAMED = 0.3;
/** Share of the score that the words of the rest of the question add: they tell apart what the mention leaves open. */
const SURROUNDINGS = 0.5;

/** “满意度呢” after a project: its own satisfaction is meant, not the thing that is called just so. */
const TELLING_NAME = 4;
const GOES_ON = { precision: 0.1, surroundings: 1, like: 0.15, project: 0.4 } as const;

type Weighted = ReadonlyMap<string, number>;

/**
 * Resolves the words of one mention.
 * @param named its words, columns among them
 * @param surroundings all content words of the question
 */
export function link(catalog: Catalog, named: readonly Token[], surroundings: readonly Token[], asked: Asked): Mention {
  const columns = named.flatMap((token) => (token.role.kind === 'column' ? [token.role.column] : []));
  const content = named.filter((token) => token.role.kind !== 'column');
  // A column named alone is its total: 项目支出 of the whole department; words beside it that nothing holds are no row.
  const heldByNone = columns.length > 0 && spread(catalog, weigh(catalog, content)).size === 0;
  const tokens = content.length > 0 && !heldByNone ? content : named.filter(isColumnOr(heldByNone));
  const words = tokens.map(meaningOf).join(' ');
  const own = weigh(catalog, asked.wanted.size > 0 ? tokens.map(ownWords(catalog)) : tokens);
  const exact = exactThings(catalog, tokens);
  const total = sum(own);
  if (total === 0) return { words, tokens: named, columns, weight: 0, candidates: [] };
  const spreadOwn = spread(catalog, own);
  const { held: heldAround, total: totalAround } = spreadAround(catalog, surroundings);
  const contrast = contrastOf(catalog, words);
  const ofYear = yearContrastOf(catalog, surroundings);
  const carried = carriedContrastOf(catalog, surroundings);
  const candidates: Candidate[] = [];
  for (const [position, { weighted, plain }] of spreadOwn) {
    const thing = catalog.things[position];
    if (thing === undefined) continue;
    const coverage = weighted / total;
    const held = plain / total;
    const isNamed = exact.has(position);
    if (held < LEAST_HELD && !isNamed) continue;
    const precision = isNamed ? 1 : nameSaid(catalog, position, own);
    const near = (heldAround.get(position)?.weighted ?? 0) / totalAround;
    const score = asked.goesOn
      ? coverage +
        GOES_ON.precision * precision +
        GOES_ON.surroundings * near +
        (isNamed && thing.name.length >= TELLING_NAME ? NAMED : 0) +
        suits(thing, asked) +
        (thing.kind === asked.like ? GOES_ON.like : 0) +
        (thing.project !== undefined && thing.project === asked.project ? GOES_ON.project : 0)
      : coverage +
        PRECISION * precision +
        SURROUNDINGS * near +
        (isNamed ? NAMED : 0) +
        suits(thing, asked) +
        saidAmount(catalog, thing, asked) +
        contrast(thing) +
        ofYear(thing) +
        carried(thing);
    candidates.push({ thing, score, coverage, held, precision });
  }
  candidates.sort((left, right) => right.score - left.score || compareText(left.thing.id, right.thing.id));
  return {
    words,
    tokens: named,
    weight: total,
    columns: content.length > 0 && !heldByNone ? columns : [],
    candidates: candidates.slice(0, KEPT_CANDIDATES),
  };
}

type Around = { readonly held: ReadonlyMap<number, Held>; readonly total: number };

/** Surroundings are the same for all mentions of a question, and are weighed once: a question may hold two hundred. */
const weighed = new WeakMap<readonly Token[], Around>();

function spreadAround(catalog: Catalog, surroundings: readonly Token[]): Around {
  const known = weighed.get(surroundings);
  if (known !== undefined) return known;
  const around = weigh(catalog, surroundings);
  const spreadOver = { held: spread(catalog, around), total: sum(around) || 1 };
  weighed.set(surroundings, spreadOver);
  return spreadOver;
}

/**
 * 上访 stands for a duty and names a figure too: where a figure is asked for, a situation whose own words the names of the
 * document hold is read as these.
 */
const ownWords =
  ({ rarity }: Catalog) =>
  (token: Token): Token =>
    token.role.kind === 'content' && token.role.duty && pieces(token.text).every((piece) => rarity.has(piece))
      ? { ...token, role: { ...token.role, words: token.text } }
      : token;

/** All tokens, or the columns among them. */
const isColumnOr =
  (onlyColumns: boolean) =>
  (token: Token): boolean =>
    !onlyColumns || token.role.kind === 'column';

/** The words a content token stands for. */
export function meaningOf(token: Token): string {
  if (token.role.kind === 'content') return token.role.words;
  if (token.role.kind === 'year') return String(token.role.year);
  if (token.role.kind === 'unknown') return token.role.words ?? token.text;
  return token.role.kind === 'column' ? token.role.column : token.text;
}

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Pieces of the tokens with their weights. Words that a dictionary cut from one stretch of text are joined again (普|惠|金融),
 * but the pairs across the cuts count only where some name holds them.
 */
function weigh(catalog: Catalog, tokens: readonly Token[]): Weighted {
  const weights = new Map<string, number>();
  for (const token of tokens) {
    for (const piece of pieces(meaningOf(token)))
      weights.set(piece, weightOf(catalog, piece) * sayingShare(catalog, token, piece));
  }
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (
      before === undefined ||
      before.end !== token.start ||
      before.role.kind !== 'unknown' ||
      token.role.kind !== 'unknown'
    )
      continue;
    const [left = '', right = ''] = [before.text.at(-1), token.text.at(0)];
    if (!catalog.rarity.has(left + right)) continue;
    weights.set(left + right, weightOf(catalog, left + right));
    if (before.text.length === 1) weights.delete(left);
    if (token.text.length === 1) weights.delete(right);
  }
  return weights;
}

/** Verbs, adjectives and idioms (jieba's tags) that no name holds tell how it is said rather than what is meant. */
const SAYING_TAG = /^(?:v(?!n)|a(?!n)|d|i|l|z|b)/u;
const SAYING = 0.4;

const sayingShare = (catalog: Catalog, { role }: Token, piece: string): number =>
  role.kind === 'unknown' && SAYING_TAG.test(role.tag) && !catalog.rarity.has(piece) ? SAYING : 1;

function weightOf(catalog: Catalog, piece: string): number {
  const known = catalog.rarity.get(piece);
  // A bare number that no name holds is a figure the asker mentions, not a name.
  if (known === undefined && /^[\d.]+$/u.test(piece)) return 0;
  const rarity = known ?? catalog.unknownRarity * (/^[a-z]+$/u.test(piece) ? UNKNOWN_LATIN : UNKNOWN);
  return /^\p{Script=Han}$/u.test(piece) ? rarity * LONE_CHARACTER : rarity;
}

const sum = (weights: Weighted): number => [...weights.values()].reduce((total, weight) => total + weight, 0);

type Held = { weighted: number; plain: number };

function spread(catalog: Catalog, weights: Weighted): Map<number, Held> {
  const spreadOver = new Map<number, Held>();
  for (const [piece, weight] of weights) {
    for (const posting of catalog.postings.get(piece) ?? []) {
      const held = spreadOver.get(posting.thing) ?? { weighted: 0, plain: 0 };
      held.weighted += weight * posting.weight;
      held.plain += weight;
      spreadOver.set(posting.thing, held);
    }
  }
  return spreadOver;
}

function exactThings(catalog: Catalog, tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  const names = [...tokens.map(meaningOf), tokens.map(meaningOf).join('')];
  for (const name of names) for (const position of catalog.byName.get(squeeze(name)) ?? []) found.add(position);
  return found;
}

/** The largest share of one of the names of the thing at a position that was said, by rarity of the pieces. */
function nameSaid(catalog: Catalog, position: number, said: Weighted): number {
  let best = 0;
  for (const name of catalog.namePieces[position] ?? []) {
    let total = 0;
    let present = 0;
    for (const piece of name) {
      const rarity = catalog.rarity.get(piece) ?? catalog.unknownRarity;
      total += rarity;
      if (said.has(piece)) present += rarity;
    }
    if (total > 0) best = Math.max(best, present / total);
  }
  return best;
}

const STANDARD: ReadonlySet<Measure> = new Set<Measure>(['money', 'words']);

/** What it counts that the word said of several that exclude one another stands in a name, and that another does. */
const CONTRAST = { same: 0.15, other: -0.25 } as const;

/** 县级 was said: what is called 县级 is meant rather than what is called 中央 or 省级. */
function contrastOf(catalog: Catalog, words: string): (thing: Thing) => number {
  const groups = catalog.lexicon.contrasts.filter((group) => group.filter((word) => words.includes(word)).length === 1);
  if (groups.length === 0) return () => 0;
  return (thing) => {
    const name = [...thing.names, ...thing.detail, ...(thing.kind === 'indicator' ? thing.context : [])].join(' ');
    return groups.reduce((sum, group) => {
      if (group.some((word) => words.includes(word) && name.includes(word))) return sum + CONTRAST.same;
      return group.some((word) => name.includes(word)) ? sum + CONTRAST.other : sum;
    }, 0);
  };
}

/** A year in brackets is of a document's number: 冀财社[2023]205号. */
const NUMBER_YEAR = /[[〔(（【]\d{4}[\]〕)）】]/gu;

/** 2023年中央就业补助: another year than the document's is part of a name, and tells the notices of two years and their targets apart. */
function yearContrastOf({ document, projects }: Catalog, surroundings: readonly Token[]): (thing: Thing) => number {
  // 今年's budget may be of last year's notice, too; 2024年 is part of what is named.
  const years = surroundings.flatMap(({ role, text }) =>
    role.kind === 'year' && (role.year !== document.meta.year || /\d/u.test(text)) ? [String(role.year)] : [],
  );
  if (years.length === 0) return () => 0;
  return (thing) => {
    const project = projects.get(thing.project ?? 0)?.name ?? '';
    const printed: readonly string[] = project.replace(NUMBER_YEAR, '').match(/20\d\d/gu) ?? [];
    if (printed.length === 0) return 0;
    return printed.some((year) => years.includes(year)) ? CONTRAST.same : CONTRAST.other;
  };
}

/** 结转的普惠金融款: of the notices and their targets, those whose money was carried over. */
function carriedContrastOf({ projects }: Catalog, surroundings: readonly Token[]): (thing: Thing) => number {
  if (!surroundings.some(({ role }) => role.kind === 'column' && role.column === CARRIED_OVER)) return () => 0;
  return ({ project }) => {
    if (project === undefined) return 0;
    return projects.get(project)?.carriedOver ? CONTRAST.same : CONTRAST.other;
  };
}

const CARRIED_OVER = '上年结转';

/** 省级那3808万: the thing with just that amount is meant. */
function saidAmount(catalog: Catalog, thing: Thing, { amounts = [] }: Asked): number {
  const [at] = thing.amounts;
  if (amounts.length === 0 || at === undefined || !BUDGETED.has(thing.kind)) return 0;
  const cell = catalog.rows.get(at.row)?.cells.find((candidate) => candidate.column === at.column);
  return cell?.unit === '万元' && amounts.some((amount) => Number(amount) === Number(cell.value)) ? 0.5 : 0;
}

const BUDGETED = new Set(['subject', 'line', 'total', 'project']);

/** How well the kind of a thing suits what is asked: money for “how much money”, targets for “what must be reached”. */
function suits(thing: Thing, asked: Asked): number {
  let fit = 0;
  if (thing.nested) fit -= 0.1;
  if (thing.kind === 'fact') fit -= 0.05;
  if (thing.kind === 'table') fit -= 0.1;
  const target = thing.kind === 'indicator' || thing.kind === 'fact';
  if (asked.operations.has('goal') || asked.operations.has('standard')) fit += target ? 0.12 : -0.08;
  // A standard is so much money a person or a month, unless the wording asks for something else.
  const wanted = asked.wanted.size === 0 && asked.operations.has('standard') ? STANDARD : asked.wanted;
  if (wanted.size > 0) {
    if (wanted.has(thing.measure)) fit += thing.measure === 'money' && !BUDGETED.has(thing.kind) ? 0.05 : 0.12;
    else fit -= thing.measure === 'words' ? 0.05 : 0.15;
  } else if (BUDGETED.has(thing.kind)) fit += 0.03;
  return fit;
}
