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

/** One of a family. */
export interface Member {
  readonly signal: AbortSignal;
  /** Ends this one alone. */
  readonly abort: (reason: unknown) => void;
  /** Follows no longer; what still goes on under this signal bounds its own time. */
  readonly leave: () => void;
}

/** Signals that follow one. */
export interface AbortFamily {
  readonly member: () => Member;
  /** Lets go of the signal that they follow. */
  readonly end: () => void;
}

/**
 * Gives each of many attempts a signal of its own that follows `followed`. A signal looks through
 * all its listeners for each that is added, so that a thousand attempts that share one pay for each
 * other at every step; here one listener serves them all.
 */
export function abortFamily(followed: AbortSignal): AbortFamily {
  const members = new Set<AbortController>();
  const follow = (): void => {
    for (const member of members) member.abort(followed.reason);
  };
  followed.addEventListener('abort', follow, { once: true });
  return {
    member: () => {
      const controller = new AbortController();
      if (followed.aborted) controller.abort(followed.reason);
      else members.add(controller);
      return {
        signal: controller.signal,
        abort: (reason) => controller.abort(reason),
        leave: () => {
          members.delete(controller);
        },
      };
    },
    end: () => followed.removeEventListener('abort', follow),
  };
}
