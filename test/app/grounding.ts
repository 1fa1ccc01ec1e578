/**
 * Promise 1, checked from outside: what a reply shows against the document itself. Written apart from the answer
 * stage, so that a mistake there is not repeated here.
 */
import { Decimal } from 'decimal.js';
import type { Reply } from '../../src/answer/reply.ts';
import type { Cell } from '../../src/document/document.ts';
import { knowledge } from '../support/knowledge.ts';
import { calculationFault } from './calculations.ts';

const { document, rows, passages } = knowledge.catalog;

/** What the reply says when its own check of figures failed: a bug is hidden behind it. */
const FALLBACK = /没有对上出处|could not be traced/u;

/** A mark of a source; the year of a document number, 〔2023〕, is printed in square brackets too. */
const MARK = /\[(\d{1,2})\]/gu;

/** Figures of a text as plain numbers, whatever their grouping and zeros at the end. */
const figuresOf = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/gu)].map(([digits]) =>
    new Decimal(digits.replaceAll(',', '')).toFixed(),
  );

/** Everything wrong with a reply; none when it keeps the promise. */
export function groundingFaults(reply: Reply, asked: readonly string[]): string[] {
  if (FALLBACK.test(reply.text)) return ['its own check of figures failed'];
  return [
    ...citationFaults(reply),
    ...textFaults(reply, asked),
    ...reply.calculations.flatMap(
      (_, at) => calculationFault(reply, at, { figures: printedFigures, names: listedNames }) ?? [],
    ),
    ...reply.values.flatMap((value) => valueFault(reply, value) ?? []),
  ];
}

/** Every figure the document prints: the operands there are. */
const printedFigures: ReadonlySet<string> = new Set(
  [...rows.values()]
    .flatMap((row) => row.cells)
    .flatMap((cell) => (cell.value === null ? [] : [new Decimal(cell.value).toFixed()])),
);

/** Names that are listed without a figure: offices, units, terms of the glossary. */
const listedNames: ReadonlySet<string> = new Set([
  ...document.offices.map(({ name }) => name),
  ...document.tables.filter(({ kind }) => kind === 'units').flatMap((table) => table.rows.map(({ name }) => name)),
  ...document.passages.flatMap(({ term }) => term ?? []),
  // Headings, without their numbers.
  ...document.passages.flatMap(({ source }) =>
    source.section.map((heading) => heading.replace(/^[（(]?[一二三四五六七八九十]+[）)、]\s*|[。]$/gu, '')),
  ),
]);

/** A citation is a row or passage of the document, word for word. */
function citationFaults(reply: Reply): string[] {
  return reply.citations.flatMap((citation, at) => {
    const source = rows.get(citation.ref)?.source ?? passages.get(citation.ref)?.source;
    if (source === undefined) return [`cites ${citation.ref}, which is nowhere`];
    const isPrinted =
      citation.quote === source.quote &&
      citation.locator === source.locator &&
      citation.section === source.section.join(' > ') &&
      citation.page === source.page &&
      citation.document === document.meta.title;
    return isPrinted && citation.number === at + 1 ? [] : [`cites ${citation.ref} otherwise than printed`];
  });
}

/** Digits of the text that no cited source, no calculation and nothing asked holds. */
function textFaults(reply: Reply, asked: readonly string[]): string[] {
  const marks = new Set([...reply.answer.matchAll(MARK)].map(([, digits]) => Number(digits)));
  const dangling = [...marks].filter((number) => reply.citations[number - 1] === undefined);
  const holders = [
    document.meta.title,
    ...asked,
    ...asked.flatMap(spelledFigures),
    ...reply.citations.flatMap(({ section, locator, quote }) => [section, locator, quote]),
    ...scheduleColumns(reply),
    ...reply.calculations.map(({ expression }) => expression),
  ];
  const held = new Set(holders.flatMap(figuresOf));
  const said = withoutNames(reply)
    .replace(MARK, '')
    .replace(/^\d+\. /gmu, '');
  const loose = figuresOf(said).filter((figure) => !held.has(figure));
  const sources = sourceList(reply);
  return [
    ...dangling.map((number) => `marks [${number}], which is not in its list of sources`),
    ...loose.map((figure) => `says ${figure}, which stands nowhere`),
    ...(reply.text === reply.answer || sources ? [] : ['its text is not its answer and its sources']),
  ];
}

