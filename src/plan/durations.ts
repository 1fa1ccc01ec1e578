/** How long something lasts: 几年, 几个月 ask for a length of time, which no date and no month tells. */

/** Each length of time with how it is asked for and how a text tells one. */
const LENGTHS: readonly (readonly [asked: RegExp, told: RegExp])[] = [
  [/(?:几|多少)(?:个工作)?天|\bhow many (?:working |calendar )?days\b/u, /\d\s*(?:天|日(?!前)|个?工作日)/u],
  [/(?:几|多少)个月|\bhow many months\b/u, /\d\s*个月/u],
  [/(?<![近这那前头好了过没七八九零])几年(?!级)|多少年/u, /(?<!\d)\d{1,2}\s*年/u],
  [/(?:几|多少)个?小时/u, /\d\s*个?小时/u],
  [/几岁|多大(?:岁数|年龄|年纪)|年龄(?:是|要|得)?多[少大]/u, /\d\s*周?岁/u],
];

/** How a text tells the length of time that is asked for; null where none is. */
export const lengthAsked = (text: string): RegExp | null => LENGTHS.find(([asked]) => asked.test(text))?.[1] ?? null;
