import { monitorEventLoopDelay } from 'node:perf_hooks';
import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { auditLabWorld } from '../../fixtures/world/audit-lab-world.ts';
import {
  isFalseBlame,
  isMissed,
  type Score,
  scoreWorld,
} from '../../fixtures/world/score-world.ts';
import { someAtOnce } from '../../src/cli/lab/some-at-once.ts';

/** What worlds came to that were played through sockets. */
export interface LabTally {
  readonly scores: readonly Score[];
  readonly played: number;
  /** How many worlds the lab could not play, by what it has no fault for. */
  readonly unplayable: ReadonlyMap<string, number>;
  /** Played once more, alone, since this process had been held up. */
  readonly again: number;
}

// Most of the time of a world is waiting for deadlines; but a core has two ends to compute.
const atOnce = 3;
/** Of a deadline of 1.5 s: an answer that was in time may have been read too late. */
const maxStallMs = 375;

/**
 * Plays so many worlds through the lab's sockets, from a number on, and passes over those that it
 * cannot play. What goes wrong while this process itself was held up, or says so, is no measurement:
 * such a world is played once more, alone, and that counts.
 */
export async function playWorldsInLab(first: number, wanted: number): Promise<LabTally> {
  const { signal } = new AbortController();
  const scores = new Map<number, readonly Score[]>();
  const unplayable = new Map<string, number>();
  const invalid: number[] = [];
  const play = async (seed: number): Promise<boolean> => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const world = worldOf(seed);
    const audited = await auditLabWorld(world, signal);
    delay.disable();
    if ('unplayable' in audited) {
      unplayable.set(audited.unplayable, (unplayable.get(audited.unplayable) ?? 0) + 1);
      return true;
    }
    const scored = scoreWorld(world, audited.report, audited.routeOf);
    scores.set(seed, scored);
    const isWrong = scored.some((score) => isFalseBlame(score) || isMissed(score));
    const isHeldUp = audited.report.findings.some(({ kind }) => kind === 'local-limit');
    return !isWrong || (!isHeldUp && delay.max / 1e6 < maxStallMs);
  };
  function* seeds(): Generator<number> {
    for (let seed = first; scores.size < wanted; seed += 1) yield seed;
  }
  const once = async (seed: number): Promise<void> => {
    if (!(await play(seed))) invalid.push(seed);
  };
  await someAtOnce(seeds(), once, { atOnce, signal });
  for (const seed of invalid) await play(seed);
  return {
    scores: [...scores.values()].flat(),
    played: scores.size,
    unplayable,
    again: invalid.length,
  };
}
