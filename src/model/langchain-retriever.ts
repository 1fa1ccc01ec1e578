/** LangChain's `BaseRetriever` and our retrievers, each in the shape of the other. Loaded only where LangChain is used. */
import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document as LangChainDocument } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Passage, Ref } from '../document/document.ts';
import type { AsyncRetriever, Hit, Retriever } from '../retrieve/passages.ts';

/** What a LangChain document made from a passage says of where it stands. */
export type PassageMetadata = {
  readonly ref: Ref;
  readonly section: readonly string[];
  readonly locator: string;
  readonly page?: number;
  readonly score: number;
};

export type LangChainRetrieverOptions = {
  readonly retriever: Retriever | AsyncRetriever;
  readonly passages: readonly Passage[];
  /** At most so many documents a question. */
  readonly limit: number;
};

/** Our retriever for LangChain's chains: a document's content is the passage as printed. */
export class LangChainRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['mingzhang', 'retrievers'];
  readonly #retriever: Retriever | AsyncRetriever;
  readonly #passages: ReadonlyMap<Ref, Passage>;
  readonly #limit: number;

  constructor({ retriever, passages, limit }: LangChainRetrieverOptions) {
    super();
    this.#retriever = retriever;
    this.#passages = new Map(passages.map((passage) => [passage.source.ref, passage]));
    this.#limit = limit;
  }

  /**
   * LangChain's own `invoke` sends the question to LangSmith when an environment variable of its says so. A question can
   * hold what a citizen wrote about themselves, so this one never traces and opens no socket.
   */
  override async invoke(input: string): Promise<LangChainDocument<PassageMetadata>[]> {
    return this._getRelevantDocuments(input);
  }

  override async _getRelevantDocuments(
    query: string,
    _callbacks?: CallbackManagerForRetrieverRun,
  ): Promise<LangChainDocument<PassageMetadata>[]> {
    const hits = await this.#retriever.search({ text: query, limit: this.#limit });
    return hits.flatMap((hit) => {
      const passage = this.#passages.get(hit.ref);
      return passage === undefined ? [] : [documentOf(passage, hit)];
    });
  }
}

function documentOf({ source }: Passage, { ref, score }: Hit): LangChainDocument<PassageMetadata> {
  const { section, locator, page, quote } = source;
  const metadata = { ref, section, locator, ...(page !== undefined && { page }), score };
  return new LangChainDocument({ pageContent: quote, metadata, id: ref });
}

/**
 * Someone else's LangChain retriever as one of ours. Only documents whose `metadata.ref` names one of the passages become
 * hits: anything else could not be cited. Scores are its own when it gives any of 0..1 (`metadata.score`), else 1 / place.
 * It is asked through `_getRelevantDocuments`, past LangChain's tracing.
 */
export function retrieverFromLangChain(retriever: BaseRetriever, passages: readonly Passage[]): AsyncRetriever {
  const known = new Map(passages.map((passage) => [passage.source.ref, passage]));
  return {
    search: async ({ text, limit, only, floor = 0 }) => {
      const documents = await retriever._getRelevantDocuments(text);
      const hits = documents.flatMap(({ metadata: { ref, score } }, index) => {
        const passage = known.get(String(ref));
        if (passage === undefined || (only !== undefined && !only(passage))) return [];
        return [externalHit(passage.source.ref, { score, rank: index + 1 })];
      });
      return hits.filter(({ score }) => score >= floor).slice(0, limit);
    },
  };
}

function externalHit(ref: Ref, { score, rank }: { readonly score: unknown; readonly rank: number }): Hit {
  const usable = typeof score === 'number' && score >= 0 && score <= 1;
  const contribution = usable ? score : 1 / rank;
  return { ref, score: contribution, reasons: [{ kind: 'external', contribution, rank }] };
}
