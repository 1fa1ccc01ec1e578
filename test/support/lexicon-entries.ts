/** Single entries of the lexicon: which of them a question is answered with, and the knowledge as it is without one. */

import type { Reply } from '../../src/answer/reply.ts';
import { ask, type Conversation, newConversation } from '../../src/app/ask.ts';
import { type Built, buildKnowledge, corpusOf, readSaved } from '../../src/app/build-knowledge.ts';
import type { Knowledge } from '../../src/app/knowledge.ts';
import { fingerprintFiles } from '../../src/app/knowledge-files.ts';
import { squeeze } from '../../src/base/text-pieces.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { buildRetriever, type TrainedIndex, trainIndex } from '../../src/retrieve/retriever.ts';
import { corpusFingerprint, restoreIndex } from '../../src/retrieve/saved-index.ts';
import { buildTokenizer } from '../../src/retrieve/tokenize.ts';
import { normalise } from '../../src/understand/normalise.ts';
import type { Token } from '../../src/understand/question.ts';
import { buildUnderstander } from '../../src/understand/understand.ts';
import { golden, knowledge } from './knowledge.ts';

/** Files whose entries say how people call what the document calls otherwise. */
export const entryFiles = ['synonyms', 'situations', 'english'] as const;
type EntryFile = (typeof entryFiles)[number];

export type LexiconEntry = { readonly file: EntryFile; readonly say: readonly string[]; readonly means: string };

/** A talk whose last message is answered with an entry. */
export type Example = { readonly entry: LexiconEntry; readonly messages: readonly string[] };

/** What came of the last message of a talk, and the rules that made its plans. */
export type Told = { readonly reply: Reply; readonly rules: readonly string[]; readonly tokens: readonly Token[] };

/** Asks a talk; what came of its last message. */
export function tell(asked: Knowledge, messages: readonly string[]): Told {
  let conversation: Conversation = newConversation;
  let told: Told | null = null;
  for (const message of messages) {
    const answered = ask(asked, message, conversation);
    conversation = answered.conversation;
    told = {
      reply: answered.reply,
      rules: answered.trace.made.map(({ rule }) => rule),
      tokens: answered.trace.questions.flatMap(({ tokens }) => tokens),
    };
  }
  if (told === null) throw new Error('a talk needs a message');
  return told;
}

const entries: readonly LexiconEntry[] = entryFiles.flatMap((file) =>
  knowledge.catalog.lexicon[file].map(({ say, means }) => ({ file, say, means })),
);

const keyOf = (said: string): string => squeeze(normalise(said).text);

/** A saying belongs to one entry. */
const entryOf: ReadonlyMap<string, LexiconEntry> = new Map(
  entries.flatMap((entry) => entry.say.map((said) => [keyOf(said), entry] as const)),
);

/** Entries that a reading goes by; a thing's own name needs none. */
const entriesIn = (tokens: readonly Token[]): readonly LexiconEntry[] =>
  tokens.flatMap((token) => {
    if (token.role.kind !== 'content' || knowledge.catalog.byName.has(squeeze(token.text))) return [];
    return entryOf.get(keyOf(token.text)) ?? [];
  });

/** Golden talks by the entries that their last message is answered with. */
const goldenOf: ReadonlyMap<LexiconEntry, readonly string[]> = new Map(
  golden.flatMap(({ history, question }) => {
    const messages = [...history, question];
    const { reply, tokens } = tell(knowledge, messages);
    return reply.status === 'answered' ? entriesIn(tokens).map((entry) => [entry, messages] as const) : [];
  }),
);

/** What is asked of a saying where no golden question says it. */
const FRAMES: Readonly<Record<EntryFile, readonly ((said: string) => string)[]>> = {
  synonyms: [(said) => `${said}是多少`, (said) => `${said}归哪个股管`, (said) => `${said}是什么意思`],
  situations: [(said) => `${said}，找谁`, (said) => `${said}归哪个股管`],
  english: [
    (said) => `how much is the ${said}?`,
    (said) => `who is in charge of ${said}?`,
    (said) => `what does ${said} mean?`,
  ],
};

/** Sayings of an entry that questions are made of. */
const TRIED_SAYINGS = 3;

/** A talk answered with the entry, a golden one where there is one; null where none is found. */
function exampleOf(entry: LexiconEntry): Example | null {
  const known = goldenOf.get(entry);
  if (known !== undefined) return { entry, messages: known };
  const tried = entry.say.slice(0, TRIED_SAYINGS).flatMap((said) => FRAMES[entry.file].map((frame) => frame(said)));
  const found = tried.find((question) => {
    const { reply, tokens } = tell(knowledge, [question]);
    return reply.status === 'answered' && entriesIn(tokens).includes(entry);
  });
  return found === undefined ? null : { entry, messages: [found] };
}

/** A number that has nothing to do with the place of an entry in its file, and stays when others are added. */
function orderOf({ means, say: [first = ''] }: LexiconEntry): number {
  let order = 7;
  for (const letter of `${means}|${first}`) order = (order * 31 + letter.charCodeAt(0)) % 1_000_003;
  return order;
}

/** So many entries of each file with a talk that is answered with each, the same every time. */
export function sampleExamples(sizes: Readonly<Record<EntryFile, number>>): readonly Example[] {
  return entryFiles.flatMap((file) => {
    const found: Example[] = [];
    const own = entries.filter((entry) => entry.file === file);
    for (const entry of own.toSorted((one, other) => orderOf(one) - orderOf(other))) {
      if (found.length === sizes[file]) break;
      const example = exampleOf(entry);
      if (example !== null) found.push(example);
    }
    return found;
  });
}

function openBuilt(): Pick<Built, 'dictionary'> & { readonly trained: TrainedIndex } {
  const saved = readSaved(fingerprintFiles());
  const built = saved?.fingerprint === knowledge.fingerprint ? saved : buildAnew();
  const { document, lexicon } = knowledge.catalog;
  const corpus = corpusOf({ document, lexicon, tokenizer: buildTokenizer(Buffer.from(built.dictionary)) });
  const restored = restoreIndex(built.indexes[0], corpusFingerprint(corpus));
  return { dictionary: built.dictionary, trained: restored.ok ? restored.value : trainIndex(corpus) };
}

function buildAnew(): Built {
  const built = buildKnowledge();
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  return built.value;
}

const { dictionary, trained } = openBuilt();
const tokenizer = buildTokenizer(Buffer.from(dictionary));

/**
 * The knowledge as it is without an entry, a third of a second to build. Dictionary and embeddings are those of the whole
 * lexicon, since training takes more than a second: what the embeddings learnt of the entry they still know. Trained again
 * for each, they changed the judgement of one of 33 questions that text answers.
 */
export function withoutEntry({ file, means, say }: LexiconEntry): Knowledge {
  const lexicon = {
    ...knowledge.catalog.lexicon,
    [file]: knowledge.catalog.lexicon[file].filter((entry) => entry.means !== means || entry.say[0] !== say[0]),
  };
  // Only the lexicon of a catalog comes from the lexicon: its things are the document's.
  const catalog: Catalog = { ...knowledge.catalog, lexicon };
  return {
    ...knowledge,
    catalog,
    retriever: buildRetriever({ ...corpusOf({ document: catalog.document, lexicon, tokenizer }), trained }),
    understand: buildUnderstander(catalog, tokenizer.tagged),
  };
}
