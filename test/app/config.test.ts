import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readBuiltFolder, readServiceConfig, rootFolder, type ServiceConfig } from '../../src/app/config.ts';

const NAMES = [
  ...['BUILT_FOLDER', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'TELEGRAM_MODE', 'TELEGRAM_WEBHOOK_URL'],
  ...['TELEGRAM_WEBHOOK_SECRET', 'HTTP_HOST', 'HTTP_PORT', 'METRICS_PORT', 'STORE_PATH', 'STORE_DAYS', 'USER_HASH_KEY'],
  ...['RATE_PER_MINUTE', 'LOG_LEVEL'],
] as const;
type Name = (typeof NAMES)[number];
type Environment = Readonly<Partial<Record<Name, string>>>;

/** Set to nothing, which is not set, and goes before a `.env` that may lie here. */
beforeEach(() => {
  for (const name of NAMES) vi.stubEnv(name, '');
  return () => {
    vi.unstubAllEnvs();
  };
});

function readWith(environment: Environment): ReturnType<typeof readServiceConfig> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return readServiceConfig();
}

function rightWith(environment: Environment): ServiceConfig {
  const read = readWith(environment);
  if (!read.ok) throw new Error(read.failure.join('\n'));
  return read.value;
}

function mistakesWith(environment: Environment): readonly string[] {
  const read = readWith(environment);
  return read.ok ? [] : read.failure;
}

const TOKEN = '123456:AAE-a_token_of_thirty_five_characters';
const SECRET = 'a-secret-of-some-length';

test('nothing that is set is right: no channel, and the defaults', () => {
  expect(rightWith({})).toEqual({
    telegram: null,
    http: { host: '127.0.0.1', port: 8080 },
    metricsPort: 9090,
    storePath: path.join(rootFolder, '.store/mingzhang.db'),
    storeDays: 90,
    userHashKey: null,
    ratePerMinute: 20,
    logLevel: 'info',
  });
  expect(readBuiltFolder()).toBe(path.join(rootFolder, '.built'));
});

describe('what is set well', () => {
  test('is taken, without the spaces around it', () => {
    expect(
      rightWith({
        TELEGRAM_BOT_TOKEN: `  ${TOKEN} `,
        TELEGRAM_API_ROOT: 'http://localhost:8081//',
        HTTP_HOST: '0.0.0.0',
        HTTP_PORT: '0',
        METRICS_PORT: '65535',
        STORE_PATH: '/var/lib/mingzhang/store.db',
        STORE_DAYS: '3650',
        USER_HASH_KEY: 'x'.repeat(16),
        RATE_PER_MINUTE: '1',
        LOG_LEVEL: 'silent',
      }),
    ).toEqual({
      telegram: { token: TOKEN, apiRoot: 'http://localhost:8081', webhook: null },
      http: { host: '0.0.0.0', port: 0 },
      metricsPort: 65_535,
      storePath: '/var/lib/mingzhang/store.db',
      storeDays: 3650,
      userHashKey: 'x'.repeat(16),
      ratePerMinute: 1,
      logLevel: 'silent',
    });
  });
  test('with a token alone polls the Bot API', () => {
    const apiRoot = 'https://api.telegram.org';
    expect(rightWith({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({ token: TOKEN, apiRoot, webhook: null });
  });
  const url = 'https://bot.example.gov.cn/telegram';
  const webhook: Environment = { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: SECRET };
  test('as a webhook has its address and its secret', () => {
    const read = rightWith({ ...webhook, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook' });
    expect(read.telegram?.webhook).toEqual({ url, secret: SECRET });
  });
  test('as a webhook that is not chosen is left alone', () => {
    expect(rightWith({ ...webhook, TELEGRAM_BOT_TOKEN: TOKEN }).telegram?.webhook).toBeNull();
  });
  test('as a webhook without a token is no channel', () => {
    expect(rightWith({ TELEGRAM_MODE: 'webhook' }).telegram).toBeNull();
  });
  test('as a folder is meant from the root of the repository', () => {
    expect(rightWith({ STORE_PATH: 'elsewhere/store.db' }).storePath).toBe(path.join(rootFolder, 'elsewhere/store.db'));
    vi.stubEnv('BUILT_FOLDER', 'elsewhere');
    expect(readBuiltFolder()).toBe(path.join(rootFolder, 'elsewhere'));
  });
});

const WRONG: readonly (readonly [name: Name, values: readonly string[], expected: RegExp])[] = [
  [
    'TELEGRAM_BOT_TOKEN',
    ['secret', `bot${TOKEN}`, '123456:short', `${TOKEN} x`, `"${TOKEN}"`],
    /a bot token as @BotFather/,
  ],
  ['TELEGRAM_API_ROOT', ['api.telegram.org', 'ftp://secret', 'https://a b'], /https:\/\/ or http:\/\//],
  ['TELEGRAM_MODE', ['secret', 'Polling', 'webhook,polling'], /one of polling, webhook/],
  ['TELEGRAM_WEBHOOK_URL', ['secret', 'bot.example.org/telegram'], /https:\/\/ address/],
  [
    'TELEGRAM_WEBHOOK_SECRET',
    ['secret', 'with spaces in between it', 'x'.repeat(257), '密'.repeat(20)],
    /16 to 256 letters/,
  ],
  ['HTTP_PORT', ['secret', '-1', '65536', '80.5', '1e9', 'NaN'], /a whole number from 0 to 65535/],
  ['METRICS_PORT', ['secret', '65536'], /a whole number from 0 to 65535/],
  ['STORE_DAYS', ['secret', '0', '3651'], /a whole number from 1 to 3650/],
  ['USER_HASH_KEY', ['secret', 'x'.repeat(15)], /at least 16 characters/],
  ['RATE_PER_MINUTE', ['secret', '0', '100001', 'Infinity'], /a whole number from 1 to 100000/],
  ['LOG_LEVEL', ['secret', 'INFO', 'verbose'], /one of fatal, error, warn, info, debug, trace, silent/],
];

describe('what is set wrongly', () => {
  test.each(WRONG.flatMap(([name, values, expected]) => values.map((value) => [name, value, expected] as const)))(
    '%s=%s is told by its name and what it must be, never by its value',
    (name, value, expected) => {
      const mistakes = mistakesWith({ [name]: value });
      expect(mistakes).toEqual([expect.stringMatching(expected)]);
      expect(mistakes[0]).toMatch(new RegExp(`^${name} must be `));
      // One that must be 16 letters is told with a 16; nothing that is a secret is so short.
      if (value.length > 6) expect(mistakes[0]).not.toContain(value);
    },
  );
  test('is told all at once', () => {
    const environment = Object.fromEntries(WRONG.map(([name, [value = '']]) => [name, value]));
    const mistakes = mistakesWith(environment);
    expect(mistakes.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(WRONG.map(([name]) => name)));
    expect(mistakes).toHaveLength(WRONG.length);
    expect(mistakes.join('\n').replace('WEBHOOK_SECRET', '')).not.toContain('secret');
  });
  test('as a webhook without address and secret is told for both', () => {
    expect(mistakesWith({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook' })).toEqual([
      expect.stringContaining('TELEGRAM_WEBHOOK_URL must be set'),
      expect.stringContaining('TELEGRAM_WEBHOOK_SECRET must be set'),
    ]);
  });
});

test('every variable stands in .env.example, and no other', () => {
  const told = readFileSync(path.join(rootFolder, '.env.example'), 'utf8').matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm);
  expect(new Set([...told].map(([, name]) => name))).toEqual(new Set(NAMES));
});
