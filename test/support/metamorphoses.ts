/**
 * Changes of a question whose effect is known without knowing its answer: most must change nothing, some must turn an
 * answer into a refusal. Each is pure, gives every changed wording it makes, and none where the change would not be fair.
 */
import { Converter } from 'opencc-js/cn2t';

/** A message as it is sent; `followsUp` when others of its conversation come before it. */
type Message = { readonly text: string; readonly followsUp: boolean };

/** Every wording a change makes of a message. */
export type Change = (message: Message) => readonly string[];

/** A word of asking: a stretch with one is a question. */
const ASKING_WORD = /多少|几|哪|谁|啥|什么|吗|咋|怎|各|\b(?:how|which|what|when|where|who|why|does|do|is|are|will)\b/iu;

/** Orders given to the bot, before which no “may I ask” is said. */
const ORDER = /^(?:帮|把|给我|忽略|别|引用|假装|从现在|列|请|麻烦)/u;

/** A mark, and blanks after it, at the end of a message. */
const FINAL_MARK = /[?？!！。.…~～]+\s*$/u;

const han = /\p{Script=Han}/u;

const isHan = (text: string): boolean => han.test(text);

/** Which script the first or last letter of a message is of: what is put beside it is said in that language. */
const startsInHan = (text: string): boolean => isHan(/\p{L}/u.exec(text)?.[0] ?? '');
const endsInHan = (text: string): boolean => isHan(/\p{L}(?=\P{L}*$)/u.exec(text)?.[0] ?? '');

const onlyChanged = (text: string, changed: readonly string[]): string[] => [
  ...new Set(changed.filter((wording) => wording !== text)),
];

/** Manners ask nothing: a question with 请问 before it or thanks after it is the same question. */
export const politeness: Change = ({ text }) => [...greeted(text), ...thanked(text)];

/** Said before it; not before an order, which nobody begins with 请问, nor before another greeting. */
function greeted(text: string): string[] {
  if (/^(?:你好|您好|hello|hi\b)/iu.test(text)) return [];
  if (!startsInHan(text)) return [`Hello, ${text}`, `Please tell me: ${text}`];
  const greeting = `您好，${text}`;
  return ORDER.test(text) ? [greeting] : [`请问${text}`, `麻烦问一下${text}`, greeting];
}

/** Said after it, behind the final mark where there is one. */
function thanked(text: string): string[] {
  if (/谢|thank/iu.test(text)) return [];
  const comma = FINAL_MARK.test(text) ? '' : endsInHan(text) ? '，' : ',';
  if (endsInHan(text)) return [`${text}${comma}谢谢`, `${text} 多谢啦`];
  const please = FINAL_MARK.test(text) ? text.replace(FINAL_MARK, ' please$&') : `${text} please`;
  return [please, `${text}${comma} thanks`];
}

/**
 * Few people type marks, and those who do choose freely. Kept are marks in numbers and document numbers, 、 between
 * what is listed, and whatever parts two questions of English, where a space says nothing.
 */
