import { expect, it } from 'vitest';
import { withTiersInDigits } from '../../src/understand/tiers.ts';

it.each([
  ['5k档次补多少', '5000元档次补多少'],
  ['三千块那一档', '3000元档'],
  ['一百元档次缴费补贴', '100元档次缴费补贴'],
  ['1000的档', '1000元档'],
])('%s is the tier %s', (said, meant) => {
  expect(withTiersInDigits(said)).toBe(meant);
});

it.each(['一共三档', '第三档', '2000份档案', '十档'])('%s names no tier by its amount', (said) => {
  expect(withTiersInDigits(said)).toBe(said);
});
