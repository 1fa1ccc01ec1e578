/** The Telegram channel: receiving by long polling or webhook, answering through the Bot API. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type Arrival, type Call, type Channel, ChannelError, type ChannelState, type Receive } from '../channel.ts';
import { buildBotApi, type CallBotApi } from './bot-api.ts';
import { commandNames } from './commands.ts';
import { allowedUpdates, type Me, toArrival } from './parse.ts';
import { notice, respond } from './respond.ts';
import { texts } from './texts.ts';

export type TelegramOptions = {
  readonly token: string;
  readonly apiRoot: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
};

/** How long Telegram holds a poll open while there is nothing new. */
const POLL_SECONDS = 30;
/** Updates in one poll: https://core.telegram.org/bots/api#getupdates */
const MOST_UPDATES = 100;

/** A call that has no answer after so long counts as not heard. */
const CALL_TIMEOUT_MS = 15_000;
const POLL_TIMEOUT_MS = (POLL_SECONDS + 15) * 1000;

/** First wait after a failed poll, doubled up to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

const NAME = 'telegram';

/** Builds the channel; nothing is called before `run`. */
export function buildTelegram(options: TelegramOptions): Channel {
  const { token, apiRoot, webhook } = options;
  const call = buildBotApi({ token, apiRoot, timeoutMs: CALL_TIMEOUT_MS });
  const poll = buildBotApi({ token, apiRoot, timeoutMs: POLL_TIMEOUT_MS });
  let open: { readonly me: Me; readonly receive: Receive } | null = null;
  let takesRich = true;

  async function deliver(one: Call, signal: AbortSignal): Promise<void> {
    const { otherwise } = one;
    if (otherwise !== undefined && !takesRich) return make(otherwise, signal);
    try {
      await make(one, signal);
    } catch (error) {
      if (otherwise === undefined || !(error instanceof ChannelError) || error.code !== 'refused') throw error;
      // A server that does not know the method will not know it next time; one that dislikes this message may like another.
      takesRich = !/\b404\b/.test(error.message);
      await make(otherwise, signal);
    }
  }

  async function make({ method, payload }: Pick<Call, 'method' | 'payload'>, signal: AbortSignal): Promise<void> {
    try {
      await call(method, payload, signal);
    } catch (error) {
      // Turning to the page one is on, or the same verdict twice: what was wanted is already so.
      if (!(error instanceof ChannelError && /message is not modified/i.test(error.message))) throw error;
    }
  }

  return {
    name: NAME,
    respond,
    notice,
    deliver,
    ...(webhook === null
      ? {}
      : { webhook: { path: new URL(webhook.url).pathname, handle: webhookHandler(webhook.secret, () => open) } }),
    run: async (receive, tell, signal) => {
      const me = await patiently(() => getMe(call, apiRoot, signal), tell, signal);
      if (me === null) return;
      open = { me, receive };
      const ready = async (): Promise<string> => {
        await setCommands(call, signal);
        if (webhook === null) await call('deleteWebhook', { drop_pending_updates: false }, signal);
        else {
          const where = { url: webhook.url, secret_token: webhook.secret };
          await call('setWebhook', { ...where, allowed_updates: allowedUpdates }, signal);
        }
        return `@${me.username}, ${webhook === null ? 'long polling' : `webhook ${webhook.url}`}`;
      };
      const what = await patiently(ready, tell, signal);
      if (what === null) return;
      tell({ kind: 'ready', what });
      if (webhook === null)
        await pollForever(poll, { me, receive, tell: () => tell({ kind: 'ready', what }), wait: tell, signal });
      else await untilRaised(signal);
      open = null;
    },
  };
}

const meSchema = z.object({ id: z.number(), username: z.string() });

async function getMe(call: CallBotApi, apiRoot: string, signal: AbortSignal): Promise<Me> {
  try {
    return meSchema.parse(await call('getMe', {}, signal));
  } catch (error) {
    // A token that no bot has is answered by 401, and by 404 where it is none by its form.
    if (error instanceof ChannelError && (error.code === 'unauthorised' || error.code === 'refused'))
      throw new ChannelError(
        'unauthorised',
        `${apiRoot} refuses TELEGRAM_BOT_TOKEN: copy the token that @BotFather shows under /mybots → API Token (${error.message})`,
      );
    throw error;
  }
}

