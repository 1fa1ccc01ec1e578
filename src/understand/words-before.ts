/** Words of the turn before that a follow-up leaves out or points at: 省级的呢, 事业单位的呢, 两者差多少. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Said, textOf } from './collect.ts';
import { meaningOf } from './link.ts';
import { isNaming, isOwnName } from './mentions.ts';
import { numeralOf } from './picks.ts';
import type { Mention, Question, Token, Turn } from './question.ts';
import { endingsOf, joined, type Named, nameMeant, SHORT } from './shared-words.ts';

/** 两者, 这三项, 三级, the two: so many of the figures that were shown. */
const COUNTED_BACK =
  /(?:这|那|上面|刚才|前面|以上)*([两二三四五六]|\d)(?:者|个数字|个数|个|级|项|笔|样|块|边|家|份|档|种)(?:的|钱|加)?|[俩仨]|各级(?:政府)?|\b(?:the |all |both )?(two|three|four|five)\b(?: of (?:them|these|those))?|\bboth(?: of them)?\b|二者/u;

/** What 俩, 仨 and both count. */
const COUNTS_BY_ITSELF: Readonly<Record<string, number>> = { 俩: 2, 仨: 3, both: 2, 二者: 2 };

/** Words that add up, subtract or compare: only then are figures counted back. */
const CALCULATES =
  /加|合|共|总|差|多|少|高|低|大|小|相比|比较|\b(?:total|sum|together|add|differ\w*|more|less|larger)\b/u;

/** A follow-up that points at so many of the figures shown before and names nothing else: what is left of its words, and of the turn. */
export function withoutCountedBack(
  tokens: readonly Token[],
  before: Turn | null,
): { readonly tokens: readonly Token[]; readonly before: Turn | null } {
  const untouched = { tokens, before };
  if (before === null || before.shown.flat().length < 2) return untouched;
  const text = textOf(tokens);
  const said = COUNTED_BACK.exec(text);
  if (said === null || !CALCULATES.test(text)) return untouched;
  const start = (tokens[0]?.start ?? 0) + said.index;
  const points = (token: Token): boolean => token.end > start && token.start < start + said[0].length;
  if (tokens.some((token) => isOwnName(token) && !points(token))) return untouched;
  // 各级: all of them.
  const all = said[0].startsWith('各级') ? before.shown.length : undefined;
  const size = all ?? numeralOf(said[1] ?? said[2] ?? '') ?? COUNTS_BY_ITSELF[said[0].trim()] ?? 2;
  // One reply may show several figures for one that was asked for.
  const shown =
    size <= before.shown.length ? before.shown.slice(-size) : before.shown.flat().length === size ? before.shown : null;
  if (size < 2 || shown === null) return untouched;
  return {
    tokens: tokens.map((token) =>
      points(token) && token.role.kind !== 'operation' ? { ...token, role: { kind: 'filler' } } : token,
    ),
    before: { ...before, shown },
  };
}

/** Words a follow-up that only names another of its kind consists of. */
const SAYS_ANOTHER = /(?:那|呢|的|^and\b|^what about\b|^how about\b)/u;

/**
 * 事业单位的呢 after 行政单位医疗, 项目的呢 after 基本支出: the only word that is said makes a name with the end of the one
 * before.
 */
export function withEndingBefore(
  { lexicon }: Catalog,
  tokens: readonly Token[],
  { before, named }: { readonly before: Turn | null; readonly named: Named },
): readonly Token[] {
  const text = textOf(tokens);
  if (before === null || !SAYS_ANOTHER.test(text.trim())) return tokens;
  const naming = tokens.filter(isNaming);
  const said =
    naming.length > 0 ? naming : tokens.filter(({ role, text: word }) => role.kind === 'filler' && word.length > 1);
  const [only, ...others] = said;
  if (only === undefined || others.length > 0 || isWhole(only) || !SHORT.test(only.text)) return tokens;
  if (lexicon.contrasts.flat().includes(meaningOf(only))) return tokens;
  const meant = before.question.mentions.flatMap((mention) =>
    mention.tokens.flatMap(({ role }) => nameMeant(role) ?? []),
  );
  for (const ending of meant.flatMap(endingsOf)) {
    const role = named(joined(only.text, ending));
    if (role !== undefined) return tokens.map((token) => (token === only ? { ...token, role } : token));
  }
  return tokens;
}

