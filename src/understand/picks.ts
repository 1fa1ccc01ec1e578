/**
 * What a message picks out of the reply before: an option by its number or name (第二个, 2, 中央的), a listed thing by its
 * place (第二个是干什么用的). The pick is said out in full, so that the message is read like any other.
 */
import { squeeze } from '../base/text-pieces.ts';
import type { Turn } from './question.ts';

const PLACES: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((numeral, at) => [numeral, at + 1])),
  两: 2,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  末: -1,
  last: -1,
};

/** 第二个, 第2笔, 最后一个; not 第二大, 第六条, 第二季度, 第3个项目 of the document is one of the list that was just told. */
const PLACE =
  /第\s*([一二三四五六七八九十]|\d{1,2})\s*(?:个|项|笔|份|种|名|位|家)(?:项目|通知|股室?|单位)?|(最后|末尾)(?:那|的)?[一1]?(?:个|项|笔|份)|\b(?:the )?(first|second|third|fourth|fifth|sixth|last)(?: (?:one|option|project|notice|item))?\b(?! (?:largest|biggest|highest|smallest|lowest|most|quarter|half))/u;

/** Nothing but a place: 2, 选2, 第二, option 3. */
const BARE =
  /^(?:我?(?:就|要|选|问|看|指|说)?的?是?\s*)?(?:第\s*([一二三四五六七八九十]|\d{1,2})|(\d{1,2}|[一二三四五六七八九十])|(?:option|number|no\.?|choice)\s*(\d{1,2}|one|two|three|four|five|six))\s*[吧呢啊。.!?]*$/u;

/** Words around the name of a choice that name nothing. */
const AROUND =
  /^(?:(?:我|就|要|选|问|看|指|说|想|的|是|那|嗯|哦|噢|对|i mean|the|that|and)+\s*)+|(?:那|这)(?:一)?(?:个|笔|份|项|种)?|(?:一)?(?:个|笔|份|项|种)$|(?:\s|的|呢|吧|啊|哈|通知|项目|one|notices?|[,，。.!！?？、])+$/giu;

/** Words of a name that may stand apart in it: its year, who gives the money. */
const PARTS = /20\d\d年?|中央|省级|省|县级|县/gu;

/** An end that says that one of several is meant. */
const CHOOSES = /(?:的|(?:那|这)(?:一)?(?:个|笔|份|项|种)|\bone)[吧呢啊。.!?\s]*$/u;

/** A message of more characters tells more than a choice. */
const LONGEST_CHOICE = 14;

const placeOf = (said: string): number => PLACES[said] ?? Number(said);

/** What a numeral that was said counts: 两, 3, two; null for no numeral. */
export const numeralOf = (said: string): number | null => PLACES[said] ?? (/^\d+$/u.test(said) ? Number(said) : null);

const at = <Item>(items: readonly Item[], place: number): Item | undefined =>
  place === -1 ? items.at(-1) : items[place - 1];

/** The message with what it picks said out; the message itself when it picks nothing. `inFull`: without courtesy, sayings by what they stand for. */
export function withPicks(text: string, before: Turn | null, inFull: (text: string) => string): string {
  if (before === null) return text;
  const message = text.trim();
  const bare = BARE.exec(message)?.slice(1).find(Boolean);
  const said = PLACE.exec(message);
  const place = bare ?? (said?.[2] === undefined ? (said?.[1] ?? said?.[3]) : '末');
  if (place !== undefined)
    return picked({ message, place: placeOf(place), said: bare === undefined ? said : null }, before);
  return chosenByName(inFull(message), before) ?? text;
}

type Pick = { readonly message: string; readonly place: number; readonly said: RegExpExecArray | null };

function picked({ message, place, said }: Pick, { offered, listed, question }: Turn): string {
  const option = at(offered, place);
  const rest = said === null ? '' : message.replace(said[0], '').replace(AROUND, '');
  if (option !== undefined) return rest === '' ? option.question : message.replace(said?.[0] ?? '', option.label);
  const item = at(listed, place);
  if (item === undefined) return message;
  if (rest !== '' && said !== null) return message.replace(said[0], item.label);
  // Of a ranking or a list the amount is told; of figures what was asked of them.
  const ranks = (['top', 'bottom', 'list', 'count', 'sum', 'filter'] as const).some((name) =>
    question.operations.has(name),
  );
  return item.cells.length > 0 && ranks ? `${item.label}是多少` : `${item.label}呢`;
}

/** 中央的, 2023年那个, 见习补贴的: what all of the words said stand in, where that leaves out some of the choices. */
function chosenByName(message: string, { offered, listed }: Turn): string | null {
  if (message.length > LONGEST_CHOICE) return null;
  const words = partsOf(message.replace(AROUND, '').replace(AROUND, ''));
  if (words.length === 0) return null;
  const holds = ({ label }: { readonly label: string }): boolean =>
    words.every((word) => squeeze(label).includes(word));
  const options = offered.filter(holds);
  if (options.length === 1) return options[0]?.question ?? null;
  // 就业补助 after a list may be another thing; 中央的, 2023年那份 is one of those listed.
  if (!CHOOSES.test(message) && words.some((word) => !word.match(PARTS))) return null;
  const items = listed.filter(({ cells }) => cells.length > 0).filter(holds);
  if (listed.length < 2 || items.length === 0 || items.length === listed.length) return null;
  if (items.length > 1 && words.some((word) => !word.match(PARTS))) return null;
  return `${items.map(({ label }) => label).join('和')}${items.length > 1 ? '各' : ''}是多少`;
}

/** Years and levels by themselves, what is left of the words in one piece. */
function partsOf(words: string): string[] {
  const said = squeeze(words);
  const rest = said.replace(PARTS, '');
  return [...(said.match(PARTS) ?? []), ...(rest === '' ? [] : [rest])];
}
