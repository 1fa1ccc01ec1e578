/** Words that name something → the things they could mean, alone or going on from the turn before. */
import { squeeze } from '../base/text-pieces.ts';
import type { Catalog, Measure } from '../catalog/catalog.ts';
import type { OperationName } from '../catalog/lexicon.ts';
import type { Project } from '../document/document.ts';
import { collect, type Said } from './collect.ts';
import { exceptedTokens } from './excepted.ts';
import { type Asked, link, meaningOf } from './link.ts';
import { isNaming, isOwnName, mentionTokens } from './mentions.ts';
import type { Mention, Question, Token } from './question.ts';
import { withoutContrary, withoutReplaced } from './words-before.ts';

/** What names something in a question, what is asked of it, and the question before where this one goes on from it. */
export type Naming = {
  readonly said: Said;
  readonly names: readonly Token[];
  readonly asked: Asked;
  readonly before: Question | null;
};

/** What a question is about: the things its own words could mean, and those of the turn before that it goes on with. */
export function mentionsOf(
  catalog: Catalog,
  { said, names, asked, before }: Naming,
): Pick<Question, 'mentions' | 'whole'> {
  if (names.length === 0) return before === null ? { mentions: [], whole: null } : again(catalog, before, asked);
  const years = said.tokens.filter((token) => token.role.kind === 'year');
  const replaced = before === null ? [] : withoutReplaced(catalog, names, before);
  if (replaced.length > 0 && before !== null) {
    const all = [...replaced, ...names];
    const around = [...all, ...(years.length > 0 ? years : before.tokens.filter(({ role }) => role.kind === 'year'))];
    const linked = link(catalog, all, around, { ...asked, goesOn: false });
    const mention = ofWantedKind(withoutContrary(catalog, names, linked), asked, 0.5);
    return { mentions: [mention], whole: mention };
  }
  const contrasts = catalog.lexicon.contrasts.flat();
  const another = names.some((token) => contrasts.includes(meaningOf(token)));
  const earlier = (before?.mentions ?? [])
    .flatMap((mention) => mention.tokens)
    .filter((token) => isNaming(token) && !(another && isProjectName(catalog, token)));
  const surroundings = [...names, ...earlier, ...years];
  const onlyColumns = names.every(isColumnOrVerb) && names.some((token) => token.role.kind === 'column');
  const columns = names.flatMap(({ role }) => (role.kind === 'column' ? [role.column] : []));
  // 那基本支出呢 after 项目支出, or after a total that has no such column, is another total.
  const rows =
    onlyColumns && before !== null
      ? again(catalog, before, asked).mentions.filter((mention) => hasColumn(catalog, mention, columns))
      : [];
  const own = linkEach(mentionTokens(said.tokens, catalog.lexicon.contrasts), (tokens) =>
    link(catalog, tokens, surroundings, asked),
  );
  const goesOn = earlier.length > 0;
  const settle = (mention: Mention): Mention => ({
    ...ofWantedKind(mention, asked, 0.5),
    goesOn,
    project: goesOn ? asked.project : undefined,
  });
  const settled = { mentions: [...rows, ...own.map(settle)], whole: settle(link(catalog, names, surroundings, asked)) };
  if (asked.wanted.size === 0 || another || settled.mentions.some((mention) => isSettled(mention, asked)))
    return settled;
  const repeated = withEarlierNames(catalog, { said, earlier, names, years, asked });
  return repeated.whole?.candidates[0]?.thing.project === asked.project ? repeated : settled;
}

/** Whether what a mention names is a row with one of the columns. */
const hasColumn = (catalog: Catalog, { tokens, candidates: [best] }: Mention, columns: readonly string[]): boolean =>
  tokens.some(({ role }) => role.kind !== 'column') &&
  (best?.thing.refs ?? []).some((ref) => catalog.rows.get(ref)?.cells.some((cell) => columns.includes(cell.column)));

