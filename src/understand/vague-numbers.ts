/** 几 that asks for no number: 没出几个钱, 几个就业补助的项目里哪笔最大. */
import type { Token } from './question.ts';

/** 没出, 不值: of what follows there is little. */
const DENIED = /(?:没|不|无)(?:有|出|花|给|拿|剩|值|得|发|拨|用)?了?$/u;

/** … 里, 当中: of those few one is asked for. */
const AMONG = /(?:里面?|里头|之?中|当中)$/u;

const WHICH = /^(?:哪|边|谁|which)/u;

/** Takes such words out of the reading. */
export function withoutVagueNumbers(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at): Token => {
    if (token.role.kind !== 'operation' || !/^几/u.test(token.text)) return token;
    const before = textOf(tokens.slice(0, at));
    const after = tokens.slice(at + 1);
    const among = after.findIndex(({ text }) => AMONG.test(text));
    const asksWhich = among !== -1 && after.slice(among + 1).some(({ text }) => WHICH.test(text));
    const counts = token.role.name === 'count' && /^几[个笔项份]$/u.test(token.text);
    return (token.role.name === 'amount' && DENIED.test(before)) || (counts && asksWhich)
      ? { ...token, role: { kind: 'filler' } }
      : token;
  });
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');
