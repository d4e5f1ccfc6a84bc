export interface SomeAtOnceOptions {
  readonly atOnce: number;
  /** Once it is aborted nothing more begins. */
  readonly signal: AbortSignal;
}

/**
 * Runs `work` for each item, so many at a time, and reads an item when it begins. Ends when all that began has.
 * @throws what `work` rejects with, never for an abort.
 */
export async function someAtOnce<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  { atOnce, signal }: SomeAtOnceOptions,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const oneByOne = async (): Promise<void> => {
    for (;;) {
      if (signal.aborted) return;
      const next = queue.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, oneByOne));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken && !signal.aborted) throw broken.reason;
}
