import type { FindingKind } from '../../model/finding/finding.ts';
import { findingTraits } from '../../model/finding/finding-traits.ts';
import { isError, type Judged, passes } from '../judged.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { wayOf } from './way.ts';

/** How often what passes over a way fails all the same, by itself. */
export interface Faults {
  /** Targets that were tried over the way. */
  readonly targets: number;
  /** The share of tries that failed, among targets that passed at least once; 0 where none did. */
  readonly share: number;
  /** The share of those tries that failed in a manner, be it of our own number: `mannerOf()`. */
  readonly shareBy: (manner: string) => number;
  /** Some try failed of a target that passed, be it of our own number. */
  readonly comeAndGo: boolean;
  /**
   * Only in company did anything fail that passes: our own number was too much. Then this is the share
   * of tries alone that fail, as far as those that passed can tell, and no more than fail of all tries:
   * what our number does it does alone the least. Absent otherwise.
   */
  readonly shareAlone?: number;
}

const passedKinds: ReadonlySet<FindingKind> = new Set(['passing-fault', 'client-limit']);

/** What was tried over a way, and failed though it passes at other times. */
interface Count {
  targets: number;
  tries: number;
  failures: number;
  /** Of the failures, those that nothing else of ours was under way beside. */
  alone: number;
  /** Of the tries that passed, those that waited until nothing else was. */
  passedAlone: number;
  /** The failures by `mannerOf()`. */
  readonly manners: Map<string, number>;
}

/**
 * Learns, for each way, how often faults come and go: of all tries of a target, samples and repeats
 * alike, some passed and some failed by a kind that may pass by itself. One fault in few tries says
 * little of its share, so it is taken for one more. Where nothing that passes ever failed alone, it
 * was our own number that was too much, and no fault.
 */
export function learnFaults(all: readonly Judged[]): ReadonlyMap<string, Faults> {
  const counts = new Map<string, Count>();
  for (const tries of Map.groupBy(all, placeOf).values()) {
    const each = tries.flatMap((judged) => [judged, ...judged.repeats]);
    const finished = each.filter(({ reading }) => reading.finished && reading.steps.length > 0);
    const [first] = finished;
    if (first === undefined) continue;
    const way = wayOf(first.reading);
    const count = counts.get(way) ?? {
      targets: 0,
      tries: 0,
      failures: 0,
      alone: 0,
      passedAlone: 0,
      manners: new Map(),
    };
    counts.set(way, count);
    count.targets += 1;
    const failed = finished.filter((one) => mayBeGone(one));
    if (failed.length === finished.length) continue;
    count.tries += finished.length;
    count.failures += failed.length;
    for (const { reading } of failed) {
      const manner = mannerOf(reading);
      count.manners.set(manner, 1 + (count.manners.get(manner) ?? 0));
    }
    count.alone += failed.filter(({ reading: { end } }) => !end?.inFlight).length;
    count.passedAlone += finished.filter(
      (one) => one.reading.attempt.alone === true && !failed.includes(one),
    ).length;
  }
  return new Map([...counts].map(([way, count]) => [way, faultsOf(count)]));
}

/** How a try failed: the code, and what status or reply was said with it. */
export function mannerOf({ end }: TrialReading): string {
  if (end === undefined) return '';
  const said = end.step === 'tunnel' ? (end.status ?? end.socksReply) : undefined;
  return said === undefined ? end.failure.code : `${end.failure.code} ${said}`;
}

function placeOf({ reading }: Judged): string {
  return `${reading.attempt.target}\n${wayOf(reading)}`;
}

// What a follow-up rule made of it: a fault that passed is a fault, whoever's limit it was.
function mayBeGone(judged: Judged): boolean {
  if (!passes(judged)) return judged.drafts.some((one) => isError(one) && isPassing(one.kind));
  return (
    judged.reading.end !== undefined && judged.drafts.some(({ kind }) => passedKinds.has(kind))
  );
}

function isPassing(kind: keyof typeof findingTraits): boolean {
  return findingTraits[kind].mayPass === true;
}

function faultsOf(count: Count): Faults {
  const { targets, tries, failures, alone, passedAlone, manners } = count;
  const shareOf = (some: number): number => (some === 0 ? 0 : (some + 1) / (tries + 2));
  const share = alone === 0 ? 0 : shareOf(failures);
  const shareBy = (manner: string): number => shareOf(manners.get(manner) ?? 0);
  const isOwnNumber = failures > 0 && alone === 0;
  return {
    targets,
    share,
    shareBy,
    comeAndGo: failures > 0,
    ...(isOwnNumber && { shareAlone: Math.min(1 / (passedAlone + 2), shareOf(failures)) }),
  };
}
