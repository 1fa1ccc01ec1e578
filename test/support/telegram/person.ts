/** A person who talks to the bot through the fake Bot API: writes, taps, and sees what the bot sent. */
import type { SentMessage } from './chats.ts';
import type { FakeBotApi } from './fake-bot-api.ts';
import type { UpdateOptions } from './updates.ts';

/** How long after the last message nothing more is taken to come. */
const QUIET_MS = 150;

export type Person = {
  readonly id: number;
  /** Writes; gives the messages the bot answers with. */
  readonly say: (text: string, options?: UpdateOptions) => Promise<readonly SentMessage[]>;
  /** Taps the button whose label matches, under this message; gives what is new, or the message as it was edited. */
  readonly tap: (message: SentMessage, label: RegExp) => Promise<readonly SentMessage[]>;
};

/** Labels of the buttons under a message, row by row. */
export const labels = (message: SentMessage): readonly string[] => buttonsOf(message).map(({ text }) => text);

type Button = { readonly text: string; readonly callback_data?: string };

const buttonsOf = (message: SentMessage): readonly Button[] => {
  const markup = message.reply_markup as { readonly inline_keyboard?: readonly (readonly Button[])[] } | undefined;
  return (markup?.inline_keyboard ?? []).flat();
};

/** A person in a private chat, or in the chat named. */
export function person(
  server: FakeBotApi,
  id: number,
  { chat = id, language = 'zh-hans' }: { chat?: number; language?: string } = {},
): Person {
  const user = server.user(id, { language });

  /** What the chat shows once the bot has done something and is quiet again. */
  async function after(act: () => void): Promise<readonly SentMessage[]> {
    const before = new Map(server.sent(chat).map((message) => [message.message_id, message.edits]));
    const callsBefore = server.callCount;
    act();
    await server.waitFor((call) => isAnswer(call.method) && server.callCount > callsBefore && changed().length > 0);
    let count = -1;
    while (count !== server.callCount) {
      count = server.callCount;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
    return changed();

    function changed(): readonly SentMessage[] {
      return server.sent(chat).filter((message) => before.get(message.message_id) !== message.edits);
    }
  }

  return {
    id,
    say: (text, options = {}) =>
      after(() => server.inject(server.updates.message(text, { from: user, chat, ...options }))),
    tap: (message, label) => {
      const button = buttonsOf(message).find(({ text }) => label.test(text));
      if (button?.callback_data === undefined)
        throw new Error(`no button like ${label} under message ${message.message_id}: ${labels(message).join(' | ')}`);
      const { callback_data: data } = button;
      return after(() => server.inject(server.updates.callback(data, message, { from: user })));
    },
  };
}

const isAnswer = (method: string): boolean => /^(?:send|edit)/.test(method);
