import type { AuditRequest } from '../../request/audit-request.ts';
import type { TargetRule } from './target-rule.ts';

/** What `netready serve` goes by: the `serve` part of a configuration file, and its profiles. */
export interface ServeConfig {
  /** The request of each module of `/probe`, by its name: the profiles, and the empty name for what the file says for all. */
  readonly modules: ReadonlyMap<string, AuditRequest>;
  /** What may be probed. */
  readonly targets: readonly TargetRule[];
  readonly audits: readonly ServedAudit[];
  /** Probes in flight at the most. */
  readonly probes: number;
}

/** An audit that is made again and again. */
export interface ServedAudit {
  /** The profile that it goes by. */
  readonly name: string;
  readonly request: AuditRequest;
  /** Milliseconds from the beginning of one to that of the next. */
  readonly everyMs: number;
}
