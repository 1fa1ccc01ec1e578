/** A question as understood: its words, each accounted for, and what of the document each mention could mean. */
import type { CellAt, Measure, Thing } from '../catalog/catalog.ts';
import type { ChatTopic, OperationName, RefusalReason } from '../catalog/lexicon.ts';

/** Half-open stretch of the normalised text. */
export type Stretch = { readonly start: number; readonly end: number };

export type ThresholdSaid = {
  readonly comparator: '≥' | '≤' | '>' | '<' | '=';
  readonly value: string;
  readonly unit: string;
};

/** What a word of the question is for. Exactly one role a word; `unknown` is what nothing explains. */
export type Role =
  /** Words of the document: `words` is what they mean in its own terms. `exact`: wholly a thing's name. */
  | { readonly kind: 'content'; readonly words: string; readonly exact: boolean; readonly duty: boolean }
  | { readonly kind: 'operation'; readonly name: OperationName }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'refusal'; readonly reason: RefusalReason }
  | { readonly kind: 'chat'; readonly topic: ChatTopic }
  | { readonly kind: 'issuer' }
  | { readonly kind: 'year'; readonly year: number }
  /** Several years at once: 历年, 近三年. */
  | { readonly kind: 'years' }
  | { readonly kind: 'month'; readonly month: number; readonly precise: boolean }
  | { readonly kind: 'threshold'; readonly thresholds: readonly ThresholdSaid[] }
  | { readonly kind: 'number'; readonly value: string; readonly unit: string }
  | { readonly kind: 'connector'; readonly how: 'and' | 'than' | 'of' }
  | { readonly kind: 'break' }
  | { readonly kind: 'filler' }
  /** Taken away from what is asked for: it names nothing of it. */
  | { readonly kind: 'excepted'; readonly said: Role }
  /** `words`: what an English word stands for; it is read as if that had been typed. */
  | { readonly kind: 'unknown'; readonly tag: string; readonly words?: string };

export type Token = Stretch & { readonly text: string; readonly role: Role };

/** A thing a mention could mean. `coverage`: share of the mention's words it holds; `precision`: share of its own name that was said. */
export type Candidate = {
  readonly thing: Thing;
  readonly score: number;
  readonly coverage: number;
  /** The same, wherever in the thing the words stand: in its name, its description or what it belongs to. */
  readonly held: number;
  readonly precision: number;
};

/** Neighbouring content words that name one thing together. */
export type Mention = {
  readonly words: string;
  readonly tokens: readonly Token[];
  /** Columns named with it: 基本支出 of 行政运行. */
  readonly columns: readonly string[];
  /** Words of the turn before were counted in: they decide between what it leaves open. */
  readonly goesOn?: boolean;
  /** The project the turn before was about: its own targets are meant before those of others. */
  readonly project?: number | undefined;
  /** It is the mention of the turn before. */
  readonly again?: boolean;
  /** How much its words say, by their rarity. */
  readonly weight: number;
  /** Best first. */
  readonly candidates: readonly Candidate[];
};

export type CorrectionSaid = { readonly from: string; readonly to: string };

/** A figure that a reply showed. */
export type Shown = { readonly label: string; readonly cells: CellAt[] };

/** What a follow-up may leave out: the question before, and the figures shown since the subject was set. */
export type Turn = {
  readonly question: Question;
  /** Reply by reply. */
  readonly shown: readonly (readonly Shown[])[];
  readonly cited: readonly CitedText[];
  /** What the reply asked back. */
  readonly offered: readonly { readonly label: string; readonly question: string }[];
  /** What the reply listed, in its order; without cells where only names were. */
  readonly listed: readonly Shown[];
  /** The one thing the reply was about, by its name. */
  readonly focus: string | null;
};

/** A row or passage that the reply before cited, with its text. */
type CitedText = { readonly ref: string; readonly text: string };

/** One thing asked; a message may hold several. */
export type Question = {
  readonly text: string;
  readonly language: 'zh' | 'en';
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** All content words read as naming one thing. */
  readonly whole: Mention | null;
  /** What is taken away from it: 扣掉项目支出. */
  readonly excepted: readonly Mention[];
  readonly operations: ReadonlySet<OperationName>;
  /** Money unit the figures are wanted in. */
  readonly unit: '元' | '万元' | '百万元' | '亿元' | null;
  readonly years: readonly number[];
  /** Several years at once were named: 历年, 近三年. */
  readonly severalYears: boolean;
  readonly months: readonly number[];
  /** A month was named as the end of a stretch (6月底), not as the whole year (全年). */
  readonly preciseMonth: boolean;
  readonly thresholds: readonly ThresholdSaid[];
  readonly numbers: readonly { readonly value: string; readonly unit: string }[];
  readonly refusals: readonly RefusalReason[];
  readonly chat: readonly ChatTopic[];
  /** Kinds of figure the wording asks for: how many people, how much money. */
  readonly wanted: ReadonlySet<Measure>;
  readonly corrections: readonly CorrectionSaid[];
  /** Figures shown in the turns before that this one goes on from. */
  readonly shown: readonly Shown[];
  /** What the reply before listed, where this one goes on from it. */
  readonly listed: readonly Shown[];
  /** What the reply before cited. */
  readonly cited: readonly CitedText[];
  /** The question before added several figures up. */
  readonly addedUp: boolean;
  /** The question before ranked something. */
  readonly earlierRanked: boolean;
  /** The text of the question before, where this one goes on from it. */
  readonly earlier: string;
  /** It says “it”, “of those”. */
  readonly pointsBack: boolean;
  /** It leaves out what the turn before said. */
  readonly followsUp: boolean;
  /** It names something itself. */
  readonly namesSomething: boolean;
  /** What it lists side by side, each as a question of its own; empty where it lists nothing. */
  readonly members: readonly Member[];
};

/** One of several things a question lists: its words as typed, where they stand, and the same question asked of it alone. */
export type Member = { readonly name: string; readonly said: Stretch; readonly question: Question };
