/** Words that the members of a list share and that are said once: 机关和事业退休费, 编制行政、事业各几个, admin and locked posts. */
import type { Role, Token } from './question.ts';

/** What a stretch of text names as a whole, if anything. */
export type Named = (text: string) => Role | undefined;

/** A word that may stand for a name whose rest its neighbour in the list says. */
export const SHORT = /^(?:\p{Script=Han}{2,4}|[a-z]{3,})$/u;

/** 行政口, 事业这边: what may stand between a word and the one that joins it to the next. */
const BETWEEN = /^(?:\s+|[的口边块]|这边|那边|这块|那块)$/u;

/** Gives short members of a list the names that they make together with what another member, or the words before or after, say. */
export function withSharedWords(read: readonly Token[], named: Named): Token[] {
  const runs = withRuns(withEndingOfProject(read, named));
  return shared([...runs.keys()], named).flatMap((token) => runs.get(token) ?? [token]);
}

/** 行政|单位的比…: words that touch, beside a joining word, with what they are cut into. They stay cut where they name nothing together. */
function withRuns(tokens: readonly Token[]): Map<Token, readonly Token[]> {
  const runs = new Map<Token, readonly Token[]>();
  const isPart = ({ role, text }: Token): boolean =>
    (role.kind === 'unknown' || role.kind === 'filler') &&
    /^(?![两三几这那各都])\p{Script=Han}{1,2}$/u.test(text) &&
    !BETWEEN.test(text);
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (token === undefined) break;
    const touches =
      next !== undefined && token.role.kind === 'unknown' && isPart(token) && isPart(next) && token.end === next.start;
    const run = touches ? { ...next, start: token.start, text: token.text + next.text } : null;
    if (run === null || run.text.length < LEAST_OF_RUN || !standsInList(tokens, at, at + 1)) {
      runs.set(token, [token]);
      continue;
    }
    runs.set({ ...run, role: token.role }, [token, next as Token]);
    at += 1;
  }
  return runs;
}

const LEAST_OF_RUN = 4;

function shared(tokens: readonly Token[], named: Named): Token[] {
  const short = new Set(tokens.filter((token, at) => isShort(token) && standsInList(tokens, at)));
  const whole = withWholeWord(tokens, short, named) ?? withWholeWord(tokens, withKnown(tokens, short), named);
  if (whole !== null) return whole;
  return tokens.map((token, at) =>
    short.has(token) || isNameInList(tokens, at) ? (withEnding(token, tokens, named) ?? token) : token,
  );
}

/** 项目, 专项: what is listed are projects. */
const OF_PROJECTS = /项目|专项/u;

/** What projects are called at the end, and what is left out where they are listed. */
const ENDINGS_OF_PROJECTS = ['经费', '专项', '资金', '项目'] as const;

/** 扩面、制证两个小项目: where projects are listed, unknown words between the marks are the beginning of a project's name. */
function withEndingOfProject(tokens: readonly Token[], named: Named): readonly Token[] {
  if (!OF_PROJECTS.test(textOf(tokens)) || !tokens.some(isJoining)) return tokens;
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    const open = runs.at(-1) ?? [];
    const goesOn = open.length > 0 && (open.at(-1)?.role.kind === 'unknown') === (token.role.kind === 'unknown');
    if (goesOn && open.at(-1)?.end === token.start) open.push(token);
    else runs.push([token]);
  }
  return runs.flatMap((run, at): readonly Token[] => {
    const [first, last] = [run[0], run.at(-1)];
    const inList = isJoining(runs[at - 1]?.at(-1)) || isJoining(runs[at + 1]?.[0]);
    if (first?.role.kind !== 'unknown' || last === undefined || !inList || !SHORT.test(textOf(run))) return run;
    const role = ENDINGS_OF_PROJECTS.map((ending) => named(textOf(run) + ending)).find((one) => one !== undefined);
    return role === undefined ? run : [{ start: first.start, end: last.end, text: textOf(run), role }];
  });
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

/** 医疗这块 行政单位的比事业单位的: of two short members one may be known for what it is by itself. */
const withKnown = (tokens: readonly Token[], short: ReadonlySet<Token>): ReadonlySet<Token> =>
  new Set(
    tokens.filter(
      (token, at) =>
        short.has(token) ||
        (token.role.kind === 'content' && !token.role.exact && SHORT.test(token.text) && standsInList(tokens, at)),
    ),
  );

