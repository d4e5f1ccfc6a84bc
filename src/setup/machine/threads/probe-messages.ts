import type { MessagePort } from 'node:worker_threads';
import type { Attempt } from '../../../model/audit/attempt.ts';
import type { Certificate, Observation } from '../../../model/audit/observation.ts';
import type { NetOptions, Unnumbered } from '../../../net/options.ts';
import type { TrustInput } from '../../../net/tls/trust.ts';

/** What a thread that takes attempts is begun with. */
export interface ThreadData {
  readonly probes: MessagePort;
  /** What the steps share, without what no thread can pass on. */
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate' | 'trust' | 'namePolicy'>;
  /** A store of roots cannot be passed on: the thread makes its own. */
  readonly trust: TrustInput;
  /** Queries in flight to one name server, of those that this thread makes. */
  readonly perNameServer: number;
  /** As `Error.stackTraceLimit` is set. */
  readonly stackTraceLimit: number;
}

/** What it is told. */
export type ThreadOrder =
  /** `number` is one for each; `run` stands for those that hear of the same certificates. */
  | {
      readonly type: 'probe';
      readonly number: number;
      readonly run: number;
      readonly attempt: Attempt;
      /** Milliseconds for which it may wait on where it is silent; absent: it ends. */
      readonly mostMs?: number | undefined;
    }
  | { readonly type: 'abort'; readonly number: number }
  | { readonly type: 'leave'; readonly run: number };

/** A step that has ended, and what of its time may be the thread's own queue. */
export interface ToldStep {
  readonly step: Unnumbered<Observation>;
  readonly hop: number;
  readonly entry?: number | undefined;
  /** Milliseconds; 0: nothing to speak of. */
  readonly delayedMs: number;
}

/** What it tells. */
export type ThreadNotice =
  /** Its own first times are over. */
  | { readonly type: 'warm' }
  /** New to the run, and told at once: whoever else is shown it names it alone. */
  | { readonly type: 'certificate'; readonly run: number; readonly certificate: Certificate }
  | {
      readonly type: 'told';
      readonly number: number;
      readonly steps: readonly ToldStep[];
      /** The step that was silent for its deadline, and goes on. */
      readonly silent?: ToldStep | undefined;
      /** The attempt is over; something beside it may go on. */
      readonly hasEnded: boolean;
      /** Nothing of it goes on. */
      readonly isOver: boolean;
      /** What broke; its own fault, and none of a network. */
      readonly broken?: string | undefined;
    };
