/**
 * A plan: what is to be read and what is to be done with it, as plain data. It is the only thing that passes from
 * understanding to the engine and to retrieval, whoever made it, and is always checked against this schema first.
 */
import { z } from 'zod';

/** One cell of one row, of whatever kind the row is. */
const cellAddress = z.object({ row: z.string(), column: z.string() }).strict();

/** A labelled amount: one cell, or the sum of several that may be added. */
const quantity = z.object({ label: z.string(), cells: z.array(cellAddress).min(1) }).strict();

const threshold = z
  .object({ comparator: z.enum(['≥', '≤', '>', '<', '=']), value: z.string(), unit: z.string() })
  .strict();

const unit = z.string().optional();

/** Operations over cells, done by the engine. */
export const tablePlan = z.discriminatedUnion('kind', [
  /** Show each quantity. `unit` converts money: 元, 万元, 亿元. */
  z.object({ kind: z.literal('show'), quantities: z.array(quantity).min(1), unit }).strict(),
  z.object({ kind: z.literal('sum'), quantities: z.array(quantity).min(1), unit }).strict(),
  /** `rest`: the subtrahend is a part of the minuend, and what is left is told. */
  z
    .object({
      kind: z.literal('difference'),
      minuend: quantity,
      subtrahend: quantity,
      rest: z.literal(true).optional(),
      unit,
    })
    .strict(),
  /** Each part as a percentage of the whole, and of all parts together when there are several. */
  z.object({ kind: z.literal('share'), parts: z.array(quantity).min(1), whole: quantity }).strict(),
  /** How many times the second the first is. */
  z.object({ kind: z.literal('ratio'), dividend: quantity, divisor: quantity }).strict(),
  /** Which is larger, by how much. */
  z.object({ kind: z.literal('compare'), quantities: z.array(quantity).min(2), unit }).strict(),
  z
    .object({
      kind: z.literal('rank'),
      set: z.string(),
      quantities: z.array(quantity).min(1),
      order: z.enum(['top', 'bottom']),
      take: z.number().int().positive(),
      unit,
    })
    .strict(),
  /** Those of a set that meet every threshold, largest first; all of them when there is none. `count` asks for their number. */
  z
    .object({
      kind: z.literal('filter'),
      set: z.string(),
      quantities: z.array(quantity),
      thresholds: z.array(threshold),
      count: z.boolean(),
      unit,
    })
    .strict(),
  /** Cumulative share, and the amount it makes, by the end of a month; all printed months without one. */
  z
    .object({
      kind: z.literal('schedule'),
      projects: z.array(z.object({ label: z.string(), money: cellAddress, schedule: z.string() }).strict()).min(1),
      month: z.union([z.literal(3), z.literal(6), z.literal(10), z.literal(12)]).optional(),
      unit,
    })
    .strict(),
  /** A change on the year before, from a fact; with the present amount, the year before and the percentage when it is given. */
  z
    .object({
      kind: z.literal('change'),
      label: z.string(),
      change: cellAddress,
      direction: z.enum(['increase', 'decrease']),
      baseYear: z.number().int(),
      present: quantity.optional(),
      ask: z.enum(['amount', 'percent', 'previous']),
    })
    .strict(),
]);

export type CellAddress = z.infer<typeof cellAddress>;
export type Quantity = z.infer<typeof quantity>;
export type Threshold = z.infer<typeof threshold>;
export type TablePlan = z.infer<typeof tablePlan>;

/** Where passages are looked for. */
const search = z
  .object({
    text: z.string().min(1),
    /** `duty`: duties of offices and of the department; `project`: the prose of these projects only. */
    within: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('anywhere') }).strict(),
      z.object({ kind: z.literal('duty') }).strict(),
      z.object({ kind: z.literal('project'), projects: z.array(z.number().int()).min(1) }).strict(),
    ]),
    /** Only what makes a statement of this kind. */
    tells: z.enum(['when', 'basis', 'terms']).optional(),
    /** Words without which a passage does not answer. */
    holding: z.array(z.string()).min(1).optional(),
  })
  .strict();

const option = z.object({ label: z.string(), question: z.string() }).strict();

/** Why a question is not answered; each has its sentence in the answer stage. */
const declineReasons = [
  'not-in-document',
  'other-year',
  'other-place',
  'other-body',
  'unintelligible',
  'too-long',
  'how-to-apply',
  'contact',
  'person',
  'outturn',
  'forecast',
  'opinion',
  'personal-case',
  'payment-date',
  'per-unit',
  'company-list',
  'system',
  'falsify',
  'benefit-level',
  'small-talk',
] as const;

/** A figure that the question takes for granted. */
const claim = z.object({ value: z.string(), unit: z.string() }).strict();

const singlePlan = z.discriminatedUnion('kind', [
  /** Figures. `also`: rows that print the same figure elsewhere, cited too; `passages`: sentences quoted with it. */
  z
    .object({
      kind: z.literal('table'),
      table: tablePlan,
      also: z.array(z.string()),
      passages: z.array(z.string()),
      /** Things assumed, told to the user: the whole of a share, the table looked in. */
      assumed: z.array(z.string()),
      /** The premise of the question that the figure contradicts. */
      premise: z.enum(['increase', 'decrease']).optional(),
      claimed: claim.optional(),
    })
    .strict(),
  /** Passages and rows that answer as they stand. */
  z.object({ kind: z.literal('quote'), refs: z.array(z.string()).min(1), lead: z.string() }).strict(),
  /** Things listed by name, counted, with the rows or the clause that name them. */
  z
    .object({
      kind: z.literal('list'),
      listing: z.string(),
      refs: z.array(z.string()).min(1),
      names: z.array(z.string()),
      /** What it is called is asked, and not how many there are. */
      uncounted: z.literal(true).optional(),
      claimed: claim.optional(),
    })
    .strict(),
  /** `about`: what was asked, for asking back. */
  z
    .object({ kind: z.literal('search'), search, purpose: z.enum(['office', 'text']), about: z.string().optional() })
    .strict(),
  z.object({ kind: z.literal('clarify'), about: z.string(), options: z.array(option).min(2).max(6) }).strict(),
  z
    .object({
      kind: z.literal('decline'),
      reason: z.enum(declineReasons),
      about: z.string(),
      nearest: z.array(z.string()),
      search: search.optional(),
    })
    .strict(),
  z.object({ kind: z.literal('chat'), topic: z.enum(['greeting', 'thanks', 'ability', 'bye']) }).strict(),
]);

/** Several answers under one heading: a summary. */
const manyPlan = z
  .object({ kind: z.literal('many'), lead: z.enum(['budget', 'goals', 'topic']), parts: z.array(singlePlan).min(1) })
  .strict();

export const plan = z.discriminatedUnion('kind', [...singlePlan.options, manyPlan]);

export type Claim = z.infer<typeof claim>;
export type SinglePlan = z.infer<typeof singlePlan>;
export type Plan = z.infer<typeof plan>;
export type Search = z.infer<typeof search>;
export type KindTold = NonNullable<Search['tells']>;
export type DeclineReason = (typeof declineReasons)[number];
