import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { keptKey } from '../../src/app/hash-key.ts';
import { temporaryFolder } from '../support/desk.ts';

let folder = '';
let warnings: string[] = [];
beforeEach(() => {
  const made = temporaryFolder();
  folder = made.folder;
  warnings = [];
  return made.remove;
});
const keyFor = (store: string): string => keptKey(store, (message) => warnings.push(message));

test('a key is made once, kept beside the store, and only its owner may read it', () => {
  const store = path.join(folder, 'made', 'store.db');
  const key = keyFor(store);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(keyFor(store)).toBe(key);
  expect(statSync(`${store}.key`).mode & 0o077).toBe(0);
  expect(keyFor(path.join(folder, 'another.db'))).not.toBe(key);
  expect(warnings).toEqual([]);
});

test('a key that cannot be kept is told, with what to do, and holds for this run', () => {
  writeFileSync(path.join(folder, 'file'), '');
  expect(keyFor(path.join(folder, 'file', 'store.db'))).toMatch(/^[0-9a-f]{64}$/);
  expect(warnings).toEqual([expect.stringContaining('set USER_HASH_KEY')]);
});

test('a key file that was emptied (full disk) is no key: another is made and kept', () => {
  const store = path.join(folder, 'store.db');
  writeFileSync(`${store}.key`, '\n');
  const key = keyFor(store);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(`${store}.key`, 'utf8').trim()).toBe(key);
  expect(existsSync(store)).toBe(false);
});
