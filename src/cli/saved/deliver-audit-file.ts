import { reportOf } from '../../audit.ts';
import type { Report } from '../../model/audit/report.ts';
import type { Bytes } from '../../record/begun.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { type Delivery, deliver } from '../deliver/deliver.ts';
import { deliverParts } from '../deliver/deliver-parts.ts';
import { readAuditBytes } from './read-audit-file.ts';
import type { ReadingProgress } from './reading-progress.ts';

/** How an audit in a file is told again. */
export interface Retelling extends OutcomeRequest {
  readonly delivery: Delivery;
  readonly progress: ReadingProgress;
}

/**
 * Judges the audit in a file and delivers its report.
 * @returns the exit status: of the report, or 2 where something could not be written.
 * @throws UsageError in one line where the file holds no audit.
 */
export function deliverAuditFile(path: string, retelling: Retelling): Promise<number> {
  return deliverAuditBytes(retelling.progress.watched(bytesOf(path)), retelling);
}

/** The same of what is read already. */
export async function deliverAuditBytes(
  bytes: Bytes,
  { delivery, progress, ...request }: Retelling,
): Promise<number> {
  leanHeap();
  const delivered = deliverParts(delivery);
  let whole: Report | undefined;
  try {
    for await (const log of readAuditBytes(bytes, request)) {
      const report = reportOf(log);
      progress.clear();
      if (!report.part) {
        whole = report;
        break;
      }
      await delivered.part(report);
    }
  } finally {
    progress.clear();
  }
  // Most audits are made in one part, whose time of end is known before it is written. What read it is
  // let go first.
  return whole ? deliver(whole, delivery) : delivered.end();
}
