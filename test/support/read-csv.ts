/** Reads CSV back, letter by letter as RFC 4180 says; throws where a file does not keep to it. */
export function readCsv(text: string): readonly (readonly string[])[] {
  if (!text.startsWith('\uFEFF')) throw new Error('the mark of UTF-8 is missing');
  const rows: string[][] = [];
  let row: string[] = [];
  let readLetters = 1;
  for (const [all, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    readLetters += all.length;
    if (end === '' && row.length === 0) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (readLetters < text.length) throw new Error(`what stands at ${readLetters} cannot be read`);
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  return rows;
}
