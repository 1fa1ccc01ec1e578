/** The HTML of rich messages: its tags, how they nest, and the limits of a rich message. */
import { checkCallbackData } from './keyboard.ts';
import { badRequest, type Refusal } from './refusal.ts';
import { decodeReferences, RICH_REFERENCES, readTag, type Tag } from './tags.ts';

const INLINE_TAGS: readonly string[] = [
  ...['b', 'strong', 'i', 'em', 'u', 'ins', 's', 'strike', 'del', 'code', 'mark', 'sub', 'sup', 'a', 'br', 'cite'],
  ...['tg-spoiler', 'tg-reference', 'tg-emoji', 'tg-time', 'tg-math', 'tg-button', 'img'],
];

/** Each of them counts as a block; so do the lines of a table. */
const BLOCK_TAGS: readonly string[] = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'pre', 'footer', 'hr', 'ul', 'ol', 'li', 'blockquote', 'aside', 'tr'],
  ...['video', 'audio', 'figure', 'table', 'details', 'tg-document', 'tg-map', 'tg-collage', 'tg-slideshow'],
  ...['tg-math-block', 'tg-button-row'],
];

const PART_TAGS: readonly string[] = ['td', 'th', 'caption', 'summary', 'figcaption', 'input'];

/** Tags that are never closed. */
const VOID_TAGS: readonly string[] = ['br', 'hr', 'img', 'input', 'tg-map'];

const MEDIA_TAGS: readonly string[] = ['img', 'video', 'audio', 'tg-document', 'tg-map'];

const CELL_TAGS: readonly string[] = ['td', 'th'];

/** Where a tag may only stand directly. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  tr: ['table'],
  td: ['tr'],
  th: ['tr'],
  caption: ['table'],
  li: ['ul', 'ol'],
  summary: ['details'],
};

const BUTTON_TYPES: readonly string[] = [
  ...['url', 'callback_data', 'web_app', 'login_url', 'switch_inline_query', 'switch_inline_query_current_chat'],
  ...['switch_inline_query_chosen_chat', 'copy_text', 'disabled'],
];

const LONGEST_CHARACTERS = 32_768;
const MOST_BLOCKS = 500;
const MOST_LEVELS = 16;
const MOST_MEDIA = 50;
const MOST_COLUMNS = 20;

const cannotParse = (reason: string): Refusal => badRequest(`can't parse rich message: ${reason}`);

/** Checks the HTML of a rich message, and gives its text back: a line for each block, a tab between cells. */
export function readRichHtml(html: string): string {
  const reader = new RichReader(html);
  return reader.read();
}

class RichReader {
  readonly #html: string;
  readonly #open: { readonly name: string; columns: number }[] = [];
  #text = '';
  #blocks = 0;
  #media = 0;

  constructor(html: string) {
    this.#html = html;
  }

  read(): string {
    let at = 0;
    while (at < this.#html.length) {
      const next = this.#html.indexOf('<', at);
      const until = next < 0 ? this.#html.length : next;
      this.#text += decodeReferences(this.#html.slice(at, until), RICH_REFERENCES);
      if (next < 0) break;
      at = this.#readTag(next);
    }
    const left = this.#open.at(-1);
    if (left !== undefined) throw cannotParse(`Can't find end tag corresponding to start tag "${left.name}"`);
    this.#checkLimits();
    return this.#text.trim();
  }

  #checkLimits(): void {
    if (this.#text.trim() === '' && this.#media === 0) throw badRequest('message text is empty');
    if ([...this.#text].length > LONGEST_CHARACTERS) throw badRequest('message is too long');
    if (this.#blocks > MOST_BLOCKS) throw badRequest(`rich message has more than ${MOST_BLOCKS} blocks`);
    if (this.#media > MOST_MEDIA) throw badRequest(`rich message has more than ${MOST_MEDIA} media`);
  }

  #readTag(start: number): number {
    const tag = readTag(this.#html, start);
    const where = `at byte offset ${Buffer.byteLength(this.#html.slice(0, start))}`;
    if (tag.kind === 'broken') throw cannotParse(`Unclosed tag "${tag.name}" ${where}`);
    if (![INLINE_TAGS, BLOCK_TAGS, PART_TAGS].some((tags) => tags.includes(tag.name)))
      throw cannotParse(`Unsupported ${tag.kind === 'closing' ? 'end' : 'start'} tag "${tag.name}" ${where}`);
    if (tag.kind === 'closing') this.#closeTag(tag, where);
    else this.#openTag(tag, where);
    return tag.end;
  }

  #openTag(tag: Tag, where: string): void {
    const { name } = tag;
    const parent = this.#open.at(-1);
    const parents = Object.hasOwn(PARENTS, name) ? PARENTS[name] : undefined;
    if (parents !== undefined && !parents.includes(parent?.name ?? ''))
      throw cannotParse(`Tag "${name}" must stand in "${parents.join('" or "')}" ${where}`);
    if (BLOCK_TAGS.includes(name) && this.#open.some((open) => CELL_TAGS.includes(open.name)))
      throw cannotParse(`Table cells can contain only inline formatting, not "${name}" ${where}`);
    this.#count(tag);
    if (CELL_TAGS.includes(name)) this.#countColumns(tag, where);
    if (name === 'tg-button') checkButton(tag, where);
    if (name === 'br') this.#text += '\n';
    if (tag.kind === 'empty' || VOID_TAGS.includes(name)) return;
    this.#open.push({ name, columns: 0 });
    if (this.#open.length > MOST_LEVELS) throw cannotParse(`More than ${MOST_LEVELS} levels ${where}`);
  }

  #count({ name }: Tag): void {
    if (BLOCK_TAGS.includes(name)) this.#blocks++;
    if (MEDIA_TAGS.includes(name)) this.#media++;
  }

  #countColumns({ attributes }: Tag, where: string): void {
    const row = this.#open.at(-1);
    if (row === undefined) return;
    row.columns += Number(attributes.get('colspan') ?? 1);
    if (!(row.columns <= MOST_COLUMNS)) throw cannotParse(`Table has more than ${MOST_COLUMNS} columns ${where}`);
  }

  #closeTag({ name }: Tag, where: string): void {
    const open = this.#open.pop();
    if (open === undefined) throw cannotParse(`Unexpected end tag ${where}`);
    if (open.name !== name)
      throw cannotParse(`Unmatched end tag ${where}, expected "</${open.name}>", found "</${name}>"`);
    if (CELL_TAGS.includes(name)) this.#text += '\t';
    else if (!INLINE_TAGS.includes(name)) this.#text += '\n';
  }
}

function checkButton({ attributes }: Tag, where: string): void {
  const type = attributes.get('type') ?? '';
  if (!BUTTON_TYPES.includes(type)) throw cannotParse(`Unsupported type "${type}" of a tg-button ${where}`);
  if (type === 'callback_data') checkCallbackData(attributes.get('data') ?? '');
}
