import type { Attempt, Control } from '../../model/audit/attempt.ts';
import type { Trial } from '../../model/audit/report.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import type { Overview } from '../overview.ts';

/** An attempt of the audit, and the errors that were found of it: none where it passed. */
export interface Asking {
  readonly trial: Trial;
  readonly kinds: readonly FindingKind[];
}

/** What a follow-up changes of the attempt that it confirms or clears. */
export type Change = Omit<Partial<Attempt>, 'id' | 'controlOf' | 'purpose' | 'control'>;

/** One control, or a repeat: who asks for it, how often it is granted, and what it changes. */
export interface ControlRule {
  readonly control: Control | 'repeat' | 'measured-again';
  /** Asked for by attempts with one of these errors; absent: by every attempt, passed or not. */
  readonly askedBy?: ReadonlySet<FindingKind>;
  /**
   * How many hosts of a group get it; absent: every attempt that asks. Those that fail in the same
   * manner over the same route probably share a cause, and a few of them show it.
   */
  readonly maxHosts?: number;
  /** How many there are in all, as many of each route as of any other; absent: no bound of its own. */
  readonly most?: (overview: Overview) => number;
  /** What a group is; by default the route, and the kind of error that asks. */
  readonly groupOf?: (asking: Asking) => string;
  /** The change gives the way, directly where it names no proxy: a PAC file is not asked again. */
  readonly givesWay?: true;
  /** It goes where the turns go, and would shift them: it waits until they are through. */
  readonly waits?: true;
  /** Undefined where there is nothing to change here, and so nothing to learn. */
  readonly change: (asking: Asking, overview: Overview) => Change | undefined;
}
