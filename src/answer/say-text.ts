/** Passages, refusals → lines with their citations. */
import type { Office, Passage, Row } from '../document/document.ts';
import type { SinglePlan } from '../plan/plan.ts';
import type { Hit, MatchedWord } from '../retrieve/passages.ts';
import type { Draft } from './draft.ts';
import { claimHolds } from './say-table.ts';
import { wordingOf } from './wording.ts';

/** A second hit is told too when its score is at least this share of the first's, and it holds half as much by its words. */
const NEAR_FIRST = 0.78;
const HALF = 0.5;
/** … or half the score, where it holds about half of what was asked and much that the first leaves out: 交党费, 发展党员. */
const HALF_HELD = 0.45;
const LEFT_OUT = 0.25;
/** Passages quoted at most in one answer of a search. */
const MOST_QUOTED = 3;

/** Quotes passages or rows as they stand. */
export function sayQuote(draft: Draft, refs: readonly string[]): void {
  for (const ref of refs) draft.lines.push(`${bodyOf(draft, ref)}${draft.cite([ref])}`);
}

/** Whose duties are quoted, where all are of one office. */
export function sayOwner(draft: Draft, refs: readonly string[]): void {
  const offices = new Set(refs.map((ref) => draft.catalog.passages.get(ref)?.office));
  const [id, ...others] = offices;
  const office = id === undefined || others.length > 0 ? undefined : draft.catalog.offices.get(id);
  if (office) draft.lines.push(wordingOf(draft.language).handles(officeName(office)));
}

function bodyOf(draft: Draft, ref: string): string {
  const passage = draft.catalog.passages.get(ref);
  if (passage)
    return passage.term && !passage.text.includes(passage.term) ? `${passage.term}：${passage.text}` : passage.text;
  const row = draft.catalog.rows.get(ref);
  return row ? rowBody(draft, row) : '';
}

/** Names listed and counted, with what names them. */
export function sayList(draft: Draft, plan: Extract<SinglePlan, { kind: 'list' }>): void {
  if (plan.uncounted) {
    draft.lines.push(`${plan.listing}：${plan.names.join('、')}${draft.cite(plan.refs)}`);
    return;
  }
  const count = String(plan.names.length);
  draft.calculations.push({ expression: `${plan.names.join('、')} = ${count}`, unit: '个' });
  draft.values.push({ label: plan.listing, value: count, unit: '个' });
  const holds = plan.claimed && claimHolds(plan.claimed, { value: count, unit: '个' });
  if (holds !== undefined) draft.lines.push(`${wordingOf(draft.language).claim(holds)}：`);
  draft.lines.push(
    `${wordingOf(draft.language).counted(plan.listing, count)}：${plan.names.join('、')}${draft.cite(plan.refs)}`,
  );
}

/** A row in words: an indicator with its description and basis, any other with its cells. */
function rowBody(draft: Draft, row: Row): string {
  const indicator = draft.catalog.indicators.get(row.source.ref);
  if (indicator === undefined) return row.source.quote;
  const basis = indicator.basis ? `（${indicator.basis}）` : '';
  return `${row.name}，${indicator.description}：${row.cells.map((cell) => cell.printed).join('；')}${basis}`;
}

/**
 * A hit that is no more than a title stands for what is under it: the first passage under each heading of its own
 * (主要职责是：…), else the sentences after it.
 */
function withBody(draft: Draft, ref: string): string[] {
  const title = draft.catalog.passages.get(ref);
  if (title === undefined || !isTitle(title)) return [ref];
  const { passages } = draft.catalog.document;
  const section = title.source.section.join('>');
  const under = passages.slice(passages.indexOf(title) + 1);
  const deeper = new Map<string, string>();
  for (const { source } of under) {
    const heading = source.section.slice(0, title.source.section.length + 1).join('>');
    if (heading.startsWith(`${section}>`) && !deeper.has(heading)) deeper.set(heading, source.ref);
  }
  if (/[:：]$/u.test(title.text) && deeper.size > 0) return [ref, ...deeper.values()].slice(0, MOST_HEADINGS);
  const after = under.filter((passage) => passage.source.section.join('>') === section && !isTitle(passage));
  return [ref, ...after.slice(0, MOST_UNDER_TITLE).map((passage) => passage.source.ref)];
}

