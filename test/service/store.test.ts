import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Arrival, Call } from '../../src/channels/channel.ts';
import { IN_MEMORY, isFileFault, openDatabase } from '../../src/service/database.ts';
import type { AnswerRecord } from '../../src/service/records.ts';
import { openStore, type Store } from '../../src/service/store.ts';
import { temporaryFolder } from '../support/desk.ts';

const CHANNEL = 'telegram';
const NOW_MS = 1_795_000_000_000;
/** As it would be found in the file. */
const CHAT = '5123456789';

let folder = '';
// The folder goes last: stores are closed by then.
beforeEach(({ onTestFinished: atEnd }) => {
  const made = temporaryFolder();
  folder = made.folder;
  atEnd(made.remove);
});

const fileOf = (): string => path.join(folder, 'store.db');

/** A store that must work. */
const open = (): Store => {
  const store = openStore(fileOf(), (message) => {
    throw new Error(message);
  });
  onTestFinished(() => store.close());
  return store;
};

/** A store that may not; with what it said. */
function openWarned(file: string): { readonly store: Store; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const store = openStore(file, (message) => warnings.push(message));
  onTestFinished(() => store.close());
  return { store, warnings };
}

const arrival = (id: string, text = 'a question'): Arrival => ({
  id,
  conversation: `${CHAT}:${CHAT}`,
  place: CHAT,
  user: CHAT,
  counts: true,
  payload: { kind: 'question', place: { chat: Number(CHAT) }, text },
});
const keep = (store: Store, ...ids: readonly string[]): readonly string[] =>
  store
    .use((records) =>
      records.keep(
        CHANNEL,
        ids.map((id) => arrival(id)),
        NOW_MS,
      ),
    )
    .map(({ id }) => id);
const unfinished = (store: Store) => store.use((records) => records.unfinished(CHANNEL));

const CALLS: readonly Call[] = [
  { method: 'answerCallbackQuery', payload: { callback_query_id: '1' }, fleeting: true },
  {
    method: 'sendRichMessage',
    payload: { chat_id: Number(CHAT) },
    otherwise: { method: 'sendMessage', payload: { chat_id: Number(CHAT), text: 'x' } },
  },
];

const answered = (changed: Partial<AnswerRecord> = {}): AnswerRecord => ({
  channel: CHANNEL,
  arrival: '1',
  place: 'hash of the place',
  conversation: 'hash of the conversation',
  user: 'hash of the user',
  askedAtMs: NOW_MS,
  question: '就业补助有多少',
  reply: {
    ...{ status: 'answered', route: 'table', knowledge: 'k' },
    ...{ language: 'zh', options: [{ label: 'a', question: 'b' }], suggestions: ['c'] },
  },
  plans: [],
  answerMs: 1.5,
  ...changed,
});
const addAnswer = (store: Store, changed: Partial<AnswerRecord> = {}): number =>
  store.use((records) => records.addAnswer(answered(changed)));
const recall = (store: Store, number: number, place = 'hash of the place') =>
  store.use((records) => records.recall(number, CHANNEL, place));

/** Everything that stands on the disk, log included. */
const onDisk = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'latin1'))
    .join('\n');

describe('arrivals', () => {
  test('are kept once, however often they come', () => {
    const store = open();
    expect(keep(store, '1', '2', '1')).toEqual(['1', '2']);
    expect(keep(store, '2', '3')).toEqual(['3']);
    store.use((records) => records.finish(CHANNEL, '1'));
    expect(keep(store, '1')).toEqual([]);
    store.close();
    expect(keep(open(), '1', '2', '3', '4')).toEqual(['4']);
  });
  test('of another channel are others', () => {
    const store = open();
    expect(keep(store, '1')).toEqual(['1']);
    expect(store.use((records) => records.keep('wecom', [arrival('1')], NOW_MS))).toHaveLength(1);
  });
  test('that were not answered wholly are found after a restart, oldest first, with the calls still to be made', () => {
    const store = open();
    keep(store, '9', '10', '11', '12');
    const kept = store.use((records) => records.answered(CHANNEL, '10', CALLS));
    expect(kept.map(({ call }) => call)).toEqual(CALLS);
    store.use((records) => {
      records.attempt(kept[1]?.number ?? 0);
      records.dropCall(kept[0]?.number ?? 0);
      records.finish(CHANNEL, '11');
    });
    store.close();
    expect(unfinished(open())).toEqual([
      { arrival: arrival('9'), receivedAtMs: NOW_MS, calls: null },
      {
        arrival: arrival('10'),
        receivedAtMs: NOW_MS,
        calls: [{ number: kept[1]?.number, call: CALLS[1], attempts: 1 }],
      },
      { arrival: arrival('12'), receivedAtMs: NOW_MS, calls: null },
    ]);
  });
  test('that another version wrote in a form of its own are done with, and do not come back', () => {
    const store = open();
    keep(store, '1', '2');
    store.close();
    const raw = new Libsql(fileOf());
    raw.prepare(`UPDATE arrivals SET arrival = '{"id":1}' WHERE id = '1'`).run();
    raw.close();
    expect(unfinished(open()).map(({ arrival: { id } }) => id)).toEqual(['2']);
    expect(unfinished(open()).map(({ arrival: { id } }) => id)).toEqual(['2']);
  });
  test('and answers are kept together or not at all', () => {
    const store = open();
    keep(store, '1');
    expect(() =>
      store.use((records) => {
        records.answered(CHANNEL, '1', CALLS);
        records.addAnswer(answered());
        throw new Error('a fault of ours: FULL of BUSY and LOCKED PERM');
      }),
    ).toThrow('a fault of ours');
    expect(store.state().kind).toBe('file');
    expect(unfinished(store)).toMatchObject([{ calls: null }]);
  });
});

