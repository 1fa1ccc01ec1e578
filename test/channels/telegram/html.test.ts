import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutText,
  escapeHtml,
  folded,
  joined,
  type Piece,
  plain,
  sharedOut,
  splitText,
  tagged,
} from '../../../src/channels/telegram/html.ts';
import { parseHtml } from '../../support/telegram/html.ts';

/** Text with what HTML minds and what UTF-16 minds. */
const texts = fc.string({
  unit: fc.constantFrom('<', '>', '&', '"', '&amp;', '<b>', '预', '算', 'x', ' ', '😀', '\n'),
});

const wholeCharacters = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

test('whatever text is escaped, its reader gets it back', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: read, entities, complaints } = parseHtml(escapeHtml(text));
      expect({ read, entities, complaints }).toEqual({ read: text, entities: [], complaints: [] });
    }),
  );
});

test('a piece is as long as what is read of it, however it is put together', () => {
  const pieces = fc.letrec<{ piece: Piece }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 4 },
      texts.map(plain),
      fc.tuple(fc.constantFrom('b' as const, 'i' as const), tie('piece')).map(([tag, piece]) => tagged(tag, piece)),
      fc
        .tuple(fc.array(tie('piece'), { maxLength: 4 }), fc.constantFrom('', '\n', ' & '))
        .map(([some, separator]) => joined(some, separator)),
    ),
  })).piece;
  fc.assert(
    fc.property(pieces, (piece) => {
      for (const one of [piece, folded(piece)]) expect(parseHtml(one.html).text).toHaveLength(one.length);
    }),
  );
});

describe('cutting', () => {
  test('keeps the beginning, never half a character, and says that it goes on', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const cut = cutText(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(wholeCharacters(cut)).toBe(true);
        if (text.length <= most) expect(cut).toBe(text);
        else expect(text.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
      }),
    );
  });
  test('splitting loses nothing and splits no character', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, most) => {
        const parts = splitText(text, most);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(part.length <= most && wholeCharacters(part)).toBe(true);
      }),
    );
  });
  test('a pair of surrogates at the cut goes as a whole', () => {
    expect(cutText('ab😀cd', 4)).toBe('ab…');
    expect(splitText('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });
});

test('pieces are shared out in order, within the limits, and none could have stood a message earlier', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      lengths,
      fc.integer({ min: 20, max: 50 }),
      fc.integer({ min: 1, max: 6 }),
      (sizes, most, mostPieces) => {
        const pieces = sizes.map((size, at) => plain(String.fromCodePoint(0x4e00 + at).repeat(size)));
        const messages = sharedOut(pieces, { most, separator: '\n', mostPieces });
        expect(messages.flat()).toEqual(pieces);
        const length = (some: readonly Piece[]): number => joined(some, '\n').length;
        for (const [at, message] of messages.entries()) {
          expect(length(message)).toBeLessThanOrEqual(most);
          expect(message.length).toBeLessThanOrEqual(mostPieces);
          const [next] = messages[at + 1] ?? [];
          if (next !== undefined) expect(message.length === mostPieces || length([...message, next]) > most).toBe(true);
        }
      },
    ),
  );
});
