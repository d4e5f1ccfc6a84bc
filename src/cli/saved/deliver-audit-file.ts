import { reportOf } from '../../audit.ts';
import type { Report } from '../../model/audit/report.ts';
import type { Bytes } from '../../record/begun.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { type Delivery, deliver, loadAhead } from '../deliver/deliver.ts';
import { deliverParts, type PartsDelivery } from '../deliver/deliver-parts.ts';
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
  await loadAhead(delivery);
  const delivered = deliverParts(delivery);
  // Most audits are made in one part, whose time of end is known before it is written.
  const whole = await judgedIn(bytes, { delivered, progress, request });
  return whole ? deliver(whole, delivery) : delivered.end();
}

interface Judging extends Pick<Retelling, 'progress'> {
  readonly delivered: PartsDelivery;
  readonly request: OutcomeRequest;
}

/**
 * Judges what is read, and gives each part of it on. A function of its own, since what suspends keeps all that it ever
 * named: the log of an audit would be held until its report is written.
 * @returns the report of an audit that has no parts.
 */
async function judgedIn(
  bytes: Bytes,
  { delivered, progress, request }: Judging,
): Promise<Report | undefined> {
  try {
    for await (const log of readAuditBytes(bytes, request)) {
      const report = reportOf(log);
      progress.clear();
      if (!report.part) return report;
      await delivered.part(report);
    }
    return undefined;
  } finally {
    progress.clear();
  }
}
