/** Numbers and levels of government that share a word in a row are written out, each with the word. */

/** 冀财社2022年150号, 2022年第150号: a document's number without its brackets. */
const DOCUMENT_NUMBER = /(?<=\p{Script=Han})(20\d\d)年?第?(\d{1,4})号/gu;
/** 中央省县三级: levels of government in a row, without marks. */
const LEVELS_IN_A_ROW =
  /(?<=中央|国家)(?:财政)?[、,和跟与及/ ]{0,2}省[里级]?[、,和跟与及/ ]{0,2}县[里级]?(?=三[级家]|各|分别|和|都|一共|\s|[,，?？]|$)/gu;
/** 205、199、188这三份文, 51、55号: numbers in a row share their 号, or the word for documents. */
const NUMBERS_IN_A_ROW =
  /(?<!\d)(\d{2,3}(?:[、,和跟与]\d{2,3})+)(?:号|(?=\s*(?:这|那)?(?:[几两三四五六七八九十]|\d)?(?:份|个|张)?\S{0,3}(?:文|通知)))/gu;

/** 项目6和7, projects 6 and 7: numbers in a row share the word for projects. */
const PROJECTS_IN_A_ROW =
  /(?:项目|\bprojects? (?:nos?\.? |numbers? )?)(\d{1,2}(?:\s*(?:[、,和跟与&+]|and|plus)+\s*\d{1,2})+)(?![\d.个项万元%])/gu;

/** 6600万几亿: an amount, and what it is to be converted to. */
const AMOUNT_AND_UNIT = /(?<=[\d一二两三四五六七八九十百千]万)(?=几个?亿)/gu;

/** 205、199号 → 205号、199号; 中央省县 → 中央、省级、县级. */
export const writtenOut = (text: string): string =>
  text
    .replace(DOCUMENT_NUMBER, '[$1]$2号')
    .replace(AMOUNT_AND_UNIT, ' ')
    .replace(LEVELS_IN_A_ROW, '、省级、县级')
    .replace(PROJECTS_IN_A_ROW, (_, row: string) => row.replace(/\d+/gu, '项目$&'))
    .replace(NUMBERS_IN_A_ROW, (_, row: string) => `${row.replace(/(?<=\d)(?=[、,和跟与])/gu, '号')}号`);
