/** Figures in running text, and when one of them says a given value: in any unit of money, and rounded where a larger unit rounds. */
import { compare, decimalsOf, isDecimal, multiply, subtract, trimZeros } from '../../src/base/decimal.ts';
import type { GoldValue } from './question-set.ts';

export type Figure = {
  /** Decimal text with its sign, without grouping commas. */
  readonly digits: string;
  /** The unit right behind it where it is one of scale or a percentage, in lower case; else empty. */
  readonly unit: string;
  readonly decimals: number;
  /** Digits from the first that is not zero. */
  readonly significant: number;
};

/** How many 元 (or ones) each unit of scale stands for. */
const SCALES: ReadonlyMap<string, string> = new Map([
  ['万亿元', '1000000000000'],
  ['万亿', '1000000000000'],
  ['亿元', '100000000'],
  ['亿', '100000000'],
  ['千万元', '10000000'],
  ['百万元', '1000000'],
  ['万元', '10000'],
  ['万', '10000'],
  ['千元', '1000'],
  ['billion', '1000000000'],
  ['million', '1000000'],
  ['thousand', '1000'],
  ['元', '1'],
  ['yuan', '1'],
]);

const PERCENTAGES: ReadonlySet<string> = new Set(['%', '个百分点']);

/** Longer names first in the pattern: 万亿元 is not 万. */
const UNITS = [...SCALES.keys(), ...PERCENTAGES].toSorted((left, right) => right.length - left.length).join('|');
const FIGURE = new RegExp(String.raw`(-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)\s*(${UNITS})?`, 'giu');

/** Gold values are rounded to two places, so a figure may differ by half of the second, and a hair for half-up ties. */
const TWO_PLACES = '0.0051';

/** A figure in a larger unit counts as the value rounded only when it keeps so many digits: 4.80亿元 says too little. */
const ROUNDED_DIGITS = 4;

/** Every figure of a text, in order. */
function figuresIn(text: string): Figure[] {
  return [...text.normalize('NFKC').matchAll(FIGURE)].map(([, printed = '', unit = '']) => {
    const digits = printed.replaceAll(',', '');
    return {
      digits,
      unit: unit.toLowerCase(),
      decimals: decimalsOf(digits),
      significant: digits.replace(/[-.]/gu, '').replace(/^0+/u, '').length,
    };
  });
}

/** Can the value be read in the text? Signs are left to the wording: “减少4150.89万元” says −4150.89. */
export const showsValue = (text: string, gold: GoldValue): boolean =>
  figuresIn(text).some((figure) => says(figure, gold));

function says(figure: Figure, gold: GoldValue): boolean {
  const shown = unsigned(figure.digits);
  const wanted = unsigned(gold.value);
  // A bare 10 is read in 10万人 and in 10%.
  if (gold.unit === '' && within(shown, wanted, '0')) return true;
  if (PERCENTAGES.has(gold.unit))
    return (figure.unit === '' || PERCENTAGES.has(figure.unit)) && within(shown, wanted, TWO_PLACES);
  const scale = SCALES.get(figure.unit);
  if (scale === undefined) return within(shown, wanted, isWhole(wanted) ? '0' : TWO_PLACES);
  const goldScale = scaleOf(gold.unit);
  const shownOnes = multiply(shown, scale);
  const wantedOnes = multiply(wanted, goldScale);
  const tolerance = gold.unit.endsWith('元') ? multiply(TWO_PLACES, goldScale) : '0';
  if (within(shownOnes, wantedOnes, tolerance)) return true;
  return figure.significant >= ROUNDED_DIGITS && within(shownOnes, wantedOnes, halfOfLastDigit(figure, scale));
}

/**
 * Figures of the text that stand nowhere in `grounds`, neither as printed nor in another unit of money. Small whole
 * numbers and years are not looked at: they number lists and name the period.
 */
export function figuresWithoutGround(text: string, grounds: string): string[] {
  const known = figuresIn(grounds);
  const printed = new Set(known.map(({ digits }) => trimZeros(digits)));
  return figuresIn(text)
    .filter((figure) => needsGround(figure) && !printed.has(trimZeros(figure.digits)))
    .filter((figure) => !known.some((ground) => sameAmount(ground, figure)))
    .map(({ digits, unit }) => digits + unit);
}

function needsGround({ digits, decimals, significant }: Figure): boolean {
  if (decimals > 0) return true;
  const isYear = compare(digits, '1990') >= 0 && compare(digits, '2100') <= 0;
  return significant >= ROUNDED_DIGITS && !isYear;
}

/** Table cells are quoted without their unit, which is mostly 万元. */
function sameAmount(ground: Figure, figure: Figure): boolean {
  const scale = scaleOf(figure.unit);
  const ones = multiply(figure.digits, scale);
  const tolerance = halfOfLastDigit(figure, scale);
  const units = ground.unit === '' ? ['元', '万元'] : [ground.unit];
  return units.some((unit) => within(multiply(ground.digits, scaleOf(unit)), ones, tolerance));
}

const halfOfLastDigit = ({ decimals }: Figure, scale: string): string =>
  multiply(decimals === 0 ? '0.5' : `0.${'0'.repeat(decimals)}5`, scale);

/** A unit that is no scale counts ones; 万人 counts ten thousands. */
const scaleOf = (unit: string): string => SCALES.get(unit) ?? (unit.startsWith('万') ? '10000' : '1');

const within = (left: string, right: string, tolerance: string): boolean =>
  compare(unsigned(subtract(left, right)), tolerance) <= 0;

const unsigned = (digits: string): string => digits.replace(/^-/u, '');

const isWhole = (digits: string): boolean => isDecimal(digits) && !trimZeros(digits).includes('.');
