/** A reply as a person reads it in a terminal. */
import type { Reply } from '../../answer/reply.ts';

/** The reply's text, with its options numbered and what may be asked next. */
export function renderReply(reply: Reply): string {
  const options = reply.options.map((option, at) => `  ${at + 1}. ${option.question}`);
  const next = reply.suggestions.map((suggestion) => `  ${suggestion}`);
  const heading = reply.language === 'zh' ? '可以接着问：' : 'You may ask next:';
  return [
    reply.text,
    ...(options.length > 0 ? ['', ...options] : []),
    ...(next.length > 0 ? ['', heading, ...next] : []),
  ].join('\n');
}
