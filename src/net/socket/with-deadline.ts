export interface DeadlineOptions<T> {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What the wait comes to when the deadline passes, after so many milliseconds. */
  readonly onTimeout: (waitedMs: number) => T;
  /** Asked at the deadline whether to wait on; absent: it is not. */
  readonly waitOn?: WaitOn<T>;
}

export interface WaitOn<T> {
  /** How long in all, milliseconds. */
  readonly mostMs: number;
  /** Told what the wait came to so far. */
  readonly isToGoOn: (value: T) => boolean;
}

/** Starts the wait, and returns what takes its listeners away again. */
export type Start<T> = (done: (value: T) => void) => () => void;

/**
 * Waits for the first of three ends: `done`, the deadline, or the abort signal.
 * Whichever comes, timer and listeners are gone afterwards.
 * @returns what `done` or `onTimeout` gave; rejects with the signal's reason when it was aborted.
 */
export function withDeadline<T>(start: Start<T>, options: DeadlineOptions<T>): Promise<T> {
  const { timeoutMs, signal, onTimeout, waitOn } = options;
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    let settled = false;
    let stop: (() => void) | undefined;
    const end = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      stop?.();
      finish();
    };
    const abort = (): void => end(() => reject(signal.reason));
    // Timers run before sockets are read: what came in time while the process stood still is heard
    // in the same turn of the event loop, and only then is the deadline past.
    let waitedMs = timeoutMs;
    const late = (): void => {
      if (settled) return;
      const value = onTimeout(waitedMs);
      if (waitOn && waitedMs < waitOn.mostMs && waitOn.isToGoOn(value)) {
        timer = setTimeout(() => setImmediate(late), waitOn.mostMs - waitedMs);
        waitedMs = waitOn.mostMs;
      } else end(() => resolve(value));
    };
    let timer = setTimeout(() => setImmediate(late), timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    try {
      stop = start((value) => end(() => resolve(value)));
    } catch (error) {
      end(() => reject(error));
    }
    // `done` may have been called at once, before there was anything to stop.
    if (settled) stop?.();
  });
}
