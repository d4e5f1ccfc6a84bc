import type { FindingKind } from '../../model/finding/finding.ts';
import type { Faults } from './faults.ts';

/** An attempt beside the one that is judged, by its number: attempts ran in that order. */
export interface Other {
  readonly host: string;
  readonly number: number;
  readonly passes: boolean;
}

/** What is known of the way that a trial took, and of its target over other ways. */
export interface Surroundings {
  readonly faults: Faults | undefined;
  /** What passed over the same way, its own tries among it. */
  readonly hosts: readonly Other[];
  /** Hosts that were asked once more for this alone, whatever came of it. */
  readonly witnesses: readonly Other[];
  /** The same, over other ways: where nothing passes on this one, they show that a line is there. */
  readonly beside: readonly Other[];
  /** The address and port of each connection to a target that opened over the same way. */
  readonly opened: ReadonlySet<string>;
  /** Addresses of targets that opened over the same way, and were silent at another time. */
  readonly fallenSilent: ReadonlySet<string>;
  /** The same target, where another of its samples passed over the same way. */
  readonly here: readonly number[];
  /** The same target, where it passed over another way. */
  readonly elsewhere: readonly number[];
  /** Others pass over the same way that need more than the deadline: how much more, nobody knows. */
  readonly isSlow: boolean;
  /** It comes and goes over some way: then it may itself be what does. */
  readonly isFlapping: boolean;
  /** Of a kind: how many targets fail by it over the same way. */
  readonly alike: (kind: FindingKind) => number;
  /** Of a kind: whose targets these are, by their registrable domains. */
  readonly owners: (kind: FindingKind) => number;
}
