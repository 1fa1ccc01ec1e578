/** The service's HTTP ports: one for webhooks, one of its own for health and metrics. */
import fastify, { type FastifyInstance } from 'fastify';
import type { Webhook } from '../channels/channel.ts';
import type { Metrics } from './metrics.ts';
import type { ChannelReport } from './service.ts';
import type { StoreState } from './store.ts';

/** Largest update that is taken; Telegram's have a few kilobytes. */
const MOST_BYTES = 1024 * 1024;

/** A request that is not there by then is given up, so that slow senders hold nothing. */
const REQUEST_TIMEOUT_MS = 10_000;

/** A port that cannot be opened, and what to do. */
export class PortError extends Error {
  constructor({ host, port, variable }: Port, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${host}:${port} cannot be opened: free it, or set ${variable} to another port (${reason})`);
    this.name = 'PortError';
  }
}

type Port = { readonly host: string; readonly port: number; readonly variable: string };

/** Listens; gives the port, which is a free one where 0 was asked for. Throws PortError. */
export async function listen(server: FastifyInstance, where: Port): Promise<number> {
  try {
    await server.listen({ host: where.host, port: where.port });
  } catch (error) {
    throw new PortError(where, error);
  }
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : where.port;
}

const newServer = (): FastifyInstance => fastify({ bodyLimit: MOST_BYTES, requestTimeout: REQUEST_TIMEOUT_MS });

/** The server that the channels' remote sides call. A body is handed on as bytes: it is checked before it is parsed. */
export function buildWebhookServer(webhooks: readonly Webhook[]): FastifyInstance {
  const server = newServer();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const { path, handle } of webhooks)
    server.post(path, async (request, answer) => {
      const header = (name: string): string | undefined => {
        const value = request.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      await answer.code(await handle({ header, body })).send();
    });
  return server;
}

export type Health = {
  readonly channels: ReadonlyMap<string, ChannelReport>;
  readonly store: StoreState;
  readonly knowledge: string;
};

/**
 * /healthz: the process runs. /readyz: every channel receives; with 503 and what is wrong where one does not. A store in
 * memory answers all the same, so it is told but does not make the service unready. /metrics: for Prometheus.
 */
export function buildOperationsServer(metrics: Metrics, health: () => Health): FastifyInstance {
  const server = newServer();
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, answer) => {
    const { channels, store, knowledge } = health();
    const ready = channels.size > 0 && [...channels.values()].every(({ kind }) => kind === 'ready');
    return answer
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', channels: Object.fromEntries(channels), store, knowledge });
  });
  server.get('/metrics', async (_request, answer) =>
    answer.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  return server;
}
