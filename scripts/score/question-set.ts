/** A question set: JSON Lines, one question with what a right reply holds a line. Read and checked here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isDecimal } from '../../src/base/decimal.ts';
import { failure, type Result, success } from '../../src/base/result.ts';

const goldenFolder = join(import.meta.dirname, '..', '..', 'test', 'golden');

/** The golden sets that are asked where none is named. */
export const GOLDEN_SETS = ['dev.jsonl', 'own.jsonl'].map((name) => join(goldenFolder, name));

const status = z.enum(['answered', 'clarify', 'declined']);

const goldValue = z.object({
  /** Decimal text, as printed or rounded to two places. */
  value: z.string().refine(isDecimal, { message: 'is no decimal text such as "6600.00"' }),
  /** 万元, %, 人 …; empty for a bare number. */
  unit: z.string(),
});

const goldCitation = z.object({ section: z.string(), quote: z.string() });

const expectation = z.object({
  /** Allowed outcomes; any of them is right. */
  status: z.array(status).min(1),
  /** Each must be readable in an answered reply, in whichever unit. */
  values: z.array(goldValue).default([]),
  text_all: z.array(z.string()).default([]),
  text_any: z.array(z.string()).default([]),
  text_none: z.array(z.string()).default([]),
  /** Accepted places: parts of a citation's section and quote. None: the reply needs no citation. */
  cite_any: z.array(goldCitation).default([]),
});

const goldQuestion = z.object({
  id: z.string().min(1),
  question: z.string(),
  /** Earlier messages of the same conversation, oldest first. */
  history: z.array(z.string()).default([]),
  category: z.string().min(1),
  expect: expectation,
});

export type GoldValue = z.infer<typeof goldValue>;
export type GoldQuestion = z.infer<typeof goldQuestion>;

/** Reads a set. The failure names file and line, and what is wrong there. */
export function readQuestionSet(file: string): Result<readonly GoldQuestion[], string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return failure(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return parseQuestionSet(text, file);
}

/** Reads the text of a set; `file` is its name in messages. */
export function parseQuestionSet(text: string, file: string): Result<readonly GoldQuestion[], string> {
  const questions: GoldQuestion[] = [];
  const lineOfId = new Map<string, number>();
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parseLine(line);
    if (!read.ok) return failure(`${file}:${at + 1}: ${read.failure}`);
    const before = lineOfId.get(read.value.id);
    if (before !== undefined) return failure(`${file}:${at + 1}: the id ${read.value.id} stands in line ${before} too`);
    lineOfId.set(read.value.id, at + 1);
    questions.push(read.value);
  }
  return questions.length > 0 ? success(questions) : failure(`${file}: holds no question`);
}

function parseLine(line: string): Result<GoldQuestion, string> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return failure('is no JSON; write one object a line');
  }
  const parsed = goldQuestion.safeParse(json);
  if (parsed.success) return success(parsed.data);
  const [issue] = parsed.error.issues;
  return failure(`${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not as expected'}`);
}
