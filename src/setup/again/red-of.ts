import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { loadAudit } from '../audit/load-audit.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { UsageError } from '../usage/usage-error.ts';
import { readRed } from './read-red.ts';
import type { Red } from './red.ts';

/**
 * What was red in the audit that a request names; undefined where it names none.
 * @throws UsageError in one line where the file holds none, or nothing of it is red.
 */
export async function redOf(request: AuditRequest): Promise<Red | undefined> {
  const { onlyRed: file } = request;
  if (file === undefined) return undefined;
  try {
    return await readRed(loadAudit(file), { file, request });
  } catch (error) {
    throw error instanceof UnreadableRecord ? new UsageError(error.message) : error;
  }
}
