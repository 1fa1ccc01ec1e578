/** Configuration: the only place that reads the environment and `.env`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { failure, type Result, success } from '../base/result.ts';

/** The repository's root. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A variable that is set to nothing is not set: its default holds. */
const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

const folder = (fallback: string) => text.transform((value) => path.resolve(rootFolder, value ?? fallback));

const whole = (fallback: number, { least, most }: { least: number; most: number }) =>
  text
    .transform((value) => (value === undefined ? fallback : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `a whole number from ${least} to ${most}`,
    });

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names, fallback: Names[number]) =>
  text
    .transform((value): string => value ?? fallback)
    .refine((value): value is Names[number] => names.includes(value), { error: `one of ${names.join(', ')}` });

const isHttp = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
};

const port = { least: 0, most: 65_535 };

/** Every variable, what it must look like, and its default. What is said of a mistake never repeats the value: it may be a secret. */
const environment = z.object({
  BUILT_FOLDER: folder('.built'),
  TELEGRAM_BOT_TOKEN: text.refine((value) => value === undefined || /^\d{3,20}:[\w-]{20,100}$/.test(value), {
    error: 'a bot token as @BotFather gives it: digits, a colon, letters and digits',
  }),
  TELEGRAM_API_ROOT: text
    .transform((value) => (value ?? 'https://api.telegram.org').replace(/\/+$/, ''))
    .refine(isHttp, { error: 'an address that begins with https:// or http://' }),
  TELEGRAM_MODE: oneOf(['polling', 'webhook'], 'polling'),
  TELEGRAM_WEBHOOK_URL: text.refine((value) => value === undefined || isHttp(value), {
    error: 'the public https:// address of this service, with a path of its own',
  }),
  TELEGRAM_WEBHOOK_SECRET: text.refine((value) => value === undefined || /^[\w-]{16,256}$/.test(value), {
    error: '16 to 256 letters, digits, _ or - (make one with: openssl rand -hex 32)',
  }),
  HTTP_HOST: text.transform((value) => value ?? '127.0.0.1'),
  HTTP_PORT: whole(8080, port),
  METRICS_PORT: whole(9090, port),
  STORE_PATH: folder('.store/mingzhang.db'),
  STORE_DAYS: whole(90, { least: 1, most: 3650 }),
  USER_HASH_KEY: text.refine((value) => value === undefined || value.length >= 16, {
    error: 'at least 16 characters (make one with: openssl rand -hex 32)',
  }),
  RATE_PER_MINUTE: whole(20, { least: 1, most: 100_000 }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
});

type Environment = z.infer<typeof environment>;

type TelegramConfig = {
  readonly token: string;
  readonly apiRoot: string;
  /** Null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
};

export type ServiceConfig = {
  /** Null where no token is set. */
  readonly telegram: TelegramConfig | null;
  readonly http: { readonly host: string; readonly port: number };
  readonly metricsPort: number;
  /** Absolute path of the store's file. */
  readonly storePath: string;
  readonly storeDays: number;
  /** Null: a key is made and kept beside the store. */
  readonly userHashKey: string | null;
  readonly ratePerMinute: number;
  readonly logLevel: Environment['LOG_LEVEL'];
};

/** Where built knowledge is kept, an absolute path. Any text is a valid folder: nothing is thrown for it. */
export function readBuiltFolder(): string {
  const { BUILT_FOLDER: built } = readEnvironment();
  return environment.shape.BUILT_FOLDER.parse(built);
}

/** The store's file, an absolute path; mistakes elsewhere in the configuration do not matter to who only reads it. */
export function readStorePath(): string {
  const { STORE_PATH: place } = readEnvironment();
  return environment.shape.STORE_PATH.parse(place);
}

/** Configuration of the service, or every mistake in it: the variable's name and what was expected, never its value. */
export function readServiceConfig(): Result<ServiceConfig, readonly string[]> {
  const parsed = environment.safeParse(readEnvironment());
  if (!parsed.success)
    return failure(parsed.error.issues.map(({ path: [name], message }) => `${String(name)} must be ${message}`));
  const mistakes = together(parsed.data);
  return mistakes.length > 0 ? failure(mistakes) : success(toConfig(parsed.data));
}

/** What is wrong with variables that are right one by one. */
function together(read: Environment): string[] {
  if (read.TELEGRAM_MODE === 'polling' || read.TELEGRAM_BOT_TOKEN === undefined) return [];
  const needed = ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET'] as const;
  return needed
    .filter((name) => read[name] === undefined)
    .map((name) => `${name} must be set when TELEGRAM_MODE is webhook`);
}

function toConfig(read: Environment): ServiceConfig {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = read;
  return {
    telegram:
      read.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : {
            token: read.TELEGRAM_BOT_TOKEN,
            apiRoot: read.TELEGRAM_API_ROOT,
            webhook: read.TELEGRAM_MODE === 'webhook' && url && secret ? { url, secret } : null,
          },
    http: { host: read.HTTP_HOST, port: read.HTTP_PORT },
    metricsPort: read.METRICS_PORT,
    storePath: read.STORE_PATH,
    storeDays: read.STORE_DAYS,
    userHashKey: read.USER_HASH_KEY ?? null,
    ratePerMinute: read.RATE_PER_MINUTE,
    logLevel: read.LOG_LEVEL,
  };
}

/** The environment, which goes before `.env`, if there is one. */
function readEnvironment(): NodeJS.ProcessEnv {
  const file = path.join(rootFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