/** The dates that head a cited spending plan, 12月底 among them when its cell is not printed. */
const scheduleColumns = (reply: Reply): string[] =>
  document.projects
    .filter(({ schedule }) => reply.citations.some(({ ref }) => ref === schedule.source.ref))
    .flatMap(({ points }) => points.map(({ column }) => column));

/** Names printed in the document, longest first. */
const printedNames: readonly string[] = [
  ...new Set(
    document.projects
      .flatMap(({ name, indicators }) => [
        name,
        ...indicators.flatMap((indicator) => [indicator.name, indicator.description]),
      ])
      // 单价在20万元以上的设备
      .concat(document.tables.flatMap((table) => table.rows.map(({ name }) => name))),
  ),
]
  .filter((name) => /\d/u.test(name))
  .sort((one, other) => other.length - one.length);

/** The line of a refusal that names what is nearest. */
const NEAREST = /^(?:文件中最接近的是|Nearest in the document)/u;

/** The answer; where it offers or refuses and so cites nothing, without the names, word for word, that it offers. */
function withoutNames(reply: Reply): string {
  const lines = reply.answer.split('\n');
  const options = new Set(reply.options.map(({ label }) => `· ${label}`));
  return lines
    .map((line) =>
      reply.status === 'declined' || options.has(line) || NEAREST.test(line)
        ? printedNames.reduce((rest, name) => rest.replaceAll(name, ''), line)
        : line,
    )
    .join('\n');
}

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((digit, value) => [digit, value]).concat([['两', 2]]),
);
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** 万 counts what stands after the last of them, 亿 all that stands before it: 两千万亿. */
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Numbers of a question in Chinese characters, 一千万 as 10000000 and, as people write money, as 1000 万. */
function spelledFigures(question: string): string[] {
  return [...question.matchAll(/[零一二两三四五六七八九十百千万亿]+/gu)].flatMap(([spelled]) => {
    let [whole, part, digit] = [0, 0, 0];
    for (const letter of spelled) {
      digit = DIGITS[letter] ?? digit;
      const scale = SCALES[letter];
      if (scale !== undefined) [part, digit] = [part + (digit || 1) * scale, 0];
      const myriad = MYRIADS[letter];
      const kept = letter === '万' ? whole : 0;
      if (myriad !== undefined) [whole, part, digit] = [kept + (whole - kept + part + digit || 1) * myriad, 0, 0];
    }
    const value = whole + part + digit;
    return [value, value / 10_000, value / 100_000_000].filter((shown) => shown >= 0.01).map(String);
  });
}

/** Whether what follows the answer in the text is one line a citation, each with its quote. */
function sourceList(reply: Reply): boolean {
  if (!reply.text.startsWith(`${reply.answer}\n\n`)) return false;
  const list = reply.text.slice(reply.answer.length + 2);
  const quoted = reply.citations.every(
    ({ number, section, locator, quote }) =>
      list.includes(`[${number}] ${section}`) && list.includes(locator) && list.includes(quote),
  );
  const holders = [
    document.meta.title,
    ...reply.citations.flatMap(({ number, section, locator, quote, page }) => [
      `${number}`,
      section,
      locator,
      quote,
      `${page ?? ''}`,
    ]),
  ];
  const held = new Set(holders.flatMap(figuresOf));
  return quoted && figuresOf(list).every((figure) => held.has(figure));
}

/** A value is a cell of a cited row, unit and all, or the result of a calculation that is shown. */
function valueFault(reply: Reply, { label, value, unit }: Reply['values'][number]): string | null {
  const isCell = citedCells(reply).some((cell) => cell.value === value && cell.unit === unit);
  const isResult = reply.calculations.some((calculation) => {
    const result = /= (-?[\d.]+)(\D*)$/u.exec(calculation.expression);
    return result?.[1] === value && [calculation.unit, result?.[2]].includes(unit);
  });
  return isCell || isResult ? null : `gives ${label} as ${value}${unit}, which no cited row and no calculation holds`;
}

/** Cells of the rows a reply cites. Figures of one sentence share its quote, so all of them are cited with it. */
function citedCells(reply: Reply): Cell[] {
  const cited = new Set(reply.citations.map(({ section, locator, quote }) => `${section}|${locator}|${quote}`));
  return [...rows.values()]
    .filter(({ source }) => cited.has(`${source.section.join(' > ')}|${source.locator}|${source.quote}`))
    .flatMap((row) => row.cells);
}
