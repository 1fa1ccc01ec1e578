/** The reply: one shape for every channel. Channels only render it. */
import type { DeclineReason } from '../plan/plan.ts';

export type Language = 'zh' | 'en';
export type Status = 'answered' | 'clarify' | 'declined';
export type Route = 'table' | 'narrative' | 'mixed' | 'chat';

export type Value = { readonly label: string; readonly value: string; readonly unit: string };

export type Citation = {
  /** As used in the text: [1]. */
  readonly number: number;
  readonly kind: 'row' | 'passage';
  /** Title of the document. */
  readonly document: string;
  /** Headings joined with “ > ”. */
  readonly section: string;
  readonly locator: string;
  readonly page?: number;
  readonly quote: string;
  /** Accepted by `source <ref>`. */
  readonly ref: string;
};

export type Option = { readonly label: string; readonly question: string };

export type Reply = {
  readonly status: Status;
  readonly route: Route;
  readonly language: Language;
  /** What the reply says, its list of sources aside. */
  readonly answer: string;
  /** The whole reply as plain text: the answer, then the numbered sources. */
  readonly text: string;
  readonly values: readonly Value[];
  readonly citations: readonly Citation[];
  readonly calculations: readonly { readonly expression: string; readonly unit: string }[];
  readonly notes: readonly string[];
  readonly options: readonly Option[];
  readonly suggestions: readonly string[];
  readonly reason?: DeclineReason;
  /** Fingerprint of the knowledge that answered. */
  readonly knowledge: string;
};
