/** Whose duty something is: where the passages that tell it are looked for, and when several offices fit alike. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Office, Passage } from '../document/document.ts';
import type { Search, SinglePlan } from '../plan/plan.ts';
import type { Hit, Retriever } from '../retrieve/passages.ts';
import { languageOf } from '../understand/collect.ts';

/** Hits asked of retrieval; only the near ones are told. */
export const HITS = 5;

/** Duties that no office has (第三条) are told when they say clearly more of what was asked. */
const CLEARLY_MORE = 0.05;

/** … or by so much more of its words, where they score no less: 实行目录清单管理 tells how, and the office's duty does not. */
const MORE_WORDS = 0.2;

/** Coverage of a clause that holds all that was asked, and of a duty that holds it with its office's name only. */
const WHOLLY = 0.99;
const MOSTLY = 0.95;

/** A score that passages have which hold most of what was asked. */
const CLEAR = 0.36;

/** A passage of no more characters is a title, and tells nobody's duty: 职能转变。 */
const TITLE_LENGTH = 14;

/** Duties of offices, and clauses that say whose a task is: 由…负责. What a project has a borrower pay is no duty. */
const tellsWhoseDuty = (passage: Passage): boolean =>
  passage.office !== undefined || (passage.project === undefined && /由.+(?:负责|承担|牵头|办理)/u.test(passage.text));

/** Duties, clauses, and sentences that say by whom something is kept or done: 由市财政部门统一管理. */
const tellsOfDuty = (passage: Passage): boolean =>
  ((passage.kind === 'duty' || passage.kind === 'clause') &&
    (passage.office !== undefined || passage.text.length > TITLE_LENGTH)) ||
  /由.{2,16}(?:统一)?(?:管理|负责|承担|发放)/u.test(passage.text);

/** Duties of offices that speak of what was asked, best first. */
export const officeHits = (retriever: Retriever, { text }: Search): readonly Hit[] =>
  retriever.search({ text, limit: HITS, only: tellsWhoseDuty });

/** Whoever does something: 体改办, 银行业金融机构, 市财政部门. */
const BODY = /部门|机构|委员会|银行|政府|[局办厅](?![理法公事])/u;

/** Targets and definitions tell nobody's duty; the prose of a project may, where it names a body. */
const tellsOfProject = ({ kind, text }: Passage): boolean => (kind === 'purpose' || kind === 'goal') && BODY.test(text);

/** The duties that speak of what was asked, of an office or of the department; none where no passage tells whose it is. */
export function dutyHits(retriever: Retriever, search: Search): readonly Hit[] {
  const { text } = search;
  const ofOffices = officeHits(retriever, search);
  const any = retriever.search({ text, limit: HITS, only: tellsOfDuty });
  const best = ofOffices[0]?.score ?? 0;
  if ((any[0]?.score ?? 0) > best + CLEARLY_MORE) return any;
  if ((any[0]?.score ?? 0) > best && coverageOf(any[0]) > coverageOf(ofOffices[0]) + MORE_WORDS) return any;
  // Words that stand in the name of an office only count less than the same words in a clause.
  const wholly = any.filter((hit) => coverageOf(hit) >= WHOLLY && hit.score > best - CLEARLY_MORE);
  if (wholly.length > 0 && coverageOf(ofOffices[0]) < MOSTLY) return wholly;
  // 谁拍板, and no duty speaks of it: what a project says of it, if it clearly does.
  return ofOffices.length > 0 ? ofOffices : retriever.search({ text, limit: HITS, floor: CLEAR, only: tellsOfProject });
}

type Clarify = Extract<SinglePlan, { kind: 'clarify' }>;

/** Offices whose scores are nearer than this, of words that each of them holds as well, are not told apart by them. */
const AS_NEAR = 0.9;
const AS_MUCH = 0.02;

/** 综合协调 is a duty of three offices: which of them is meant, or null where the words tell one. */
export function officesAlike(catalog: Catalog, about: string, hits: readonly Hit[]): Clarify | null {
  const [first] = hits;
  if (first === undefined) return null;
  const alike = hits.filter(
    (hit) => hit.score >= first.score * AS_NEAR && coverageOf(hit) >= coverageOf(first) - AS_MUCH,
  );
  const byOffice = new Map<Office, Passage>();
  for (const { ref } of alike) {
    const passage = catalog.passages.get(ref);
    const office = passage?.office === undefined ? undefined : catalog.offices.get(passage.office);
    if (passage === undefined || office === undefined) return null;
    if (!byOffice.has(office)) byOffice.set(office, passage);
  }
  if (byOffice.size < 2) return null;
  const options = [...byOffice].map(([office, { text }]) => {
    const duty = text.replace(/[；。;.]+$/u, '');
    const question = languageOf(about) === 'en' ? `Which section handles ${duty}?` : `${duty}，归哪个股管？`;
    return { label: `${office.name}：${duty}`, question };
  });
  return { kind: 'clarify', about, options };
}

/** Share of what was asked that a hit holds by its words. */
const coverageOf = (hit: Hit | undefined): number =>
  (hit?.reasons ?? []).reduce(
    (most, reason) => (reason.kind === 'lexical' ? Math.max(most, reason.coverage) : most),
    0,
  );
