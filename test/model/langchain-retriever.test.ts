import { Document as LangChainDocument } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { RunnableLambda } from '@langchain/core/runnables';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LangChainRetriever, retrieverFromLangChain } from '../../src/model/langchain-retriever.ts';
import { buildRetriever } from '../../src/retrieve/retriever.ts';
import { builtIn, corpus, passageOf } from '../retrieve/built-in.ts';

const { passages } = builtIn;
const retriever = buildRetriever(corpus);
const adapted = new LangChainRetriever({ retriever, passages, limit: 3 });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('our retriever as a LangChain retriever', () => {
  test('a document is the passage as printed, with where it stands', async () => {
    const text = '评职称的事归哪个股管';
    const documents = await adapted.invoke(text);
    const hits = retriever.search({ text, limit: 3 });
    expect(documents.map(({ metadata }) => [metadata.ref, metadata.score])).toEqual(
      hits.map(({ ref, score }) => [ref, score]),
    );
    const { source } = passageOf(hits[0]?.ref);
    expect(documents[0]).toBeInstanceOf(LangChainDocument);
    expect(documents[0]).toMatchObject({
      id: source.ref,
      pageContent: source.quote,
      metadata: { section: source.section, locator: source.locator },
    });
  });

  test('the page is given where it is known', async () => {
    const [document] = await adapted.invoke('上年结转啥意思');
    const page = passageOf(document?.metadata.ref).source.page;
    expect(document?.metadata.page).toBe(page);
  });

  test('it works inside a chain', async () => {
    const chain = adapted.pipe(RunnableLambda.from((documents: LangChainDocument[]) => documents.length));
    expect(await chain.invoke('工龄认定')).toBeGreaterThan(0);
    expect(await chain.invoke('宠物狗要办证吗')).toBe(0);
  });

  test('no question leaves the process, even where LangChain is told to trace', async () => {
    const request = vi.fn(async () => new Response('{}'));
    vi.stubGlobal('fetch', request);
    for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2']) vi.stubEnv(name, 'true');
    vi.stubEnv('LANGSMITH_API_KEY', 'none');
    await adapted.invoke('我工龄要认定 该找哪个科室');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(request).not.toHaveBeenCalled();
  });
});

/** Answers the documents it was given, whatever is asked. */
class FixedRetriever extends BaseRetriever {
  override lc_namespace = ['test'];
  readonly #documents: LangChainDocument[];

  constructor(documents: LangChainDocument[]) {
    super();
    this.#documents = documents;
  }

  override async _getRelevantDocuments(): Promise<LangChainDocument[]> {
    return this.#documents;
  }
}

const document = (metadata: Record<string, unknown>): LangChainDocument =>
  new LangChainDocument({ pageContent: '', metadata });

describe('a LangChain retriever as one of ours', () => {
  const [one, two, three] = passages.map(({ source }) => source.ref);
  const found = [
    document({ ref: one, score: 0.8 }),
    document({ ref: 'of another corpus', score: 0.9 }),
    document({}),
    document({ ref: two, score: 17 }),
    document({ ref: three }),
  ];
  const external = retrieverFromLangChain(new FixedRetriever(found), passages);

  test('only passages that can be cited are hits; scores outside 0..1 give way to the place', async () => {
    const hits = await external.search({ text: '职称', limit: 5 });
    expect(hits.map(({ ref, score }) => [ref, score])).toEqual([
      [one, 0.8],
      [two, 1 / 4],
      [three, 1 / 5],
    ]);
    for (const { score, reasons } of hits)
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 10);
  });

  test('limit, floor and filter hold', async () => {
    const refs = async (query: Parameters<typeof external.search>[0]) =>
      (await external.search(query)).map(({ ref }) => ref);
    expect(await refs({ text: '', limit: 1 })).toEqual([one]);
    expect(await refs({ text: '', limit: 5, floor: 0.25 })).toEqual([one, two]);
    expect(await refs({ text: '', limit: 5, only: ({ source }) => source.ref !== one })).toEqual([two, three]);
  });

  test('ours adapted twice finds what it found', async () => {
    const round = retrieverFromLangChain(adapted, passages);
    const query = { text: '最低工资标准归哪个股管', limit: 3 };
    const plain = retriever.search(query).map(({ ref, score }) => ({ ref, score }));
    expect((await round.search(query)).map(({ ref, score }) => ({ ref, score }))).toEqual(plain);
  });
});
