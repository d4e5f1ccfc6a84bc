export interface LinkedAbort {
  /** Aborted when the other signal is, or by `end`. */
  readonly signal: AbortSignal;
  readonly end: () => void;
}

// One for all: a fresh DOMException, with its stack, would be made for each step.
const over = new Error('no longer wanted');

/**
 * Makes a signal that follows another one until it is ended. `AbortSignal.any` would leave an
 * entry with a long-lived signal for each use of it.
 */
export function linkedAbort(followed: AbortSignal): LinkedAbort {
  const controller = new AbortController();
  const follow = (): void => controller.abort(followed.reason);
  if (followed.aborted) follow();
  else followed.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      followed.removeEventListener('abort', follow);
      controller.abort(over);
    },
  };
}
