import type { Faults } from './faults.ts';

/** Above this many targets that would look so by chance, chance explains it. */
const maxByChance = 0.01;
/** What may be expected by a share that is guessed high: one failure more than any that was seen. */
const maxByGuess = 0.1;
/**
 * The share of services that come and go by themselves, behind a balancer that sends connections to
 * dead members, and of ways that do, by a device that resets some handshakes: 3 and 6 in a hundred
 * (`deadMember` and `flappingWay` in the worlds' rates).
 */
const unsteady = 0.04;
/** However few the targets: what is met once in so many audits is no rarity. */
const maxAtOnce = 1 / 16;
/** What fails more often than not is out of order, and seen to be so by others. */
const maxUnsteady = 0.5;

type Way = Pick<Faults, 'targets' | 'share'>;

/** Whether faults come and go so often on a way that so many failures prove nothing. */
export function isChance(faults: Way | undefined, failures: number): boolean {
  return faults !== undefined && expectedByChance(faults, failures) > maxByChance;
}

/** The same by a share that is only guessed, and guessed high. */
export function isChanceByGuess(faults: Way, failures: number): boolean {
  return expectedByChance(faults, failures) > maxByGuess;
}

/**
 * How many targets of a way would fail so often by chance alone: what is below a hundredth is no
 * chance. Independent faults are supposed; those that come together are told by what passes between.
 *
 * @internal Exported for its tests.
 */
export function expectedByChance({ targets, share }: Way, failures: number): number {
  return share === 0 ? 0 : targets * share ** failures;
}

/** What came of one and the same thing: how often it failed, and how often it passed. */
export interface Tally {
  readonly failures: number;
  readonly passes: number;
}

/**
 * Whether so many targets leave room for one with something that comes and goes by itself, and came
 * to this, where nothing else tells how often: the share that fails is taken to be what makes this
 * likeliest, a half at the most.
 */
export function mayBeUnsteady(targets: number, { failures, passes }: Tally): boolean {
  const share = Math.min(maxUnsteady, failures / Math.max(1, failures + passes));
  const chance = share ** failures * (1 - share) ** passes;
  return chance > maxAtOnce || targets * unsteady * chance > maxByChance;
}
