import type { Certificate } from '../../src/model/audit/observation.ts';
import type { RecordLine } from '../../src/model/audit/record.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import { AuditLog } from '../../src/record/audit-log.ts';
import type { PublicWords } from '../../src/redaction/public-words.ts';
import { redactor } from '../../src/redaction/redactor.ts';
import { publicWords } from '../../src/setup/redaction/public-words.ts';

export const known: PublicWords = publicWords();

/** The lines that stand for these, as one run makes them. */
export function redactLines(lines: readonly RecordLine[]): readonly RecordLine[] {
  return lines.flatMap(redactor(known));
}

export interface Audited {
  readonly head: AuditHead;
  readonly trials: readonly Trial[];
  readonly certificates: ReadonlyMap<string, Certificate>;
}

/** The lines of an audit that went so. */
export function linesOfAudit({ head, trials, certificates }: Audited): readonly RecordLine[] {
  return [
    { type: 'head', head },
    ...[...certificates.values()].map(
      (certificate): RecordLine => ({ type: 'certificate', certificate }),
    ),
    ...trials.flatMap(({ attempt, observations, finished }): RecordLine[] => [
      { type: 'attempt', attempt },
      ...observations.map((observation): RecordLine => ({ type: 'observation', observation })),
      ...(finished ? [{ type: 'finished', attempt: attempt.id } as const] : []),
    ]),
  ];
}

/** What lines come to. */
export function auditOf(lines: readonly RecordLine[]): Audited {
  const log = new AuditLog();
  for (const line of lines) log.add(line);
  if (!log.head) throw new TypeError('no head');
  return { head: log.head, trials: log.trials(), certificates: log.certificates };
}
