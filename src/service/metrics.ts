/** What Prometheus reads. No label holds anything a user wrote. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof buildMetrics>;

/** Seconds; the goals are 3 ms and 20 ms for an answer, 150 ms until it is sent. */
const ANSWER_BUCKETS = [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05, 0.1];
const SENT_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** A registry of its own, so that tests can have several. */
export function buildMetrics(queueSize: () => number) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'mingzhang_queue_size',
    help: 'Arrivals that wait or are being answered',
    registers,
    collect() {
      this.set(queueSize());
    },
  });
  return {
    registry,
    questions: new Counter({
      name: 'mingzhang_questions_total',
      help: 'Questions answered, by what became of them',
      labelNames: ['channel', 'route', 'status'] as const,
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'mingzhang_answer_seconds',
      help: 'From question to reply',
      labelNames: ['channel'] as const,
      buckets: ANSWER_BUCKETS,
      registers,
    }),
    sentSeconds: new Histogram({
      name: 'mingzhang_sent_seconds',
      help: 'From arrival to the last message sent for it',
      labelNames: ['channel'] as const,
      buckets: SENT_BUCKETS,
      registers,
    }),
    arrivals: new Counter({
      name: 'mingzhang_arrivals_total',
      help: 'What reached a channel; repeated: had arrived before and was left alone',
      labelNames: ['channel', 'kind'] as const,
      registers,
    }),
    rejected: new Counter({
      name: 'mingzhang_rejected_total',
      help: 'Arrivals not answered: too-many (limit of a user), busy (queue full), failed (fault of ours)',
      labelNames: ['channel', 'reason'] as const,
      registers,
    }),
    channelErrors: new Counter({
      name: 'mingzhang_channel_errors_total',
      help: 'Calls that the remote side refused or did not answer',
      labelNames: ['channel', 'code'] as const,
      registers,
    }),
    repeatedCalls: new Counter({
      name: 'mingzhang_repeated_calls_total',
      help: 'Calls made again though the first may have been heard: no answer came, or the process ended between',
      labelNames: ['channel'] as const,
      registers,
    }),
    lostCalls: new Counter({
      name: 'mingzhang_lost_calls_total',
      help: 'Calls given up',
      labelNames: ['channel', 'code'] as const,
      registers,
    }),
    reloads: new Counter({
      name: 'mingzhang_knowledge_reloads_total',
      help: 'Knowledge loaded again while running, and whether it could be used',
      labelNames: ['outcome'] as const,
      registers,
    }),
  };
}
