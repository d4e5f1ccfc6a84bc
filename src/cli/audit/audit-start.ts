import type { LongList } from '../../catalogue/long-list.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import type { SaveFile } from '../out/save-file.ts';

/** What there is before the first step of an audit, whether it begins or goes on. */
export interface AuditStart extends PreparedAudit {
  readonly resumed?: Resumed;
  /** The targets, where there are too many to hold and not all are in a part yet. */
  readonly long?: LongList;
}

/** Where an audit goes on. */
export interface Resumed {
  /** What it has seen; of one in parts, the last of them. */
  readonly log: AuditLog;
  /** Of an audit in parts: those before the last, one at a time. */
  readonly before?: () => AsyncIterable<AuditLog>;
  /** What takes the rest. */
  readonly save: SaveFile;
  /** The folder that it was begun in, where a PAC file may be. */
  readonly folder: string;
}