/** Mentions of the same words mean the same things: a message may say 150号 a hundred times. */
function linkEach(stretches: readonly (readonly Token[])[], linked: (tokens: readonly Token[]) => Mention): Mention[] {
  const known = new Map<string, Mention>();
  return stretches.map((tokens) => {
    // What lies between the words counts too: 普|惠 is joined again, 普 惠 is not.
    const start = tokens[0]?.start ?? 0;
    const key = JSON.stringify(tokens.map((token) => [token.start - start, token.text, token.role]));
    const mention = known.get(key) ?? linked(tokens);
    known.set(key, mention);
    return { ...mention, tokens };
  });
}

/** 结转进来多少: the verb beside a column names nothing. */
const isColumnOrVerb = ({ role }: Token): boolean =>
  role.kind === 'column' || (role.kind === 'unknown' && /^v(?!n)/u.test(role.tag));

type Repeated = {
  readonly said: Said;
  readonly earlier: readonly Token[];
  readonly names: readonly Token[];
  readonly years: readonly Token[];
  readonly asked: Asked;
};

/** “要拉多少人参保” after a project was named: read as if the project had been named again. */
function withEarlierNames(
  catalog: Catalog,
  { said, earlier, names, years, asked }: Repeated,
): Pick<Question, 'mentions' | 'whole'> {
  const afresh = { ...asked, goesOn: false };
  const all = [...earlier, ...names];
  const linked = (tokens: readonly Token[]): Mention =>
    ofWantedKind(link(catalog, tokens, [...all, ...years], afresh), afresh, 0.5);
  const { contrasts } = catalog.lexicon;
  const stretches = [...mentionTokens(earlier, contrasts), ...mentionTokens(said.tokens, contrasts)];
  return { mentions: stretches.map(linked), whole: linked(all) };
}

/** Whether the words of a follow-up name something by themselves, or a target of the project before. */
const isSettled = ({ candidates: [best] }: Mention, { project }: Asked): boolean =>
  project === undefined || best === undefined
    ? project === undefined
    : best.thing.project === project || best.precision >= TELLS;
/** Share of a name that has to be said for the name to be meant. */
const TELLS = 0.72;

/** “24年中央那笔呢” after a notice by its number: another project is meant, the rest of what was said stays. */
const isProjectName = (catalog: Catalog, token: Token): boolean =>
  (catalog.byName.get(squeeze(meaningOf(token))) ?? []).some(
    (position) => catalog.things[position]?.kind === 'project',
  );

/** 覆盖多少退休人员, of the project before: read as if the project had been named, and of nothing else. */
export function targetsMeant(catalog: Catalog, { names, asked }: Naming): Pick<Question, 'mentions' | 'whole'> | null {
  const project = asked.project === undefined ? undefined : catalog.projects.get(asked.project);
  if (project === undefined) return null;
  const all = [namingOf(project), ...names];
  const linked = ofWantedKind(link(catalog, all, all, { ...asked, goesOn: false }), asked, 0);
  const whole = { ...linked, candidates: linked.candidates.filter(({ thing }) => thing.project === project.number) };
  return whole.candidates.length === 0 ? null : { mentions: [whole], whole };
}

/** A project as if its name had been typed. */
const namingOf = ({ name }: Project): Token => ({
  start: 0,
  end: name.length,
  text: name,
  role: { kind: 'content', words: name, exact: true, duty: false },
});

/** The mentions of the question before, with what is asked of them now. */
function again(catalog: Catalog, before: Question, asked: Asked): Pick<Question, 'mentions' | 'whole'> {
  const around = before.mentions.flatMap((mention) => mention.tokens);
  const relink = (mention: Mention, surroundings: readonly Token[]): Mention => {
    const linked = link(catalog, mention.tokens, surroundings, asked);
    return { ...(fittingKind(linked, asked, 0.5) ?? ofItsProject(catalog, mention, asked) ?? linked), again: true };
  };
  return {
    mentions: before.mentions.map((mention) => relink(mention, around)),
    whole: before.whole === null ? null : relink(before.whole, before.whole.tokens),
  };
}

