import type { AuditHead, Report } from '../../src/model/audit/report.ts';
import type { NetDefaults } from '../../src/setup/steps/net-options.ts';

/** What the process that audits all day is told. */
export type ToAuditor =
  /** An audit to make. It is answered with what came of it, when all that can be freed was. */
  | { readonly type: 'audit'; readonly head: AuditHead; readonly net: NetDefaults }
  /** So many milliseconds is its wall clock ahead from now on. */
  | { readonly type: 'clock'; readonly aheadMs: number }
  /** It is answered with what the process holds. */
  | { readonly type: 'measure' };

/** What an audit came to. */
export interface Audited {
  readonly report: Pick<Report, 'targets' | 'verdicts' | 'findings'>;
  /** Made in this audit. */
  readonly attempts: number;
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
