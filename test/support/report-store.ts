/** A real store filled with questions of which the test knows everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../src/channels/channel.ts';
import { openDatabase } from '../../src/service/database.ts';
import { buildRecords } from '../../src/service/records.ts';

export type Asked = {
  readonly channel: string;
  readonly user: string;
  readonly askedAtMs: number;
  readonly question: string;
  readonly status: 'answered' | 'clarify' | 'declined';
  readonly reason?: string;
  readonly answer: string;
  readonly cited: readonly { readonly section: string; readonly locator: string }[];
  readonly answerMs: number;
  readonly sentMs: number | null;
  readonly verdicts: readonly { readonly user: string; readonly verdict: Verdict; readonly givenAtMs: number }[];
};

/** A question as most are. */
export const asked = (given: Partial<Asked>): Asked => ({
  channel: 'telegram',
  user: 'f00dfeed00000000f00dfeed00000000',
  askedAtMs: 0,
  question: '三公经费多少',
  status: 'answered',
  answer: '三公经费：12.00万元 [1]\n同一数字还见于[2]',
  cited: [{ section: '三公经费表', locator: '第1行' }],
  answerMs: 3,
  sentMs: 120,
  verdicts: [],
  ...given,
});

/** Puts the questions into the store, as the service does; gives the records, still open. */
export function fillStore(place: string, all: readonly Asked[]) {
  const records = buildRecords(openDatabase(place));
  records.atomically(() => {
    for (const [at, one] of all.entries()) keep(records, one, `arrival ${at}`);
  });
  return records;
}

function keep(records: ReturnType<typeof buildRecords>, one: Asked, arrival: string): void {
  const { channel, user, askedAtMs, question, status, reason, answer, answerMs, sentMs } = one;
  const reply = {
    status,
    route: 'table',
    ...(reason === undefined ? {} : { reason }),
    knowledge: 'k',
    answer,
    citations: one.cited,
  };
  const number = records.addAnswer({
    channel,
    arrival,
    place: `place of ${user}`,
    conversation: `conversation of ${user}`,
    user,
    askedAtMs,
    question,
    reply,
    plans: [],
    answerMs,
  });
  if (sentMs !== null) records.sent(channel, arrival, askedAtMs + sentMs);
  for (const { user: judge, verdict, givenAtMs } of one.verdicts) records.setVerdict(number, judge, verdict, givenAtMs);
}

/** A folder of its own, taken away by `remove`. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-report-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
