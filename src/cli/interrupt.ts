/**
 * Runs `work` with a signal that Ctrl-C (or SIGTERM, or SIGHUP of a terminal that goes) aborts: the work is expected to end with what
 * it has. A second one ends the process the usual way.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort(new Error('interrupted'));
    forget();
  };
  const forget = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('SIGHUP', stop);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  try {
    return await work(controller.signal);
  } finally {
    forget();
  }
}
