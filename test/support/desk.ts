/** A desk over a real store in a folder of its own and the real knowledge, for one arrival after the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAsker } from '../../src/app/asker.ts';
import type { Arrival, Call, Desk } from '../../src/channels/channel.ts';
import type { Me } from '../../src/channels/telegram/parse.ts';
import { toArrival } from '../../src/channels/telegram/parse.ts';
import { respond } from '../../src/channels/telegram/respond.ts';
import { buildDesk } from '../../src/service/desk.ts';
import { keyedHash } from '../../src/service/identity.ts';
import { openStore, type Store } from '../../src/service/store.ts';
import { buildTalks } from '../../src/service/talks.ts';
import { knowledge } from './knowledge.ts';

export const asker = buildAsker([knowledge]);

/** A new folder, and what removes it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const me: Me = { id: 7001, username: 'Mingzhang_bot' };

/** A store with everything that stands on it. */
export function buildOffice() {
  const { folder, remove } = temporaryFolder();
  const store: Store = openStore(path.join(folder, 'store.db'), (message) => {
    throw new Error(message);
  });
  const talks = buildTalks(asker);
  const hash = keyedHash('a key of the tests');

  /** Does the work at the desk of an arrival, as the service does: in one transaction. */
  function at<Value>(arrival: Arrival, work: (desk: Desk) => Value): Value {
    return store.use((records) =>
      work(
        buildDesk({
          channel: 'telegram',
          arrival,
          receivedAtMs: 1_795_000_000_000,
          records,
          asker,
          talks,
          hash,
          keptDays: 90,
          answered: () => {},
        }),
      ),
    );
  }

  return {
    store,
    at,
    /** The calls that answer an update. */
    answer: (update: unknown): readonly Call[] => {
      const arrival = toArrival(update, me);
      if (arrival === null) throw new Error('the update is not for the bot');
      return at(arrival, (desk) => respond(arrival, desk));
    },
    close: () => {
      store.close();
      remove();
    },
  };
}
