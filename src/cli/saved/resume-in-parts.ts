import { type AuditOptions, audit, reportOf } from '../../audit.ts';
import type { LongList } from '../../catalogue/long-list.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import { auditInParts } from '../../setup/audit/audit-in-parts.ts';

export interface PartsSoFar {
  readonly before: () => AsyncIterable<AuditLog>;
  /** The last part, which may not be at its end. */
  readonly log: AuditLog;
  /** The list; absent where every target of it is in a part. */
  readonly long?: Pick<LongList, 'parts' | 'targets'> | undefined;
  /** As `auditInParts()` has it. */
  readonly onPart?: (number: number) => void;
}

/**
 * Goes on with an audit in parts: those that are whole are judged again, one at a time, the last is
 * made to its end, and what the list has beyond it comes in parts as it would have.
 * @param head of the first part.
 */
export async function* resumeInParts(
  head: AuditHead,
  { before, log, long, onPart }: PartsSoFar,
  options: Omit<AuditOptions, 'log'>,
): AsyncGenerator<Report> {
  for await (const whole of before()) {
    // All parts have one budget of what others said.
    for (const { observations } of whole.trials()) {
      for (const one of observations) options.texts?.observation(one);
    }
    yield reportOf(whole);
  }
  if (!log.head) throw new TypeError('Cannot go on: the last part has no head');
  const last = await audit(log.head, { ...options, log });
  yield last;
  const { part: _, ...all } = head;
  // A version before this one may have made them of another size.
  const size = head.targets.length;
  const rest = { ...all, targets: [] };
  if (long) yield* auditInParts(rest, { ...long, after: last, onPart, size }, options);
}
