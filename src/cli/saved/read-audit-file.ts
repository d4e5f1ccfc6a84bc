import type { RecordLine } from '../../model/audit/record.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import type { Bytes } from '../../record/begun.ts';
import { readAudit } from '../../record/read-audit.ts';
import { UnreadableRecord } from '../../record/unreadable-record.ts';
import { requestedRedactor } from '../../setup/redaction/requested-redactor.ts';
import type { OutcomeRequest } from '../../setup/request/audit-request.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { bytesOf } from '../args/bytes-of.ts';
import { linesWithoutSecrets } from '../out/line-without-secrets.ts';
import type { ReadingProgress } from './reading-progress.ts';

/** How an audit is read, and who is told how far. */
export interface Reading extends OutcomeRequest {
  readonly progress?: ReadingProgress;
}

/**
 * The audit in a file or in standard input (`-`), whatever it is (`readAudit()`), without secrets and as it is asked for now:
 * redacted, with another bar to pass, of another site. One log, or one a part of a long list, never
 * two at a time.
 * @throws UsageError in one line where the file holds no audit; what the system says where it cannot be read.
 */
export function readAuditFile(
  path: string,
  { progress, ...request }: Reading = {},
): AsyncGenerator<AuditLog> {
  progress?.onFile(path);
  const bytes = bytesOf(path);
  return readAuditBytes(progress?.watched(bytes) ?? bytes, request);
}

/** The same of what is read already. */
export async function* readAuditBytes(
  bytes: Bytes,
  request: OutcomeRequest = {},
): AsyncGenerator<AuditLog> {
  const withoutSecrets = linesWithoutSecrets();
  const redactor = requestedRedactor(request);
  const instead = (line: RecordLine): readonly RecordLine[] => {
    const kept = asAskedNow(withoutSecrets(line), request);
    return redactor?.(kept) ?? [kept];
  };
  try {
    yield* readAudit(bytes, instead);
  } catch (error) {
    throw error instanceof UnreadableRecord ? new UsageError(error.message) : error;
  }
}

function asAskedNow(line: RecordLine, { failOn, site }: OutcomeRequest): RecordLine {
  if (line.type !== 'head') return line;
  const { head } = line;
  const asked = { ...(failOn && { failOn }), ...(site !== undefined && { site }) };
  return { ...line, head: { ...head, options: { ...head.options, ...asked } } };
}
