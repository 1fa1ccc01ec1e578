/** The tables of the store, as steps: a store made by an older version takes the steps that it lacks when it is opened. */

/** Each step is run once, in order; a step that was released is never changed. `PRAGMA user_version` counts them. */
export const migrations: readonly string[] = [
  `
  -- What reached a channel. \`arrival\` is emptied once it is answered: who asked is then kept only as a keyed hash.
  CREATE TABLE arrivals (
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'done')),
    arrival TEXT,
    PRIMARY KEY (channel, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX arrivals_open ON arrivals (channel, received_at) WHERE state <> 'done';

  -- Calls that are still to be made for an answered arrival, in order; a call that was made is deleted.
  CREATE TABLE calls (
    number INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    arrival TEXT NOT NULL,
    call TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX calls_of_arrival ON calls (channel, arrival, number);

  -- The questions a conversation stands on since its last one that stood alone, and the language of its menus.
  CREATE TABLE conversations (
    channel TEXT NOT NULL,
    conversation TEXT NOT NULL,
    user TEXT NOT NULL,
    questions TEXT NOT NULL DEFAULT '[]',
    language TEXT CHECK (language IN ('zh', 'en')),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (channel, conversation)
  ) STRICT, WITHOUT ROWID;

  -- The audit trail. \`place\`, \`conversation\` and \`user\` are keyed hashes.
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    arrival TEXT NOT NULL,
    place TEXT NOT NULL,
    conversation TEXT NOT NULL,
    user TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    question TEXT NOT NULL,
    status TEXT NOT NULL,
    route TEXT NOT NULL,
    reason TEXT,
    reply TEXT NOT NULL,
    plan TEXT NOT NULL,
    knowledge TEXT NOT NULL,
    answer_ms REAL NOT NULL,
    sent_ms REAL
  ) STRICT;
  CREATE INDEX answers_by_time ON answers (asked_at);
  CREATE INDEX answers_by_user ON answers (channel, user);
  CREATE INDEX answers_by_arrival ON answers (channel, arrival);

  CREATE TABLE verdicts (
    answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
    user TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('up', 'down')),
    given_at INTEGER NOT NULL,
    PRIMARY KEY (answer, user)
  ) STRICT, WITHOUT ROWID;

  -- Answers are numbered from the second in which the store was made: a button of an answer kept in a store that is gone
  -- (memory, a file moved away) must not lead to another answer of this one.
  INSERT INTO sqlite_sequence (name, seq) VALUES ('answers', unixepoch());
  `,
];
