export interface Member {
  readonly signal: AbortSignal;
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
        leave: () => {
          members.delete(controller);
        },
      };
    },
    end: () => followed.removeEventListener('abort', follow),
  };
}
