/** The tags and character references of the Bot API's HTML, read as strictly as the real server reads them. */

export type Tag = {
  readonly name: string;
  readonly kind: 'opening' | 'closing' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
  /** Position after the tag. */
  readonly end: number;
};

/** A tag that ends nowhere, or is written wrongly. */
export type BrokenTag = { readonly name: string; readonly kind: 'broken' };

const TAG = /<(\/?)([^\s<>/"'=]*)((?:\s+[^\s<>/"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"'/]+))?)*)\s*(\/?)>/y;

const ATTRIBUTE = /([^\s<>/"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"'/]+)))?/g;

const TAG_NAME = /<\/?([^\s<>/"'=]*)/y;

/** Reads the tag that starts at a `<`. */
export function readTag(html: string, start: number): Tag | BrokenTag {
  TAG.lastIndex = start;
  const match = TAG.exec(html);
  if (match === null) {
    TAG_NAME.lastIndex = start;
    return { name: (TAG_NAME.exec(html)?.[1] ?? '').toLowerCase(), kind: 'broken' };
  }
  const [whole, slash, name = '', attributes = '', slashAtEnd] = match;
  const read = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, key = '', double, single, bare]) => [key.toLowerCase(), double ?? single ?? bare ?? ''] as const,
  );
  return {
    name: name.toLowerCase(),
    kind: slash === '/' ? 'closing' : slashAtEnd === '/' ? 'empty' : 'opening',
    attributes: new Map(read.map(([key, value]) => [key, decodeReferences(value, CLASSIC_REFERENCES)])),
    end: start + whole.length,
  };
}

/** The only named references of parse_mode HTML. */
export const CLASSIC_REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The named references of rich messages. */
export const RICH_REFERENCES: Readonly<Record<string, string>> = {
  ...CLASSIC_REFERENCES,
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/giu;

const LARGEST_CODE_POINT = 0x10ffff;

/** Replaces references by what they stand for; one that is unknown stays as it is written. */
export function decodeReferences(
  text: string,
  named: Readonly<Record<string, string>>,
  onUnknown: (reference: string) => void = () => {},
): string {
  return text.replace(REFERENCE, (written: string, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) {
      const meaning = Object.hasOwn(named, name) ? named[name] : undefined;
      if (meaning === undefined && written.endsWith(';')) onUnknown(written);
      return meaning ?? written;
    }
    const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return codePoint === 0 || codePoint > LARGEST_CODE_POINT ? written : String.fromCodePoint(codePoint);
  });
}
