/**
 * A bounded queue of jobs: those of one conversation run one after the other, those of others beside them. It never grows
 * beyond its bounds; who offers one job too many is told so at once.
 */

export type QueueBounds = {
  /** Jobs that wait or run, all in all. */
  readonly most: number;
  /** Jobs of one conversation that wait or run. */
  readonly mostOfOne: number;
  /** Jobs that run at the same time. */
  readonly atOnce: number;
};

export type Queue = {
  /** Takes a job; false when there is no room for it. A job must not reject. */
  readonly offer: (conversation: string, job: () => Promise<void>) => boolean;
  readonly size: () => number;
  /** Resolves when at most half of the room is taken: now, mostly. */
  readonly room: () => Promise<void>;
  /** Resolves when nothing waits or runs. */
  readonly idle: () => Promise<void>;
};

/** An empty queue. */
export function buildQueue({ most, mostOfOne, atOnce }: QueueBounds): Queue {
  /** Jobs of each conversation, the running one first. */
  const waiting = new Map<string, (() => Promise<void>)[]>();
  /** Conversations whose first job may start. */
  const ready: string[] = [];
  const watchers: { readonly size: number; readonly tell: () => void }[] = [];
  let size = 0;
  let running = 0;

  function start(): void {
    while (running < atOnce) {
      const conversation = ready.shift();
      if (conversation === undefined) return;
      const job = waiting.get(conversation)?.[0];
      if (job === undefined) continue;
      running += 1;
      void job().finally(() => end(conversation));
    }
  }

  function end(conversation: string): void {
    running -= 1;
    size -= 1;
    const jobs = waiting.get(conversation) ?? [];
    jobs.shift();
    if (jobs.length > 0) ready.push(conversation);
    else waiting.delete(conversation);
    for (let at = watchers.length - 1; at >= 0; at -= 1)
      if (size <= (watchers[at]?.size ?? 0)) watchers.splice(at, 1)[0]?.tell();
    start();
  }

  const downTo = (target: number): Promise<void> =>
    size <= target ? Promise.resolve() : new Promise((tell) => watchers.push({ size: target, tell }));

  return {
    offer: (conversation, job) => {
      const jobs = waiting.get(conversation) ?? [];
      if (size >= most || jobs.length >= mostOfOne) return false;
      size += 1;
      jobs.push(job);
      if (jobs.length === 1) {
        waiting.set(conversation, jobs);
        ready.push(conversation);
      }
      start();
      return true;
    },
    size: () => size,
    room: () => downTo(Math.floor(most / 2)),
    idle: () => downTo(0),
  };
}
