import { performance } from 'node:perf_hooks';

/**
 * Watches what others take of what this thread wants. What it returns says for how many milliseconds
 * so far it had something to do, and no core: while it was at work by the clock and used no CPU, and
 * where it was woken late. Both are told by clocks finer than a millisecond, which Windows has for
 * neither: a thread's time goes there by a tick of 16 ms, and so do timers. There it is always 0.
 * @param wokenLateMs how late it was woken so far, milliseconds.
 */
export function watchStolenTime(
  wokenLateMs: () => number,
  platform: NodeJS.Platform = process.platform,
): () => number {
  if (platform === 'win32') return () => 0;
  const start = idleOfWork();
  return () => idleOfWork() - start + wokenLateMs();
}

/** Of the time at work by the clock, what no CPU was used in. */
function idleOfWork(): number {
  const { user, system } = process.threadCpuUsage();
  return performance.eventLoopUtilization().active - (user + system) / 1000;
}
