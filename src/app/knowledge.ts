/** Sources + lexicon → knowledge ready to answer. Built once, kept beside the sources, rebuilt when anything it is made of changed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { buildCatalog } from '../catalog/build-catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Lexicon, type LexiconError, type LexiconFile, lexiconFiles } from '../catalog/lexicon.ts';
import { parseLexicon } from '../catalog/parse-lexicon.ts';
import type { Document, Passage } from '../document/document.ts';
import { loadDocument } from '../document/ingest/load-document.ts';
import type { IngestError } from '../document/ingest/reading.ts';
import { indexRows, type RowIndex } from '../engine/row-index.ts';
import type { Corpus } from '../retrieve/corpus.ts';
import type { Retriever } from '../retrieve/passages.ts';
import { buildRetriever, type TrainedIndex, trainIndex } from '../retrieve/retriever.ts';
import { corpusFingerprint, restoreIndex, serialiseIndex } from '../retrieve/saved-index.ts';
import { tagged } from '../retrieve/tokenize.ts';
import { buildUnderstander, type Understander } from '../understand/understand.ts';
import { fingerprintFiles, folders, readBuilt, sourceFolders, writeBuilt } from './knowledge-files.ts';

/** All that answering one document needs. */
export type Knowledge = {
  readonly catalog: Catalog;
  readonly rows: RowIndex;
  readonly retriever: Retriever;
  readonly understand: Understander;
  readonly fingerprint: string;
};

export type KnowledgeError = IngestError | LexiconError;

/** What is kept of a build: the documents as read, and the trained index of each. */
const builtKnowledge = z.object({
  fingerprint: z.string(),
  documents: z.array(z.unknown()),
  indexes: z.array(z.unknown()),
});
type Built = {
  readonly fingerprint: string;
  readonly documents: readonly Document[];
  readonly indexes: readonly unknown[];
};

const ARTEFACT = 'knowledge';

/** Reads the lexicon's files. */
export function loadLexicon(): Result<Lexicon, readonly LexiconError[]> {
  const texts = Object.fromEntries(
    lexiconFiles.map((subject) => [subject, readFileSync(path.join(folders.lexicon, `${subject}.json`), 'utf8')]),
  ) as Record<LexiconFile, string>;
  return parseLexicon(texts);
}

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

/** The corpus that retrieval is built over: passages, and how people say what they say. */
export function corpusOf(document: Document, lexicon: Lexicon): Corpus {
  const entries = [...lexicon.synonyms, ...lexicon.situations, ...lexicon.english];
  return {
    passages: [...document.passages, ...indicatorPassages(document)],
    offices: document.offices,
    aliases: entries.flatMap((entry) => entry.say.map((said) => ({ said, means: entry.means }))),
  };
}

/**
 * Builds the artefact from the sources and writes it.
 * @param progress told each stage, for a person who waits
 */
export function buildKnowledge(progress: (stage: string) => void = () => {}): Result<Built, readonly KnowledgeError[]> {
  const lexicon = loadLexicon();
  if (!lexicon.ok) return lexicon;
  const documents: Document[] = [];
  const errors: IngestError[] = [];
  for (const folder of sourceFolders()) {
    progress(`reading ${path.basename(folder)}`);
    const read = loadDocument(folder);
    if (read.ok) documents.push(read.value);
    else errors.push(...read.failure);
  }
  if (errors.length > 0) return failure(errors);
  const indexes = documents.map((document) => {
    progress(`training the index of ${document.meta.id} (${document.passages.length} passages)`);
    const corpus = corpusOf(document, lexicon.value);
    return serialiseIndex(trainIndex(corpus), corpusFingerprint(corpus));
  });
  const built: Built = { fingerprint: fingerprintFiles(), documents, indexes };
  progress('writing');
  writeBuilt(ARTEFACT, built);
  return success(built);
}

/**
 * Knowledge of every document, built first where it is missing or stale. When the sources are damaged the knowledge
 * last built stays in use and `warn` is told; without any, the errors come back.
 */
export function loadKnowledge(
  warn: (message: string) => void,
): Result<readonly Knowledge[], readonly KnowledgeError[]> {
  const saved = readSaved();
  const fresh = saved !== null && saved.fingerprint === fingerprintFiles();
  const built = fresh ? success(saved) : buildKnowledge();
  if (!built.ok && saved === null) return built;
  if (!built.ok)
    warn(`the sources cannot be read, so the knowledge built before stays in use: ${describe(built.failure)}`);
  const lexicon = loadLexicon();
  if (!lexicon.ok) return lexicon;
  const usable = built.ok ? built.value : (saved as Built);
  return success(
    usable.documents.map((document, at) =>
      assemble(document, lexicon.value, { index: usable.indexes[at], fingerprint: usable.fingerprint }),
    ),
  );
}

const describe = (errors: readonly KnowledgeError[]): string =>
  errors
    .slice(0, 5)
    .map(({ file, line, message }) => `${file}:${line}: ${message}`)
    .join('; ');

/** The artefact is our own, written whole and named by its fingerprint; only its frame is checked again. */
function readSaved(): Built | null {
  const parsed = builtKnowledge.safeParse(readBuilt(ARTEFACT));
  return parsed.success ? (parsed.data as Built) : null;
}

function assemble(document: Document, lexicon: Lexicon, saved: { index: unknown; fingerprint: string }): Knowledge {
  const catalog = buildCatalog(document, lexicon);
  const corpus = corpusOf(document, lexicon);
  const restored = restoreIndex(saved.index, corpusFingerprint(corpus));
  const trained: TrainedIndex = restored.ok ? restored.value : trainIndex(corpus);
  return {
    catalog,
    rows: indexRows([document]),
    retriever: buildRetriever({ ...corpus, trained }),
    understand: buildUnderstander(catalog, tagged),
    fingerprint: saved.fingerprint,
  };
}
