/** Configuration: the only place that reads the environment and `.env`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The repository's root. */
export const rootFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A variable that is set to nothing is not set: its default holds. */
const environment = z.object({
  /** Where built knowledge is kept; relative to the root. */
  BUILT_FOLDER: z
    .string()
    .trim()
    .optional()
    .transform((folder) => folder || '.built'),
});

/** `builtFolder` is an absolute path. */
export type Config = { readonly builtFolder: string };

/** Reads `.env`, if there is one, and the environment, which goes before it. Any text is a valid folder: nothing is thrown for it. */
export function readConfig(): Config {
  const file = path.join(rootFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return { builtFolder: path.resolve(rootFolder, environment.parse(process.env).BUILT_FOLDER) };
}