const isShort = ({ role, text }: Token): boolean =>
  (role.kind === 'unknown' || role.kind === 'filler') && SHORT.test(text) && !BETWEEN.test(text);

const isJoining = (token: Token | undefined): boolean =>
  token !== undefined &&
  ((token.role.kind === 'connector' && token.role.how !== 'of') || /^\s*[、/]\s*$/u.test(token.text));

function standsInList(tokens: readonly Token[], first: number, last = first): boolean {
  const says = (token: Token): boolean => !BETWEEN.test(token.text);
  return isJoining(tokens.slice(last + 1).find(says)) || isJoining(tokens.slice(0, first).findLast(says));
}

/** 见习补贴和公益岗补贴标准: a name may want the end of its neighbour's all the same. */
const isNameInList = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.role.kind === 'content' && isJoining(tokens[at + 1]);

/** 编制 … 行政、事业: every short member makes a name with the same word, which then names nothing by itself. */
function withWholeWord(tokens: readonly Token[], short: ReadonlySet<Token>, named: Named): Token[] | null {
  if (short.size < 2) return null;
  for (const shared of tokens) {
    if (short.has(shared) || (shared.role.kind !== 'content' && shared.role.kind !== 'unknown')) continue;
    const ways = waysToSay(shared);
    const roleOf = ({ text }: Token): Role | undefined =>
      ways.map((word) => named(joined(text, word))).find((role) => role !== undefined);
    const roles = new Map([...short].map((token) => [token, roleOf(token)]));
    if ([...roles.values()].some((role) => role === undefined)) continue;
    return tokens.map((token) => {
      const role = token === shared ? ({ kind: 'filler' } as const) : roles.get(token);
      return role === undefined ? token : { ...token, role };
    });
  }
  return null;
}

/**
 * A word as said, as the end of the name that is meant by it (在编名额 … 行政、事业), or as the beginning of one (离退休老同志 …
 * 行政口和事业口: 离退休人员).
 */
function waysToSay({ text, role }: Token): string[] {
  const meant = nameMeant(role);
  if (meant === null) return [text];
  const beginnings = [...meant].map((_, at) => meant.slice(0, meant.length - at)).filter(({ length }) => length >= 3);
  return [...new Set([text, ...endingsOf(meant), ...beginnings])];
}

/** 机关和事业退休费, 行政编制和事业: a short member makes a name with the end of another's, as said or as meant. */
function withEnding(token: Token, tokens: readonly Token[], named: Named): Token | null {
  for (const other of tokens) {
    const meant = other === token ? null : nameMeant(other.role);
    if (meant === null || (other.start < token.start && !isParallel(token, other, tokens))) continue;
    for (const ending of [other.text, meant].flatMap(endingsOf)) {
      const role = named(joined(token.text, ending));
      if (role !== undefined) return { ...token, role };
    }
  }
  return null;
}

/** The name that a word stands for: of a thing, or of a column (basic and project expenditure). */
export const nameMeant = (role: Role): string | null =>
  role.kind === 'content' ? role.words : role.kind === 'column' ? role.column : null;

/** 行政编和事业编, 乡镇代办员比村里的: what is said first is repeated by its last character, or left out before 的. */
function isParallel(token: Token, before: Token, tokens: readonly Token[]): boolean {
  const next = tokens.find(({ start }) => start >= token.end);
  return next?.start === token.end && (next.text === before.text.at(-1) || next.text === '的');
}

/** Ends of a name, the longest first: at least two characters, or whole words. */
export function endingsOf(text: string): string[] {
  if (/^[\x20-\x7e]+$/u.test(text)) {
    const words = text.split(/\s+/u);
    return words.slice(1).map((_, at) => words.slice(at + 1).join(' '));
  }
  const characters = [...text];
  return characters.slice(1, -1).map((_, at) => characters.slice(at + 1).join(''));
}

export const joined = (left: string, right: string): string =>
  /[a-z]$/u.test(left) && /^[a-z]/u.test(right) ? `${left} ${right}` : left + right;
