/** Which things and duties of the document the lexicon has an everyday name for. */
import { squeeze } from '../../src/base/text-pieces.ts';
import type { Catalog, Thing, ThingKind } from '../../src/catalog/catalog.ts';
import type { Lexicon } from '../../src/catalog/lexicon.ts';
import { choose } from '../../src/plan/context.ts';
import type { Retriever } from '../../src/retrieve/passages.ts';
import { link } from '../../src/understand/link.ts';
import type { Role, Token } from '../../src/understand/question.ts';

/** Something of the document that people may call by a name of their own. */
export type Covered = {
  /** Row ref of a duty, id of a thing. */
  readonly id: string;
  /** Kind of thing, or the office whose duty it is. */
  readonly group: string;
  /** As the document says it, with what tells it from others of that name. */
  readonly name: string;
  /** Sayings that lead to it, its own name aside. */
  readonly sayings: readonly string[];
  /** What its own name leads to, where that is something else: no saying can lead to it then. */
  readonly instead?: string;
};

/** Kinds that can be named. A figure in a sentence is called by what the sentence says and has no name of its own. */
const KINDS: readonly ThingKind[] = [
  'subject',
  'line',
  'total',
  'project',
  'indicator',
  'office',
  'unit',
  'term',
  'table',
];

type Entry = { readonly say: readonly string[]; readonly means: string };

/** Every thing that can be named, in the order of the kinds and of the document, with the sayings that lead to it. */
export function coverThings(catalog: Catalog): Covered[] {
  const sayings = sayingsOf(thingEntries(catalog.lexicon), (means) => thingsMeant(catalog, means));
  return KINDS.flatMap((kind) => catalog.things.filter((thing) => thing.kind === kind)).map((thing) => {
    const own = new Set(thing.names.map(squeeze));
    const instead = meantInstead(catalog, thing);
    return {
      id: thing.id,
      group: thing.kind,
      name: nameOf(catalog, thing),
      sayings: (sayings.get(thing.id) ?? []).filter((said) => !own.has(squeeze(said))),
      ...(instead === undefined ? {} : { instead }),
    };
  });
}

/** 上年结转 is the total of that name; the term of that name is meant only where its definition is asked for. */
function meantInstead(catalog: Catalog, thing: Thing): string | undefined {
  const meant = thing.names.flatMap((name) => thingsMeant(catalog, name));
  const [other] = meant.includes(thing.id) ? [] : meant.flatMap((id) => catalog.byId.get(id) ?? []);
  return other && `${other.kind} ${nameOf(catalog, other)}`;
}

/** Every duty of every office, in the order of the document, with the sayings whose meaning finds it first. */
export function coverDuties(catalog: Catalog, retriever: Retriever): Covered[] {
  const dutyFound = (text: string): readonly string[] =>
    retriever.search({ text, limit: 1, only: ({ office }) => office !== undefined }).map(({ ref }) => ref);
  const sayings = sayingsOf(dutyEntries(catalog), dutyFound);
  return catalog.document.offices.flatMap((office) =>
    office.duties.map((ref) => ({
      id: ref,
      group: office.name,
      name: catalog.passages.get(ref)?.text ?? ref,
      sayings: sayings.get(ref) ?? [],
    })),
  );
}

/** What each meaning leads to, turned round: the sayings of everything that is led to. */
function sayingsOf(entries: readonly Entry[], leadsTo: (means: string) => readonly string[]): Map<string, string[]> {
  const sayings = new Map<string, string[]>();
  for (const { say, means } of entries) {
    for (const id of new Set(leadsTo(means))) sayings.set(id, [...(sayings.get(id) ?? []), ...say]);
  }
  return sayings;
}

/** Names of columns count as well: 项目支出 of the whole is a total. */
const thingEntries = ({ synonyms, english, measures }: Lexicon): readonly Entry[] => [
  ...synonyms,
  ...english,
  ...measures.map(({ say, column }) => ({ say, means: column })),
];

/** Situations, and whatever else means no thing by its name but words of the text. */
const dutyEntries = ({ lexicon, byName }: Catalog): readonly Entry[] => [
  ...lexicon.situations,
  ...[...lexicon.synonyms, ...lexicon.english].filter(({ means }) => !byName.has(squeeze(means))),
];

/** Ids of the things a meaning leads to: the best, with those that nothing tells from it; of each part of 水费、电费. */
function thingsMeant(catalog: Catalog, means: string): readonly string[] {
  const parts = means.split('、');
  if (parts.length > 1 && parts.every((part) => catalog.byName.has(squeeze(part))))
    return parts.flatMap((part) => thingsMeant(catalog, part));
  const token = tokenOf(catalog, means);
  const asked = { wanted: new Set<never>(), operations: new Set<never>(), months: [] };
  const mention = link(catalog, [token], [token], asked);
  const choice = choose(catalog, mention, () => true);
  if (choice.kind === 'none') return [];
  return mention.candidates.filter(({ score }) => score === choice.best.score).map(({ thing }) => thing.id);
}

/** A meaning as the reader of questions makes a word of it. */
function tokenOf({ document }: Catalog, means: string): Token {
  const isColumn = document.tables.some(({ columns }) => columns.some(({ name }) => name === means));
  const role: Role = isColumn
    ? { kind: 'column', column: means }
    : { kind: 'content', words: means, exact: false, duty: false };
  return { start: 0, end: means.length, text: means, role };
}

function nameOf(catalog: Catalog, thing: Thing): string {
  if (thing.kind !== 'indicator') return [thing.code, thing.name].filter((part) => part !== undefined).join(' ');
  const detail = thing.detail[0] ?? '';
  const said = detail === '' || detail === thing.name ? thing.name : `${thing.name}（${detail}）`;
  return `${said} · ${thing.project} ${catalog.projects.get(thing.project ?? 0)?.name ?? ''}`;
}

export type FileSize = { readonly file: string; readonly entries: number; readonly sayings: number };

/** Entries and sayings of each file. Where a file is an object, each of its keys is an entry. */
export const lexiconSizes = (lexicon: Lexicon): FileSize[] =>
  Object.entries(lexicon).map(([file, content]) => {
    const entries: readonly unknown[] = Object.values(content);
    return { file, entries: entries.length, sayings: entries.reduce<number>((sum, entry) => sum + saidIn(entry), 0) };
  });

function saidIn(entry: unknown): number {
  if (Array.isArray(entry)) return entry.length;
  return entry !== null && typeof entry === 'object' && 'say' in entry && Array.isArray(entry.say)
    ? entry.say.length
    : 0;
}
