/** Slips of the pen and of the ear: 补帖 → 补贴, 被征地农名 → 被征地农民. Rather none than a wrong one: each changes the question. */
import { contains, overlaps, type Span } from '../base/spans.ts';
import { type Candidate, indexPhrases, type PhraseIndex, type Reason } from './near-miss-index.ts';

export type Correction = {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  /** 0.5 a homophone, 0.75 a similar sound, 1 a wrong, swapped or missing character; added up. */
  readonly distance: number;
  readonly reason: Reason;
};

/** A stretch that is equally near to several phrases; nothing is corrected there. */
type Ambiguity = { readonly span: Span; readonly from: string; readonly to: readonly string[] };

export type NearMisses = { readonly corrections: readonly Correction[]; readonly ambiguous: readonly Ambiguity[] };

/**
 * Whether a stretch of 2 to 4 characters is an ordinary word (a dictionary's): it is then no slip, nor is a character
 * inside it. Without it nothing tells 营业收入 from a slip of 事业收入, so that only slips of the ear are looked for.
 */
export type Known = (stretch: string) => boolean;

/** Longest word that `known` is asked about. */
const MAX_KNOWN = 4;

/** Characters of grammar, of questions and of measure: where they stand they are meant (多少人是 is not 人事, 那点钱 no 电费, 多少册 no 车). */
const GRAMMAR = new Set(
  '的了着是在有和与跟同就都也还又再很太最更要会能可应该把被给对向从到为以于及或而且如若因所之其此这那哪几多少谁啥么怎吗呢吧啊呀哦我你您他她它们咱俺咋嘛咧个不没无未别请问说看来去上下里中外内前后点些笔份块册场张件辆台卷批届户',
);

/** Characters that tell one thing of a budget from another: another of these is another thing, not a slip. */
const CONTRAST = new Set(
  '一二三四五六七八九十百千万亿半两本今去明当往上下前后内外左右大小高低多少新旧老男女公私国省市区县乡镇村街城农中央东南西北入出收支增减加',
);

/**
 * Builds the finder of slips once for a vocabulary (tens of milliseconds for 3,000 phrases).
 * @returns a pure function of the text and of what is an ordinary word; its corrections do not overlap, in order
 */
export function buildNearMiss(vocabulary: readonly string[]): (text: string, known?: Known) => Correction[] {
  const find = buildNearMissReport(vocabulary);
  return (text, known) => [...find(text, known).corrections];
}

/** As `buildNearMiss`, with the stretches that were left alone because several phrases are equally near. */
export function buildNearMissReport(vocabulary: readonly string[]): (text: string, known?: Known) => NearMisses {
  const index = indexPhrases(vocabulary);
  return (text, known) => {
    const { exact, candidates } = index.near(text);
    const context = { text, exact, known: known ?? (() => false), index };
    const heard = known === undefined ? candidates.filter(({ reason }) => reason === 'sound') : candidates;
    return choose(
      text,
      heard.filter((candidate) => isPlausible(candidate, context)),
    );
  };
}

type Context = {
  readonly text: string;
  /** Where the text says phrases of the vocabulary as they are. */
  readonly exact: readonly Span[];
  readonly known: Known;
  readonly index: PhraseIndex;
};

/**
 * Whether a candidate is a slip and not another thing. The first and the last character are what phrases differ by
 * (养老金 and 养老证, 总支出 and 本支出), so that only a wrong one between them is taken for a slip.
 */
function isPlausible(candidate: Candidate, context: Context): boolean {
  const { text, exact, known } = context;
  if (known(text.slice(candidate.span.start, candidate.span.end))) return false;
  if (exact.some((span) => contains(span, candidate.span))) return false;
  if (candidate.slip === 'missing') return isMissingInside(candidate, context);
  return candidate.at.every((at) => {
    const typed = text[at] ?? '';
    if (candidate.slip === 'wrong' && candidate.reason === 'character') {
      if (at === candidate.span.start || at === candidate.span.end - 1 || CONTRAST.has(typed)) return false;
    }
    if (GRAMMAR.has(typed) && (candidate.reason === 'character' || candidate.phrase.length < 4)) return false;
    if (exact.some((span) => span.start <= at && at < span.end)) return false;
    return !isExplained(candidate, at, context);
  });
}

/**
 * Whether an ordinary word holds the character at an offset. Such a word may still be half of a longer phrase misheard
 * (工商 in 工商认定 for 工伤认定), unless phrases of the vocabulary are made with it too (事业 in 事业人员).
 */
function isExplained(candidate: Candidate, at: number, { text, known, index }: Context): boolean {
  for (let length = 2; length <= MAX_KNOWN; length++) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= text.length; start++) {
      const word = text.slice(start, start + length);
      if (!known(word)) continue;
      const inside = contains(candidate.span, { start, end: start + length });
      const mayBeMisheard = inside && candidate.reason === 'sound' && candidate.phrase.length >= 4;
      if (!mayBeMisheard || index.holdsPair(word.slice(0, 2))) return true;
    }
  }
  return false;
}

/** A character is missing only inside a word: 被征|农民 is a slip of 被征地农民, 政府|基金 a shorter way to say 政府性基金. */
function isMissingInside(candidate: Candidate, { text, exact, known }: Context): boolean {
  const gap = candidate.at[1] ?? 0;
  const { start, end } = candidate.span;
  const isWord = (from: number, to: number): boolean =>
    known(text.slice(from, to)) || exact.some((span) => span.start === from && span.end === to);
  if (isWord(gap - 1, gap + 1)) return false;
  if (exact.some((span) => span.start < gap && gap < span.end)) return false;
  if (candidate.at.some((at) => GRAMMAR.has(text[at] ?? ''))) return false;
  const left = isWord(start, gap) || isWord(gap - 2, gap);
  const right = isWord(gap, end) || isWord(gap, gap + 2) || end - gap === 1;
  return !(left && right);
}

const RANK: Readonly<Record<Reason, number>> = { sound: 0, character: 1 };

/** Sound before spelling, then the longest phrase, then the nearest. */
const order = (left: Candidate, right: Candidate): number =>
  RANK[left.reason] - RANK[right.reason] ||
  right.phrase.length - left.phrase.length ||
  left.cost - right.cost ||
  left.span.start - right.span.start;

const equallyNear = (left: Candidate, right: Candidate): boolean =>
  left.reason === right.reason && left.phrase.length === right.phrase.length && left.cost === right.cost;

function choose(text: string, plausible: readonly Candidate[]): NearMisses {
  const corrections: Correction[] = [];
  const ambiguous: Ambiguity[] = [];
  let open = [...plausible].sort(order);
  for (let best = open[0]; best !== undefined; best = open[0]) {
    const { span, phrase, cost, reason } = best;
    const rivals = open.filter((other) => overlaps(other.span, span));
    const same = rivals.filter((other) => equallyNear(other, { span, phrase, cost, reason, slip: 'wrong', at: [] }));
    const from = text.slice(span.start, span.end);
    const to = [...new Set(same.map((other) => other.phrase))];
    if (to.length > 1) ambiguous.push({ span, from, to: to.toSorted() });
    else corrections.push({ span, from, to: phrase, distance: cost, reason });
    open = open.filter((other) => !overlaps(other.span, span));
  }
  const inOrder = (left: { span: Span }, right: { span: Span }): number => left.span.start - right.span.start;
  return { corrections: corrections.sort(inOrder), ambiguous: ambiguous.sort(inOrder) };
}
