import { expect, test } from 'vitest';
import { keyedHash } from '../../src/service/identity.ts';

const hash = keyedHash('the key of this test');

test('the same name under the same key is the same hash, in 32 hexadecimal digits', () => {
  expect(hash('telegram', '5123456789')).toBe(hash('telegram', '5123456789'));
  expect(hash('telegram', '5123456789')).toMatch(/^[0-9a-f]{32}$/);
});

test('another name, channel or key is another hash', () => {
  const hashes = [
    hash('telegram', '1'),
    hash('telegram', '2'),
    hash('wecom', '1'),
    hash('telegram1', ''),
    hash('telegra', 'm1'),
    keyedHash('another key of this test')('telegram', '1'),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a hash holds nothing of the name', () => {
  expect(hash('telegram', '5123456789')).not.toContain('5123456789');
});
