/** A reply as Telegram messages: the answer first, its sources folded under it, and the buttons under the last message. */
import type { Citation, Reply } from '../../answer/reply.ts';
import type { Given, Verdict } from '../channel.ts';
import { type Button, type Buttons, button, inRows, MOST_LABEL } from './buttons.ts';
import { cutText, folded, joined, MOST_CHARACTERS, type Piece, plain, sharedOut, splitText, tagged } from './html.ts';
import { texts } from './texts.ts';

/** A message to be sent: HTML of at most 4096 characters, with its buttons. */
export type Rendered = { readonly html: string; readonly buttons: Buttons };

/** Longest quote shown of a source; the button opens all of it. The longest of the first document has 223 characters. */
const MOST_QUOTE = 1_500;

/** Suggestions that get a button. */
const MOST_SUGGESTIONS = 2;

/** Up to so many sources are named on their buttons; more are only numbered. */
const MOST_NAMED_SOURCES = 3;
const NUMBERED_PER_ROW = 6;

/** Sources beyond have no button: a message takes 100 buttons in all. */
const MOST_NUMBERED_SOURCES = 72;

/** Sources in one message: each is one entity (its number), and a message shows 100 of them. */
const MOST_SOURCES_A_MESSAGE = 90;

/**
 * The messages of a reply.
 * @param echo the question, where the user tapped it instead of typing it
 */
export function renderReply({ number, reply }: Given, echo: string | null = null): readonly Rendered[] {
  const said = [
    ...(echo === null ? [] : [tagged('i', plain(cutText(texts[reply.language].asked(echo), MOST_CHARACTERS)))]),
    ...answerLines(reply),
  ];
  const htmls = layOut(said, reply);
  return htmls.map((html, at) => ({ html, buttons: at === htmls.length - 1 ? buttonsOf(number, reply) : [] }));
}

/** The first line of an answer from the document stands out: it is the figure. A line too long for a message goes on in the next. */
function answerLines(reply: Reply): readonly Piece[] {
  return reply.answer.split('\n').flatMap((line, at) =>
    splitText(line, MOST_CHARACTERS).map((part) => {
      const piece = plain(part);
      return at === 0 && reply.status === 'answered' && reply.route !== 'chat' ? tagged('b', piece) : piece;
    }),
  );
}

/** Sources go on behind the last line of the answer while there is room, then in messages of their own; none is cut in two. */
function layOut(said: readonly Piece[], reply: Reply): readonly string[] {
  const answers = sharedOut(said, { most: MOST_CHARACTERS, separator: '\n' }).map((pieces) => joined(pieces, '\n'));
  if (reply.citations.length === 0) return answers.map(({ html }) => html);
  const last = answers.at(-1) ?? plain('');
  const heading = tagged('b', plain(texts[reply.language].sources(documentsOf(reply))));
  const pieces = [heading, ...reply.citations.map((citation) => sourcePiece(citation, reply))];
  const limits = { separator: '\n', mostPieces: MOST_SOURCES_A_MESSAGE };
  const [beside = []] = sharedOut(pieces, { ...limits, most: MOST_CHARACTERS - last.length - GAP.length });
  // A heading alone is no use: it goes with its sources.
  const kept = beside.length > 1 ? beside : [];
  const others = sharedOut(pieces.slice(kept.length), { ...limits, most: MOST_CHARACTERS });
  return [
    ...answers.slice(0, -1).map(({ html }) => html),
    kept.length > 0 ? `${last.html}${GAP}${folded(joined(kept, '\n')).html}` : last.html,
    ...others.map((more) => folded(joined(more, '\n')).html),
  ];
}

/** Between answer and sources. */
const GAP = '\n\n';

const documentsOf = (reply: Reply): readonly string[] => [
  ...new Set(reply.citations.map((citation) => citation.document)),
];

function sourcePiece({ number, section, locator, page, quote }: Citation, { language }: Reply): Piece {
  const where = [section, locator, ...(page === undefined ? [] : [texts[language].page(page)])].join(' · ');
  return joined([
    tagged('b', plain(`[${number}]`)),
    plain(` ${cutText(where, MOST_QUOTE)}\n${cutText(quote, MOST_QUOTE)}`),
  ]);
}

function buttonsOf(number: number, reply: Reply): Buttons {
  const options = reply.options.map((option, at) =>
    button(cutText(option.label, MOST_LABEL), { kind: 'ask', answer: number, from: 'options', at }),
  );
  const suggestions = reply.suggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((suggestion, at) =>
      button(`💬 ${cutText(suggestion, MOST_LABEL)}`, { kind: 'ask', answer: number, from: 'suggestions', at }),
    );
  return [
    ...inRows(options, 1),
    ...inRows(sourceButtons(reply.citations), reply.citations.length > MOST_NAMED_SOURCES ? NUMBERED_PER_ROW : 1),
    ...inRows(suggestions, 1),
    ...(reply.route === 'chat' ? [] : [judgeButtons(number, null)]),
  ];
}

const sourceButtons = (citations: readonly Citation[]): readonly Button[] =>
  citations.slice(0, MOST_NUMBERED_SOURCES).map(({ number, locator, ref }) =>
    button(citations.length > MOST_NAMED_SOURCES ? `[${number}]` : cutText(`[${number}] ${locator}`, MOST_LABEL), {
      kind: 'open',
      address: { kind: 'source', ref },
      how: 'anew',
    }),
  );

/** 👍 and 👎, the one that holds marked. */
export const judgeButtons = (answer: number, verdict: Verdict | null): readonly Button[] =>
  (['up', 'down'] as const).map((one) =>
    button(`${one === 'up' ? '👍' : '👎'}${verdict === one ? ' ✓' : ''}`, { kind: 'judge', answer, verdict: one }),
  );
