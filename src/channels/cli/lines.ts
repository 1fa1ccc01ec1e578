/** The JSON Lines form of the command line: one question a line in, one reply a line out, in order. */
import { z } from 'zod';
import { failure, type Result, success } from '../../base/result.ts';

/** Longest line read; a longer one is an error of its own and the rest go on. */
const MOST_CHARACTERS = 100_000;

const asked = z.object({
  id: z.union([z.string(), z.number()]),
  conversation: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
});

export type AskedLine = { readonly id: string | number; readonly conversation: string; readonly question: string };
export type LineError = { readonly code: 'no-json' | 'no-question' | 'too-long'; readonly message: string };

/** Reads one line. A line without a conversation is a conversation of its own. */
export function readLine(line: string): Result<AskedLine, LineError> {
  if (line.length > MOST_CHARACTERS)
    return failure({
      code: 'too-long',
      message: `the line has ${line.length} characters; at most ${MOST_CHARACTERS} are read`,
    });
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return failure({ code: 'no-json', message: 'the line is no JSON; write {"id","conversation","question"}' });
  }
  const parsed = asked.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure({
      code: 'no-question',
      message: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not as expected'}; write {"id","conversation","question"}`,
    });
  }
  const { id, question, conversation } = parsed.data;
  return success({ id, question, conversation: conversation === undefined ? `line:${id}` : String(conversation) });
}
