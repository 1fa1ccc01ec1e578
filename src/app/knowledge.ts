/** Knowledge ready to answer. Built once, kept beside the sources, rebuilt when anything it is made of changed. */
import { type Result, success } from '../base/result.ts';
import { buildCatalog } from '../catalog/build-catalog.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Document } from '../document/document.ts';
import { indexRows, type RowIndex } from '../engine/row-index.ts';
import type { Retriever } from '../retrieve/passages.ts';
import { buildRetriever, trainIndex } from '../retrieve/retriever.ts';
import { corpusFingerprint, restoreIndex } from '../retrieve/saved-index.ts';
import { buildTokenizer, type Tokenizer } from '../retrieve/tokenize.ts';
import { buildUnderstander, type Understander } from '../understand/understand.ts';
import {
  type Built,
  buildKnowledge,
  corpusOf,
  errorLine,
  type KnowledgeError,
  readSaved,
  saveBuilt,
} from './build-knowledge.ts';
import { fingerprintFiles } from './knowledge-files.ts';

/** All that answering one document needs. */
export type Knowledge = {
  readonly catalog: Catalog;
  readonly rows: RowIndex;
  readonly retriever: Retriever;
  readonly understand: Understander;
  readonly fingerprint: string;
};

/**
 * Knowledge of every document, built first where it is missing or stale. When sources or lexicon are damaged the
 * knowledge last built stays in use and `warn` is told; without any, the errors come back. Where what was built cannot be
 * kept, `warn` is told and it is used all the same.
 */
export function loadKnowledge(
  warn: (message: string) => void,
): Result<readonly Knowledge[], readonly KnowledgeError[]> {
  const fingerprints = fingerprintFiles();
  const saved = readSaved(fingerprints);
  if (saved !== null && saved.fingerprint === fingerprints.all) return success(assembleAll(saved));
  const built = buildKnowledge();
  if (built.ok) {
    const kept = saveBuilt(built.value);
    if (!kept.ok) warn(`the knowledge just built cannot be kept and will be built again next time: ${kept.failure}`);
    return success(assembleAll(built.value));
  }
  if (saved === null) return built;
  warn(`sources or lexicon cannot be read, so the knowledge last built stays in use: ${describe(built.failure)}`);
  return success(assembleAll(saved));
}

/** Errors told in a warning; `npm run ingest` tells them all. */
const MOST_TOLD = 5;

const describe = (errors: readonly KnowledgeError[]): string =>
  [
    ...errors.slice(0, MOST_TOLD).map(errorLine),
    ...(errors.length > MOST_TOLD ? [`and ${errors.length - MOST_TOLD} more: see npm run ingest`] : []),
  ].join('; ');

function assembleAll({ documents, indexes, ...built }: Built): readonly Knowledge[] {
  const tokenizer = buildTokenizer(Buffer.from(built.dictionary));
  return documents.map((document, at) => assemble({ ...built, document, index: indexes[at], tokenizer }));
}

type Parts = Pick<Built, 'lexicon' | 'fingerprint'> & {
  readonly document: Document;
  readonly index: unknown;
  readonly tokenizer: Tokenizer;
};

function assemble({ document, lexicon, index, tokenizer, fingerprint }: Parts): Knowledge {
  const catalog = buildCatalog(document, lexicon);
  const corpus = corpusOf({ document, lexicon, tokenizer });
  const restored = restoreIndex(index, corpusFingerprint(corpus));
  return {
    catalog,
    rows: indexRows([document]),
    retriever: buildRetriever({ ...corpus, trained: restored.ok ? restored.value : trainIndex(corpus) }),
    understand: buildUnderstander(catalog, tokenizer.tagged),
    fingerprint,
  };
}