/** The menu of commands: Chinese for those whose Telegram is, English for everybody else. */
async function setCommands(call: CallBotApi, signal: AbortSignal): Promise<void> {
  const listed = (language: 'zh' | 'en') =>
    commandNames.map((command) => ({ command, description: texts[language].commands[command] }));
  await call('setMyCommands', { commands: listed('en') }, signal);
  await call('setMyCommands', { commands: listed('zh'), language_code: 'zh' }, signal);
}

type Polling = {
  readonly me: Me;
  readonly receive: Receive;
  /** Told when polling works again. */
  readonly tell: () => void;
  readonly wait: (state: ChannelState) => void;
  readonly signal: AbortSignal;
};

const updatesSchema = z.array(z.object({ update_id: z.number() }).loose());

/**
 * Asks for updates until stopped. A poll confirms what the one before it brought, so it is sent only when that was kept
 * and there is room for more.
 */
async function pollForever(poll: CallBotApi, { me, receive, tell, wait, signal }: Polling): Promise<void> {
  let offset = 0;
  let waiting = false;
  while (!signal.aborted) {
    const payload = { offset, limit: MOST_UPDATES, timeout: POLL_SECONDS, allowed_updates: allowedUpdates };
    const told = (state: ChannelState): void => {
      waiting = true;
      wait(state);
    };
    const updates = await patiently(
      async () => updatesSchema.parse(await poll('getUpdates', payload, signal)),
      told,
      signal,
    );
    if (updates === null) break;
    if (waiting) tell();
    waiting = false;
    const arrivals = updates.map((update) => toArrival(update, me)).filter((one): one is Arrival => one !== null);
    const { room } = receive(arrivals);
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    await room;
  }
  await confirm(poll, offset);
}

/** Tells Telegram what was received last; if that fails it comes again, and is known by its id. */
async function confirm(poll: CallBotApi, offset: number): Promise<void> {
  if (offset === 0) return;
  try {
    await poll('getUpdates', { offset, limit: 1, timeout: 0 }, AbortSignal.timeout(2_000));
  } catch {
    // What comes again is not answered again.
  }
}

/** Tries until it works: waits for a network that is down and for another process to let go. Null when stopped; throws what waiting does not mend. */
async function patiently<Value>(
  work: () => Promise<Value>,
  wait: (state: ChannelState) => void,
  signal: AbortSignal,
): Promise<Value | null> {
  let waitMs = FIRST_WAIT_MS;
  let told = '';
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof ChannelError) || error.code === 'unauthorised' || error.code === 'refused') throw error;
      const why = explain(error);
      // Said once, not at each try.
      if (why !== told) wait({ kind: 'waiting', why });
      told = why;
      await setTimeout(error.retryAfterMs ?? waitMs, undefined, { signal }).catch(() => {});
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    }
    if (signal.aborted) return null;
  }
}

function explain({ code, message }: ChannelError): string {
  if (code === 'conflict')
    return `another process receives for this bot: stop it, or give this one a bot of its own (${message})`;
  return code === 'unreachable'
    ? `the Bot API cannot be reached: check the network and TELEGRAM_API_ROOT (${message})`
    : message;
}

function untilRaised(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Statuses of the webhook's answers. */
const OK = 200;
const BAD_REQUEST = 400;
const FORBIDDEN = 403;
const NOT_YET = 503;

/** Takes an update that Telegram brings: its secret first, then whether there is a bot to take it, then what it says. */
function webhookHandler(
  secret: string,
  opened: () => { readonly me: Me; readonly receive: Receive } | null,
): NonNullable<Channel['webhook']>['handle'] {
  return async ({ header, body }) => {
    if (!same(header('x-telegram-bot-api-secret-token') ?? '', secret)) return FORBIDDEN;
    const open = opened();
    if (open === null) return NOT_YET;
    const update = parseJson(body);
    if (update === undefined) return BAD_REQUEST;
    const arrival = toArrival(update, open.me);
    if (arrival !== null) open.receive([arrival]);
    return OK;
  };
}

/** Compares without telling by its time where the texts differ. */
function same(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
