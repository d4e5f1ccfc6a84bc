/** Works that are under way, each once, whoever asks for it. */
export interface SharedWork<T> {
  /**
   * Joins the work of a key, or begins it. Undefined: there is no room for one more.
   * @param signal aborted where this asker waits no more; the work is ended with the last of them.
   */
  readonly take: (
    key: string,
    signal: AbortSignal,
    begin: (signal: AbortSignal) => Promise<T>,
  ) => Promise<T> | undefined;
  readonly size: () => number;
}

interface Shared<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Bounds what is under way. Who asks for the same at the same time gets the same answer: asking again and again
 * takes no place, and no target is asked twice at once.
 */
export function sharedWork<T>(most: number): SharedWork<T> {
  const under = new Map<string, Shared<T>>();

  const begun = (key: string, begin: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const controller = new AbortController();
    const result = begin(controller.signal).finally(() => under.delete(key));
    // Whoever waits is told; that nobody may wait any more is no error.
    result.catch(() => {});
    const work = { result, controller, waiting: 0 };
    under.set(key, work);
    return work;
  };

  return {
    size: () => under.size,
    take: (key, signal, begin) => {
      const known = under.get(key);
      // One that is being ended has no answer for who comes now.
      const isOpen = known !== undefined && !known.controller.signal.aborted;
      if (known && !isOpen) return undefined;
      if (!known && under.size >= most) return undefined;
      const work = known ?? begun(key, begin);
      work.waiting += 1;
      const leave = (): void => {
        work.waiting -= 1;
        if (work.waiting === 0) work.controller.abort(new Error('nobody waits for it'));
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      return work.result.finally(() => signal.removeEventListener('abort', leave));
    },
  };
}
