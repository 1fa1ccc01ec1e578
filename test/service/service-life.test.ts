/** Beginning and end of the service: what it needs, what it says where that is missing, and that nothing is lost by stopping. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/service/database.ts';
import { copyRepository } from '../support/repository-copy.ts';
import {
  type ServiceProcess,
  startService,
  storeFolder,
  TOKEN,
  telegramEnvironment,
} from '../support/service-process.ts';
import { type FakeBotApi, startFakeBotApi } from '../support/telegram/fake-bot-api.ts';
import { person } from '../support/telegram/person.ts';

/** Statuses after which a supervisor should not start it again (sysexits.h, EX_CONFIG). */
const WRONG_CONFIGURATION = 78;

let server: FakeBotApi;
let store: ReturnType<typeof storeFolder>;
let running: ServiceProcess[] = [];

beforeEach(async () => {
  server = await startFakeBotApi({ token: TOKEN });
  store = storeFolder();
});

afterEach(async () => {
  await Promise.all(running.map((service) => service.end('SIGKILL')));
  running = [];
  await server.close();
  store.remove();
});

function start(environment: Record<string, string> = {}, root?: string): ServiceProcess {
  const service = startService({ ...telegramEnvironment(server.root, store.path), ...environment }, root);
  running.push(service);
  return service;
}

describe('configuration', () => {
  it('names every mistake at once, without the secrets, and does not start', async () => {
    const service = start({
      TELEGRAM_BOT_TOKEN: 'secret-no-token',
      HTTP_PORT: 'eighty',
      TELEGRAM_MODE: 'carrier-pigeon',
    });
    expect(await service.exited).toBe(WRONG_CONFIGURATION);
    expect(service.output()).toMatch(/TELEGRAM_BOT_TOKEN must be a bot token/);
    expect(service.output()).toMatch(/HTTP_PORT must be a whole number from 0 to 65535/);
    expect(service.output()).toMatch(/TELEGRAM_MODE must be one of polling, webhook/);
    expect(service.output()).not.toMatch(/secret-no-token/);
  });

  it('with no channel says how to configure one, and talks in the terminal', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/app/serve.ts'], {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'] },
      input: '三公经费是多少\n\n',
      encoding: 'utf8',
    });
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/TELEGRAM_BOT_TOKEN[\s\S]*1\.33万元/);
  });

  it('tells of a port that is taken, and which variable changes it', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const service = start({ METRICS_PORT: String(port) });
    expect(await service.exited).toBe(WRONG_CONFIGURATION);
    expect(service.output()).toMatch(
      new RegExp(`127\\.0\\.0\\.1:${port} cannot be opened: free it, or set METRICS_PORT`),
    );
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('the remote side', () => {
  it('that refuses the token is told once, with what to do, and not tried again', async () => {
    const service = start({ TELEGRAM_BOT_TOKEN: '7000000001:BBB-another_token_0123456789abcdef' });
    expect(await service.exited).toBe(WRONG_CONFIGURATION);
    expect(service.output()).toMatch(/refuses TELEGRAM_BOT_TOKEN: copy the token that @BotFather shows/);
    expect(service.output()).not.toMatch(/BBB-another/);
    expect(server.callCount).toBe(1);
  });

  it('that cannot be reached is waited for, without a crash', async () => {
    await server.goDown();
    const service = start();
    await service.waitFor(/telegram waits: the Bot API cannot be reached/);
    expect((await fetch(`${await service.operations()}/readyz`)).status).toBe(503);
    await server.comeUp();
    await service.waitFor(/telegram is ready/);
    expect((await fetch(`${await service.operations()}/readyz`)).status).toBe(200);
  });

  it('that goes away in the middle is waited for, and what was asked meanwhile is answered', async () => {
    const service = start();
    await service.waitFor(/telegram is ready/);
    await server.goDown();
    await service.waitFor(/telegram waits/);
    server.inject(server.updates.message('三公经费是多少', { from: server.user(31) }));
    await server.comeUp();
    expect((await server.waitForMessages(31, 1, { timeoutMs: 20_000 }))[0]?.text).toContain('1.33万元');
  });
});

describe('the store', () => {
  const answers = async (): Promise<void> => {
    const [answer] = await person(server, 41).say('三公经费是多少');
    expect(answer?.text).toContain('1.33万元');
  };

  it('that is damaged is told, with what to do, and answering goes on', async () => {
    writeFileSync(store.path, 'this is no database '.repeat(1000));
    const service = start();
    await service.waitFor(/damaged or no SQLite file: move it away/);
    await service.waitFor(/telegram is ready/);
    await answers();
    expect(await (await fetch(`${await service.operations()}/readyz`)).json()).toMatchObject({
      store: { kind: 'memory' },
    });
  });

  it('that cannot be written is told, and answering goes on', async () => {
    // Nobody, not even root, can make a folder in a device.
    const service = start({ STORE_PATH: '/dev/null/store/mingzhang.db', USER_HASH_KEY: 'a-key-of-sixteen-characters' });
    await service.waitFor(/cannot be (?:opened|used|written)/);
    await service.waitFor(/telegram is ready/);
    await answers();
  });

  it('of a newer version is left alone', async () => {
    const database = openDatabase(store.path);
    database.pragma('user_version = 99');
    database.close();
    const service = start();
    await service.waitFor(/made by a newer version/);
    await service.waitFor(/telegram is ready/);
    await answers();
  });

  it('remembers conversations over a restart', async () => {
    const user = person(server, 42);
    const first = start();
    await first.waitFor(/telegram is ready/);
    await user.say('农民工工资应急周转金有多少钱？');
    expect(await first.end()).toBe(0);
    await start().waitFor(/telegram is ready/);
    expect((await user.say('换成元'))[0]?.text).toMatch(/农民工工资应急周转金：5000000/);
  });

  it('holds no name, and no id of anybody whose question is answered', async () => {
    const service = start();
    await service.waitFor(/telegram is ready/);
    await person(server, 987_654_321).say('三公经费是多少');
    await service.end();
    const database = openDatabase(store.path);
    const everything = ['arrivals', 'calls', 'conversations', 'answers', 'verdicts'].map((table) =>
      JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all()),
    );
    database.close();
    expect(everything.join('\n')).toContain('三公经费是多少');
    expect(everything.join('\n')).not.toMatch(/987654321|User 9/);
  });
});

