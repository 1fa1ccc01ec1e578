/** The service under load: the real process, over HTTP, against the fake Bot API in another process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { percentile } from '../../src/base/percentile.ts';
import { GOLDEN_SETS, readQuestionSet } from '../score/question-set.ts';
import { type FakeTelegram, startFakeTelegram } from './fake-telegram.ts';
import type { Row } from './row.ts';

const TOKEN = '7000000001:AAE-fake_token_for_the_bench_0123456789';

/** The load that issue 4 asks for. */
const USERS = 2_000;
const PER_SECOND = 50;
const SECONDS = 60;
const MOST_P99_MS = 150;

/** The same load before it, until each user has asked and caches are full: memory is compared from then on. */
const WARM_SECONDS = 40;
/** Growth that the heap's own ups and downs make. */
const MOST_GROWTH_PERCENT = 10;

/** Rates tried for the ceiling, each for so long. */
const RATES = [100, 125, 150, 175, 200, 250, 300, 400];
const RATE_SECONDS = 10;

const MEGABYTE = 1e6;

type Load = { readonly p50Ms: number; readonly p99Ms: number; readonly lost: number };

/** Runs the load, then looks for the rate at which p99 goes over the limit. */
export async function measureService(progress: (stage: string) => void): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
  const telegram = await startFakeTelegram(TOKEN);
  const service = await startMeasuredService(telegram.root, join(folder, 'store.db'));
  try {
    progress(`service, ${PER_SECOND} questions/s for ${WARM_SECONDS} s to warm up, then for ${SECONDS} s`);
    await run(telegram, PER_SECOND, WARM_SECONDS);
    const warmMegabytes = await service.residentMegabytes();
    const load = await run(telegram, PER_SECOND, SECONDS);
    const endMegabytes = await service.residentMegabytes();
    return [...loadRows(load, warmMegabytes, endMegabytes), await ceilingRow(telegram, progress)];
  } finally {
    await service.end();
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function loadRows({ p50Ms, p99Ms, lost }: Load, warmMegabytes: number, endMegabytes: number): Row[] {
  const how = `${USERS} users, ${PER_SECOND} questions/s for ${SECONDS} s, from update to sendMessage`;
  return [
    { measure: 'Telegram p50', value: p50Ms, unit: 'ms', how },
    { measure: 'Telegram p99', value: p99Ms, unit: 'ms', limit: { atMost: MOST_P99_MS }, how },
    { measure: 'Telegram, not answered', value: lost, unit: 'questions', limit: { atMost: 0 }, how },
    { measure: 'service, resident memory', value: endMegabytes, unit: 'MB', how: 'after that load' },
    {
      measure: 'service, memory growth',
      value: (endMegabytes / warmMegabytes - 1) * 100,
      unit: '%',
      limit: { atMost: MOST_GROWTH_PERCENT },
      how: `over that load, after ${WARM_SECONDS} s of the same`,
    },
  ];
}

async function ceilingRow(telegram: FakeTelegram, progress: (stage: string) => void): Promise<Row> {
  let ceiling = PER_SECOND;
  for (const rate of RATES) {
    progress(`service, ${rate} questions/s`);
    const { p99Ms, lost } = await run(telegram, rate, RATE_SECONDS);
    if (p99Ms > MOST_P99_MS || lost > 0) break;
    ceiling = rate;
  }
  return {
    measure: 'Telegram, ceiling',
    value: ceiling,
    unit: 'questions/s',
    how: `highest rate tried with p99 ≤ ${MOST_P99_MS} ms, ${RATE_SECONDS} s each: ${[PER_SECOND, ...RATES].join(', ')}`,
  };
}

const latenciesSchema = z.array(
  z.object({ injectedAtMs: z.number(), deliveredAtMs: z.number().optional(), answeredAtMs: z.number().optional() }),
);

/** What has not been answered by then is lost. */
const SETTLE_MS = 10_000;

/** Questions of the golden sets that need no question before them. */
function questions(): readonly string[] {
  return GOLDEN_SETS.flatMap((file) => {
    const set = readQuestionSet(file);
    if (!set.ok) throw new Error(set.failure);
    return set.value.filter(({ history }) => history.length === 0).map(({ question }) => question);
  });
}

async function run(telegram: FakeTelegram, perSecond: number, seconds: number): Promise<Load> {
  const count = perSecond * seconds;
  await telegram.command({ do: 'load', texts: questions(), users: USERS, count, perSecond });
  const asked = async () => latenciesSchema.parse(await telegram.command({ do: 'latencies' })).slice(-count);
  const open = async () => (await asked()).filter(({ answeredAtMs }) => answeredAtMs === undefined).length;
  for (let waitedMs = 0; waitedMs < SETTLE_MS && (await open()) > 0; waitedMs += 500) await setTimeout(500);
  const latencies = await asked();
  const answered = latencies.flatMap(({ injectedAtMs, deliveredAtMs, answeredAtMs }) =>
    answeredAtMs === undefined ? [] : [answeredAtMs - (deliveredAtMs ?? injectedAtMs)],
  );
  return {
    p50Ms: percentile(answered, 50),
    p99Ms: percentile(answered, 99),
    lost: latencies.length - answered.length,
  };
}

type MeasuredService = { readonly residentMegabytes: () => Promise<number>; readonly end: () => Promise<void> };

async function startMeasuredService(root: string, storePath: string): Promise<MeasuredService> {
  const environment = {
    ...process.env,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: root,
    STORE_PATH: storePath,
    METRICS_PORT: '0',
    // Only the ceiling needs more than the default: 2,000 users at 50 a second ask one and a half a minute each.
    RATE_PER_MINUTE: '10000',
  };
  const child = spawn('npm', ['run', '-s', 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let operations = '';
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      operations ||= /health and metrics: (http:\/\/[\d.]+:\d+)/.exec(line)?.[1] ?? '';
      if (line.includes('telegram is ready')) resolve();
    });
  });
  return {
    residentMegabytes: async () => {
      const metrics = await (await fetch(`${operations}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / MEGABYTE;
    },
    end: async () => {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      // npm does not hand signals on to what it runs: the whole group is told.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
