import { createReadStream } from 'node:fs';
import type { AuditLog } from '../../record/audit-log.ts';
import { readLines } from '../../record/read-lines.ts';
import { readParts } from '../../record/read-parts.ts';

/**
 * Reads a file of `--save`: one log for an audit that was made whole, one after another for a long list
 * that was audited in parts, never two at a time.
 * @throws UnreadableRecord in one line (line number, what is wrong) where the file is no saved audit.
 */
export function loadAudit(path: string): AsyncGenerator<AuditLog> {
  return readParts(readLines(createReadStream(path)));
}