const isTitle = ({ text }: Passage): boolean => text.length <= TITLE_LENGTH;

/** A passage of no more characters is a title: 职能转变。 */
const TITLE_LENGTH = 14;
const MOST_UNDER_TITLE = 3;
const MOST_HEADINGS = 14;

/** The office whose duty was found, or the passages found. */
export function sayHits(draft: Draft, plan: Extract<SinglePlan, { kind: 'search' }>, hits: readonly Hit[]): void {
  const [first] = hits;
  if (first === undefined) return;
  const held = weightOf(wordsOf(first));
  const near = hits
    .filter((hit) => weightOf(wordsOf(hit)) >= held * HALF)
    .filter((hit) => hit.score >= first.score * (addsTo(first, hit) ? HALF : NEAR_FIRST))
    .slice(0, MOST_QUOTED);
  if (plan.purpose === 'office' || draft.catalog.passages.get(first.ref)?.office !== undefined) sayOffices(draft, near);
  else sayQuote(draft, [...new Set(near.flatMap((hit) => withBody(draft, hit.ref)))]);
}

/** Whether a hit holds much of what was asked, and much of that is what the first one leaves out. */
function addsTo(first: Hit, hit: Hit): boolean {
  const held = new Set(wordsOf(first).map(({ word }) => word));
  const added = wordsOf(hit).filter(({ word }) => !held.has(word));
  return weightOf(wordsOf(hit)) >= HALF_HELD && weightOf(added) >= LEFT_OUT;
}

const weightOf = (words: readonly MatchedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);

const wordsOf = ({ reasons }: Hit): readonly MatchedWord[] =>
  reasons.flatMap((reason) => (reason.kind === 'lexical' ? reason.words : []));

function sayOffices(draft: Draft, hits: readonly Hit[]): void {
  const wording = wordingOf(draft.language);
  const told = new Set<string>();
  for (const hit of hits) {
    const passage = draft.catalog.passages.get(hit.ref);
    const office = passage && officeOf(draft, passage);
    if (passage === undefined || office === undefined) {
      sayQuote(draft, [hit.ref]);
      continue;
    }
    const name = officeName(office);
    if (!told.has(name)) draft.lines.push(told.size === 0 ? wording.handles(name) : wording.alsoHandles(name));
    told.add(name);
    draft.lines.push(`${wording.says}：“${passage.text}”${draft.cite([hit.ref])}`);
  }
}

const officeOf = (draft: Draft, passage: Passage): Office | undefined =>
  passage.office === undefined ? undefined : draft.catalog.offices.get(passage.office);

/** An office with the other names printed after it. */
const officeName = (office: Office): string =>
  office.otherNames.length > 0 ? `${office.name}（${office.otherNames.join('、')}）` : office.name;

/** A refusal: what is missing, what is nearest, whom it concerns. */
export function sayDecline(draft: Draft, plan: Extract<SinglePlan, { kind: 'decline' }>, hits: readonly Hit[]): void {
  const wording = wordingOf(draft.language);
  const { title, year } = draft.catalog.document.meta;
  draft.reason = plan.reason;
  draft.lines.push(wording.declines[plan.reason]({ title, year, about: plan.about }));
  if (plan.nearest.length > 0 && NEAREST_HELPS.has(plan.reason))
    draft.lines.push(wording.nearest(plan.nearest.join('、')));
  const [first] = hits;
  const passage = first && OFFICE_HELPS.has(plan.reason) ? draft.catalog.passages.get(first.ref) : undefined;
  const office = passage && officeOf(draft, passage);
  if (office && first) draft.lines.push(`${wording.askOffice(officeName(office))}${draft.cite([first.ref])}`);
}

/** Refusals after which a name from the document still helps. */
const NEAREST_HELPS: ReadonlySet<string> = new Set([
  'not-in-document',
  'unintelligible',
  'other-year',
  'benefit-level',
  'outturn',
  'payment-date',
]);
/** Refusals after which the office concerned still helps. */
const OFFICE_HELPS: ReadonlySet<string> = new Set([
  'not-in-document',
  'how-to-apply',
  'personal-case',
  'payment-date',
  'benefit-level',
  'company-list',
]);
