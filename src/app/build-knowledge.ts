/** Sources + lexicon → what is kept of them: documents as read, the words they are cut by, the trained indexes. */
import path from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { type Lexicon, type LexiconError, type LexiconFile, lexiconFiles } from '../catalog/lexicon.ts';
import { parseLexicon } from '../catalog/parse-lexicon.ts';
import type { Document, Passage } from '../document/document.ts';
import { loadDocument } from '../document/ingest/load-document.ts';
import type { IngestError } from '../document/ingest/reading.ts';
import type { Corpus } from '../retrieve/corpus.ts';
import { reduceDictionary } from '../retrieve/dictionary.ts';
import { trainIndex } from '../retrieve/retriever.ts';
import { corpusFingerprint, serialiseIndex } from '../retrieve/saved-index.ts';
import { buildTokenizer, normalise, type Tokenizer } from '../retrieve/tokenize.ts';
import {
  type Fingerprints,
  fingerprintFiles,
  folders,
  readBuilt,
  readText,
  sourceFolders,
  writeBuilt,
} from './knowledge-files.ts';

export type KnowledgeError = IngestError | LexiconError;

/** An error as a person reads it: file, line and reason; the line is left out where it is the whole file. */
export const errorLine = ({ file, line, message }: KnowledgeError): string =>
  `${file}${line > 0 ? `:${line}` : ''}: ${message}`;

/** What is kept of a build. */
const builtKnowledge = z.object({
  fingerprint: z.string(),
  code: z.string(),
  lexicon: z.record(z.string(), z.unknown()),
  dictionary: z.string(),
  documents: z.array(z.unknown()),
  indexes: z.array(z.unknown()),
});

export type Built = {
  readonly fingerprint: string;
  /** Fingerprint of the code that made it. */
  readonly code: string;
  readonly lexicon: Lexicon;
  /** Lines of jieba's dictionary that are needed. */
  readonly dictionary: string;
  readonly documents: readonly Document[];
  /** The trained index of each document, as saved. */
  readonly indexes: readonly unknown[];
};

const ARTEFACT = 'knowledge';

/**
 * Builds knowledge from sources and lexicon; nothing is written.
 * @param progress told each stage, for a person who waits
 * @returns every error of lexicon and sources, with file and line, where there is one
 */
export function buildKnowledge(progress: (stage: string) => void = () => {}): Result<Built, readonly KnowledgeError[]> {
  // Taken before reading: what is changed meanwhile makes the artefact stale.
  const fingerprints = fingerprintFiles();
  const lexicon = loadLexicon();
  const documents = loadDocuments(progress);
  if (!lexicon.ok || !documents.ok)
    return failure([...(lexicon.ok ? [] : lexicon.failure), ...(documents.ok ? [] : documents.failure)]);
  progress('choosing the words of the dictionary');
  const texts = [JSON.stringify(lexicon.value), JSON.stringify(documents.value)];
  const dictionary = reduceDictionary(texts.map(normalise));
  const tokenizer = buildTokenizer(Buffer.from(dictionary));
  const indexes = documents.value.map((document) => {
    progress(`training the index of ${document.meta.id}`);
    const corpus = corpusOf({ document, lexicon: lexicon.value, tokenizer });
    return serialiseIndex(trainIndex(corpus), corpusFingerprint(corpus));
  });
  return success({
    fingerprint: fingerprints.all,
    code: fingerprints.code,
    lexicon: lexicon.value,
    dictionary,
    documents: documents.value,
    indexes,
  });
}

function loadDocuments(progress: (stage: string) => void): Result<readonly Document[], readonly IngestError[]> {
  const documents: Document[] = [];
  const errors: IngestError[] = [];
  for (const folder of sourceFolders()) {
    progress(`reading ${path.basename(folder)}`);
    const read = loadDocument(folder);
    if (read.ok) documents.push(read.value);
    else errors.push(...read.failure.map((error) => ({ ...error, file: placeOf(folder, error.file) })));
  }
  return errors.length > 0 ? failure(errors) : success(documents);
}

/** Reads the lexicon's files. */
function loadLexicon(): Result<Lexicon, readonly LexiconError[]> {
  const texts: Partial<Record<LexiconFile, string>> = {};
  const errors: LexiconError[] = [];
  for (const subject of lexiconFiles) {
    const file = `${subject}.json`;
    const text = readText(path.join(folders.lexicon, file));
    if (text.ok) texts[subject] = text.value;
    else errors.push({ file: placeOf(folders.lexicon, file), line: 1, message: `cannot be read: ${text.failure}` });
  }
  if (errors.length > 0) return failure(errors);
  const parsed = parseLexicon(texts as Record<LexiconFile, string>);
  if (parsed.ok) return parsed;
  return failure(parsed.failure.map((error) => ({ ...error, file: placeOf(folders.lexicon, error.file) })));
}

/** A file as a person finds it, from the repository's root. */
const placeOf = (folder: string, file: string): string =>
  path
    .relative(folders.root, path.join(folder, path.basename(file)))
    .split(path.sep)
    .join('/');

/** Indicators as passages: rules and standards of the projects stand in them (贴息利率, 发放标准, the document they follow). */
const indicatorPassages = (document: Document): Passage[] =>
  document.projects.flatMap((project) =>
    project.indicators.map(
      ({ row, name, description, basis }): Passage => ({
        source: row.source,
        kind: 'sentence',
        text: [name, description, ...row.cells.map((cell) => cell.printed), basis].join(' '),
        project: project.number,
      }),
    ),
  );

export type CorpusInput = { readonly document: Document; readonly lexicon: Lexicon; readonly tokenizer: Tokenizer };

/** The corpus that retrieval is built over: passages, and how people say what they say. */
export function corpusOf({ document, lexicon, tokenizer }: CorpusInput): Corpus {
  // English sayings are put in the document's words before anything is searched for.
  const entries = [...lexicon.synonyms, ...lexicon.situations];
  return {
    passages: [...document.passages, ...indicatorPassages(document)],
    offices: document.offices,
    aliases: entries.flatMap((entry) => entry.say.map((said) => ({ said, means: entry.means }))),
    tokenizer,
  };
}

/** Writes what was built. Returns the file, or why it cannot be written. */
export const saveBuilt = (built: Built): Result<string, string> => writeBuilt(ARTEFACT, built);

/**
 * What was built last, by the code as it is now; null when there is nothing such that can be read. The artefact is our
 * own, written whole and named by its fingerprints; only its frame is checked again.
 */
export function readSaved({ code }: Fingerprints): Built | null {
  const parsed = builtKnowledge.safeParse(readBuilt(ARTEFACT));
  return parsed.success && parsed.data.code === code ? (parsed.data as unknown as Built) : null;
}
