/**
 * Runs until SIGINT or SIGTERM, and reads its files again at each SIGHUP, one reading after another. A second signal to
 * end ends the process the usual way.
 */
export async function untilStopped(onReload: () => Promise<void>): Promise<void> {
  let reloading = Promise.resolve();
  const reload = (): void => {
    reloading = reloading.then(onReload);
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  process.on('SIGHUP', reload);
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
  try {
    await promise;
    await reloading;
  } finally {
    process.off('SIGHUP', reload);
    process.off('SIGINT', resolve);
    process.off('SIGTERM', resolve);
  }
}
