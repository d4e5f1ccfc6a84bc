import { createReadStream } from 'node:fs';
import type { AuditLog } from '../../record/audit-log.ts';
import { readAudit } from '../../record/read-audit.ts';

/**
 * Reads a file of `--save`, or a report in JSON, NDJSON or HTML: one log for an audit that was made
 * whole, one after another for a long list that was audited in parts, never two at a time.
 * @throws UnreadableRecord in one line (where, what is wrong) where the file holds no audit.
 */
export function loadAudit(path: string): AsyncGenerator<AuditLog> {
  return readAudit(createReadStream(path));
}
