import type { RecordLine } from '../../model/audit/record.ts';
import { AuditLog } from '../../record/audit-log.ts';
import type { OutcomeRequest } from '../request/audit-request.ts';
import { requestedRedactor } from './requested-redactor.ts';

/** A second log beside that of an audit: what leaves the company of it. */
export interface RedactedLog {
  /** Of the part that is being made. */
  readonly log: () => AuditLog;
  /** Takes a line of the audit. @returns what may be written in its place. */
  readonly add: (line: RecordLine) => readonly RecordLine[];
}

/**
 * The log that a redacted audit reports; undefined where that was not asked for. The audit itself goes by what
 * was really seen: what is to be asked next has no pseudonym.
 */
export function redactedLog(request: OutcomeRequest): RedactedLog | undefined {
  const redact = requestedRedactor(request);
  if (!redact) return undefined;
  let log = new AuditLog();
  const add = (line: RecordLine): readonly RecordLine[] => {
    if (line.type === 'head') log = new AuditLog();
    const lines = redact(line);
    for (const one of lines) log.add(one);
    return lines;
  };
  return { log: () => log, add };
}
