/** parse_mode HTML: text with tags → text and entities, or the refusal of the real server. */
import type { MessageEntity } from 'grammy/types';
import { badRequest, type Refusal } from './refusal.ts';
import { CLASSIC_REFERENCES, decodeReferences, readTag, type Tag } from './tags.ts';

export type Formatted = {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** What the real server would take and quietly show otherwise than it was meant. */
  readonly complaints: readonly string[];
};

type SimpleType = MessageEntity.CommonMessageEntity['type'];

/** Tags that need nothing but their name. */
const SIMPLE_TAGS: Readonly<Record<string, SimpleType>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
};

const OTHER_TAGS: readonly string[] = ['a', 'pre', 'blockquote', 'tg-emoji', 'tg-time'];

/** Entities inside of these are dropped by the real server. */
const PLAIN_INSIDE: readonly string[] = ['code', 'pre'];

type OpenTag = { readonly tag: Tag; readonly startsAt: number; language?: string };

const cannotParse = (reason: string): Refusal => badRequest(`can't parse entities: ${reason}`);

const isKnownTag = (name: string): boolean => Object.hasOwn(SIMPLE_TAGS, name) || OTHER_TAGS.includes(name);

export function parseHtml(html: string): Formatted {
  const reader = new HtmlReader(html);
  return reader.read();
}

class HtmlReader {
  readonly #html: string;
  readonly #entities: MessageEntity[] = [];
  readonly #complaints: string[] = [];
  readonly #open: OpenTag[] = [];
  #text = '';

  constructor(html: string) {
    this.#html = html;
  }

  read(): Formatted {
    let at = 0;
    while (at < this.#html.length) {
      const next = this.#html.indexOf('<', at);
      const until = next < 0 ? this.#html.length : next;
      this.#text += decodeReferences(this.#html.slice(at, until), CLASSIC_REFERENCES, (reference) =>
        this.#complaints.push(`${reference} is no reference of parse_mode HTML and is shown as it stands`),
      );
      if (next < 0) break;
      at = this.#readTag(next);
    }
    const left = this.#open.at(-1);
    if (left !== undefined) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag.name}"`);
    return { text: this.#text, entities: this.#entities.sort(byPlace), complaints: this.#complaints };
  }

  /** Gives back the position after the tag. */
  #readTag(start: number): number {
    const tag = readTag(this.#html, start);
    const closing = this.#html[start + 1] === '/';
    const where = `at byte offset ${Buffer.byteLength(this.#html.slice(0, start))}`;
    if (!closing && !isKnownTag(tag.name)) throw cannotParse(`Unsupported start tag "${tag.name}" ${where}`);
    if (tag.kind === 'broken') throw cannotParse(`Unclosed ${closing ? 'end' : 'start'} tag ${where}`);
    if (tag.kind === 'empty') throw cannotParse(`Unsupported start tag "${tag.name}/" ${where}`);
    if (tag.kind === 'closing') this.#closeTag(tag, where);
    else this.#openTag(tag, where);
    return tag.end;
  }

  #openTag(tag: Tag, where: string): void {
    const { name, attributes } = tag;
    if (name === 'span' && attributes.get('class') !== 'tg-spoiler')
      throw cannotParse(`Tag "span" must have class "tg-spoiler" ${where}`);
    if (name === 'tg-emoji' && !/^\d+$/u.test(attributes.get('emoji-id') ?? ''))
      throw cannotParse(`Invalid custom emoji identifier specified ${where}`);
    if (name === 'tg-time' && !/^-?\d+$/u.test(attributes.get('unix') ?? ''))
      throw cannotParse(`Invalid Unix time specified ${where}`);
    if (name === 'blockquote' && this.#open.some((open) => open.tag.name === 'blockquote'))
      throw cannotParse(`blockquote entities can't be nested ${where}`);
    const parent = this.#open.at(-1);
    const language = /^language-(.+)$/u.exec(attributes.get('class') ?? '')?.[1];
    if (name === 'code' && parent?.tag.name === 'pre' && language !== undefined) parent.language = language;
    this.#open.push({ tag, startsAt: this.#text.length });
  }

  #closeTag({ name }: Tag, where: string): void {
    const open = this.#open.pop();
    if (open === undefined) throw cannotParse(`Unexpected end tag ${where}`);
    if (open.tag.name !== name)
      throw cannotParse(`Unmatched end tag ${where}, expected "</${open.tag.name}>", found "</${name}>"`);
    const length = this.#text.length - open.startsAt;
    const container = this.#open.find(({ tag }) => PLAIN_INSIDE.includes(tag.name));
    if (container !== undefined) {
      if (name !== 'code')
        this.#complaints.push(`<${name}> inside of <${container.tag.name}> is dropped: only the text is shown`);
      return;
    }
    const entity = length === 0 ? null : this.#entityOf(open, length);
    if (entity !== null) this.#entities.push(entity);
  }

  #entityOf({ tag: { name, attributes }, startsAt: offset, language }: OpenTag, length: number): MessageEntity | null {
    const simple = Object.hasOwn(SIMPLE_TAGS, name) ? SIMPLE_TAGS[name] : undefined;
    if (simple !== undefined) return { type: simple, offset, length };
    if (name === 'pre') return { type: 'pre', offset, length, ...(language === undefined ? {} : { language }) };
    if (name === 'blockquote')
      return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', offset, length };
    if (name === 'tg-emoji')
      return { type: 'custom_emoji', offset, length, custom_emoji_id: attributes.get('emoji-id') ?? '' };
    if (name === 'tg-time') {
      const format = (attributes.get('format') ?? '') as MessageEntity.DateTimeMessageEntity['date_time_format'];
      return { type: 'date_time', offset, length, unix_time: Number(attributes.get('unix')), date_time_format: format };
    }
    const url = attributes.get('href') || this.#text.slice(offset);
    if (isLink(url)) return { type: 'text_link', offset, length, url };
    this.#complaints.push(`the link ${JSON.stringify(url)} is no URL: only its text is shown`);
    return null;
  }
}

const byPlace = (one: MessageEntity, other: MessageEntity): number =>
  one.offset - other.offset || other.length - one.length;

/** Whether Telegram makes a link of a URL; `example.org/x` is one too. */
export function isLink(url: string): boolean {
  if (/^(?:tg|ton|mailto|tel):\S+$/u.test(url)) return true;
  const whole = /^https?:\/\//iu.test(url) ? url : `http://${url}`;
  return URL.canParse(whole) && /^[^/]+\.[^/]+|^localhost/iu.test(new URL(whole).host);
}
