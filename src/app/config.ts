/** Configuration: the only place that reads the environment and `.env`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The repository's root. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const environment = z.object({
  /** Where built knowledge is kept; relative to the root. */
  BUILT_FOLDER: z.string().trim().min(1).default('.built'),
});

export type Config = { readonly builtFolder: string };

/** Reads the configuration once. Throws an Error that names every variable that is wrong, never its value. */
export function readConfig(): Config {
  const file = path.join(rootFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const parsed = environment.safeParse(process.env);
  if (parsed.success) return { builtFolder: path.resolve(rootFolder, parsed.data.BUILT_FOLDER) };
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`configuration: ${wrong.join('; ')} (see .env.example)`);
}
