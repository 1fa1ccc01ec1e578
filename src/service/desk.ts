/** The desk: what a channel may ask of the service while it answers one arrival, and what of it is kept. */
import type { Arrival, Desk } from '../channels/channel.ts';
import type { Asker } from './asker.ts';
import type { Hash } from './identity.ts';
import type { AnswerRecord, ConversationKey, Records } from './records.ts';
import { questionsAfter, type Talks } from './talks.ts';

export type DeskMeans<Talk> = {
  readonly channel: string;
  readonly arrival: Arrival;
  readonly receivedAtMs: number;
  readonly records: Records;
  readonly asker: Asker<Talk>;
  readonly talks: Talks<Talk>;
  readonly hash: Hash;
  readonly keptDays: number;
  /** Told of each answer, for the metrics. */
  readonly answered: (answer: AnswerRecord) => void;
};

/** The desk for one arrival. Everything it keeps goes through `records`, in the caller's transaction. */
export function buildDesk<Talk>(means: DeskMeans<Talk>): Desk {
  const { channel, arrival, records, asker, talks, hash, receivedAtMs } = means;
  const user = hash(channel, arrival.user);
  const place = hash(channel, arrival.place);
  const conversation = hash(channel, arrival.conversation);
  const key: ConversationKey = { channel, conversation };
  const talkNow = (): Talk => talks.after(conversation, records.conversation(key).questions);

  return {
    ask: (question) => {
      const before = records.conversation(key).questions;
      const talk = talks.after(conversation, before);
      const started = performance.now();
      const asked = asker.ask(question, talk);
      const answerMs = performance.now() - started;
      const questions = questionsAfter(before, question, asked.goesOn);
      records.setQuestions(key, user, questions, receivedAtMs);
      talks.remember(conversation, questions, asked.talk);
      const record: AnswerRecord = {
        channel,
        arrival: arrival.id,
        place,
        conversation,
        user,
        askedAtMs: receivedAtMs,
        question,
        reply: asked.reply,
        plans: asked.plans,
        answerMs,
      };
      const number = records.addAnswer(record);
      means.answered(record);
      return { number, reply: asked.reply };
    },
    preview: (question) => asker.ask(question, asker.newTalk).reply,
    recall: (number) => records.recall(number, channel, place),
    open: (address, language) => asker.open(address, language, talkNow()),
    titles: asker.titles,
    examples: asker.examples,
    keptDays: means.keptDays,
    language: records.conversation(key).language,
    chooseLanguage: (language) => records.setLanguage(key, user, language, receivedAtMs),
    judge: (number, verdict) => {
      if (records.recall(number, channel, place) === null) return null;
      const now = records.verdict(number, user) === verdict ? null : verdict;
      records.setVerdict(number, user, now, receivedAtMs);
      return now;
    },
    forget: () => talks.forget(records.forget(channel, user)),
  };
}
