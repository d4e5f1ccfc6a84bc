import { reportOf } from '../../audit.ts';
import { joinSnapshots, type Snapshot, snapshotOf } from '../../diagnosis/difference/snapshot.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { type Reading, readAuditFile } from './read-audit-file.ts';

/**
 * What the audit in a file comes to, as far as two are compared; of a long list part by part, so that
 * never more than one part is held.
 * @throws UsageError in one line where the file holds no audit; what the system says where it cannot be read.
 */
export async function snapshotOfFile(path: string, reading: Reading = {}): Promise<Snapshot> {
  let whole: Snapshot | undefined;
  for await (const log of readAuditFile(path, reading)) {
    const part = snapshotOf(reportOf(log));
    whole = whole ? joinSnapshots(whole, part) : part;
  }
  if (!whole) throw new UsageError(`Cannot compare ${quoted(path)}: it holds no audit`);
  return whole;
}
