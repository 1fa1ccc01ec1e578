/** The built-in document and a retriever over it, as the retrieval tests use them. */
import { join } from 'node:path';
import type { Document, Passage, Ref } from '../../src/document/document.ts';
import { loadDocument } from '../../src/document/ingest/load-document.ts';
import type { Corpus } from '../../src/retrieve/corpus.ts';
import type { WordAlias } from '../../src/retrieve/passages.ts';

function load(): Document {
  const loaded = loadDocument(join(import.meta.dirname, '../../knowledge/sources/bazhou-hrss-2024'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  return loaded.value;
}

export const builtIn: Document = load();

/** A few words of everyday speech, as the lexicon gives them. */
const aliases: readonly WordAlias[] = [
  { said: '车子', means: '车辆' },
  { said: '级别', means: '机构规格' },
  { said: '拖着工资', means: '拖欠农民工工资' },
  { said: '工地老板', means: '建筑施工企业' },
  { said: '劳动纠纷', means: '劳动争议' },
  { said: '调工作', means: '人员调配' },
  { said: '失地农民', means: '被征地农民' },
  { said: 'wage deposit', means: '农民工工资保证金' },
];

export const corpus: Corpus = { passages: builtIn.passages, offices: builtIn.offices, aliases };

/** The passage of a ref. */
export function passageOf(ref: Ref | undefined): Passage {
  const passage = builtIn.passages.find(({ source }) => source.ref === ref);
  if (passage === undefined) throw new Error(`no passage ${ref}`);
  return passage;
}

/** Name of the office a passage belongs to, or an empty text. */
export const officeOf = (passage: Passage): string =>
  builtIn.offices.find(({ id }) => id === passage.office)?.name ?? '';
