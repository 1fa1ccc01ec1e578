/** What one pays a year names a tier (5000元档次): the amount is written one way, however it was said. */
import { multiply } from '../base/decimal.ts';
import { parseNumeral } from './numerals.ts';

/** 三千块那一档, 5k的档, 一百元档次: a numeral, its unit, and the word for a tier. */
const TIER =
  /(?<![第\d.])(\d[\d,]*|[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{2,})( ?k)?(?: ?(?:元|块)钱?)?(?:的|那|这)?(?:一|个)?(?=档(?!案))/gu;

/** 三档 counts tiers; nobody pays so little. */
const LEAST_PAID = 20;

/** The text with the amount of each tier in digits. */
export const withTiersInDigits = (text: string): string =>
  text.replace(TIER, (said, numeral: string, thousands: string | undefined) => {
    const value = parseNumeral(numeral);
    if (value === null || value.includes('.')) return said;
    const paid = thousands === undefined ? value : multiply(value, '1000');
    return Number(paid) < LEAST_PAID ? said : `${paid}元`;
  });