describe('what is deleted', () => {
  test('is nowhere on the disk once an arrival is finished and the store was tidied', () => {
    const store = open();
    keep(store, '1');
    store.use((records) => records.answered(CHANNEL, '1', CALLS));
    expect(onDisk()).toContain(CHAT);
    store.use((records) => records.finish(CHANNEL, '1'));
    store.settle();
    expect(onDisk()).not.toContain(CHAT);
    store.close();
    expect(onDisk()).not.toContain(CHAT);
  });
  test('of a user is nowhere on the disk, and what others asked stays', () => {
    const store = open();
    const mine = addAnswer(store, { question: 'QUESTION OF MINE' });
    const other = addAnswer(store, { question: 'QUESTION OF ANOTHER', user: 'another', conversation: 'another' });
    store.use((records) => {
      const key = { channel: CHANNEL, conversation: 'hash of the conversation' };
      records.setQuestions(key, 'hash of the user', ['QUESTION OF MINE'], NOW_MS);
      records.setLanguage(key, 'hash of the user', 'en', NOW_MS);
      records.setVerdict(mine, 'another', 'up', NOW_MS);
      records.setVerdict(other, 'hash of the user', 'down', NOW_MS);
      expect(records.forget(CHANNEL, 'hash of the user')).toEqual(['hash of the conversation']);
      expect(records.conversation(key)).toEqual({ questions: [], language: null });
      expect(records.verdict(other, 'hash of the user')).toBeNull();
      expect(records.verdict(mine, 'another')).toBeNull();
    });
    store.settle();
    expect(recall(store, mine)).toBeNull();
    expect(recall(store, other)).toMatchObject({ question: 'QUESTION OF ANOTHER' });
    expect(onDisk()).not.toContain('QUESTION OF MINE');
  });
  test('for its age is what is older than it may be, arrivals that were never answered included', () => {
    const store = open();
    keep(store, '1', '2');
    store.use((records) => {
      records.answered(CHANNEL, '1', CALLS);
      records.setQuestions({ channel: CHANNEL, conversation: 'old' }, 'user', ['x'], NOW_MS - 10);
    });
    const old = addAnswer(store, { askedAtMs: NOW_MS - 10 });
    const young = addAnswer(store);
    store.use((records) => records.purge({ before: NOW_MS, arrivalsBefore: NOW_MS }));
    expect([recall(store, old), recall(store, young)]).toEqual([null, expect.anything()]);
    expect(store.use((records) => records.conversation({ channel: CHANNEL, conversation: 'old' })).questions).toEqual(
      [],
    );
    expect(unfinished(store)).toHaveLength(2);
    store.use((records) => records.purge({ before: NOW_MS, arrivalsBefore: NOW_MS + 1 }));
    expect(unfinished(store)).toEqual([]);
    store.settle();
    expect(onDisk()).not.toContain(CHAT);
  });
});

describe('answers', () => {
  test('are recalled where they were given, and nowhere else', () => {
    const store = open();
    const number = addAnswer(store);
    expect(recall(store, number)).toEqual({
      question: '就业补助有多少',
      language: 'zh',
      options: [{ label: 'a', question: 'b' }],
      suggestions: ['c'],
    });
    expect(recall(store, number, 'another place')).toBeNull();
    expect(recall(store, number + 1)).toBeNull();
  });
  test('of a store that is gone are never taken for those of another', () => {
    const before = addAnswer(open());
    const { store } = openWarned(':memory:');
    expect(before).toBeGreaterThan(1_000_000_000);
    expect(Math.abs(addAnswer(store) - before)).toBeLessThan(100_000_000);
    expect(before.toString(36).length).toBeLessThanOrEqual(6);
  });
  test('take one verdict of each', () => {
    const store = open();
    const number = addAnswer(store);
    store.use((records) => {
      records.setVerdict(number, 'a', 'up', NOW_MS);
      records.setVerdict(number, 'a', 'down', NOW_MS);
      records.setVerdict(number, 'b', 'up', NOW_MS);
      expect([records.verdict(number, 'a'), records.verdict(number, 'b')]).toEqual(['down', 'up']);
      records.setVerdict(number, 'a', null, NOW_MS);
      expect([records.verdict(number, 'a'), records.verdict(number, 'b')]).toEqual([null, 'up']);
    });
  });
});

