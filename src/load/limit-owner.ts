import type { LoadWay } from '../model/load/load.ts';
import type { LimitOwner, LimitTrial } from '../model/load/load-limit.ts';
import { isByMachine } from './is-by-machine.ts';

export interface OwnerInput {
  readonly way: LoadWay['id'];
  /** Trials of the lowest rate that did not hold. */
  readonly broken: readonly LimitTrial[];
  /** The last trial of the highest rate that held. */
  readonly held?: LimitTrial;
  /** The way straight to the target at the rate that did not hold. */
  readonly direct?: LimitTrial;
  /** `--connections`. */
  readonly connections: number;
}

/** Beyond this share of the connections in use a rate has no room to grow. */
const nearlyAll = 0.8;

/**
 * Whose limit it is, where a rate does not hold. First what this machine itself admits; then
 * whether the connections suffice for the rate at all, by Little's law (in use = rate × time of
 * one); and then whether the way straight to the target carries what the proxy did not.
 */
export function limitOwner({ way, broken, held, direct, connections }: OwnerInput): LimitOwner {
  if (broken.length === 0) return 'not-reached';
  if (isMajority(broken, isByMachine)) return 'this-machine';
  const rate = broken[0]?.rate ?? 0;
  if (held && rate * serviceSeconds(held) > connections * nearlyAll) return 'connections';
  if (way === 'direct') return 'target';
  if (!direct) return 'proxy-or-target';
  if (!direct.broken) return 'proxy';
  return isByMachine(direct) ? 'proxy-or-target' : 'target';
}

function isMajority<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  return items.filter(test).length * 2 > items.length;
}

/** How long one operation holds its connection. */
function serviceSeconds({ measure }: LimitTrial): number {
  const wait = measure.steps.find(({ step }) => step === 'wait')?.p50 ?? 0;
  return Math.max(0, (measure.latency?.p50 ?? 0) - wait) / 1000;
}
