import type { LoadWay } from '../model/load/load.ts';
import type { LimitDoubt, LimitOwner, LimitTrial } from '../model/load/load-limit.ts';
import { isByMachine, isNearItsEnd } from './is-by-machine.ts';

export interface OwnerInput {
  readonly way: LoadWay['id'];
  /** Of the search. */
  readonly trials: readonly LimitTrial[];
  /** The lowest rate that did not hold; absent: all held. */
  readonly brokenRate?: number;
  /** Of both ways, at a rate that did not hold. */
  readonly comparison: readonly LimitTrial[];
  /** Whether the way straight to the target can be taken. */
  readonly hasDirect: boolean;
  /** `--connections`. */
  readonly connections: number;
  /** The search came to its end, and the comparison too. */
  readonly isComplete: boolean;
}

export interface Owned {
  readonly owner: LimitOwner;
  readonly doubt?: LimitDoubt;
}

/** A rate so far beyond the limit breaks whenever it is tried; one at its edge by chance. */
const beyond = 1.2;
/** Of the connections: a rate that needs so many while the peer is at its quickest cannot be carried. */
const all = 0.95;
/** With so many in use the connections may be the limit, and so may be a peer that becomes slower. */
const nearlyAll = 0.8;

/**
 * Whose limit it is, where a rate does not hold. Nobody is named by a single trial, nor by trials that
 * disagree, nor where this machine was near its own end meanwhile. First what this machine itself
 * admits; then whether the connections suffice for the rate at all, by Little's law (in use = rate ×
 * time of one); and then whether the way straight to the target carries what the proxy does not.
 */
export function limitOwner(input: OwnerInput): Owned {
  const { way, trials, brokenRate, comparison, hasDirect, isComplete } = input;
  if (brokenRate === undefined) return { owner: 'not-reached' };
  const broke = trials.filter(({ rate, broken }) => rate === brokenRate && broken !== undefined);
  if (isMajority(broke, isByMachine)) return { owner: 'this-machine' };
  if (!isComplete) return doubtOf('cut');
  const compared = comparison[0]?.rate ?? comparedRate(trials, { brokenRate });
  const tries = [
    ...trials.filter(({ rate }) => rate === compared),
    ...comparison.filter(({ measure }) => measure.way === way),
  ];
  if (isMajority(tries, isByMachine)) return { owner: 'this-machine' };
  if (isHalf(tries, isNearItsEnd)) return doubtOf('machine');
  if (tries.length < 2 || !tries.every(({ broken }) => broken)) return doubtOf('trials');
  const bound = connectionBound({ ...input, brokenRate }, tries);
  if (bound) return bound;
  if (way === 'direct') return { owner: 'target' };
  const direct = comparison.filter(({ measure }) => measure.way === 'direct');
  if (direct.length === 0) return hasDirect ? doubtOf('cut') : { owner: 'proxy-or-target' };
  if (direct.every(({ broken }) => !broken)) return { owner: 'proxy' };
  if (direct.some((trial) => isByMachine(trial) || isNearItsEnd(trial))) return doubtOf('machine');
  return direct.every(({ broken }) => broken) ? { owner: 'target' } : doubtOf('trials');
}

/**
 * The rate at which ways are compared: clearly beyond the limit, at a rate that was tried and at which this
 * machine was at its ease. Where none beyond was tried, a fifth beyond, up to `highestRate` where one is
 * given; where this machine was near its end beyond, the limit's own.
 */
export function comparedRate(
  trials: readonly LimitTrial[],
  { brokenRate, highestRate }: { readonly brokenRate: number; readonly highestRate?: number },
): number {
  const rates = [...new Set(trials.map(({ rate }) => rate))].sort((a, b) => a - b);
  const isFit = (rate: number): boolean => {
    const tries = trials.filter((trial) => trial.rate === rate);
    return tries.every((trial) => trial.broken && !isByMachine(trial) && !isNearItsEnd(trial));
  };
  const further = rates.filter((rate) => rate >= brokenRate * beyond);
  const untried = Math.ceil(brokenRate * beyond);
  const other =
    further.length === 0 && untried <= (highestRate ?? brokenRate) ? untried : brokenRate;
  return further.find(isFit) ?? other;
}

/** Undefined where there were connections enough. */
function connectionBound(
  { trials, brokenRate, connections }: OwnerInput & { readonly brokenRate: number },
  tries: readonly LimitTrial[],
): Owned | undefined {
  const waited = ({ measure }: LimitTrial): boolean =>
    measure.generator.limits.includes('connections');
  if (!tries.some(waited)) return undefined;
  const held = trials.filter(({ rate, broken }) => !broken && rate < brokenRate);
  const needed = held.map((trial) => (brokenRate * secondsEach(trial)) / connections);
  // At the lowest rates it is the time of a peer at its ease; at the highest, with what load adds to it.
  if (needed.length > 0 && Math.min(...needed) >= all) {
    return tries.every(waited) ? { owner: 'connections' } : doubtOf('trials');
  }
  const [highest] = held.toSorted((one, other) => other.rate - one.rate);
  const atLimit = held.flatMap((trial, at) =>
    trial.rate === highest?.rate ? (needed[at] ?? 0) : [],
  );
  // Where nothing held there is nothing to tell it by.
  const isEnough = atLimit.length > 0 && Math.max(...atLimit) < nearlyAll;
  return isEnough ? undefined : doubtOf('connections');
}

/** For how long an operation has its connection, on average. */
function secondsEach({
  measure: { generator, durationMs, succeeded, failed },
}: LimitTrial): number {
  const { inUse = 0 } = generator;
  return (inUse * durationMs) / Math.max(1, succeeded + failed) / 1000;
}

function doubtOf(doubt: LimitDoubt): Owned {
  return { owner: 'not-known', doubt };
}

function isMajority<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  return items.filter(test).length * 2 > items.length;
}

function isHalf<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  return items.length > 0 && items.filter(test).length * 2 >= items.length;
}
