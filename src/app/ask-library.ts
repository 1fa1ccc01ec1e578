/** Asking where there may be several documents: each question goes to one, and the conversation stays with it. */
import { type Asked, ask, type Conversation, newConversation } from './ask.ts';
import { chooseDocument } from './choose-document.ts';
import type { Knowledge } from './knowledge.ts';

/** Knowledge of every document; at least one. */
export type Library = readonly [Knowledge, ...Knowledge[]];

/** A conversation, and the id of the document it is about (null at its beginning). */
export type Talk = { readonly document: string | null; readonly conversation: Conversation };

/** A talk in which nothing was asked yet. */
export const newTalk: Talk = { document: null, conversation: newConversation };

export type Answered = { readonly asked: Asked; readonly talk: Talk };

/**
 * Answers a question from the document it is put to. When that is another than before, what the conversation remembers
 * (figures shown, rows cited) is of the document before, so it starts anew.
 */
export function askLibrary(library: Library, question: string, { document, conversation }: Talk): Answered {
  const knowledge = knowledgeFor(library, question, document);
  const { id } = knowledge.catalog.document.meta;
  const asked = ask(knowledge, question, document === null || document === id ? conversation : newConversation);
  return { asked, talk: { document: id, conversation: asked.conversation } };
}

function knowledgeFor(library: Library, question: string, before: string | null): Knowledge {
  const metas = library.map(({ catalog }) => catalog.document.meta);
  const chosen = chooseDocument(metas, { question, before });
  return library.find(({ catalog }) => catalog.document.meta.id === chosen) ?? library[0];
}
