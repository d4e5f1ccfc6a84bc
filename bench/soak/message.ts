import type { AuditHead, Report } from '../../src/model/report.ts';
import type { NetDefaults } from '../../src/setup/steps/net-options.ts';

/** What the process that audits all day is told: an audit to make, or that its clock is wrong. */
export type ToAuditor =
  | { readonly type: 'audit'; readonly head: AuditHead; readonly net: NetDefaults }
  /** So many milliseconds is its wall clock ahead from now on. */
  | { readonly type: 'clock'; readonly aheadMs: number };

/** What an audit came to, and what the process holds after it. */
export interface Audited {
  readonly report: Pick<Report, 'targets' | 'verdicts' | 'findings'>;
  /** Made in this audit. */
  readonly attempts: number;
  readonly held: Held;
}

/** What a process holds between two audits, when all that can be freed was. */
export interface Held {
  /** Resident, MB. */
  readonly rss: number;
  /** JavaScript's heap with the buffers outside of it, MB. */
  readonly heap: number;
  /** Handles and requests that keep the event loop alive. */
  readonly handles: number;
  /** File descriptors; 0 where the system does not tell. */
  readonly descriptors: number;
  /** In the temporary folder. */
  readonly files: number;
}
