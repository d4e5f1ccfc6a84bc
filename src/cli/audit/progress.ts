import type { RecordLine } from '../../model/audit/record.ts';
import { progressLine } from '../out/progress/progress-line.ts';
import { AuditSoFar } from './audit-so-far.ts';

export interface AuditProgress {
  readonly onPass: (attempts: number) => void;
  readonly onLine: (line: RecordLine) => void;
  /** Takes the line away, until the next line of the audit. */
  readonly clear: () => void;
}

/** How far an audit is, on stderr: how many attempts of this pass, the time left, and what it waits for. */
export function auditProgress(enabled: boolean): AuditProgress {
  const sofar = new AuditSoFar();
  let line: ReturnType<typeof progressLine> | undefined;
  return {
    onPass: (attempts) => sofar.pass(attempts),
    onLine: (one) => {
      line ??= progressLine(enabled, () => sofar.parts(performance.now()));
      sofar.line(one, performance.now());
    },
    clear: () => {
      line?.clear();
      line = undefined;
    },
  };
}
