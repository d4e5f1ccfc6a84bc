const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/**
 * Runs `work` with a signal that Ctrl-C (or SIGTERM, SIGHUP of a terminal that goes, or Ctrl-Break of Windows) aborts: the work is
 * expected to end with what it has. A second one ends the process the usual way.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort(new Error('interrupted'));
    forget();
  };
  const forget = (): void => {
    for (const name of signals) process.off(name, stop);
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    forget();
  }
}
