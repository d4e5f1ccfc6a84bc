import type { LongList } from '../../catalogue/long-list.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import type { UntilRequest } from '../../setup/request/audit-request.ts';
import type { SaveFile } from '../out/save-file.ts';

/** What there is before the first step of an audit, whether it begins or goes on. */
export interface AuditStart extends PreparedAudit {
  readonly resumed?: Resumed;
  /** Whether it looks until it is green; default: what is asked for. */
  readonly until?: UntilRequest & { /** How long, counted from now. */ readonly isAnew: boolean };
  /** The targets, where there are too many to hold and not all are in a part yet. */
  readonly long?: LongList;
}

/** Where an audit goes on. */
export interface Resumed {
  /** What it has seen; of one in parts, the last of them. */
  readonly log: AuditLog;
  /** Of an audit in parts: those before the last, one at a time. */
  readonly before?: () => AsyncIterable<AuditLog>;
  /** Of one that looked until it was green: the first audit; `log` is that of the last look. */
  readonly first?: AuditLog;
  /** What takes the rest. */
  readonly save: SaveFile;
  /** The folder that it was begun in, where a PAC file may be. */
  readonly folder: string;
}
