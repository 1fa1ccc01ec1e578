/** The numbers up to ten as they are said in a list or a ranking; larger and mixed ones are read by the grammar of numerals. */
const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** 三, 3, three, third → 3; NaN where it is none of them. */
export const smallNumber = (said: string): number => SMALL_NUMBERS[said] ?? Number(said);
