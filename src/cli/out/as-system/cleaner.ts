import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { whyOf } from '../../../model/text/why-of.ts';
import { UsageError } from '../../../setup/usage/usage-error.ts';
import type { CleanerAsked, CleanerSaid, ToClean } from './cleaner-child.ts';

const entry = new URL(
  import.meta.url.endsWith('.ts') ? './cleaner-child.ts' : './worker.cjs',
  import.meta.url,
);

/** Whoever removes the task and the folder, whatever becomes of this process. */
export interface Cleaner {
  /** @returns what could not be removed. */
  readonly clean: () => Promise<readonly string[]>;
}

const startMs = 15_000;
const cleanMs = 120_000;

/**
 * Starts the process that cleans up behind an audit as LocalSystem: from here on, when this one ends in
 * whatever way, task and folder go.
 * @throws UsageError where it cannot be started: then nothing was begun.
 */
export async function startCleaner(toClean: ToClean): Promise<Cleaner> {
  const child = fork(fileURLToPath(entry), ['cleaner-child'], {
    execArgv: [],
    // The end of a console is not its own.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const heard = <T>(choose: (said: CleanerSaid) => T | undefined, ms: number): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const timer = setTimeout(() => reject(new Error('it does not answer')), ms);
    const onMessage = (said: CleanerSaid): void => {
      const chosen = choose(said);
      if (chosen !== undefined) resolve(chosen);
    };
    const onEnd = (): void => reject(new Error('it ended'));
    child.on('message', onMessage);
    child.once('error', reject);
    child.once('exit', onEnd);
    return promise.finally(() => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('error', reject);
      child.off('exit', onEnd);
      child.on('error', () => {});
    });
  };
  const tell = (asked: CleanerAsked): void => void child.send(asked, () => {});
  try {
    const isReady = heard((said) => ('ready' in said ? true : undefined), startMs);
    tell({ clean: toClean });
    await isReady;
  } catch (error) {
    child.kill('SIGKILL');
    const why = whyOf(error);
    throw new UsageError(`Cannot audit as LocalSystem: who would clean up does not start (${why})`);
  }
  return {
    clean: async () => {
      const isCleaned = heard((said) => ('left' in said ? said.left : undefined), cleanMs);
      tell({ now: true });
      return isCleaned.catch(() => [toClean.folder, `the task ${toClean.task}`]);
    },
  };
}
