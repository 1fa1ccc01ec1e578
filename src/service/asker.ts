/** What the service needs of the knowledge: asking and leafing. The application gives it, and changes it as a whole on reload. */
import type { Language, Reply } from '../answer/reply.ts';
import type { Address, Page } from '../browse/page.ts';
import type { Examples } from '../channels/channel.ts';

/** `Talk` is what a conversation remembers; the service keeps it and never looks into it. */
export type Asker<Talk> = {
  readonly newTalk: Talk;
  /** Answers a question. `goesOn`: it could not be understood without the talk before it. */
  readonly ask: (
    question: string,
    talk: Talk,
  ) => { readonly reply: Reply; readonly talk: Talk; readonly plans: readonly unknown[]; readonly goesOn: boolean };
  /** A page of the document that the talk is about; null when the address leads nowhere. */
  readonly open: (address: Address, language: Language, talk: Talk) => Page | null;
  readonly titles: readonly string[];
  readonly examples: Examples;
  /** Fingerprint of the knowledge. */
  readonly knowledge: string;
};