/** “办几场” names an indicator; “花多少” after it is of the project the indicator belongs to. */
function ofItsProject(catalog: Catalog, mention: Mention, asked: Asked): Mention | null {
  const number = mention.candidates[0]?.thing.project;
  const project = number === undefined ? undefined : catalog.projects.get(number);
  if (project === undefined) return null;
  const named = namingOf(project);
  return fittingKind(link(catalog, [named], [named], asked), asked, 0.5);
}

/** A description that holds a date answers “when” whatever its target counts: 每月8日前. */
const DATE = /\d+\s*(?:日|号|天|月)/u;

/**
 * Where a kind of figure is asked for (how many people, by which month), only things with such a figure are meant, if any
 * of them holds the words; so “花多少” after “有多少人” asks for the money of the same thing.
 */
function ofWantedKind(mention: Mention, asked: Asked, least: number): Mention {
  return fittingKind(mention, asked, least) ?? mention;
}

/** The mention with only the things of the kind asked for; null when none of them holds enough of its words. */
function fittingKind(mention: Mention, { wanted, operations, months }: Asked, least: number): Mention | null {
  if (wanted.size === 0 || months.length > 0) return mention;
  if (operations.has('share') || operations.has('change') || operations.has('schedule')) return mention;
  // 几份通知 counts things; it does not ask for a thing whose figure is a count.
  if (operations.has('count') && wanted.size === 1 && wanted.has('count')) return mention;
  const fitting = mention.candidates.filter(
    ({ thing }) => wanted.has(thing.measure) || (wanted.has('time') && thing.detail.some((text) => DATE.test(text))),
  );
  const best = fitting.reduce((most, candidate) => Math.max(most, candidate.held), 0);
  return best >= least ? { ...mention, candidates: fitting } : null;
}

/** What many projects have each their own of: after a project, its own is meant. */
export const GENERIC_TARGET =
  /^(?:满意[度率]|准确率|及时率|足额发放率|完成率|时限|依据|标准|人数|satisfaction(?: rate| target)?)$/u;

/** Share of the words that what they name by themselves has to hold. */
const LEAST_ALONE = 0.6;
/** … or nearly all of them, where nothing else is as likely meant. */
const ALL_HELD = 0.95;
const CLEARLY = 0.2;

/** Whether words name one thing by themselves: by its name, by a column, or as somebody's duty. */
export function standsAlone(catalog: Catalog, tokens: readonly Token[]): boolean {
  const names = tokens.filter(isOwnName);
  if (names.length === 0 || names.every(({ text }) => GENERIC_TARGET.test(text))) return false;
  const contrasts = catalog.lexicon.contrasts.flat();
  const known = names.filter((token) => token.role.kind !== 'unknown' && !contrasts.includes(meaningOf(token)));
  if (known.length === 0) return false;
  const isWhole = ({ role }: Token): boolean => role.kind === 'column' || (role.kind === 'content' && role.exact);
  if (known.every(isWhole)) return true;
  if (names.some(({ role }) => role.kind === 'content' && role.duty)) return true;
  const [best, ...others] = link(catalog, names, names, collect(tokens, [])).candidates;
  if (best === undefined) return false;
  if (best.precision >= TELLS) return best.coverage >= LEAST_ALONE;
  const next = others.find(({ thing }) => thing.name !== best.thing.name);
  return best.coverage >= ALL_HELD && (next === undefined || next.score <= best.score - CLEARLY);
}

/** What is taken away: what is said here, else what the ask before in the same message took away (多少件、值多少). */
export function exceptedNow(catalog: Catalog, { tokens }: Said, before: Question | null): readonly Mention[] {
  const own = exceptedTokens(tokens);
  if (own.length === 0) return before?.excepted ?? [];
  const asked: Asked = { wanted: new Set<Measure>(), operations: new Set<OperationName>(), months: [] };
  return linkEach(mentionTokens(own, catalog.lexicon.contrasts), (stretch) => link(catalog, stretch, own, asked));
}