export const punctuation: Change = ({ text }) =>
  onlyChanged(text, [
    text.replace(FINAL_MARK, ''),
    withFinalMark(text),
    innerMarksAsSpaces(text),
    spacesAsCommas(text),
    text.replace(/[“”"「」『』《》]/gu, ''),
    spacesBetweenScriptsDropped(text),
  ]);

/** Ends as a careful writer would end it: a question with its mark, the rest with a full stop. */
function withFinalMark(text: string): string {
  if (FINAL_MARK.test(text)) return text;
  if (!endsInHan(text)) return `${text}?`;
  return text + (ASKING_WORD.test(text) ? '？' : '。');
}

/** 津贴多少？奖金呢 → 津贴多少 奖金呢: between Chinese clauses a space is the usual mark in chats. */
const innerMarksAsSpaces = (text: string): string =>
  text.replace(/(?<=\p{Script=Han})\s*[，,；;？?！!。]\s*(?=\p{Script=Han})/gu, ' ');

/** And the other way about: in Chinese a space stands only where a comma may. */
const spacesAsCommas = (text: string): string => text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '，');

/** goes to 被征地农民 → goes to被征地农民: the change of script parts the words by itself. */
const spacesBetweenScriptsDropped = (text: string): string =>
  text.replace(/(?<=\p{Script=Han}) +(?=[a-z])|(?<=[a-z]) +(?=\p{Script=Han})/giu, '');

/** A Chinese keyboard types digits in either width; a question in full width is changed to half. */
export const digitWidth: Change = ({ text }) => {
  const wide = text.replace(/[0-9]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + FULL_WIDTH));
  return onlyChanged(text, [wide === text ? text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC')) : wide]);
};

/** From a digit to its full-width form. */
const FULL_WIDTH = 0xff10 - 0x30;

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const toHongKong = Converter({ from: 'cn', to: 'hk' });

/** Traditional characters are another way of writing the same words; no word is exchanged for a regional one. */
export const traditional: Change = ({ text }) => onlyChanged(text, [toTaiwan(text), toHongKong(text)]);

/** Speech is free in where it puts the asking, the year and the office; what is asked stays the same. */
export const wordOrder: Change = ({ text, followsUp }) =>
  followsUp
    ? []
    : onlyChanged(text, [...askingFirst(text), ...englishAskingLast(text), ...yearMoved(text), ...officeLast(text)]);

/** A message of one clause: with a space or mark inside, moved words could land in another clause. */
const isOneClause = (text: string): boolean =>
  !/[\s\p{P}]/u.test(text.replace(FINAL_MARK, '').replace(/\[\d+\]/gu, ''));

/** Words that compare, add or list; what is moved past them could join another side. */
const HAS_SIDES = /[比跟和与及、]|占|各|加|合|分别|差|去年|上年|往年/u;

/**
 * 招待费预算多少 → 多少啊，招待费预算; 行政运行多少钱 → 多少钱行政运行. Only where all before the asking is a name: no verb or adverb
 * stands at its end, and nothing else is asked in it.
 */
function askingFirst(text: string): string[] {
  const found = /^(?<named>.+?)(?<asking>(?:是|有)?多少(?:钱)?)[呀啊呢]?[?？]?$/u.exec(text);
  const { named = '', asking = '' } = found?.groups ?? {};
  if (
    named === '' ||
    !isOneClause(named) ||
    ASKING_WORD.test(named) ||
    /[占比差加合跟]|分别|单独|反推|^那/u.test(named)
  )
    return [];
  if (/(?:[共底年要给了得发补花交批列出里排的下到数]|安排|(?<!预)算)$/u.test(named)) return [];
  return [`${asking}啊，${named}`, ...(asking === '多少钱' ? [`${asking}${named}`] : [])];
}

/** How much is X? → X, how much?; X how much? → how much X? */
function englishAskingLast(text: string): string[] {
  const [, subject] = /^how much (?:is|are) (?!there|in\b|set\b)([^,?]+)\?*$/iu.exec(text) ?? [];
  if (subject !== undefined) return [`${subject}, how much?`];
  const [, named] = /^([^,?]*\p{Script=Han}[^,?]*|[^,?]*\d) how much\?*$/iu.exec(text) ?? [];
  return named === undefined || ASKING_WORD.test(named) ? [] : [`how much ${named}?`];
}

/** 2024年 and 今年 say when for the whole clause; 24年 may be part of a notice's name and stays where it is. */
const OWN_YEAR = /今年|[2２][0０][2２][4４]年/u;

/** 拨款收入今年多少 → 今年拨款收入多少; 今年招待费多少 → 招待费多少，今年. Not past 比 and the like, which have years of their own. */
function yearMoved(text: string): string[] {
  const [year] = OWN_YEAR.exec(text) ?? [];
  const [firstClause = ''] = text.split(/[\s，。？?]/u);
  if (year === undefined || !firstClause.includes(year) || HAS_SIDES.test(text)) return [];
  const rest = text.replace(year, '');
  if (OWN_YEAR.test(rest) || /^的/u.test(rest)) return [];
  const first = `${year}${rest}`;
  return isOneClause(text) ? [first, `${rest.replace(FINAL_MARK, '')}，${year}`] : [first];
}

/** The office whose document this is, as it is called at the beginning of a question. */
const OFFICE_FIRST = /^(?:霸州市?人社局|你们人社局|人社局|你们局|你们单位|你们|咱们?局|咱|局里)(?=\p{Script=Han})/u;

/** 你们局办公用房有多少平米 → 办公用房有多少平米，你们局: whom one asks may be called last. */
function officeLast(text: string): string[] {
  const [office] = OFFICE_FIRST.exec(text) ?? [];
  if (office === undefined || !isOneClause(text)) return [];
  const rest = text.slice(office.length).replace(/^的/u, '');
  return /^[咋是还]|[吗不]$/u.test(rest) ? [] : [`${rest.replace(FINAL_MARK, '')}，${office}`];
}

/** A year of any kind, said outright or by its distance. */
const ANY_YEAR =
  /(?<!\d)(?:19|20)\d\d(?!\d)|\d\d年|[〇零一二三四五六七八九]{2,4}年|[今去前明后当本上往历近头]年|年[初末底]|\b(?:last|next|this|previous|prior) year/iu;

/** An office or place, or a word for the one that is asked. */
const ANY_OFFICE =
  /局|厅|委|单位|你们|咱|我们|俺|霸州|廊坊|三河|石家庄|文安|[市县省]|bureau|bazhou|county|\b(?:your|you)\b/iu;

/** Whether what every question is about may be said once more at the beginning of this one. */
const takesMore = ({ text, followsUp }: Message): boolean => !followsUp && startsInHan(text) && !ORDER.test(text);

/** The document has one year: to say it adds nothing, but where notices of several years could be meant; 今年 is that year. */
export const ownYear: Change = (message) => {
  if (!takesMore(message)) return [];
  const named = message.text.replace(/今年(?!底|初|末)/u, '2024年');
  if (named !== message.text) return ANY_YEAR.test(message.text.replace('今年', '').normalize('NFKC')) ? [] : [named];
  return ANY_YEAR.test(message.text.normalize('NFKC')) ? [] : [`2024年${message.text}`];
};

/** The document has one office: to say it adds nothing, first or last. */
export const ownOffice: Change = (message) => {
  const { text } = message;
  if (!takesMore(message) || ANY_OFFICE.test(text)) return [];
  return [`霸州市人社局${text}`, `${text.replace(FINAL_MARK, '')}，霸州市人社局`];
};

/** The sayings of the lexicon's entries, and every other phrase that could hold one of them. */
export type Sayings = {
  readonly entries: readonly (readonly string[])[];
  readonly phrases: ReadonlySet<string>;
};

/** A saying of the lexicon in a text. */
type Said = { readonly start: number; readonly end: number; readonly saying: string };

/** Sayings that ask or compare are parts of sentences and cannot stand where a name stands. */
const IS_NO_NAME = /[最每按]|多|少|几|啥|哪|谁|什么|吗|怎|\b(?:how|which|what|when|where|who|why|most|more|less)\b/iu;

/** Longest phrase looked for, in UTF-16 units. */
const LONGEST_PHRASE = 40;

/**
 * The lexicon promises that the sayings of an entry mean the same, so one may stand for another: the next of the list, and the one
 * half the list away. Only names, in one language, where the old and the new saying are not part of a longer phrase.
 */
export function synonyms({ entries, phrases }: Sayings): Change {
  const entryOf = new Map(entries.flatMap((entry) => entry.map((saying) => [saying.toLowerCase(), entry] as const)));
  return ({ text }) =>
    phrasesIn(text, phrases)
      .filter((said, _, all) => !IS_NO_NAME.test(said.saying) && entryOf.has(said.saying) && standsAlone(said, all))
      .flatMap((said) => otherSayings(entryOf.get(said.saying) ?? [], said.saying).map((other) => ({ said, other })))
      .flatMap(({ said, other }) => exchanged(text, said, other, phrases));
}

/** Two others of the entry, in the same script. */
function otherSayings(entry: readonly string[], saying: string): string[] {
  const alike = entry
    .map((other) => other.toLowerCase())
    .filter((other) => isHan(other) === isHan(saying) && !(isHan(other) && /[a-z]/u.test(other)))
    .filter((other) => !IS_NO_NAME.test(other));
  const at = alike.indexOf(saying);
  if (at === -1 || alike.length < 2) return [];
  const [next, far] = [at + 1, at + Math.floor(alike.length / 2)].map((position) => alike[position % alike.length]);
  return [...new Set([next, far])].flatMap((other) => (other === undefined || other === saying ? [] : [other]));
}

/** The text with the other saying, where that makes no longer phrase with its neighbours and repeats none of them. */
function exchanged(text: string, { start, end }: Said, other: string, phrases: ReadonlySet<string>): string[] {
  const changed = text.slice(0, start) + other + text.slice(end);
  const now = { start, end: start + other.length, saying: other };
  const isRepeated = /(\p{Script=Han}{2,})\1/u.test(changed) && !/(\p{Script=Han}{2,})\1/u.test(text);
  const isNegated = /不[是含]|别|除/u.test(text);
  return !isRepeated && !isNegated && standsAlone(now, phrasesIn(changed, phrases)) ? [changed] : [];
}

/** Whether no other phrase holds it or reaches into it. */
const standsAlone = (said: Said, all: readonly Said[]): boolean =>
  !all.some(
    (other) =>
      other.start < said.end && other.end > said.start && !(other.start >= said.start && other.end <= said.end),
  );

/** Every phrase of the set in the text; those of Latin letters as whole words. */
function phrasesIn(text: string, phrases: ReadonlySet<string>): Said[] {
  const lower = text.toLowerCase();
  const found: Said[] = [];
  for (let start = 0; start < lower.length; start++) {
    for (let end = start + 2; end <= Math.min(lower.length, start + LONGEST_PHRASE); end++) {
      const saying = lower.slice(start, end);
      if (phrases.has(saying) && !cutsWord(lower, start) && !cutsWord(lower, end)) found.push({ start, end, saying });
    }
  }
  return found;
}

const cutsWord = (text: string, at: number): boolean =>
  /[a-z0-9]/u.test(text[at - 1] ?? '') && /[a-z0-9]/u.test(text[at] ?? '');

/** Other names for the document's own year: each can be changed to another one. */
const OWN_YEAR_SAID: readonly (readonly [RegExp, string])[] = [
  [/今年|[2２][0０][2２][4４]年/gu, '2021年'],
  [/\bthis year\b/giu, 'in 2021'],
  [/(?<![\d.])[2２][0０][2２][4４](?![\d.])/gu, '2021'],
];

/** The document holds one year: asked of another, with nothing else to go by, it has no answer. */
export const otherYear: Change = ({ text }) => {
  const changed = OWN_YEAR_SAID.reduce((wording, [own, other]) => wording.replace(own, other), text);
  if (changed !== text) return ANY_YEAR.test(changed.normalize('NFKC').replaceAll('2021', '')) ? [] : [changed];
  if (ANY_YEAR.test(text.normalize('NFKC')) || POINTS_BACK.test(text)) return [];
  if (startsInHan(text)) return [withSlotFirst(text, '2019年')];
  return [FINAL_MARK.test(text) ? text.replace(FINAL_MARK, ' in 2019$&') : `${text} in 2019`];
};

/** It, the sum of them: nothing of another year, place or office can be put before these. */
const POINTS_BACK =
  /^(?:那[个笔项块些边份一二两三四五六几]|它|仨|其中|里面|里头|加|合计|三级|剩|and\b|of which|plus|as %|to\b)/iu;

/** 那10月底呢 → 那2019年10月底呢: 那 stays the first word of a follow-up. */
const withSlotFirst = (text: string, slot: string): string => text.replace(/^(?:那么?)?/u, `$&${slot}`);

/** Ways of naming the document's own office. */
const OWN_OFFICE =
  /(?:你们|咱们?|我们)?(?:霸州市?)?(?:人力资源和社会保障局|人社局)|你们[局单]位?|咱们?局|本局|局里|^你们|\bthe bureau/iu;

/** What cannot be said of another place in one breath: a second place, a whole project code with its place in it. */
const OWN_PLACE = /霸州|廊坊|三河|石家庄|文安|你们|咱|我们|俺|131081|\byour?\b|bazhou/iu;

/** Words before which 某市的 cannot stand, as 某市 can: they name nothing. */
const NAMES_NOTHING = /^(?:那|一共|总共|哪|谁|啥|什么|多少|几|把|给|印|钱|账|除|补|交|征|上|少|为|\d|[０-９])/u;

/** The figures are of one place: those of another it does not hold. */
export const otherPlace: Change = (message) =>
  ofAnother(message, {
    front: '石家庄市',
    office: '三河市人社局',
    english: 'Sanhe city HR bureau',
    lead: 'In Shijiazhuang, ',
  });

/** The figures are of one department: those of another it does not hold. */
export const otherDepartment: Change = (message) => [
  ...ofAnother(message, {
    front: '教育局',
    office: '教育局',
    english: 'education bureau',
    lead: 'For the education bureau, ',
  }),
  ...ofAnother(message, {
    front: '民政局',
    office: '民政局',
    english: 'civil affairs bureau',
    lead: 'For the civil affairs bureau, ',
  }),
];

type Another = { readonly front: string; readonly office: string; readonly english: string; readonly lead: string };

/** The own office's name exchanged where it is said; else the other's put in front. */
function ofAnother({ text, followsUp }: Message, { front, office, english, lead }: Another): string[] {
  const changed = text.replace(OWN_OFFICE, (own) => (isHan(own) ? office : `the ${english}`));
  if (changed !== text) return OWN_PLACE.test(changed.replaceAll('三河', '')) ? [] : [changed];
  if (OWN_PLACE.test(text) || POINTS_BACK.test(text)) return [];
  if (!startsInHan(text)) return followsUp ? [] : [`${lead}${text}`];
  const of = NAMES_NOTHING.test(text) ? '' : '的';
  return [withSlotFirst(text, `${front}${of}`)];
}
