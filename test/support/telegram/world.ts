/** What the methods of the server share. */
import type { UserFromGetMe } from 'grammy/types';
import type { Chats, SentMessage } from './chats.ts';
import type { Parameters } from './parameters.ts';
import type { Queries } from './queries.ts';

export type World = {
  readonly me: UserFromGetMe;
  readonly chats: Chats;
  readonly queries: Queries;
  readonly offersRichMessages: boolean;
  readonly complain: (complaint: string) => void;
};

/** What a call came to. */
export type Performed = {
  readonly result: unknown;
  /** The message that was sent or edited. */
  readonly message?: SentMessage;
  /** The user whose inline query was answered. */
  readonly askedBy?: number;
};

export type Perform = (world: World, parameters: Parameters) => Performed;