describe('stopping', () => {
  it('loses no answer and gives none twice', async () => {
    server.faults = { seed: 1, slow: { share: 1, delayMs: 300, methods: ['sendMessage'] } };
    const first = start();
    await first.waitFor(/telegram is ready/);
    const users = Array.from({ length: 40 }, (_, at) => server.user(500 + at));
    for (const from of users) server.inject(server.updates.message('三公经费是多少', { from }));
    await server.waitFor(({ method }) => method === 'sendMessage');
    expect(await first.end()).toBe(0);
    await start().waitFor(/telegram is ready/);
    for (const { id } of users) await server.waitForMessages(id, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(users.map(({ id }) => server.sent(id).length)).toEqual(users.map(() => 1));
  });
});

describe('limits', () => {
  it('says a kind word once to who asks too fast', async () => {
    const service = start({ RATE_PER_MINUTE: '3' });
    await service.waitFor(/telegram is ready/);
    const from = server.user(61);
    for (let question = 0; question < 8; question += 1)
      server.inject(server.updates.message('三公经费是多少', { from }));
    await server.waitForMessages(61, 4);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const said = server.sent(61).map(({ text }) => text);
    expect(said.filter((text) => text.includes('1.33万元'))).toHaveLength(3);
    expect(said.filter((text) => text.includes('歇一分钟'))).toHaveLength(1);
  });
});

describe('webhook', () => {
  const secret = 'a-webhook-secret-of-the-tests';

  it('takes updates that carry the secret, and no others', async () => {
    const service = start({
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram/updates',
      TELEGRAM_WEBHOOK_SECRET: secret,
      LOG_LEVEL: 'info',
    });
    const base = (await service.waitFor(/webhooks: (http:\/\/[\d.]+:\d+)/))[1] ?? '';
    await service.waitFor(/telegram is ready/);
    const set = server.calls.find(({ method }) => method === 'setWebhook');
    expect(set?.payload).toMatchObject({ url: 'https://bot.example/telegram/updates', secret_token: secret });
    const update = server.updates.message('三公经费是多少', { from: server.user(71) });
    const send = (given: string, body: string = JSON.stringify(update), place = '/telegram/updates') =>
      fetch(`${base}${place}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given },
      }).then(({ status }) => status);
    expect(await send('wrong')).toBe(403);
    expect(await send('')).toBe(403);
    expect(await send(secret, 'no json')).toBe(400);
    expect(await send(secret, '{}', '/elsewhere')).toBe(404);
    expect(await send(secret, `"${'x'.repeat(2_000_000)}"`)).toBe(413);
    expect(server.sent(71)).toEqual([]);
    expect(await send(secret)).toBe(200);
    expect(await send(secret)).toBe(200);
    expect((await server.waitForMessages(71, 1))[0]?.text).toContain('1.33万元');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.sent(71)).toHaveLength(1);
    expect(service.output()).not.toContain(secret);
  });
});

describe('new knowledge', () => {
  it('is taken without a restart; what is damaged is told and left alone', { timeout: 90_000 }, async () => {
    const repository = copyRepository();
    try {
      const service = start({}, repository.root);
      await service.waitFor(/telegram is ready/);
      const user = person(server, 81);
      const [before] = await user.say('泥瓦匠周转盘子有多少钱');
      expect(before?.text).not.toContain('500.00万元');

      repository.change('knowledge/lexicon/synonyms.json', '{', '{{');
      await service.waitFor(/the old stays in use: .*synonyms\.json/);
      expect((await user.say('三公经费是多少'))[0]?.text).toContain('1.33万元');

      repository.change('knowledge/lexicon/synonyms.json', '{{', '{');
      const file = 'knowledge/lexicon/synonyms.json';
      const entry = /"农民工工资应急周转金"/.exec(repository.read(file));
      expect(entry).not.toBeNull();
      const said = /"say": \[/.exec(repository.read(file).slice(entry?.index));
      expect(said).not.toBeNull();
      mkdirSync(path.join(repository.root, '.built'), { recursive: true });
      const text = repository.read(file);
      const at = (entry?.index ?? 0) + (said?.index ?? 0) + (said?.[0].length ?? 0);
      writeFileSync(path.join(repository.root, file), `${text.slice(0, at)}"泥瓦匠周转盘子", ${text.slice(at)}`);
      await service.waitFor(/new knowledge is in use/);
      expect((await user.say('泥瓦匠周转盘子有多少钱'))[0]?.text).toContain('500.00万元');
    } finally {
      repository.remove();
    }
  });
});
