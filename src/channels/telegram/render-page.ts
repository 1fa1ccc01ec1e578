/** A page of the document as a Telegram message: text that reads well on a phone and, where it has a table, a rich message. */
import type { Language } from '../../answer/reply.ts';
import type { Block, Item, Page, PageCitation, PageColumn } from '../../browse/page.ts';
import { type Button, type Buttons, button, inRows, MOST_LABEL } from './buttons.ts';
import type { Message } from './calls.ts';
import { cutText, escapeHtml, joined, MOST_CHARACTERS, type Piece, plain, sharedOut, tagged } from './html.ts';
import { texts } from './texts.ts';

/** Tabs of a project, side by side. */
const PARTS_PER_ROW = 4;

/** Columns that a table of a rich message may have: https://core.telegram.org/bots/api#rich-messages */
const MOST_COLUMNS = 20;

/** Longest text that is shown of a clause, row or field; no text of the first documents comes near it. */
const MOST_TEXT = 2_500;

/** The row or clause the page was opened for. */
const MARK = '▶ ';

/** The message of a page. */
export function renderPage(page: Page, language: Language): Message {
  const head = headOf(page, language);
  const foot = footOf(page, language);
  const html = fitted([...head, ...page.blocks.flatMap(blockPieces)], foot, language);
  const richHtml = [...head.map(paragraph), ...page.blocks.map(richBlock), ...foot.map(paragraph)].join('');
  const hasTable = page.blocks.some(({ kind }) => kind === 'table');
  return {
    html,
    buttons: buttonsOf(page, language),
    rich: { html: richHtml, preferred: hasTable && page.blocks.every(fitsRich) },
  };
}

const paragraph = ({ html }: Piece): string => `<p>${html}</p>`;

function headOf({ path, title, lead, position }: Page, language: Language): readonly Piece[] {
  const place = path.length === 0 ? [] : [tagged('i', plain(cutText(path.join(' › '), 300)))];
  const counted = position.pages > 1 ? `${title}${texts[language].position(position.page, position.pages)}` : title;
  return [...place, tagged('b', plain(cutText(counted, 300))), ...(lead === null ? [] : [plain(lead)])];
}

/** Where it is printed and, for a source, the ref that /source takes. */
function footOf({ citation, address }: Page, language: Language): readonly Piece[] {
  const printed = citation === null ? [] : [tagged('i', plain(`📄 ${citedAs(citation, language)}`))];
  return address.kind === 'source' ? [...printed, tagged('code', plain(`/source ${address.ref}`))] : printed;
}

const citedAs = ({ section, locator, page }: PageCitation, language: Language): string =>
  [
    section,
    ...(locator === undefined ? [] : [locator]),
    ...(page === undefined ? [] : [texts[language].page(page)]),
  ].join(' · ');

/** Paragraphs while they fit, and the foot; what does not fit is told to be left out. */
function fitted(pieces: readonly Piece[], foot: readonly Piece[], language: Language): string {
  const cut = plain(texts[language].cut);
  const whole = joined([...pieces, ...foot], PARAGRAPH);
  if (whole.length <= MOST_CHARACTERS) return whole.html;
  const limits = { most: MOST_CHARACTERS - joined([cut, ...foot], PARAGRAPH).length, separator: PARAGRAPH };
  const [kept = []] = sharedOut(pieces, limits);
  return joined([...kept, cut, ...foot], PARAGRAPH).html;
}

/** Between paragraphs. */
const PARAGRAPH = '\n\n';

function blockPieces(block: Block): readonly Piece[] {
  const heading = block.heading === undefined ? [] : [tagged('b', plain(block.heading))];
  switch (block.kind) {
    case 'fields':
      return [
        joined(
          [...heading, ...block.fields.map(({ name, value }) => plain(cutText(`${name}：${value}`, MOST_TEXT)))],
          '\n',
        ),
      ];
    case 'clauses':
      return [
        ...heading,
        ...block.clauses.map(({ locator, text, marked }) =>
          markedPiece(plain(cutText(`${locator}　${text}`, MOST_TEXT)), marked),
        ),
      ];
    case 'table':
      return [
        ...heading,
        ...(block.unit === '' ? [] : [plain(`（${block.unit}）`)]),
        ...block.rows.map(({ cells, marked }) =>
          markedPiece(plain(cutText(rowLines(block.columns, cells), MOST_TEXT)), marked),
        ),
      ];
  }
}

const markedPiece = (piece: Piece, marked: boolean): Piece =>
  marked ? tagged('b', joined([plain(MARK), piece])) : piece;

/** A row as lines, each cell with its column's name; columns that are blank in the whole table are left out. */
const rowLines = (columns: readonly PageColumn[], cells: readonly string[]): string =>
  columns.flatMap(({ name, blank }, at) => (blank ? [] : [`${name}：${cells[at] ?? ''}`])).join('\n');

const fitsRich = (block: Block): boolean =>
  block.kind !== 'table' || block.columns.filter(({ blank }) => !blank).length <= MOST_COLUMNS;

function richBlock(block: Block): string {
  const heading = block.heading === undefined ? '' : paragraph(tagged('b', plain(block.heading)));
  if (block.kind === 'fields')
    return heading + block.fields.map(({ name, value }) => paragraph(plain(`${name}：${value}`))).join('');
  if (block.kind === 'clauses') return blockPieces(block).map(paragraph).join('');
  const shown = block.columns.map(({ blank }) => !blank);
  const cellsOf = (cells: readonly string[], tag: 'th' | 'td', marked: boolean): string =>
    cells
      .filter((_, at) => shown[at])
      .map((cell) => `<${tag}>${marked ? `<b>${escapeHtml(cell)}</b>` : escapeHtml(cell)}</${tag}>`)
      .join('');
  const header = `<tr>${cellsOf(
    block.columns.map(({ name }) => name),
    'th',
    false,
  )}</tr>`;
  const rows = block.rows.map(({ cells, marked }) => `<tr>${cellsOf(cells, 'td', marked)}</tr>`);
  const caption = block.unit === '' ? '' : `<caption>${escapeHtml(block.unit)}</caption>`;
  return `${heading}<table bordered striped compact>${caption}${header}${rows.join('')}</table>`;
}

function buttonsOf(page: Page, language: Language): Buttons {
  const said = texts[language];
  const open = (text: string, { address }: Pick<Item, 'address'>): Button =>
    button(cutText(text, MOST_LABEL), { kind: 'open', address, how: 'here' });
  const turning = [
    ...(page.previous === null ? [] : [open(said.previous, { address: page.previous })]),
    ...(page.next === null ? [] : [open(said.next, { address: page.next })]),
  ];
  return [
    ...inRows(
      page.parts.map((part) => open(part.label, part)),
      PARTS_PER_ROW,
    ),
    ...page.items.map((item) => [
      open(item.detail === undefined ? item.label : `${item.label} · ${item.detail}`, item),
    ]),
    ...(turning.length === 0 ? [] : [turning]),
    ...page.questions.map((question, at) => [
      button(`💬 ${cutText(question, MOST_LABEL)}`, { kind: 'page-question', address: page.address, at }),
    ]),
    ...(page.up === null ? [] : [[open(said.back, { address: page.up })]]),
  ];
}
