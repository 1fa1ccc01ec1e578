/** 部门职责: articles (第六条), their items (（十三）), the internal offices among them and each office's duties. */
import type { Office, Passage } from '../document.ts';
import { type PassagePlace, passageOf } from './chapter-passages.ts';
import { cleanName } from './clean.ts';
import type { Part } from './contents.ts';
import { readNumbering } from './numbering.ts';
import { joinParagraphs, type Paragraph } from './paragraphs.ts';
import { type Line, type Reading, refOf } from './reading.ts';
import { splitSentences } from './sentences.ts';

type Article = {
  readonly number: number;
  readonly label: string;
  readonly hasItems: boolean;
  readonly hasOffices: boolean;
};
type Item = { readonly number: number; readonly label: string; readonly office: Office | null };
type State = {
  heading: string | null;
  article: Article | null;
  item: Item | null;
  count: number;
  passages: Passage[];
  offices: Office[];
};

/** 办公室（政策法规股、规划财务股） → name and the other names in brackets. */
function readOfficeName(printed: string): { name: string; otherNames: string[] } {
  const text = cleanName(printed);
  const match = /^(.*?)[（(](.+)[）)]$/.exec(text);
  if (match === null) return { name: text, otherNames: [] };
  return { name: match[1] ?? text, otherNames: (match[2] ?? '').split('、') };
}

function placeOf(state: State, part: Part): PassagePlace {
  const { article, item } = state;
  const chapter = [part.title, ...(state.heading === null ? [] : [state.heading])];
  if (article === null) return { short: `c0.${++state.count}`, section: chapter, locator: '正文', kind: 'clause' };
  const section = [...chapter, article.label];
  if (item === null) {
    const short = article.hasItems ? `c${article.number}.0.${++state.count}` : `c${article.number}.${++state.count}`;
    return { short, section, locator: article.label, kind: 'clause' };
  }
  const short = `c${article.number}.${item.number}.${++state.count}`;
  const locator = `${article.label}${item.label}`;
  const { office } = item;
  if (office === null) return { short, section: [...section, item.label], locator, kind: 'clause' };
  return { short, section: [...section, `${item.label}${office.name}`], locator, kind: 'duty', office: office.id };
}

/** Cuts the rest of a paragraph into passages: items at every 。 and ；, other text at 。 only. */
function addText(state: State, paragraph: Paragraph, at: { from: number; part: Part; reading: Reading }): void {
  const marks = state.item === null ? '。' : '。；;';
  for (const span of splitSentences(paragraph.text, marks, at.from)) {
    const place = placeOf(state, at.part);
    const { item } = state;
    // The name of an office is printed before its first duty, and stands nowhere else.
    const heading = item?.office?.duties.length === 0 ? { heading: 0 } : {};
    state.passages.push(passageOf({ paragraph, span, ...heading }, place, at.reading));
    if (item?.office != null) {
      const office = { ...item.office, duties: [...item.office.duties, refOf(at.reading, place.short)] };
      state.item = { ...item, office };
      state.offices[state.offices.length - 1] = office;
    }
  }
}

/** Opens an item; under an article that sets up offices its name ends at the first 。. Gives where its text starts. */
function openItem(state: State, paragraph: Paragraph, reading: Reading): number {
  const numbering = readNumbering(paragraph.text);
  if (numbering === null) return 0;
  const { number, label, length } = numbering;
  state.count = 0;
  state.item = { number, label, office: null };
  if (state.article?.hasOffices !== true) return length;
  const end = paragraph.text.indexOf('。', length);
  const line = paragraph.pieces[0]?.line ?? 0;
  if (end < 0) {
    reading.fail(line, 'clause', `${state.article.label}${label}应以「机构名称。」开头`);
    return length;
  }
  const expected = state.offices.length + 1;
  if (number !== expected) reading.fail(line, 'clause', `内设机构应为第 ${expected} 个，这里是${label}，可能缺行`);
  const office = {
    id: refOf(reading, `office.${number}`),
    number: label,
    duties: [],
    ...readOfficeName(paragraph.text.slice(length, end)),
  };
  state.item = { number, label, office };
  state.offices.push(office);
  return end + 1;
}

function openArticle(state: State, paragraph: Paragraph, paragraphs: readonly Paragraph[]): number {
  const numbering = readNumbering(paragraph.text);
  if (numbering === null) return 0;
  const next = paragraphs[paragraphs.indexOf(paragraph) + 1];
  const hasItems = next !== undefined && readNumbering(next.text)?.style === 'bracket';
  const hasOffices = hasItems && /内设机构/.test(paragraph.text);
  state.article = { number: numbering.number, label: numbering.label, hasItems, hasOffices };
  state.item = null;
  state.count = 0;
  return numbering.length;
}

/** A short line that ends with a colon names what follows: 部门职责：. */
const isHeading = (text: string): boolean =>
  /^[^，。；、]{1,12}[：:]$/.test(text.trim()) && readNumbering(text) === null;

/** Reads the articles of the chapter on duties. */
export function readClauses(
  lines: readonly Line[],
  part: Part,
  reading: Reading,
): { passages: Passage[]; offices: Office[] } {
  const state: State = { heading: null, article: null, item: null, count: 0, passages: [], offices: [] };
  const paragraphs = joinParagraphs(lines);
  for (const paragraph of paragraphs) {
    if (isHeading(paragraph.text)) {
      state.heading = cleanName(paragraph.text).replace(/[：:]$/, '');
      continue;
    }
    const style = readNumbering(paragraph.text)?.style;
    const from =
      style === 'article'
        ? openArticle(state, paragraph, paragraphs)
        : style === 'bracket' && state.article !== null
          ? openItem(state, paragraph, reading)
          : 0;
    addText(state, paragraph, { from, part, reading });
  }
  return { passages: state.passages, offices: state.offices };
}
