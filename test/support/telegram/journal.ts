/** Every call that came, what the bot did wrong without being refused, and waiting for a call. */
import type { SentMessage } from './chats.ts';
import type { Parameters } from './parameters.ts';

export type Call = {
  readonly method: string;
  readonly payload: Parameters;
  /** When the call came, in ms of `performance.now()`. */
  readonly at: number;
  /** `cut after` was done, but its answer was lost; `cut before` was not done. */
  readonly outcome: 'ok' | 'cut before' | 'cut after' | number;
  /** Why it was refused. */
  readonly description?: string;
  /** The message that was sent or edited, as it stood then. */
  readonly message?: SentMessage;
};

export type WaitOptions = { readonly timeoutMs?: number };

/** A wait that finds nothing must end before the test does. */
const DEFAULT_TIMEOUT_MS = 5000;

const MOST_COMPLAINTS = 1000;

/** Calls told where a wait was in vain, and letters of each of them. */
const LAST_CALLS = 10;
const LONGEST_LINE = 240;

export class Journal {
  readonly #keepCalls: number;
  readonly #waiting = new Set<(call: Call) => void>();
  readonly #complaints: string[] = [];
  #calls: Call[] = [];
  #count = 0;

  constructor(keepCalls: number) {
    this.#keepCalls = keepCalls;
  }

  get calls(): readonly Call[] {
    return this.#calls.slice(-this.#keepCalls || this.#calls.length);
  }

  /** How many calls there were, kept or not. */
  get count(): number {
    return this.#count;
  }

  get complaints(): readonly string[] {
    return this.#complaints;
  }

  complain(complaint: string): void {
    if (this.#complaints.length < MOST_COMPLAINTS) this.#complaints.push(complaint);
  }

  record(call: Call): void {
    this.#count++;
    if (this.#keepCalls > 0) this.#calls.push(call);
    // Twice as many, so that the log is cut now and then instead of with every call.
    if (this.#calls.length > 2 * this.#keepCalls) this.#calls = this.#calls.slice(-this.#keepCalls);
    for (const check of this.#waiting) check(call);
  }

  /** Resolves to the first call, made before or after, that the predicate is true of. */
  waitFor(predicate: (call: Call) => boolean, options: WaitOptions = {}): Promise<Call> {
    const made = this.calls.find(predicate);
    if (made !== undefined) return Promise.resolve(made);
    return this.watch((call) => (predicate(call) ? call : undefined), 'no call satisfied the predicate', options);
  }

  /** Resolves to what `look` finds after some call to come. */
  watch<Found>(
    look: (call: Call) => Found | undefined,
    failure: string,
    { timeoutMs = DEFAULT_TIMEOUT_MS }: WaitOptions,
  ): Promise<Found> {
    return new Promise((resolve, reject) => {
      const check = (call: Call): void => {
        const found = look(call);
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(check);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${failure} within ${timeoutMs} ms; ${this.#lastCalls()}`));
      }, timeoutMs);
      this.#waiting.add(check);
    });
  }

  #lastCalls(): string {
    const last = this.calls.filter(({ method }) => method !== 'getUpdates').slice(-LAST_CALLS);
    if (last.length === 0) return 'there was no call but getUpdates';
    return `the last calls were:\n${last.map(describeCall).join('\n')}`;
  }
}

function describeCall({ method, payload, outcome, description }: Call): string {
  const given = JSON.stringify(payload);
  const shown = given.length > LONGEST_LINE ? `${given.slice(0, LONGEST_LINE)}…` : given;
  return `  ${method} ${shown} → ${outcome}${description === undefined ? '' : ` ${description}`}`;
}
