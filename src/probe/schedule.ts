import pLimit from 'p-limit';

export interface ScheduleOptions {
  /** How many may be in flight. */
  readonly concurrency: number;
  /** Resolves when the next one may start. */
  readonly pace: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Runs `work` for each item of a stream: starts are paced, the number in flight is limited, and
 * no more of the stream is read than is started. Ends when all that was started has ended;
 * after an abort it starts nothing more and ends as soon as the work in flight does.
 * @throws what `work` rejects with, once all the rest has ended (never for an abort).
 */
export async function schedule<T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<void>,
  { concurrency, pace, signal }: ScheduleOptions,
): Promise<void> {
  const limit = pLimit(concurrency);
  const failures: unknown[] = [];
  let running = 0;
  let onEnd = (): void => {};
  const oneEnds = (): Promise<void> =>
    new Promise((resolve) => {
      onEnd = resolve;
    });
  const start = (item: T): void => {
    running += 1;
    void limit(() => work(item))
      .catch((error: unknown) => {
        if (!signal.aborted) failures.push(error);
      })
      .finally(() => {
        running -= 1;
        onEnd();
      });
  };
  const stream = iterate(items);
  try {
    for (;;) {
      while (running >= concurrency) await oneEnds();
      await pace();
      signal.throwIfAborted();
      const next = await unlessAborted(stream.next(), signal);
      signal.throwIfAborted();
      if (next.done) break;
      start(next.value);
    }
  } catch (error) {
    if (!signal.aborted) failures.push(error);
    // Not waited for: a stream that hangs may not hold up the end.
    leave(stream).catch(() => {});
  }
  while (running > 0) await oneEnds();
  if (failures.length > 0) throw failures[0];
}

function iterate<T>(items: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}

async function leave<T>(stream: Iterator<T> | AsyncIterator<T>): Promise<void> {
  await stream.return?.();
}

function unlessAborted<T>(value: T | Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    void Promise.resolve(value)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
