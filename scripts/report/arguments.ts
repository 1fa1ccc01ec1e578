/** What `npm run report` was asked for. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { failure, type Result, success } from '../../src/base/result.ts';

/** Days of the period, today included, and the folder of the CSV files, where the arguments do not say. */
const DAYS = '7';
const FOLDER = 'reports';

const MOST_DAYS = 3650;

export const usage =
  'Usage: npm run report [-- --days N --csv FOLDER | --no-csv --store FILE] (7 days, folder reports/, STORE_PATH)';

export type Wanted = {
  readonly days: number;
  /** Null: no files are written. */
  readonly folder: string | null;
  /** Null: the store of the configuration. */
  readonly store: string | null;
};

const days = z
  .string()
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS, {
    error: `--days takes a whole number from 1 to ${MOST_DAYS}`,
  })
  .transform(Number);

const options = {
  days: { type: 'string', default: DAYS },
  csv: { type: 'string' },
  'no-csv': { type: 'boolean', default: false },
  store: { type: 'string' },
} as const;

const argumentsSchema = z
  .object({
    days,
    csv: z.string().trim().min(1, '--csv takes a folder').optional(),
    'no-csv': z.boolean(),
    store: z.string().trim().min(1, '--store takes a file').optional(),
  })
  .refine((given) => given.csv === undefined || !given['no-csv'], '--csv and --no-csv cannot be used together');

/** Reads the arguments; the failure is the sentence to print before the usage. */
export function readWanted(given: readonly string[]): Result<Wanted, string> {
  try {
    const read = argumentsSchema.safeParse(parseArgs({ args: [...given], options }).values);
    if (!read.success) return failure(read.error.issues[0]?.message ?? 'wrong arguments');
    const { csv, store } = read.data;
    return success({
      days: read.data.days,
      folder: read.data['no-csv'] ? null : (csv ?? FOLDER),
      store: store ?? null,
    });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}
