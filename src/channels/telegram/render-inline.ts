/** Answers to an inline query, as articles that a person can put in any chat. */
import type { Language, Reply } from '../../answer/reply.ts';
import type { Desk } from '../channel.ts';
import { cutText } from './html.ts';
import { renderReply } from './render-reply.ts';

/** https://core.telegram.org/bots/api#inlinequeryresultarticle */
export type InlineResult = {
  readonly type: 'article';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly input_message_content: {
    readonly message_text: string;
    readonly parse_mode: 'HTML';
    readonly link_preview_options: { readonly is_disabled: true };
  };
};

/** What a list shows of a result, on a phone. */
const MOST_TITLE = 60;
const MOST_DESCRIPTION = 120;

/** The reply to what was typed, and to what it could mean. */
const MOST_RESULTS = 4;

/** The answer to what was typed, and to what it could mean; examples while nothing is typed. */
export function renderInline(typed: string, language: Language, desk: Desk): readonly InlineResult[] {
  if (typed === '')
    return desk.examples[language].map((question, at) => article({ question, reply: desk.preview(question) }, at));
  const reply = desk.preview(typed);
  const others = reply.options
    .slice(0, MOST_RESULTS - 1)
    .map(({ question }) => ({ question, reply: desk.preview(question) }));
  return [{ question: typed, reply }, ...others].map(article);
}

/** The first message of an answer stands alone: an inline result is one message, without our buttons. */
function article({ question, reply }: { question: string; reply: Reply }, at: number): InlineResult {
  const [first] = renderReply({ number: 0, reply }, question);
  const [headline = '', ...rest] = reply.answer.split('\n');
  return {
    type: 'article',
    id: String(at),
    title: cutText(headline, MOST_TITLE),
    description: cutText(rest.join(' ') || question, MOST_DESCRIPTION),
    input_message_content: {
      message_text: first?.html ?? '',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  };
}
