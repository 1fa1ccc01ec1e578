/** The updates that wait for the bot, and the account of how often each was delivered. */
import type { Update } from 'grammy/types';
import type { FaultPlan } from './faults.ts';

export type Entry = {
  readonly update: Update;
  /** Updates with the same key come one after the other. */
  readonly chatId: number;
  /** Delivered and confirmed before; comes once more. */
  readonly isAgain: boolean;
};

/** Not sent to a bot which did not ask for them by name. */
const ONLY_ON_DEMAND: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** A reordered update waits at most so long for one that may go ahead. */
const LONGEST_HOLD_MS = 50;

export class UpdateQueue {
  /** Kinds of updates the bot asked for; null is all but those on demand. */
  allowedKinds: readonly string[] | null = null;
  /** Called when updates may be taken; set by whoever delivers. */
  onReady: () => void = () => {};
  readonly delivered = new Map<number, number>();
  readonly #plan: FaultPlan;
  readonly #filtered = new Set<number>();
  #entries: Entry[] = [];
  #held: { readonly entry: Entry; readonly timer: NodeJS.Timeout } | null = null;
  #isWaking = false;

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  /** Ids of the updates that the bot never got, except those it did not ask for. */
  get lost(): readonly number[] {
    return [...this.delivered].filter(([id, count]) => count === 0 && !this.#filtered.has(id)).map(([id]) => id);
  }

  /** Ids of the updates that were dropped because the bot did not ask for their kind. */
  get filtered(): readonly number[] {
    return [...this.#filtered];
  }

  get pendingCount(): number {
    return this.#entries.length + (this.#held === null ? 0 : 1);
  }

  add(update: Update): void {
    if (!this.delivered.has(update.update_id)) this.delivered.set(update.update_id, 0);
    const entry = { update, chatId: chatIdOf(update), isAgain: false };
    if (this.#held === null && this.#plan.isReordered(update.update_id)) {
      const timer = setTimeout(() => this.#release(), LONGEST_HOLD_MS);
      this.#held = { entry, timer };
      return;
    }
    this.#entries.push(entry);
    this.#release();
    this.#wake();
  }

  /** The updates that may be handed out now, oldest first; those of other kinds are dropped for good. */
  waiting(): readonly Entry[] {
    const refused = this.#entries.filter(({ update }) => !this.#isAllowed(update));
    if (refused.length > 0) {
      for (const { update } of refused) this.#filtered.add(update.update_id);
      this.#entries = this.#entries.filter((entry) => !refused.includes(entry));
    }
    return this.#entries;
  }

  /** Up to so many updates for a poll. What comes a second time comes first, so that the last id is the highest. */
  take(limit: number): readonly Update[] {
    const waiting = this.waiting();
    const again = waiting.filter(({ isAgain }) => isAgain);
    const taken = [...again, ...waiting.filter(({ isAgain }) => !isAgain)].slice(0, limit);
    if (again.length > 0) this.#entries = this.#entries.filter((entry) => !(entry.isAgain && taken.includes(entry)));
    return taken.map(({ update }) => update);
  }

  /** Confirms all updates below an id; a negative offset keeps only so many of the newest. */
  confirm(offset: number): void {
    if (offset < 0) {
      this.#entries = this.#entries.slice(offset);
      return;
    }
    const isConfirmed = ({ update, isAgain }: Entry) => !isAgain && update.update_id < offset;
    if (!this.#entries.some(isConfirmed)) return;
    const confirmed = this.#entries.filter(isConfirmed);
    this.#entries = this.#entries.filter((entry) => !isConfirmed(entry));
    for (const entry of confirmed) this.#repeat(entry);
  }

  /** Takes one update away that was accepted. */
  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    if (!entry.isAgain) this.#repeat(entry);
  }

  clear(): void {
    this.#entries = [];
    if (this.#held !== null) clearTimeout(this.#held.timer);
    this.#held = null;
  }

  countDelivery(updateId: number): void {
    this.delivered.set(updateId, (this.delivered.get(updateId) ?? 0) + 1);
  }

  #isAllowed(update: Update): boolean {
    const kind = kindOf(update);
    return this.allowedKinds === null ? !ONLY_ON_DEMAND.includes(kind) : this.allowedKinds.includes(kind);
  }

  #repeat(entry: Entry): void {
    if (!this.#plan.isDuplicated(entry.update.update_id)) return;
    this.#entries.push({ ...entry, isAgain: true });
    this.#wake();
  }

  #release(): void {
    if (this.#held === null) return;
    clearTimeout(this.#held.timer);
    this.#entries.push(this.#held.entry);
    this.#held = null;
    this.#wake();
  }

  /** Updates of one moment are handed out together. */
  #wake(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    setImmediate(() => {
      this.#isWaking = false;
      this.onReady();
    });
  }
}

const kindOf = (update: Update): string => Object.keys(update).find((key) => key !== 'update_id') ?? '';

/** The chat an update belongs to; the user where it has none. */
export function chatIdOf(update: Update): number {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.callback_query?.message;
  const place = message ?? update.my_chat_member ?? update.chat_member ?? update.message_reaction;
  const from = update.callback_query?.from ?? update.inline_query?.from ?? update.chosen_inline_result?.from;
  return place?.chat.id ?? from?.id ?? 0;
}