describe('a conversation', () => {
  test('keeps its questions and its language apart from each other', () => {
    const store = open();
    const key = { channel: CHANNEL, conversation: 'one' };
    store.use((records) => {
      expect(records.conversation(key)).toEqual({ questions: [], language: null });
      records.setLanguage(key, 'user', 'en', NOW_MS);
      records.setQuestions(key, 'user', ['a', 'b'], NOW_MS);
      expect(records.conversation(key)).toEqual({ questions: ['a', 'b'], language: 'en' });
      records.setQuestions(key, 'user', ['c'], NOW_MS);
      expect(records.conversation(key)).toEqual({ questions: ['c'], language: 'en' });
    });
  });
});

describe('a file that cannot be used', () => {
  /** The store answers from memory, says so once, and says what to do. */
  function expectMemory(file: string, help: RegExp): void {
    const { store, warnings } = openWarned(file);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(help);
    expect(warnings[0]).toContain(file);
    expect(store.state()).toMatchObject({ kind: 'memory', why: expect.stringMatching(help) });
    expect(keep(store, '1', '1')).toEqual(['1']);
    expect(recall(store, addAnswer(store))).not.toBeNull();
  }

  test('because it is no database', () => {
    writeFileSync(fileOf(), 'this is no database, but a text that is long enough to be taken for one. '.repeat(20));
    expectMemory(fileOf(), /damaged or no SQLite file: move it away/);
    expect(readFileSync(fileOf(), 'utf8')).toContain('this is no database');
  });
  test('because it is damaged', () => {
    const store = open();
    for (let at = 0; at < 200; at++) keep(store, String(at));
    store.close();
    const bytes = readFileSync(fileOf());
    writeFileSync(fileOf(), bytes.fill(0xa5, 4_096, bytes.length - 4_096));
    expectMemory(fileOf(), /damaged or no SQLite file: move it away/);
  });
  test('because a newer version made it', () => {
    const newer = new Libsql(fileOf());
    newer.pragma('user_version = 99');
    newer.close();
    expectMemory(fileOf(), /newer version \(schema 99, this one knows \d+\): update, or move it away/);
  });
  test('because its folder is a file', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expectMemory(path.join(folder, 'file', 'store.db'), /cannot be opened: check that the folder exists/);
  });
  test('because nothing can be made in its folder', () => {
    expectMemory('/proc/store.db', /this user may write in it|writable by this user/);
  });
  test('because it is a folder', () => {
    mkdirSync(fileOf());
    expectMemory(fileOf(), /cannot be opened: check/);
  });
  test('because another process writes in it without an end is told by its code', () => {
    const held = open();
    held.close();
    const writer = new Libsql(fileOf());
    onTestFinished(() => {
      writer.close();
    });
    writer.exec('BEGIN IMMEDIATE');
    const reader = new Libsql(fileOf());
    onTestFinished(() => {
      reader.close();
    });
    let fault: unknown = null;
    try {
      reader.exec('BEGIN IMMEDIATE');
    } catch (error) {
      fault = error;
    }
    expect(isFileFault(fault)).toBe(true);
  });
});

test('a file that becomes full in use: answering goes on in memory, and no arrival is answered twice', () => {
  const warnings: string[] = [];
  const store = openStore(
    fileOf(),
    (message) => warnings.push(message),
    (place) => {
      const database = openDatabase(place);
      if (place !== IN_MEMORY) database.pragma('max_page_count = 60');
      return database;
    },
  );
  onTestFinished(() => store.close());
  const ids = Array.from({ length: 500 }, (_, at) => String(at));
  const fresh = ids.flatMap((id) => {
    const arrivals = [arrival(id, '字'.repeat(500))];
    const kept = store.use((records) => records.keep(CHANNEL, arrivals, Date.now()));
    // The answer to it is kept as well, in whichever of the two.
    const calls = store.use((records) => records.answered(CHANNEL, id, CALLS));
    store.use((records) => records.dropCall(calls[0]?.number ?? 0));
    return kept;
  });
  expect(fresh.map(({ id }) => id)).toEqual(ids);
  const full = /its disk is full: free some space/;
  expect(store.state()).toMatchObject({ kind: 'memory', why: expect.stringMatching(full) });
  expect(warnings).toEqual([expect.stringContaining(fileOf())]);
  expect(keep(store, ...ids)).toEqual([]);
});

test('the folder is made, for its owner alone', () => {
  const { store } = openWarned(path.join(folder, 'a', 'b', 'store.db'));
  expect(store.state()).toEqual({ kind: 'file', path: path.join(folder, 'a', 'b', 'store.db') });
  expect(existsSync(path.join(folder, 'a', 'b', 'store.db'))).toBe(true);
  expect(statSync(path.join(folder, 'a')).mode & 0o077).toBe(0);
});
