/** Work that goes on beside the attempts, and holds none of them up. */
export interface BackgroundTasks {
  readonly add: (work: Promise<void>) => void;
  /** Waits for what is under way, and throws what the first of it failed with. */
  readonly end: () => Promise<void>;
}

/** Keeps what was begun beside the attempts until their end; each bounds its own time. */
export function backgroundTasks(): BackgroundTasks {
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    add: (work) => {
      const ended = work
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => open.delete(ended));
      open.add(ended);
    },
    end: async () => {
      await Promise.all(open);
      if (failures.length > 0) throw failures[0];
    },
  };
}
