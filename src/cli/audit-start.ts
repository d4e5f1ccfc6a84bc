import type { AuditLog } from '../record/audit-log.ts';
import type { PreparedAudit } from '../setup/prepare-audit.ts';
import type { SaveFile } from './out/save-file.ts';

/** What there is before the first step of an audit, whether it begins or goes on. */
export interface AuditStart extends PreparedAudit {
  readonly resumed?: Resumed;
}

/** Where an audit goes on. */
export interface Resumed {
  /** What it has seen. */
  readonly log: AuditLog;
  /** What takes the rest. */
  readonly save: SaveFile;
  /** The folder that it was begun in, where a PAC file may be. */
  readonly folder: string;
}
