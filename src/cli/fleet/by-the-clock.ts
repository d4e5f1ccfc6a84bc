import { setTimeout } from 'node:timers/promises';

/** How the names of all orders of one clock begin. */
export function dueBegin(name: string = 'every'): string {
  return `${name}-`;
}

/** A machine that sleeps holds its timers, and its clock goes on: who looks each minute is a minute late at the most. */
const lookMs = 60_000;

/**
 * The name of the order that is due at a moment, where one is due every so many milliseconds since 1970: whoever orders by
 * the same clock, or is started once more, orders the same one.
 */
export function dueName(everyMs: number, at: number, name?: string): string {
  const due = new Date(Math.floor(at / everyMs) * everyMs).toISOString();
  const [day = '', time = ''] = due.split(/[T.]/);
  return `${dueBegin(name)}${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}

/**
 * The moments at which an order is due, milliseconds since 1970: the latest that has begun, and whenever the next begins. Of those that
 * were missed meanwhile the last alone: who was away for a week is asked once. Ends when the signal is aborted.
 */
export async function* dueTimes(everyMs: number, signal: AbortSignal): AsyncGenerator<number> {
  const latest = (): number => Math.floor(Date.now() / everyMs) * everyMs;
  for (let due = latest(); !signal.aborted; due = Math.max(due + everyMs, latest())) {
    while (!signal.aborted && Date.now() < due)
      await setTimeout(Math.min(due - Date.now(), lookMs), undefined, { signal }).catch(() => {});
    // It may have slept over some.
    due = Math.max(due, latest());
    if (!signal.aborted) yield due;
  }
}
