/** What the bot does for what a person did: the messages, edits and toasts that answer it, as calls. */
import type { Language } from '../../answer/reply.ts';
import type { Address } from '../../browse/page.ts';
import type { Arrival, Call, Desk, Notice } from '../channel.ts';
import { type Button, type Buttons, button, decodeTap, inRows, MOST_LABEL, type Tap } from './buttons.ts';
import { answerInline, answerTap, editButtons, editMessage, type Message, sendMessage } from './calls.ts';
import { cutText, joined, MOST_CHARACTERS, plain, tagged } from './html.ts';
import { type Inbound, inbound, type Place } from './parse.ts';
import { renderInline } from './render-inline.ts';
import { renderPage } from './render-page.ts';
import { judgeButtons, type Rendered, renderReply } from './render-reply.ts';
import { texts } from './texts.ts';

/** Answers an arrival. */
export function respond({ payload }: Arrival, desk: Desk): readonly Call[] {
  const said = inbound.parse(payload);
  const language = desk.language ?? said.language;
  switch (said.kind) {
    case 'question':
      return said.text.trim() === '' ? [] : answer(said.place, said.text, desk, null);
    case 'command':
      return command(said, language, desk);
    case 'tap':
      return tapped(said, language, desk);
    case 'inline':
      return [answerInline(said.id, renderInline(said.text, language, desk), { shared: said.text !== '' })];
    case 'unusual':
      return [sendMessage(said.place, simple([texts[language].unusual[said.what]]))];
  }
}

/** A word about the service itself. */
export function notice({ payload }: Arrival, what: Notice): readonly Call[] {
  const said = inbound.parse(payload);
  const word = texts[said.language].notice[what];
  if (said.kind === 'tap') return [answerTap(said.id, word)];
  // Not for everybody who asks the same: it is this user's turn that is missing.
  if (said.kind === 'inline') return [answerInline(said.id, [], { shared: false })];
  return [sendMessage(said.place, simple([word]))];
}

/** Paragraphs as a message. */
const simple = (paragraphs: readonly string[], buttons: Buttons = []): Rendered => ({
  html: joined(
    paragraphs.map((paragraph) => plain(cutText(paragraph, MOST_CHARACTERS / paragraphs.length - 2))),
    '\n\n',
  ).html,
  buttons,
});

/** `echo`: the question was tapped, so it is shown above its answer. */
function answer(place: Place, question: string, desk: Desk, echo: string | null): readonly Call[] {
  return renderReply(desk.ask(question), echo).map((message) => sendMessage(place, message));
}

type Command = Extract<Inbound, { kind: 'command' }>;

function command({ place, name, argument }: Command, language: Language, desk: Desk): readonly Call[] {
  const said = texts[language];
  const open = (address: Address): readonly Call[] => openAnew(place, address, language, desk) ?? [];
  switch (name) {
    case 'start':
      return [sendMessage(place, greeting(language, desk))];
    case 'help':
      return [sendMessage(place, simple(said.help))];
    case 'summary':
      return answer(place, said.summary, desk, null);
    case 'projects':
      return open({ kind: 'projects', page: 1 });
    case 'tables':
      return open({ kind: 'tables' });
    case 'offices':
      return open({ kind: 'offices' });
    case 'chapters':
      return open({ kind: 'chapters' });
    case 'source': {
      if (argument === '') return [sendMessage(place, simple([said.sourceUsage]))];
      const opened = openAnew(place, { kind: 'source', ref: argument }, language, desk);
      return opened ?? [sendMessage(place, simple([said.unknownSource]))];
    }
    case 'privacy':
      return [
        sendMessage(place, simple(said.privacy(desk.keptDays), [[button(said.forgetButton, { kind: 'forget' })]])),
      ];
    case 'lang':
      return [sendMessage(place, simple([said.language], [languageButtons]))];
    default:
      return [sendMessage(place, simple([said.unknownCommand]))];
  }
}

const languageButtons: readonly Button[] = [
  button('中文', { kind: 'language', language: 'zh' }),
  button('English', { kind: 'language', language: 'en' }),
];

function greeting(language: Language, desk: Desk): Rendered {
  const [first = '', ...rest] = texts[language].greeting(desk.titles);
  const examples = desk.examples[language].map((question, at) =>
    button(cutText(question, MOST_LABEL), { kind: 'example', at }),
  );
  return {
    html: joined([tagged('b', plain(first)), ...rest.map(plain)], '\n\n').html,
    buttons: inRows(examples, 1),
  };
}

const openAnew = (place: Place, address: Address, language: Language, desk: Desk): readonly Call[] | null => {
  const page = desk.open(address, language);
  return page === null ? null : [sendMessage(place, renderPage(page, language))];
};

type Tapped = Extract<Inbound, { kind: 'tap' }>;

/** Each tap is answered, so that the button stops waiting; what it does comes with it. */
function tapped(said: Tapped, language: Language, desk: Desk): readonly Call[] {
  const tap = decodeTap(said.data);
  const done =
    tap === null || said.place === undefined ? null : doTap(tap, { ...said, place: said.place }, language, desk);
  return done ?? [answerTap(said.id, texts[language].oldButton)];
}

/** Null where the button leads nowhere any more. */
function doTap(tap: Tap, said: Tapped & { place: Place }, language: Language, desk: Desk): readonly Call[] | null {
  const { place, id } = said;
  const ask = (question: string | undefined): readonly Call[] | null =>
    question === undefined ? null : [answerTap(id), ...answer(place, question, desk, question)];
  switch (tap.kind) {
    case 'open': {
      const page = desk.open(tap.address, language);
      if (page === null) return null;
      const message = renderPage(page, language);
      return [answerTap(id), tap.how === 'here' ? putInPlace(said, message) : sendMessage(place, message)];
    }
    case 'ask': {
      const recalled = desk.recall(tap.answer);
      return ask(tap.from === 'options' ? recalled?.options[tap.at]?.question : recalled?.suggestions[tap.at]);
    }
    case 'example':
      return ask(desk.examples[language][tap.at]);
    case 'page-question':
      return ask(desk.open(tap.address, language)?.questions[tap.at]);
    case 'judge': {
      if (desk.recall(tap.answer) === null) return null;
      const verdict = desk.judge(tap.answer, tap.verdict);
      return [
        answerTap(id, texts[language].judged(verdict)),
        // In a group each has a verdict of their own: the buttons of all show nobody's.
        ...(place.group || said.gone
          ? []
          : [editButtons(place, marked(said.buttons, judgeButtons(tap.answer, verdict)))]),
      ];
    }
    case 'language':
      desk.chooseLanguage(tap.language);
      return [answerTap(id), putInPlace(said, simple([texts[tap.language].languageChosen]))];
    case 'forget':
      desk.forget();
      return [answerTap(id), putInPlace(said, simple([texts[language].forgotten]))];
  }
}

/** In the place of the message that was tapped; a new one where that one is gone. */
const putInPlace = ({ place, gone, rich }: Tapped & { place: Place }, message: Message): Call =>
  gone ? sendMessage(place, message) : editMessage(place, message, rich);

/** The message's buttons with some of them in their new form, found by what they carry. */
function marked(buttons: Buttons, changed: readonly Button[]): Buttons {
  return buttons.map((row) =>
    row.map((one) => changed.find(({ callback_data: data }) => data === one.callback_data) ?? one),
  );
}
