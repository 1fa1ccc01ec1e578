/** Documents called by their number: 冀财社[2023]205号, 第88号通知, notice 205. One that is printed nowhere is not answered by its neighbours. */
import { squeeze } from '../../base/text-pieces.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Rule } from '../context.ts';
import { decline } from './outside.ts';

/** With its year, in brackets or right behind what issued it. */
const WITH_YEAR = /(?:\[(\d{4})\]\s*第?(\d{1,5})(?!\d)|(?<=\p{Script=Han})(\d{4})年?第?(\d{1,5})号)/gu;
/** Without: beside the word for documents. */
const BY_WORD =
  /(?<![\d\]])第?(\d{1,5})号(?=文|通知|公告|(?:的)?文件)|\b(?:notice|document)s?(?: (?:no|number))?\.? ?(\d{1,5})\b/gu;

/** Refuses where a number is said that no row and no sentence prints. */
export const unprintedNumber: Rule = (context) => {
  const { text } = context.question;
  const said = [...text.matchAll(WITH_YEAR), ...text.matchAll(BY_WORD)].map(
    ([, ...parts]) => `${parts.filter((part) => part !== undefined).join('')}号`,
  );
  return said.every((number) => isPrinted(context.catalog, number)) ? null : decline(context, 'not-in-document');
};

/** Whether a row or a sentence holds a number, which another one may end with the same digits. */
function isPrinted({ document, rows }: Catalog, number: string): boolean {
  const printed = new RegExp(`(?<!\\d)(?:20\\d\\d)?${number}`, 'u');
  return (
    document.passages.some(({ text }) => printed.test(squeeze(text))) ||
    [...rows.values()].some(({ source }) => printed.test(squeeze(source.quote)))
  );
}
