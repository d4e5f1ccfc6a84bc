import type { Attempt } from '../model/audit/attempt.ts';

/** Which ways out attempts are on. */
export interface Ways {
  /** Whether it may go now: nobody is alone on its way, and where it is to be alone, nobody at all. */
  readonly isFree: (attempt: Attempt) => boolean;
  readonly enter: (attempt: Attempt) => void;
  readonly leave: (attempt: Attempt) => void;
  /** Whether anybody is on any. */
  readonly busy: () => boolean;
}

/** Where only the script of a PAC file knows: it may be any. */
const anyWay = '*';

/**
 * Counts who is on which way: a proxy, direct, or a name server that is asked alone. A proxy's own
 * name is looked up beside what goes direct, in one query, which is no load.
 */
export function waysInUse(): Ways {
  const all = new Map<string, number>();
  const alone = new Map<string, number>();
  const isFree = (attempt: Attempt): boolean =>
    isEmpty(attempt.alone ? all : alone, wayOf(attempt));
  const count = (attempt: Attempt, by: number): void => {
    for (const ways of attempt.alone ? [all, alone] : [all]) {
      const left = (ways.get(wayOf(attempt)) ?? 0) + by;
      if (left > 0) ways.set(wayOf(attempt), left);
      else ways.delete(wayOf(attempt));
    }
  };
  return {
    isFree,
    enter: (attempt) => count(attempt, 1),
    leave: (attempt) => count(attempt, -1),
    busy: () => all.size > 0,
  };
}

function isEmpty(ways: ReadonlyMap<string, number>, way: string): boolean {
  return way === anyWay ? ways.size === 0 : !ways.has(way) && !ways.has(anyWay);
}

function wayOf({ proxy, select, resolver }: Attempt): string {
  if (resolver !== undefined) return `name server ${resolver}`;
  if (select) return anyWay;
  return proxy === undefined ? 'direct' : `${proxy.kind} ${proxy.host}:${proxy.port}`;
}
