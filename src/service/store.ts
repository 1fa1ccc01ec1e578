/**
 * The store: one SQLite file, or, where the file cannot be used, memory – answering goes on, says so, and forgets with the
 * process. A file that fails while in use (full disk) is left as it is, and what it holds of recent arrivals is taken along.
 */
import { IN_MEMORY, isFileFault, openDatabase, StoreError } from './database.ts';
import { buildRecords, type Records } from './records.ts';

export type StoreState =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory'; readonly why: string };

export type Store = {
  /** Runs the work in one transaction; it is run again, in memory, when the file fails. Throws what is no fault of the file. */
  readonly use: <Value>(work: (records: Records) => Value) => Value;
  readonly state: () => StoreState;
  /** Leaves nothing in the file of what was deleted; not while in `use`. */
  readonly settle: () => void;
  readonly close: () => void;
};

/** Arrivals so young may be delivered again: Telegram keeps an update for a day. */
export const ARRIVALS_KEPT_MS = 3 * 24 * 3600 * 1000;

/**
 * Opens the store.
 * @param warn told when the file cannot be used, with what to do about it
 * @param open how a file is opened; tests give it little room
 */
export function openStore(path: string, warn: (message: string) => void, open = openDatabase): Store {
  let state: StoreState = { kind: 'file', path };
  let records = opened();

  function opened(): Records {
    try {
      return buildRecords(open(path));
    } catch (error) {
      return inMemory(error);
    }
  }

  function inMemory(cause: unknown): Records {
    const why = cause instanceof Error ? cause.message : String(cause);
    state = { kind: 'memory', why };
    warn(`${why}; until then questions are answered, but nothing is kept over a restart`);
    return buildRecords(openDatabase(IN_MEMORY));
  }

  function settle(): void {
    try {
      records.emptyLog();
    } catch {
      // A reader holds it (a report), or the file is ill: the next use tells the latter, the next time does the former.
    }
  }

  return {
    use: (work) => {
      const before = records;
      try {
        return before.atomically(() => work(before));
      } catch (error) {
        if (state.kind === 'memory' || !isFileFault(error)) throw error;
        const after = inMemory(new StoreError(path, error));
        takeAlong(before, after);
        records = after;
        return after.atomically(() => work(after));
      }
    },
    state: () => state,
    settle,
    close: () => {
      settle();
      records.close();
    },
  };
}

/** What the failed file still tells of arrivals, so that none is answered twice. */
function takeAlong(before: Records, after: Records): void {
  try {
    const seen = before.seenSince(Date.now() - ARRIVALS_KEPT_MS);
    after.atomically(() => {
      for (const { channel, id, received_at: receivedAtMs } of seen) after.markSeen(channel, id, receivedAtMs);
    });
  } catch {
    // A file that cannot even be read has nothing to take along; the fault itself is told already.
  }
  try {
    before.close();
  } catch {
    // It is left as it is.
  }
}
