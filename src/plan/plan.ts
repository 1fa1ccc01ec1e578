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
  z.object({ kind: z.literal('difference'), minuend: quantity, subtrahend: quantity, unit }).strict(),
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
