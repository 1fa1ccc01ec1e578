/** How a question was understood, for a person who asks why. */
import { assertNever } from '../base/result.ts';
import type { Question, Role, Token } from '../understand/question.ts';
import type { Trace } from './ask.ts';

/** Candidates shown for a mention. */
const SHOWN = 6;

/** Lines that tell the words matched, the candidates with their scores, the plan and what was left over. */
export function explain({ questions, made, hits }: Trace): string[] {
  const lines: string[] = [];
  questions.forEach((question, at) => {
    lines.push(...explainQuestion(question));
    lines.push(`plan (rule ${made[at]?.rule}): ${JSON.stringify(made[at]?.plan)}`);
  });
  for (const found of hits) {
    for (const hit of found) lines.push(`passage ${hit.ref} ${hit.score.toFixed(3)}: ${JSON.stringify(hit.reasons)}`);
  }
  return lines;
}

function explainQuestion(question: Question): string[] {
  const lines = [`question: ${question.text}`, `words: ${question.tokens.map(explainToken).join(' ')}`];
  if (question.operations.size > 0) lines.push(`operations: ${[...question.operations].join(', ')}`);
  if (question.wanted.size > 0) lines.push(`kinds of figure asked for: ${[...question.wanted].join(', ')}`);
  if (question.followsUp) lines.push('goes on from the turn before');
  for (const mention of question.mentions) {
    lines.push(
      `mention “${mention.words}”${mention.columns.length > 0 ? ` (column ${mention.columns.join(', ')})` : ''}:`,
    );
    for (const { thing, score, coverage, precision } of mention.candidates.slice(0, SHOWN)) {
      lines.push(
        `  ${score.toFixed(3)} (explains ${coverage.toFixed(2)}, named ${precision.toFixed(2)}) ${thing.kind} ${thing.name}${thing.project ? ` [project ${thing.project}]` : ''}`,
      );
    }
  }
  const whole = question.whole?.candidates[0];
  if (question.mentions.length > 1 && whole)
    lines.push(
      `as one: ${whole.score.toFixed(3)} (explains ${whole.coverage.toFixed(2)}) ${whole.thing.kind} ${whole.thing.name}`,
    );
  const left = question.tokens.filter((token) => token.role.kind === 'unknown').map((token) => token.text);
  if (left.length > 0) lines.push(`no lexicon entry for: ${left.join(', ')}`);
  return lines;
}

const explainToken = (token: Token): string => `[${token.text.trim() || '␣'}${roleText(token.role)}]`;

function roleText(role: Role): string {
  switch (role.kind) {
    case 'content':
      return `=${role.words}`;
    case 'operation':
      return `:${role.name}`;
    case 'column':
      return `:column ${role.column}`;
    case 'refusal':
      return `:refuse ${role.reason}`;
    case 'chat':
      return `:${role.topic}`;
    case 'year':
      return `:year ${role.year}`;
    case 'month':
      return `:month ${role.month}`;
    case 'threshold':
      return `:${role.thresholds.map(({ comparator, value, unit }) => `${comparator}${value}${unit}`).join(',')}`;
    case 'number':
      return `:${role.value}${role.unit}`;
    case 'connector':
      return `:${role.how}`;
    case 'unknown':
      return `?${role.tag}`;
    case 'years':
      return ':several years';
    case 'excepted':
      return `:without${roleText(role.said)}`;
    case 'issuer':
    case 'break':
    case 'filler':
      return '';
    default:
      return assertNever(role);
  }
}
