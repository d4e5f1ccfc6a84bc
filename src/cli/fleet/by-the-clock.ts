import { setTimeout } from 'node:timers/promises';

/** Longer than that no timer of Node's runs. */
const maxWaitMs = 86_400_000;

/**
 * The name of the order that is due at a moment, where one is due every so many milliseconds since 1970: whoever orders by
 * the same clock, or is started once more, orders the same one.
 */
export function dueName(everyMs: number, at: number, name: string = 'every'): string {
  const due = new Date(Math.floor(at / everyMs) * everyMs).toISOString();
  const [day = '', time = ''] = due.split(/[T.]/);
  return `${name}-${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}

/** The moments at which an order is due, milliseconds since 1970: now, and whenever the next begins. Ends when the signal is aborted. */
export async function* dueTimes(everyMs: number, signal: AbortSignal): AsyncGenerator<number> {
  for (let due = Math.floor(Date.now() / everyMs) * everyMs; !signal.aborted; due += everyMs) {
    while (!signal.aborted && Date.now() < due)
      await setTimeout(Math.min(due - Date.now(), maxWaitMs), undefined, { signal }).catch(
        () => {},
      );
    if (!signal.aborted) yield due;
  }
}
