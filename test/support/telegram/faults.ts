/**
 * What goes wrong on purpose. Whether a call is hit depends on the seed, the kind of fault, the method, the chat and how
 * many calls of that method the chat had before: never on the clock or on other chats, so that a run can be repeated.
 */
import { Refusal, tooManyRequests } from './refusal.ts';

/** A fault that hits a share of the calls, from 0 to 1. */
type Fault = {
  readonly share: number;
  /** Only these methods; all where none are named. */
  readonly methods?: readonly string[];
  /** The fault stops after so many hits: `{ share: 1, atMost: 2 }` hits the first two calls. */
  readonly atMost?: number;
};

export type Faults = {
  readonly seed?: number;
  /** Answered 429; calls that come before the time is over are refused too, and complained about. */
  readonly tooManyRequests?: Fault & { readonly retryAfterSeconds: number };
  readonly serverErrors?: Fault & { readonly code?: 500 | 502 };
  /** Done and answered later than asked. */
  readonly slow?: Fault & { readonly delayMs: number };
  /** The connection is cut before anything is done. */
  readonly cutBefore?: Fault;
  /** It is done, and the connection cut instead of an answer. */
  readonly cutAfter?: Fault;
  /** Updates delivered again after they were confirmed. */
  readonly duplicated?: Pick<Fault, 'share' | 'atMost'>;
  /** Updates held back until the next one has gone ahead. */
  readonly reordered?: Pick<Fault, 'share' | 'atMost'>;
};

type FaultName = Exclude<keyof Faults, 'seed'>;

/** What happens to one call. */
export type Mishap = {
  readonly delayMs: number;
  readonly cut: 'before' | 'after' | null;
  readonly refusal: Refusal | null;
  /** Set where the bot called again before it was allowed to. */
  readonly complaint: string | null;
};

/** Timers of a bot may ring this much early. */
const TOLERANCE_MS = 5;

const SERVER_ERRORS = { 500: 'Internal Server Error', 502: 'Bad Gateway' } as const;

const FAULT_NUMBERS: Readonly<Record<FaultName, number>> = {
  tooManyRequests: 1,
  serverErrors: 2,
  slow: 3,
  cutBefore: 4,
  cutAfter: 5,
  duplicated: 6,
  reordered: 7,
};

export class FaultPlan {
  /** May be replaced while the server runs. */
  faults: Faults;
  readonly #callsBefore = new Map<string, number>();
  readonly #blockedUntilMs = new Map<string, number>();
  #hits: Partial<Record<FaultName, { readonly of: Faults; count: number }>> = {};

  constructor(faults: Faults) {
    this.faults = faults;
  }

  /** Decides about a call that came at a time, in ms of `performance.now()`. */
  judge(method: string, chatId: string, atMs: number): Mishap {
    const scope = `${method} ${chatId}`;
    const blockedForMs = (this.#blockedUntilMs.get(scope) ?? 0) - TOLERANCE_MS - atMs;
    if (blockedForMs > 0) {
      const complaint = `${method} came ${Math.ceil(blockedForMs)} ms before retry_after had passed`;
      return { ...NOTHING, refusal: tooManyRequests(Math.ceil(blockedForMs / 1000)), complaint };
    }
    const callsBefore = this.#callsBefore.get(scope) ?? 0;
    this.#callsBefore.set(scope, callsBefore + 1);
    const hits = (name: FaultName) => this.#hitsCall(name, method, hashText(scope) + callsBefore);
    const delayMs = hits('slow') ? (this.faults.slow?.delayMs ?? 0) : 0;
    if (hits('cutBefore')) return { ...NOTHING, delayMs, cut: 'before' };
    if (hits('tooManyRequests')) return { ...NOTHING, delayMs, refusal: this.#block(scope, atMs + delayMs) };
    if (hits('serverErrors')) {
      const code = this.faults.serverErrors?.code ?? 502;
      return { ...NOTHING, delayMs, refusal: new Refusal(code, SERVER_ERRORS[code]) };
    }
    return { ...NOTHING, delayMs, cut: hits('cutAfter') ? 'after' : null };
  }

  isDuplicated = (updateId: number): boolean => this.#draw('duplicated', updateId);

  isReordered = (updateId: number): boolean => this.#draw('reordered', updateId);

  #block(scope: string, atMs: number): Refusal {
    const seconds = this.faults.tooManyRequests?.retryAfterSeconds ?? 0;
    this.#blockedUntilMs.set(scope, atMs + seconds * 1000);
    return tooManyRequests(seconds);
  }

  #hitsCall(name: FaultName, method: string, place: number): boolean {
    const fault: Fault | undefined = this.faults[name];
    if (fault?.methods !== undefined && !fault.methods.includes(method)) return false;
    return this.#draw(name, place);
  }

  #draw(name: FaultName, place: number): boolean {
    const fault: Fault | undefined = this.faults[name];
    if (fault === undefined || !(roll(this.faults.seed ?? 1, FAULT_NUMBERS[name], place) < fault.share)) return false;
    const counted = this.#hits[name];
    const counter = counted?.of === this.faults ? counted : { of: this.faults, count: 0 };
    if (counter.count >= (fault.atMost ?? Number.POSITIVE_INFINITY)) return false;
    counter.count++;
    this.#hits[name] = counter;
    return true;
  }
}

const NOTHING: Mishap = { delayMs: 0, cut: null, refusal: null, complaint: null };

/** A number from 0 up to, and without, 1. */
const roll = (seed: number, fault: number, place: number): number =>
  scramble(scramble(scramble(seed) + fault) + place) / 2 ** 32;

const hashText = (text: string): number => {
  let hash = 0;
  for (const letter of text) hash = scramble(hash + (letter.codePointAt(0) ?? 0));
  return hash;
};

/** Spreads a 32-bit number over all 32-bit numbers; every bit of it changes about half of the bits. */
function scramble(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
  return (second ^ (second >>> 15)) >>> 0;
}
