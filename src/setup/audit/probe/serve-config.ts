import type { ValidStatusCodes } from '../../../model/standing/valid-status.ts';
import type { AuditRequest } from '../../request/audit-request.ts';
import type { TargetRule } from './target-rule.ts';

/** What `netready serve` goes by: the `serve` part of a configuration file, and its profiles. */
export interface ServeConfig {
  /** The modules of `/probe`, by their names; the empty name is what the file says for all. */
  readonly modules: ReadonlyMap<string, ServedModule>;
  /** What may be probed. */
  readonly targets: readonly TargetRule[];
  readonly audits: readonly ServedAudit[];
  /** Probes in flight at the most. */
  readonly probes: number;
}

/** How a probe is made, and what of it counts as a success. */
export interface ServedModule {
  readonly request: AuditRequest;
  /** Of the last answer: one of these besides. Absent: that the network lets the target pass is enough. */
  readonly validStatusCodes?: ValidStatusCodes;
}

/** An audit that is made again and again. */
export interface ServedAudit {
  /** The profile that it goes by. */
  readonly name: string;
  readonly request: AuditRequest;
  /** Milliseconds from the beginning of one to that of the next. */
  readonly everyMs: number;
}
