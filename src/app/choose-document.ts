/** Which of several documents a question is put to. */
import { squeeze } from '../base/text-pieces.ts';
import type { DocumentMeta } from '../document/document.ts';

export type Choosing = {
  readonly question: string;
  /** Id of the document the conversation is about; null at its beginning. */
  readonly before: string | null;
};

/**
 * The document whose department the question names (its name, a short name, its region, or region and short name; the
 * longest name wins) and whose year it names; else the one the conversation is about; else the newest: the largest year,
 * then the first folder name. A year no such document has is no choice: the answer says so. Undefined without documents.
 */
export function chooseDocument(metas: readonly DocumentMeta[], { question, before }: Choosing): string | undefined {
  const said = squeeze(question);
  const current = metas.find(({ id }) => id === before);
  const departments = ofLongestName(metas, said) ?? (current === undefined ? metas : sameDepartment(metas, current));
  const years = yearsAsked(question);
  const ofYear = departments.filter(({ year }) => years.includes(year));
  const fitting = ofYear.length > 0 ? ofYear : departments;
  if (ofYear.length === 0 && fitting.some(({ id }) => id === before)) return current?.id;
  return newest(fitting)?.id;
}

const sameDepartment = (metas: readonly DocumentMeta[], { issuer }: DocumentMeta): readonly DocumentMeta[] =>
  metas.filter((meta) => meta.issuer === issuer);

function newest(metas: readonly DocumentMeta[]): DocumentMeta | undefined {
  return metas.toSorted((left, right) => right.year - left.year || (left.id < right.id ? -1 : 1))[0];
}

/** Those with the longest name that the text holds; undefined when it holds none. */
function ofLongestName(metas: readonly DocumentMeta[], said: string): readonly DocumentMeta[] | undefined {
  const lengths = metas.map((meta) =>
    Math.max(0, ...namesOf(meta).flatMap((name) => (said.includes(name) ? [name.length] : []))),
  );
  const longest = Math.max(0, ...lengths);
  return longest === 0 ? undefined : metas.filter((_, at) => lengths[at] === longest);
}

/** Names of the department: a city is also said without its 市. */
function namesOf({ issuer, issuerAliases, region }: DocumentMeta): readonly string[] {
  const short = region.replace(/(?<=..)[省市县区]$/u, '');
  const regions = [region, short];
  const departments = [issuer, ...issuerAliases];
  return [...departments, ...regions, ...regions.flatMap((place) => issuerAliases.map((alias) => `${place}${alias}`))]
    .map(squeeze)
    .filter((name) => name.length > 1);
}

/**
 * Years a question asks about. The year of a document number ([2023]204) is none, nor is the one that something is
 * compared with (比2023年, than in 2023).
 */
const yearsAsked = (question: string): readonly number[] =>
  [
    ...question
      .normalize('NFKC')
      .matchAll(/(?<![\d.[〔(【]|比|较|于|(?:than|from|since|with)(?: in)? ?)((?:19|20)\d\d)(?![\d.])/giu),
  ].map(([, year]) => Number(year));
