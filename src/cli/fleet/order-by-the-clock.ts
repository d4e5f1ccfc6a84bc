import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { say } from '../out/say.ts';
import { dueName, dueTimes } from './by-the-clock.ts';
import { checkJobName } from './order-job.ts';

export interface Schedule {
  readonly everyMs: number;
  /** What each name begins with. */
  readonly name?: string;
  readonly signal: AbortSignal;
  /** Orders under a name. @throws UsageError where the hub cannot be used now. */
  readonly order: (name: string) => Promise<void>;
}

/** An order that the hub did not take is tried again after so long, until the next is due. */
const againMs = 30_000;

/**
 * Orders whenever it is due, until the signal is aborted.
 * @throws UsageError where the names that it makes can be none.
 */
export async function orderByTheClock({ everyMs, name, signal, order }: Schedule): Promise<void> {
  checkJobName(dueName(everyMs, Date.now(), name));
  for await (const due of dueTimes(everyMs, signal)) {
    const named = dueName(everyMs, due, name);
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      const why = await order(named).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof UsageError) return error.message;
          throw error;
        },
      );
      if (why === undefined || signal.aborted) break;
      if (isFirst) say(`netready: ${named}: ${why}; it is tried on until the next is due`);
      const leftMs = due + everyMs - Date.now();
      if (leftMs <= 0) break;
      await setTimeout(Math.min(againMs, leftMs), undefined, { signal }).catch(() => {});
    }
  }
}
