/** Asks the messages of one talk and tells of each what is amiss and how long it took. */

import { type Asked, ask, type Conversation, newConversation } from '../../src/app/ask.ts';
import type { Knowledge } from '../../src/app/knowledge.ts';
import { groundingFaults } from '../../test/app/grounding.ts';

/** One message with those before it, and what came of it. */
export type Answered = {
  /** The messages of the talk, this one last. */
  readonly messages: readonly string[];
  /** Crashes, and figures that nothing holds. */
  readonly faults: readonly string[];
  readonly elapsedMs: number;
  /** Asks it again at the same point of the talk; the milliseconds that took. */
  readonly measureAgain: () => number;
};

type Outcome = { readonly asked: Asked | null; readonly crash: string; readonly elapsedMs: number };

/** Asks one message after the other. A message that crashes leaves the conversation as it was. */
export function askTalk(knowledge: Knowledge, messages: readonly string[]): Answered[] {
  let conversation: Conversation = newConversation;
  return messages.map((message, at): Answered => {
    const before = conversation;
    const { asked, crash, elapsedMs } = attempt(knowledge, message, before);
    conversation = asked?.conversation ?? before;
    const sofar = messages.slice(0, at + 1);
    return {
      messages: sofar,
      faults: asked === null ? [crash] : ungrounded(asked, sofar),
      elapsedMs,
      measureAgain: () => attempt(knowledge, message, before).elapsedMs,
    };
  });
}

function attempt(knowledge: Knowledge, message: string, before: Conversation): Outcome {
  const startedMs = performance.now();
  try {
    const asked = ask(knowledge, message, before);
    return { asked, crash: '', elapsedMs: performance.now() - startedMs };
  } catch (error) {
    return { asked: null, crash: `crashes: ${traceOf(error)}`, elapsedMs: performance.now() - startedMs };
  }
}

/** The checker reads whatever the reply holds; that it cannot is a finding too, and must not end the run. */
function ungrounded({ reply }: Asked, messages: readonly string[]): readonly string[] {
  try {
    return groundingFaults(reply, messages);
  } catch (error) {
    return [`the check of figures crashes: ${traceOf(error)}`];
  }
}

/** The message of an error and the places it came through last. */
const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error);