const isWhole = ({ role }: Token): boolean => role.kind === 'content' && role.exact;

/** The number of a document in its name. */
const DOCUMENT_NUMBER = /[（(][^（()）]*号[)）]/gu;

/**
 * 县里呢 after 中央基础养老金, 省级那笔呢 after a notice of the central government: what was named before without the word that
 * excludes the one said now. Empty where more than such a word is said, or nothing else was named before.
 */
export function withoutReplaced(catalog: Catalog, names: readonly Token[], before: Question): readonly Token[] {
  const { contrasts } = catalog.lexicon;
  const group = contrasts.find((words) => names.some((token) => words.includes(meaningOf(token))));
  if (group === undefined || !names.every((token) => group.includes(meaningOf(token)) || token.text.length === 1))
    return [];
  return (before.whole?.tokens ?? []).flatMap((token): Token[] => {
    if (!isOwnName(token)) return [];
    const words = nameOf(catalog, token);
    const rest = group.reduce((text, word) => text.replace(word, ''), words.replace(DOCUMENT_NUMBER, ''));
    if (squeeze(rest) === '' || rest === '财政') return [];
    return [{ ...token, role: { kind: 'content', words: rest, exact: false, duty: false } }];
  });
}

/** The mention without what another word of the group is said of: 省级 is meant, and no 中央. */
export function withoutContrary(catalog: Catalog, names: readonly Token[], mention: Mention): Mention {
  const said = names.map(meaningOf);
  const group = catalog.lexicon.contrasts.find((words) => words.some((word) => said.includes(word))) ?? [];
  const isContrary = ({ thing }: Mention['candidates'][number]): boolean => {
    const text = [...thing.names, ...thing.detail, ...(thing.kind === 'indicator' ? thing.context : [])].join(' ');
    return group.some((word) => text.includes(word)) && !said.some((word) => text.includes(word));
  };
  return { ...mention, candidates: mention.candidates.filter((candidate) => !isContrary(candidate)) };
}

/** A notice that is called by its number goes by its title. */
function nameOf(catalog: Catalog, token: Token): string {
  const said = meaningOf(token);
  const [position] = /号$/u.test(said) ? (catalog.byName.get(squeeze(said)) ?? []) : [];
  return (position === undefined ? undefined : catalog.things[position]?.name) ?? said;
}

/**
 * 覆盖多少退休人员, 覆盖多少人, after a project: a kind of figure is asked for that one of its targets has, and all that is named
 * stands in what the project says.
 */
export function asksOfProject(catalog: Catalog, { tokens, wanted }: Said, number: number | undefined): boolean {
  const project = number === undefined ? undefined : catalog.projects.get(number);
  if (project === undefined || wanted.has('money')) return false;
  const names = tokens.filter((token) => isOwnName(token) && !isVerb(token));
  // 覆盖多少人, 带动多少人就业: what its prose counts by that name, or whatever it counts where none is said, is a target, too.
  const isCounted = (name: string): boolean =>
    names.every((token) => squeeze(name).includes(squeeze(meaningOf(token))));
  const hasTarget = catalog.things.some(
    ({ kind, name, project, measure }) =>
      (kind === 'indicator' || (kind === 'fact' && isCounted(name))) && project === number && wanted.has(measure),
  );
  const told = squeeze(
    [
      project.purpose?.text ?? '',
      ...project.goals.map(({ text }) => text),
      ...project.indicators.map((one) => one.name + one.description),
    ].join(),
  );
  // 带动就业 is a whole name, of this project's and of others': the one before is meant.
  const isItsOwn = (token: Token): boolean =>
    catalog.things.some((thing) => thing.project === number && squeeze(thing.name) === squeeze(meaningOf(token)));
  const isTold = (token: Token): boolean =>
    (!isWhole(token) || isItsOwn(token)) &&
    (told.includes(squeeze(token.text)) || told.includes(squeeze(meaningOf(token))));
  return hasTarget && tokens.some(isOwnName) && names.every(isTold);
}

const isVerb = ({ role }: Token): boolean => role.kind === 'unknown' && /^v(?!n)/u.test(role.tag);
