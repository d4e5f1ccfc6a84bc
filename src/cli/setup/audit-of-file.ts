import { reportOf } from '../../audit.ts';
import { auditForGuide, joinAudits } from '../../diagnosis/guide/audit-for-guide.ts';
import type { AuditForGuide } from '../../model/guide/audited-network.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { readAuditFile } from '../saved/read-audit-file.ts';

/**
 * What of the audit in a file the set-up guide asks for; of a long list part by part.
 * @throws UsageError in one line where the file holds no audit; what the system says where it cannot be read.
 */
export async function auditOfFile(path: string): Promise<AuditForGuide> {
  let whole: AuditForGuide | undefined;
  for await (const log of readAuditFile(path)) {
    const part = auditForGuide(reportOf(log));
    whole = whole ? joinAudits(whole, part) : part;
  }
  if (!whole) throw new UsageError(`Cannot use ${quoted(path)}: it holds no audit`);
  return whole;
}
