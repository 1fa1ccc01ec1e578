/**
 * What a channel and the service say to each other. A channel turns what reaches it into arrivals and replies into calls
 * on its remote side; the service keeps both, so that every arrival is answered once and in order, whatever happens between.
 */
import type { Language, Option, Reply } from '../answer/reply.ts';
import type { Address, Page } from '../browse/page.ts';

/** One thing that reached a channel: a message, a tap, an inline query. */
export type Arrival = {
  /** The remote side's own id of it; the same id again is the same arrival. */
  readonly id: string;
  /** Arrivals of one conversation are answered in their order. */
  readonly conversation: string;
  /** Where it was said: the buttons of an answer work for everybody there. */
  readonly place: string;
  /** Who sent it, as the remote side names them. Only a keyed hash of it is ever kept. */
  readonly user: string;
  /** Counts towards the user's questions a minute. False for what the client sends by itself, such as each letter typed. */
  readonly counts: boolean;
  /** What the channel itself needs to answer it: JSON, read again by the channel that wrote it. */
  readonly payload: unknown;
};

/** A call on the remote side as data, so that it can be kept and made after a restart. */
export type Call = {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Made instead where the remote side does not take the first. */
  readonly otherwise?: Pick<Call, 'method' | 'payload'>;
  /** Not tried again, and not kept over a restart: what is late is of no use (the answer to a tap). */
  readonly fleeting?: true;
};

/** An answer that was given, under the number that its buttons carry. */
export type Given = { readonly number: number; readonly reply: Reply };

/** What is still known of an answer given before. */
export type Recalled = {
  readonly question: string;
  readonly language: Language;
  readonly options: readonly Option[];
  readonly suggestions: readonly string[];
};

export type Verdict = 'up' | 'down';

/** Questions in each language. */
export type Examples = Readonly<Record<Language, readonly string[]>>;

/** What the service does for one arrival; all of it belongs to the arrival's conversation and user. */
export type Desk = {
  /** Answers a question, keeps the answer, and goes on with the conversation. */
  readonly ask: (question: string) => Given;
  /** The reply to a question outside any conversation, while it is still being typed: nothing of it is kept. */
  readonly preview: (question: string) => Reply;
  /** An answer given in this place; null when it is no longer kept or was given elsewhere. */
  readonly recall: (number: number) => Recalled | null;
  /** A page to leaf through; null when the address leads nowhere. */
  readonly open: (address: Address, language: Language) => Page | null;
  /** Titles of the documents that are answered from. */
  readonly titles: readonly string[];
  /** Questions they answer, offered to a newcomer. */
  readonly examples: Examples;
  /** Days for which questions and answers are kept. */
  readonly keptDays: number;
  /** Language chosen for menus; null when none was. */
  readonly language: Language | null;
  readonly chooseLanguage: (language: Language) => void;
  /** Keeps a verdict on an answer; the same one again takes it back. Gives what holds now, or null. */
  readonly judge: (number: number, verdict: Verdict) => Verdict | null;
  /** Deletes everything kept of the user. */
  readonly forget: () => void;
};

/** What the service has a channel say of itself. */
export type Notice = 'too-many' | 'busy' | 'failed';

export type ChannelErrorCode =
  /** The credentials are refused: nothing helps but another configuration. */
  | 'unauthorised'
  /** The address cannot be reached any more: the chat is gone, the user blocked the bot. */
  | 'gone'
  /** The call is refused and would be again. */
  | 'refused'
  /** Too many calls: `retryAfterMs` says when again. */
  | 'too-many-calls'
  /** Another process receives in our place. */
  | 'conflict'
  /** No answer, or one that says the remote side is ill: it may have done what was asked. */
  | 'unreachable';

/** The remote side failed. The message never holds a token or what a user wrote. */
export class ChannelError extends Error {
  readonly code: ChannelErrorCode;
  readonly retryAfterMs: number | null;

  constructor(code: ChannelErrorCode, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.name = 'ChannelError';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Takes arrivals in: once it has returned they are kept, and the remote side may forget them. The promise resolves when
 * there is room for more.
 */
export type Receive = (arrivals: readonly Arrival[]) => { readonly room: Promise<void> };

/** A request of the remote side to the service's own HTTP port. */
export type Webhook = {
  readonly path: string;
  /** Checks who calls before anything is parsed; gives the HTTP status to answer with. */
  readonly handle: (request: {
    readonly header: (name: string) => string | undefined;
    readonly body: Buffer;
  }) => Promise<number>;
};

/** What a channel tells of itself while it runs, for the log and for /readyz. */
export type ChannelState =
  | { readonly kind: 'ready'; readonly what: string }
  | { readonly kind: 'waiting'; readonly why: string };

export type Channel = {
  readonly name: string;
  /** Where it is called by its remote side. */
  readonly webhook?: Webhook;
  /** Answers an arrival. Pure but for what it asks of the desk. */
  readonly respond: (arrival: Arrival, desk: Desk) => readonly Call[];
  /** A word about the service itself. */
  readonly notice: (arrival: Arrival, notice: Notice) => readonly Call[];
  /** Makes a call once. Throws ChannelError. */
  readonly deliver: (call: Call, signal: AbortSignal) => Promise<void>;
  /**
   * Receives until the signal is raised; what passes (no network) is waited for and told as a state. Throws ChannelError
   * when it cannot go on without another configuration.
   */
  readonly run: (receive: Receive, tell: (state: ChannelState) => void, signal: AbortSignal) => Promise<void>;
};
