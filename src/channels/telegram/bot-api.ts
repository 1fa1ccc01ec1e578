/** The Bot API through grammY, its failures as ours. Messages of grammY never hold the token (`sensitiveLogs` is off). */
import http from 'node:http';
import https from 'node:https';
import { Api, GrammyError, HttpError } from 'grammy';
import { ChannelError } from '../channel.ts';

/** A call by name; throws ChannelError. */
export type CallBotApi = (
  method: string,
  payload: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<unknown>;

/** Calls to one bot. A call that has no answer after `timeoutMs` counts as not heard. */
export function buildBotApi({
  token,
  apiRoot,
  timeoutMs,
}: {
  token: string;
  apiRoot: string;
  timeoutMs: number;
}): CallBotApi {
  const { raw } = new Api(token, {
    apiRoot,
    timeoutSeconds: timeoutMs / 1000,
    baseFetchConfig: { compress: true, agent: agentFor(apiRoot) },
  });
  // grammY types each method by its name; ours come out of the store as data, and Telegram itself checks them.
  const methods = raw as unknown as Record<string, (...given: readonly unknown[]) => Promise<unknown>>;
  return async (method, payload, signal) => {
    const call = methods[method];
    if (call === undefined) throw new ChannelError('refused', `grammY has no method ${method}`);
    try {
      // grammY binds the empty payload of a method that takes none, so the signal comes first.
      return await (method === 'getMe' ? call(signal) : call(payload, signal));
    } catch (error) {
      throw toChannelError(error);
    }
  };
}

/**
 * Connections are kept for the next call, but not for long: a server closes an idle one when it likes, and a call that is
 * just being made on it is lost without anybody knowing whether it was heard. The time counts for idle connections only.
 */
const agentFor = (apiRoot: string): http.Agent =>
  new (apiRoot.startsWith('https:') ? https : http).Agent({ keepAlive: true, timeout: IDLE_MS });

/** Less than any server waits; Node's own close an idle connection after 5 s. */
const IDLE_MS = 2_500;

/** Answers of status 400 that say that the address is gone, not that the call is wrong. */
const GONE =
  /chat not found|user is deactivated|bot was (?:blocked|kicked)|not enough rights|have no rights|message to (?:edit|be replied) not found|query is too old/i;

function toChannelError(error: unknown): ChannelError {
  if (error instanceof GrammyError) {
    const said = `${error.method} was answered: ${error.error_code} ${error.description}`;
    return new ChannelError(codeOf(error), said, retryAfterMs(error));
  }
  if (error instanceof HttpError) return new ChannelError('unreachable', error.message);
  throw error;
}

/** https://core.telegram.org/api/errors: 401 token refused, 403 blocked by the user, 409 received elsewhere, 429 too many. */
function codeOf({ error_code: status, description }: GrammyError): ChannelError['code'] {
  if (status === 401) return 'unauthorised';
  if (status === 403 || (status === 400 && GONE.test(description))) return 'gone';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too-many-calls';
  // Without a status it is not the Bot API that answers, but something on the way to it.
  return status >= 400 && status < 500 ? 'refused' : 'unreachable';
}

const retryAfterMs = ({ parameters }: GrammyError): number | null =>
  parameters.retry_after === undefined ? null : parameters.retry_after * 1000;
