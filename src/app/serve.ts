/** The service: one process that answers on every channel that is configured. */
import { pino } from 'pino';
import type { Channel } from '../channels/channel.ts';
import { buildTelegram } from '../channels/telegram/telegram.ts';
import { buildOperationsServer, buildWebhookServer, listen, PortError } from '../service/http.ts';
import { keyedHash } from '../service/identity.ts';
import { buildMetrics } from '../service/metrics.ts';
import { buildQueue } from '../service/queue.ts';
import { buildService, type Service } from '../service/service.ts';
import { openStore } from '../service/store.ts';
import type { Library, Talk } from './ask-library.ts';
import { buildAsker } from './asker.ts';
import { errorLine } from './build-knowledge.ts';
import { readServiceConfig, type ServiceConfig } from './config.ts';
import { converse } from './converse.ts';
import { keptKey } from './hash-key.ts';
import { loadKnowledge } from './knowledge.ts';
import { watchKnowledge } from './reload.ts';

/** Exit statuses. A supervisor should not restart on the first: only another configuration helps (sysexits.h, EX_CONFIG). */
const WRONG_CONFIGURATION = 78;
const NO_KNOWLEDGE = 1;

/** How long what has arrived is answered after a signal to stop; below the 10 s after which supervisors kill. */
const GRACE_MS = 8_000;

/** Arrivals that wait or are answered: all, those of one conversation at least, and those at the same time. */
const MOST_WAITING = 2_000;
const MOST_OF_ONE = 30;
const AT_ONCE = 200;

const HOW_TO_CONFIGURE = `No channel is configured.
  Telegram: get a token from @BotFather, put TELEGRAM_BOT_TOKEN=<token> in a file .env here (see .env.example), and run npm start again.
Until then, here is the conversation in the terminal.
没有配置渠道。Telegram：向 @BotFather 申请 token，写进 .env（TELEGRAM_BOT_TOKEN=…），再运行 npm start。先在终端里对话：
`;

async function main(): Promise<number> {
  const config = readServiceConfig();
  if (!config.ok) {
    process.stderr.write(
      `The configuration (environment, .env) has mistakes:\n${config.failure.map((line) => `  ${line}\n`).join('')}`,
    );
    return WRONG_CONFIGURATION;
  }
  const library = readLibrary();
  if (library === null) return NO_KNOWLEDGE;
  const channels = channelsOf(config.value);
  if (channels.length === 0) {
    process.stdout.write(HOW_TO_CONFIGURE);
    await converse(library);
    return 0;
  }
  return serve(config.value, library, channels);
}

function readLibrary(): Library | null {
  const loaded = loadKnowledge((message) => process.stderr.write(`${message}\n`));
  const [first, ...others] = loaded.ok ? loaded.value : [];
  if (first !== undefined) return [first, ...others];
  const reasons = loaded.ok ? ['there is no document under knowledge/sources'] : loaded.failure.map(errorLine);
  process.stderr.write(`${reasons.join('\n')}\n`);
  return null;
}

const channelsOf = ({ telegram }: ServiceConfig): readonly Channel[] =>
  telegram === null ? [] : [buildTelegram(telegram)];

async function serve(config: ServiceConfig, library: Library, channels: readonly Channel[]): Promise<number> {
  const log = pino({ level: config.logLevel });
  const store = openStore(config.storePath, (message) => log.error(message));
  const queue = buildQueue({
    most: MOST_WAITING,
    mostOfOne: Math.max(MOST_OF_ONE, config.ratePerMinute),
    atOnce: AT_ONCE,
  });
  const metrics = buildMetrics(queue.size);
  let knowledge = library[0].fingerprint;
  const service = buildService({
    asker: buildAsker(library),
    channels,
    store,
    queue,
    metrics,
    log,
    hash: keyedHash(config.userHashKey ?? keptKey(config.storePath, (message) => log.warn(message))),
    ratePerMinute: config.ratePerMinute,
    keptDays: config.storeDays,
  });
  const operations = buildOperationsServer(metrics, () => ({
    channels: service.states(),
    store: store.state(),
    knowledge,
  }));
  const webhooks = buildWebhookServer(channels.flatMap(({ webhook }) => (webhook ? [webhook] : [])));
  const stopped = new AbortController();
  try {
    const { host, port } = config.http;
    const metricsPort = await listen(operations, { host, port: config.metricsPort, variable: 'METRICS_PORT' });
    log.info(`health and metrics: http://${host}:${metricsPort}`);
    if (channels.some(({ webhook }) => webhook))
      log.info(`webhooks: http://${host}:${await listen(webhooks, { host, port, variable: 'HTTP_PORT' })}`);
    stopOnSignal(service, stopped);
    const watching = watchKnowledge({
      knowledge,
      renew: (renewed) => {
        service.renew(buildAsker(renewed));
        knowledge = renewed[0].fingerprint;
        metrics.reloads.inc({ outcome: 'used' });
        log.info({ knowledge }, 'new knowledge is in use');
      },
      refuse: (why) => {
        metrics.reloads.inc({ outcome: 'refused' });
        log.error(`the new knowledge cannot be used, so the old stays in use: ${why}`);
      },
      signal: stopped.signal,
    });
    log.info(`answering on: ${channels.map(({ name }) => name).join(', ')}`);
    await service.run();
    const ended = [...service.states().values()].some((state) => state.kind === 'ended' && state.why !== 'stopped');
    stopped.abort();
    await watching;
    return ended ? WRONG_CONFIGURATION : 0;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    log.fatal(error.message);
    return WRONG_CONFIGURATION;
  } finally {
    stopped.abort();
    await service.stop(GRACE_MS);
    await Promise.all([operations.close(), webhooks.close()]);
    store.close();
    log.info('stopped');
  }
}

/** The first signal ends in order, the second at once. */
function stopOnSignal(service: Service<Talk>, stopped: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopped.signal.aborted) process.exit(1);
      stopped.abort();
      void service.stop(GRACE_MS);
    });
}

process.exitCode = await main();
